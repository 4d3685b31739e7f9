import unicodedata

import pghistory
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from vinhdanh.common.models import Base
from vinhdanh.units.enums import Role
from vinhdanh.units.models.organisation import Organisation
from vinhdanh.units.models.person import Person


class User(Base, AbstractBaseUser):
    """An account: who signs in, for which agency, and which person of the record they are."""

    tenant = models.ForeignKey(Organisation, models.PROTECT, verbose_name="cơ quan", related_name="+")
    username = models.CharField("mã cán bộ", max_length=150, unique=True)
    email = models.EmailField("thư điện tử", blank=True)
    person = models.OneToOneField(
        Person, models.PROTECT, null=True, verbose_name="cá nhân", related_name="account"
    )
    is_active = models.BooleanField("đang dùng", default=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []
    is_staff = is_superuser = False

    objects = BaseUserManager()

    class Meta:
        verbose_name = "tài khoản"
        constraints = [
            models.UniqueConstraint(Lower("email"), condition=~Q(email=""), name="user_email_once"),
            models.CheckConstraint(
                condition=Q(username=Lower("username")), name="user_name_in_small_letters"
            ),
        ]

    def __str__(self) -> str:
        return self.person.name if self.person else self.username

    def set_password(self, raw_password: str | None) -> None:
        """Keep the password in one Unicode form: the same keys pressed on two machines are one password."""
        super().set_password(raw_password and unicodedata.normalize("NFKC", raw_password))

    def check_password(self, raw_password: str | None) -> bool:
        """Compare a typed password in the form in which :meth:`set_password` kept it."""
        return super().check_password(raw_password and unicodedata.normalize("NFKC", raw_password))


@pghistory.track()
class Scope(Base):
    """A role that an account holds over a unit and all below it, from a date until a date."""

    user = models.ForeignKey(User, models.CASCADE, verbose_name="tài khoản", related_name="scopes")
    organisation = models.ForeignKey(Organisation, models.PROTECT, verbose_name="đơn vị", related_name="+")
    role = models.CharField("vai trò", max_length=30, choices=Role)
    valid_from = models.DateField("từ ngày")
    valid_until = models.DateField("đến trước ngày", null=True)

    class Meta:
        verbose_name = "phạm vi quyền"
        constraints = [
            models.UniqueConstraint(fields=["user", "organisation", "role", "valid_from"], name="scope_once"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")), name="scope_period"
            ),
        ]
