"""The administrator's face, from the first page to what each form does."""

import pytest
from django.test import Client
from django.urls import reverse

from factories import ON, PASSWORD, OrganisationFactory, PersonFactory, UserFactory, administrator_of
from vinhdanh.common.dates import today
from vinhdanh.units.enums import Role
from vinhdanh.units.models import Organisation, Scope, User
from web.reading import count_queries, english_words

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
DAY = f"{today():%d/%m/%Y}"


@pytest.fixture
def unit():
    return OrganisationFactory(name="Cục Báo chí", code="BC")


@pytest.fixture
def keeper(unit):
    client = Client()
    client.force_login(administrator_of(unit), backend=BACKEND)
    return client


def test_an_administrator_begins_at_the_administrators_desk(keeper):
    assert keeper.get(reverse("start")).url == reverse("admin_desk")


def test_every_page_of_the_face_is_in_vietnamese(keeper, unit):
    account = UserFactory(organisation=unit, role=Role.UNIT_OFFICER)
    pages = [
        *(reverse(f"admin_{name}") for name in ("desk", "accounts", "account_new", "units", "unit_new")),
        *(reverse(f"admin_{name}") for name in ("settings", "health")),
        *(reverse(f"admin_account{name}", args=[account.pk]) for name in ("", "_lock", "_password")),
        reverse("admin_scope_grant", args=[account.pk]),
        reverse("admin_scope_end", args=[account.scopes.get().pk]),
        *(reverse(f"admin_unit_{name}", args=[unit.pk]) for name in ("rename", "merge")),
    ]

    shown = {page: keeper.get(page) for page in pages}

    assert {page: answer.status_code for page, answer in shown.items()} == dict.fromkeys(pages, 200)
    names = frozenset({"testserver", "Asia", "Minh", "Ho", "Chi", "Excel", "localhost", "quantri", "tk"})
    assert {page: english_words(one.content.decode(), names=names) for page, one in shown.items()} == {
        page: set() for page in pages
    }


def test_opening_an_account_for_somebody_of_the_record_and_giving_it_a_dated_role(keeper, unit):
    person = PersonFactory(organisation=unit, staff_code="KN7")
    typed = {"username": "KN7", "staff_code": "kn7", "email": "", "password": PASSWORD}

    opened = keeper.post(reverse("admin_account_new"), typed)
    account = User.objects.get(username="kn7")
    role = {"role": "unit-head", "organisation": unit.pk, "on": DAY, "until": "01/01/2090"}
    keeper.post(reverse("admin_scope_grant", args=[account.pk]), role)

    assert (opened.url, account.person) == (reverse("admin_account", args=[account.pk]), person)
    given = account.scopes.get()
    assert (given.role, given.organisation, given.valid_from, f"{given.valid_until:%d/%m/%Y}") == (
        Role.UNIT_HEAD,
        unit,
        today(),
        "01/01/2090",
    )


def test_what_cannot_be_done_is_said_beside_what_was_typed(keeper):
    typed = {"username": "x", "staff_code": "KHONGCO", "email": "", "password": "ngắn"}
    unknown = keeper.post(reverse("admin_account_new"), typed)
    weak = keeper.post(reverse("admin_account_new"), typed | {"staff_code": ""})

    assert "Không có ai mang mã này trong hồ sơ." in unknown.content.decode()
    assert "quá ngắn" in weak.content.decode()
    assert 'value="x"' in weak.content.decode()
    assert User.objects.filter(username="x").count() == 0


def test_a_role_ends_from_today_on_and_not_before(keeper, unit):
    scope = UserFactory(organisation=unit, role=Role.UNIT_OFFICER).scopes.get()
    address = reverse("admin_scope_end", args=[scope.pk])

    early = keeper.post(address, {"on": f"{ON:%d/%m/%Y}"}).content.decode()
    scope.refresh_from_db()
    assert ("Ngày thôi không được trước hôm nay." in early, scope.valid_until) == (True, None)
    keeper.post(address, {"on": DAY})

    assert Scope.objects.get(pk=scope.pk).valid_until == today()


def test_locking_and_unlocking_by_the_page(keeper, unit):
    account = UserFactory(organisation=unit, role=Role.UNIT_OFFICER)

    keeper.post(reverse("admin_account_lock", args=[account.pk]), {"reason": "nghỉ hưu"})
    account.refresh_from_db()
    assert account.is_active is False
    listed = keeper.get(reverse("admin_accounts"), {"loc": "khoa"}).context["page"]
    assert [one.pk for one in listed] == [account.pk]
    assert "nghỉ hưu" in keeper.get(reverse("admin_account", args=[account.pk])).content.decode()
    keeper.post(reverse("admin_account_unlock", args=[account.pk]))

    account.refresh_from_db()
    assert account.is_active is True


def test_units_are_made_renamed_and_merged_by_the_pages(keeper, unit):
    new = {"parent": unit.pk, "code": "P1", "name": "Phòng Một", "kind": "don-vi", "on": "01/01/2026"}
    keeper.post(reverse("admin_unit_new"), new)
    room = Organisation.objects.get(code="P1")
    other = OrganisationFactory(parent=unit.parent, name="Cục Khác")

    keeper.post(reverse("admin_unit_rename", args=[room.pk]), {"name": "Phòng Nhất"})
    keeper.post(reverse("admin_unit_merge", args=[room.pk]), {"into": other.pk, "on": DAY})

    room.refresh_from_db()
    assert (room.path, room.name, room.valid_until) == (f"{unit.path}P1/", "Phòng Nhất", today())


def test_the_workbook_of_accounts_holds_what_the_list_holds(keeper):
    answer = keeper.get(reverse("admin_accounts_export"))

    assert answer["Content-Disposition"] == 'attachment; filename="tai-khoan.xlsx"'
    assert answer.content.startswith(b"PK")


def test_accounts_are_found_without_accents(keeper, unit):
    UserFactory(organisation=unit, username="cb77")
    other = UserFactory(organisation=unit, username="cb78")
    other.person.folded = "phan xich long"
    other.person.save(update_fields=["folded"])

    found = keeper.get(reverse("admin_accounts"), {"tim": "Phan Xích"}).context["page"]

    assert [one.username for one in found] == ["cb78"]


@pytest.mark.parametrize("name", ["admin_desk", "admin_accounts", "admin_units"])
def test_the_pages_ask_the_same_number_of_questions_of_one_row_and_of_many(keeper, unit, name):
    UserFactory(organisation=unit, role=Role.UNIT_OFFICER)
    few = count_queries(lambda: keeper.get(reverse(name)))
    for _ in range(3):
        UserFactory(organisation=OrganisationFactory(parent=unit), role=Role.UNIT_OFFICER)

    assert count_queries(lambda: keeper.get(reverse(name))) == few
