from vinhdanh.councils.models.council import Council, Member
from vinhdanh.councils.models.count import Count
from vinhdanh.councils.models.session import Attendance, Item, Session

__all__ = ["Attendance", "Council", "Count", "Item", "Member", "Session"]
