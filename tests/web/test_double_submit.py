"""Every form of every address, sent twice with one key: the second copy changes no row of any table."""

from itertools import pairwise
from typing import NamedTuple

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import override_settings
from django.urls import reverse
from psycopg import sql

from factories import PASSWORD, OrganisationFactory
from factories.records import page_of
from factories.units import PersonFactory
from vinhdanh.common.dates import today
from vinhdanh.common.keys import uuid7
from vinhdanh.common.models import LoggedAction
from vinhdanh.decisions.domain.drafting import add_lines, submit_decision
from vinhdanh.decisions.enums import Ground
from vinhdanh.decisions.models import Award, Decision
from vinhdanh.dossiers.enums import NominationState, SubmissionState
from vinhdanh.dossiers.models import Nomination, Submission
from vinhdanh.records.domain.particulars import particulars_of
from vinhdanh.records.models import Subject
from vinhdanh.units.domain.queries.person import post_of
from vinhdanh.units.models import Organisation
from vinhdanh.web import once
from web.matrix import (
    ANONYMOUS,
    LOGIN,
    ROLES,
    browser_of,
    build_world,
    expected,
    load_matrix,
    waiting_nomination,
)

pytestmark = [pytest.mark.integration, pytest.mark.django_db, pytest.mark.faults]
ROWS = {name: row for name, row in load_matrix().items() if "POST" in row}
ABOUT = sorted({row.get("object", "") for row in ROWS.values()})
BESIDE = {"common_receipt", "django_session", "axes_accesslog", "cache"}
GUARD = "vinhdanh.web.once.OnceMiddleware"
TODAY = f"{today():%d/%m/%Y}"


def on_a_list(world):
    """Bring a draft to the signature with one name on it."""
    draft = Decision.objects.get(**world.keys("decision"))
    nomination = waiting_nomination(world.units["own"], draft.round, award="gk")
    Nomination.objects.filter(pk=nomination.pk).update(state=NominationState.AGREED)
    officer = world.users["ministry-officer"]
    add_lines(draft, [nomination], actor=officer)
    submit_decision(draft, actor=officer, on=today())


def agreed_to(world):
    """Let one nomination of the organ be agreed to."""
    nomination = waiting_nomination(world.units["own"])
    Nomination.objects.filter(pk=nomination.pk).update(state=NominationState.AGREED)


def approved(world):
    """Let the head have approved the list, and the deadline be far."""
    found = Submission.objects.filter(**world.keys("submission"))
    found.update(state=SubmissionState.APPROVED, extended_until=today())


def with_a_department(world):
    """Let the unit have a department to which its people may move."""
    OrganisationFactory(parent=world.units["own"], code="P2", name="Phòng Hai")


def with_a_record(world):
    """Let the unit have somebody of whom a record is kept."""
    page_of(PersonFactory(organisation=world.units["own"]))


def put_right(world):
    """Return what the form says of a person of the matrix whose code was wrong."""
    page = Subject.objects.get(**world.keys("record"))
    now = particulars_of(page.person, post_of(page.person, today()))
    return {
        "name": now.name,
        "staff_code": "CB-DUNG",
        "organisation": now.organisation.pk,
        "reason": "Lý lịch cán bộ",
        "seen": now.mark,
    }


def line_of(world):
    """Return the one line of the issued decision."""
    return Award.objects.get(decision=world.keys("decision-issued")["pk"])


