from vinhdanh.common.models.action import LoggedAction
from vinhdanh.common.models.base import Base
from vinhdanh.common.models.receipt import Receipt

__all__ = ["Base", "LoggedAction", "Receipt"]
