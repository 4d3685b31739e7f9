"""Changes of the tree that leave its past as it was: a unit's new name, a unit merged into another one."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import Refused
from vinhdanh.units.domain.account import end_scope
from vinhdanh.units.domain.person import move_person
from vinhdanh.units.models import Organisation, Post, Scope, User

register_sentences(
    {
        "organisation.renamed": "Đổi tên đơn vị “{before}” thành “{after}”.",
        "organisation.merged": "Sáp nhập “{name}” vào “{into}” từ ngày {since}, chuyển {people} người.",
    }
)


@transaction.atomic
def rename_organisation(organisation: Organisation, *, name: str, actor: User) -> None:
    """Call a unit by another name from now on; its history keeps the former one."""
    require(actor, "units.administer", organisation)
    renamed = Organisation.objects.select_for_update().get(pk=organisation.pk)
    before, after = renamed.name, name.strip()
    if not after or after == before:
        raise Refused("Hãy ghi tên mới, khác tên đang dùng.")
    renamed.name = after
    renamed.save(update_fields=["name"])
    log(actor, "organisation.renamed", renamed, before=before, after=after)


@transaction.atomic
def merge_organisation(
    organisation: Organisation, *, into: Organisation, actor: User, on: date
) -> Organisation:
    """End a unit on a day and move its people to another one; roles over it end with it, its record stays."""
    require(actor, "units.administer", organisation)
    require(actor, "units.administer", into)
    ended, heir = _locked(organisation), _locked(into)
    _refuse_impossible(ended, heir, on)
    posts = list(Post.objects.filter(organisation=ended, period__endswith=None).select_related("person"))
    for post in posts:
        move_person(post.person, to=heir, title=post.title, actor=actor, on=on)
    for scope in Scope.objects.filter(Q(valid_until=None) | Q(valid_until__gt=on), organisation=ended):
        end_scope(scope, actor=actor, on=on)
    ended.valid_until = on
    ended.save(update_fields=["valid_until"])
    log(
        actor,
        "organisation.merged",
        ended,
        name=ended.name,
        into=heir.name,
        since=f"{on:%d/%m/%Y}",
        people=len(posts),
    )
    return heir


def _locked(organisation: Organisation) -> Organisation:
    return Organisation.objects.select_for_update().get(pk=organisation.pk)


def _refuse_impossible(ended: Organisation, heir: Organisation, on: date) -> None:
    if ended.parent_id is None:
        raise Refused("Cơ quan là gốc của cây đơn vị nên không sáp nhập vào đơn vị khác được.")
    if heir.tenant_id != ended.tenant_id or heir.path.startswith(ended.path):
        raise Refused("Đơn vị nhận phải cùng cơ quan và không nằm trong đơn vị được sáp nhập.")
    for one in (ended, heir):
        if one.valid_until is not None:
            raise Refused(f"{one.name} đã kết thúc hoạt động từ ngày {one.valid_until:%d/%m/%Y}.")
    if on <= ended.valid_from:
        raise Refused(f"{ended.name} có từ ngày {ended.valid_from:%d/%m/%Y}; ngày sáp nhập phải sau ngày ấy.")
    if below := ended.children.filter(valid_until=None).count():
        raise Refused(f"{ended.name} còn {below} đơn vị trực thuộc. Hãy sáp nhập các đơn vị ấy trước.")