READY = {  # what must have come first for a form to succeed, though the matrix asks without it
    "ministry_decision_issue": on_a_list,
    "ministry_session_new": agreed_to,
    "unit_record_move": with_a_department,
    "unit_records_complete": with_a_record,
    "unit_submission_send": approved,
}
SIGNER = {"signer_title": "Bộ trưởng", "signer_name": "Trần Văn Minh"}
TYPED = {  # what makes a form succeed that the matrix posts empty
    "account_change_password": lambda _: {
        "oldpassword": PASSWORD,
        "password1": "một câu dài dễ nhớ 1948",
        "password2": "một câu dài dễ nhớ 1948",
    },
    "admin_account_new": lambda _: {"username": "tk-moi", "password": PASSWORD},
    "admin_account_lock": lambda _: {"reason": "nghỉ hưu"},
    "admin_account_password": lambda _: {"password": "một câu dài dễ nhớ 1948"},
    "admin_scope_grant": lambda world: {
        "role": "unit-head",
        "organisation": world.units["own"].pk,
        "on": TODAY,
    },
    "admin_scope_end": lambda _: {"on": TODAY},
    "admin_unit_new": lambda world: {
        "parent": world.units["own"].pk,
        "code": "P1",
        "name": "Phòng Một",
        "kind": "don-vi",
        "on": "01/01/2026",
    },
    "admin_unit_rename": lambda _: {"name": "Cục Khác tên"},
    "admin_unit_merge": lambda world: {"into": world.units["other-unit"].pk, "on": TODAY},
    "ministry_consultation_answer": lambda _: {"answer": "Nhất trí", "answered_on": TODAY},
    "ministry_consultation_ask": lambda _: {
        "direction": "asked-of-us",
        "authority": "Bộ Nội vụ",
        "about": "hiệp y",
        "collectives": 1,
        "individuals": 0,
        "asked_on": "12/01/2026",
    },
    "ministry_council_new": lambda _: {"name": "Hội đồng mới"},
    "ministry_council_seat": lambda world: {
        "person": world.users["leader"].person.staff_code,
        "office": "chair",
        "valid_from": "01/01/2026",
    },
    "ministry_council_unseat": lambda _: {"until": "01/02/2026", "reason": "Chuyển công tác"},
    "ministry_decision_annul": lambda world: {
        "ground": Ground.FRAUD,
        "reason": "Kết luận số 3/KL-TTr",
        "dong": line_of(world).pk,
        **SIGNER,
    },
    "ministry_decision_correct": lambda world: {
        f"ten:{line_of(world).pk}": "Phạm Thu Hằng",
        "reason": "Ghi nhầm tên",
        **SIGNER,
    },
    "ministry_decision_issue": lambda _: {"so": 7, "ngay": TODAY},
    "ministry_decision_edit": lambda _: {"subject_line": "Về việc tặng", "signer": "bo-truong", **SIGNER},
    "ministry_decision_numbering": lambda _: {"symbol": "QĐ-B", "place": "Hà Nội", "book": "clerk"},
    "ministry_round_extend": lambda _: {"until": "10/12/2026", "reason": "Bão"},
    "ministry_round_new": lambda _: {
        "kind": "cong-trang",
        "name": "Đợt cuối năm",
        "year": 2026,
        "opens_on": "01/11/2026",
        "due_on": "31/12/2026",
        "awards": ["ldtt"],
    },
    "ministry_session_edit": lambda _: {"title": "Phiên họp hoãn", "held_on": TODAY},
    "ministry_session_new": lambda _: {
        "round": Nomination.objects.get(state=NominationState.AGREED).round_id,
        "title": "Phiên họp thứ nhất",
        "held_on": TODAY,
    },
    "ministry_submission": lambda _: {"received_on": TODAY},
    "unit_imports": lambda _: {"tep": SimpleUploadedFile("a.xlsx", b"khong phai bang tinh")},
    "unit_record_add": lambda _: {"year": 2025, "value": "tot"},
    "unit_record_correct": put_right,
    "unit_record_move": lambda _: {"to": Organisation.objects.get(code="P2").pk, "on": TODAY},
    "unit_records_complete": lambda world: {"organisation": world.units["own"].pk, "year": 2020},
    "unit_submission_meeting": lambda world: {
        "met_on": TODAY,
        "electorate": 10,
        "present": 9,
        **{
            f"phieu-{nomination.pk}": 9
            for nomination in Submission.objects.get(**world.keys("submission")).nominations.all()
        },
    },
    "unit_submission_send": lambda _: {"number": 5, "symbol": "TTr-CA"},
    "unit_self_proposal": lambda _: {"reason": "Để đợt sau"},
}
HARM = [
    (
        "",
        {"ministry_decision_numbering", "ministry_consultation_ask"},
        {
            "account_change_password",
            "admin_account_new",
            "admin_unit_new",
            "ministry_council_new",
            "ministry_round_new",
        },
    ),
    ("account", {"admin_account_password"}, {"admin_account_lock", "admin_scope_grant"}),
    ("round-unit", {"ministry_round_extend"}, set()),
]
"""What happens to second copies where nothing guards them: they change more, or tell of a fault."""


