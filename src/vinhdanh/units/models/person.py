import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Func

from vinhdanh.common.models import Base
from vinhdanh.units.enums import Gender, PersonGroup
from vinhdanh.units.models.organisation import Organisation


@pghistory.track()
class Person(Base):
    """Somebody who works in the agency, whether or not they ever sign in."""

    tenant = models.ForeignKey(Organisation, models.PROTECT, verbose_name="cơ quan", related_name="+")
    staff_code = models.CharField("mã cán bộ", max_length=30)
    name = models.CharField("họ và tên", max_length=120)
    sort_key = models.CharField("khoá xếp theo tên gọi", max_length=240, editable=False, db_collation="C")
    folded = models.CharField("tên không dấu", max_length=120, editable=False, db_collation="C")
    gender = models.CharField("giới tính", max_length=10, choices=Gender, blank=True)
    born = models.DateField("ngày sinh", null=True)
    joined = models.DateField("ngày vào cơ quan", null=True)
    group = models.CharField("đối tượng", max_length=20, choices=PersonGroup, blank=True)
    direct_worker = models.BooleanField("lao động trực tiếp", default=False)

    class Meta:
        verbose_name = "cá nhân"
        constraints = [
            models.UniqueConstraint(fields=["tenant", "staff_code"], name="person_staff_code_once")
        ]
        indexes = [models.Index(fields=["tenant", "folded"]), models.Index(fields=["tenant", "sort_key"])]

    def __str__(self) -> str:
        return self.name


class OnePerson(Func):
    """The range that holds one person's key: lets PostgreSQL refuse overlaps without any extension."""

    template = "uuid_range(%(expressions)s, %(expressions)s, '[]')"


@pghistory.track()
class Post(Base):
    """Where a person works and as what, over a period; one main post at a time."""

    person = models.ForeignKey(Person, models.CASCADE, verbose_name="cá nhân", related_name="posts")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="đơn vị", related_name="posts"
    )
    title = models.CharField("chức vụ", max_length=120, blank=True)
    period = DateRangeField("thời gian")

    class Meta:
        verbose_name = "vị trí công tác"
        constraints = [
            ExclusionConstraint(
                name="post_one_at_a_time",
                expressions=[
                    (OnePerson("person"), RangeOperators.OVERLAPS),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
        ]
