from vinhdanh.units.models.account import Scope, User
from vinhdanh.units.models.organisation import Organisation
from vinhdanh.units.models.person import Person, Post

__all__ = ["Organisation", "Person", "Post", "Scope", "User"]