def rows_now():
    """Return a mark of the content of every table."""
    names = sorted(set(connection.introspection.table_names()) - BESIDE)
    mark = "SELECT {0}, count(*), sum(hashtext(t::text)::bigint) FROM {1} t"
    marks = [sql.SQL(mark).format(sql.Literal(name), sql.Identifier(name)) for name in names]
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(" UNION ALL ").join(marks))
        return cursor.fetchall()


def sender(row):
    """Return the role that a row lets post, and what it answers; nobody where all are refused."""
    said = ((role, expected(row, "POST", "own", role)) for role in ROLES if role != ANONYMOUS)
    return next((role for role, answer in said if answer not in {404, 405, LOGIN}), None)


class Twice(NamedTuple):
    """Of each copy: whether it changed any row, where it led, how many deeds the journal tells of it."""

    changed: list[bool]
    led: list[str | None]
    deeds: list[int]


def sent_twice(name, row, world):
    """Send a form twice with one key, leaving nothing behind."""
    browser, key = browser_of(world.users[sender(row)]), str(uuid7())
    address = reverse(name, kwargs=world.keys(row["object"]) if "object" in row else {})
    with transaction.atomic():
        READY.get(name, lambda _: None)(world)
        typed = [TYPED[name](world) if name in TYPED else row.get("data", {}) for _ in range(2)]
        marks, led, deeds = [rows_now()], [], [LoggedAction.objects.count()]
        for words in typed:
            led.append(browser.post(address, words | {once.FIELD: key}).get("Location"))
            marks.append(rows_now())
            deeds.append(LoggedAction.objects.count())
        transaction.set_rollback(True)
    return Twice(
        [before != after for before, after in pairwise(marks)],
        led,
        [after - before for before, after in pairwise(deeds)],
    )


def sent_about(thing, world):
    """Send every form about one kind of object twice."""
    rows = {name: row for name, row in ROWS.items() if row.get("object", "") == thing and sender(row)}
    return {name: sent_twice(name, row, world) for name, row in rows.items()}


@pytest.fixture
def world():
    return build_world()


@pytest.mark.parametrize("thing", ABOUT)
def test_a_second_copy_of_a_form_changes_nothing_and_leads_where_the_first_one_led(thing, world):
    sent = sent_about(thing, world)

    assert {name for name, one in sent.items() if one.changed[1]} == set()
    assert {name: one.led for name, one in sent.items() if one.led[0] != one.led[1]} == {}
    assert {name for name, one in sent.items() if one.deeds[1]} == set()
    succeeded = {name for name, one in sent.items() if one.changed[0] and one.led[0]}
    assert TYPED.keys() & sent.keys() - succeeded == set()


@pytest.mark.parametrize(("thing", "harmed", "lost"), HARM)
def test_without_the_guard_second_copies_change_more_or_end_nowhere(thing, harmed, lost, world):
    """The negative control: what the rows and the journal would tell of."""
    with override_settings(MIDDLEWARE=[one for one in settings.MIDDLEWARE if one != GUARD]):
        sent = sent_about(thing, world)

    assert {name for name, one in sent.items() if one.changed[1]} == harmed
    assert {name for name, one in sent.items() if one.led[0] != one.led[1]} == lost
    assert {name for name, one in sent.items() if one.deeds[1]} <= harmed
