import pghistory
from django.db import models
from django.db.models import F, Q

from vinhdanh.common.models import Base
from vinhdanh.units.enums import OrganisationKind


@pghistory.track()
class Organisation(Base):
    """A body of the tree, from the agency itself (the tenant) to a team; may be honoured as a collective."""

    tenant = models.ForeignKey("self", models.PROTECT, verbose_name="cơ quan", related_name="+")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, verbose_name="trực thuộc", related_name="children"
    )
    path = models.CharField(
        "đường trong cây", max_length=400, db_collation="C", help_text="mã các cấp từ gốc, mỗi cấp kết bằng /"
    )
    code = models.CharField("mã đơn vị", max_length=30)
    name = models.CharField("tên đơn vị", max_length=200)
    kind = models.CharField("loại", max_length=20, choices=OrganisationKind)
    legal_person = models.BooleanField("có tư cách pháp nhân", default=False)
    flags = models.BooleanField("thuộc đối tượng tặng cờ thi đua", default=True)
    founded = models.DateField("ngày thành lập", null=True)
    second_factor = models.BooleanField(
        "bắt buộc bảo vệ hai lớp", default=False, help_text="của cơ quan: mọi tài khoản có vai trò"
    )
    valid_from = models.DateField("từ ngày")
    valid_until = models.DateField("đến trước ngày", null=True)

    class Meta:
        verbose_name = "đơn vị"
        constraints = [
            models.UniqueConstraint(fields=["tenant", "code"], name="organisation_code_once"),
            models.UniqueConstraint(fields=["tenant", "path"], name="organisation_path_once"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="organisation_period",
            ),
        ]

    def __str__(self) -> str:
        return self.name
