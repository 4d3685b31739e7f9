"""Founding an agency and growing its tree."""

import re
from datetime import date

from django.db import transaction

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import Refused
from vinhdanh.common.keys import uuid7
from vinhdanh.units.domain.account import new_account
from vinhdanh.units.enums import OrganisationKind, Role
from vinhdanh.units.models import Organisation, Scope, User

register_sentences(
    {
        "agency.founded": "Lập cơ quan “{name}” cùng tài khoản quản trị đầu tiên “{username}”.",
        "organisation.created": "Lập đơn vị “{name}” (mã {code}).",
    }
)

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.\-]{0,29}")


@transaction.atomic
def found_agency(*, code: str, name: str, username: str, password: str, on: date) -> User:
    """Create an agency, the root of its tree, and its first administrator, who may do the rest."""
    key = uuid7()
    root = Organisation.objects.create(
        id=key,
        tenant_id=key,
        path=f"{checked_code(code)}/",
        code=code,
        name=name,
        kind=OrganisationKind.MINISTRY,
        legal_person=True,
        valid_from=on,
    )
    administrator = new_account(tenant=root, username=username, password=password)
    Scope.objects.create(user=administrator, organisation=root, role=Role.ADMINISTRATOR, valid_from=on)
    log(administrator, "agency.founded", root, name=name, username=administrator.username)
    return administrator


@transaction.atomic
def create_organisation(
    parent: Organisation,
    *,
    code: str,
    name: str,
    kind: OrganisationKind,
    actor: User,
    on: date,
    legal_person: bool = False,
    flags: bool = True,
    founded: date | None = None,
) -> Organisation:
    """Add a unit under another one, in force from a day."""
    require(actor, "units.administer", parent)
    parent = Organisation.objects.select_for_update().get(pk=parent.pk)
    if Organisation.objects.filter(tenant=parent.tenant_id, code=code).exists():
        raise Refused(f"Mã đơn vị “{code}” đã dùng cho một đơn vị khác. Hãy chọn mã khác.")
    organisation = Organisation.objects.create(
        tenant_id=parent.tenant_id,
        parent=parent,
        path=f"{parent.path}{checked_code(code)}/",
        code=code,
        name=name,
        kind=kind,
        legal_person=legal_person,
        flags=flags,
        founded=founded,
        valid_from=on,
    )
    log(actor, "organisation.created", organisation, name=name, code=code)
    return organisation


def checked_code(code: str) -> str:
    """Return a code that may stand in the path of the tree, or refuse it."""
    if not CODE.fullmatch(code):
        raise Refused(
            f"Mã đơn vị “{code}” không hợp lệ: chỉ dùng chữ không dấu, chữ số, dấu chấm và gạch nối, "
            "nhiều nhất 30 ký tự."
        )
    return code
