from django.db import models

from vinhdanh.common.models import Base
from vinhdanh.councils.models.session import Item
from vinhdanh.units.models import User


class Count(Base):
    """What one teller counted for one item: sheets for, against, invalid. The other teller's must agree.

    ``attempt`` is which counting it was: where two tellers differ, both count the item once more.
    """

    item = models.ForeignKey(Item, models.CASCADE, verbose_name="nội dung", related_name="counts")
    teller = models.ForeignKey(User, models.PROTECT, verbose_name="người kiểm phiếu", related_name="+")
    votes_for = models.PositiveSmallIntegerField("đồng ý")
    votes_against = models.PositiveSmallIntegerField("không đồng ý")
    attempt = models.PositiveSmallIntegerField("lần đếm", default=1)
    invalid = models.PositiveSmallIntegerField("không hợp lệ", default=0)

    class Meta:
        verbose_name = "số đếm của người kiểm phiếu"
        constraints = [
            models.UniqueConstraint(fields=["item", "teller", "attempt"], name="count_once_a_teller"),
        ]
