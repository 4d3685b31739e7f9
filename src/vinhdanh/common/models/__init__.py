from vinhdanh.common.models.action import LoggedAction
from vinhdanh.common.models.base import Base

__all__ = ["Base", "LoggedAction"]
