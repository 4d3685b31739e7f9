from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from vinhdanh.common.models import Base
from vinhdanh.councils.enums import Office
from vinhdanh.units.models import Organisation, Person


class Council(Base):
    """A council of emulation and commendation at an organ."""

    tenant = models.ForeignKey(Organisation, models.PROTECT, verbose_name="cơ quan", related_name="+")
    organ = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="cơ quan của Hội đồng", related_name="councils"
    )
    name = models.CharField("tên Hội đồng", max_length=200)
    basis = models.CharField("quyết định thành lập", max_length=200, blank=True)
    own_case_votes = models.BooleanField("thành viên được biểu quyết việc của chính mình", default=False)

    class Meta:
        verbose_name = "Hội đồng"
        constraints = [models.UniqueConstraint(fields=["organ", "name"], name="council_name_once")]

    def __str__(self) -> str:
        return self.name


class OneKey(Func):
    """The range that holds one key: lets PostgreSQL refuse overlaps without any extension."""

    template = "uuid_range(%(expressions)s, %(expressions)s, '[]')"


class SeatPeriod(Func):
    """The days of a seat, as a range."""

    function = "daterange"


class Member(Base):
    """Somebody's seat in a council, over a period."""

    council = models.ForeignKey(Council, models.PROTECT, verbose_name="Hội đồng", related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, verbose_name="cá nhân", related_name="seats")
    office = models.CharField("chức danh", max_length=20, choices=Office, default=Office.MEMBER)
    valid_from = models.DateField("từ ngày")
    valid_until = models.DateField("đến trước ngày", null=True)

    class Meta:
        verbose_name = "thành viên Hội đồng"
        constraints = [
            ExclusionConstraint(
                name="member_once_at_a_time",
                expressions=[
                    (OneKey("council"), RangeOperators.OVERLAPS),
                    (OneKey("person"), RangeOperators.OVERLAPS),
                    (SeatPeriod("valid_from", "valid_until"), RangeOperators.OVERLAPS),
                ],
            ),
            ExclusionConstraint(
                name="council_has_one_chair",
                expressions=[
                    (OneKey("council"), RangeOperators.OVERLAPS),
                    (SeatPeriod("valid_from", "valid_until"), RangeOperators.OVERLAPS),
                ],
                condition=Q(office=Office.CHAIR),
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")), name="member_period"
            ),
        ]
