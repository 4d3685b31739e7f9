"""The small demo ministry in a database: what it shows, who signs in, that building again changes nothing."""

import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.core.files import File
from django.db import transaction
from django.test import Client

from vinhdanh.common.models import LoggedAction
from vinhdanh.demo.accounts import demo_accounts
from vinhdanh.demo.build import Demo, build_demo, demo_is_here
from vinhdanh.demo.sample import write_sample
from vinhdanh.demo.tree import DEMO_UNIT, OTHER_UNIT
from vinhdanh.records.domain.importing import carry_out_import, check_import, confirm_import, start_import
from vinhdanh.records.domain.queries.grid import OVERLOOKED, tally, with_finding
from vinhdanh.records.domain.queries.subjects import people_in, visible_subjects
from vinhdanh.records.models import Fact, Finding, Import, Subject
from vinhdanh.units.models import Organisation, Person, User

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
ON = date(2026, 11, 20)
YEAR = 2025
SECONDS = 40  # of this process's own time


def unheard(done: int, total: int, words: str) -> None:
    """Take progress that nobody watches."""


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker) -> Iterator[tuple[Demo, float]]:
    """The demo, built once for all tests of this file, and the seconds of work that it took."""
    with django_db_blocker.unblock(), transaction.atomic():
        started = time.process_time()
        demo = build_demo("small", seed=1, on=ON, progress=unheard)
        yield demo, time.process_time() - started
        transaction.set_rollback(True)


@pytest.fixture
def demo(built: tuple[Demo, float]) -> Demo:
    return built[0]


def unit(code: str) -> Organisation:
    return Organisation.objects.get(code=code)


def outcome(subject: Subject, award: str) -> tuple[str, bool]:
    found = Finding.objects.get(subject=subject, award=award, year=YEAR)
    return found.outcome, found.awarded


def page_of(name: str) -> Subject:
    return people_in(unit(DEMO_UNIT), ON).get(person__name=name)


def test_it_is_built_in_time_and_counts_as_drawn(built: tuple[Demo, float]):
    demo, seconds = built

    assert seconds < SECONDS
    assert (demo.people, demo.collectives, demo.already) == (300, 24, False)
    assert demo.facts == Fact.objects.count() == 4_830


def test_everybody_has_a_verdict_for_both_open_years(demo: Demo):
    counted = Counter(Finding.objects.filter(award="ldtt").values_list("year", flat=True))

    assert counted == {2025: 300, 2026: 300}


def test_every_outcome_that_the_present_law_gives_is_seen_among_people(demo: Demo):
    found = Finding.objects.filter(subject__person__isnull=False, year=YEAR).values_list("outcome", flat=True)

    every = {one.value for one in Finding.Outcome}
    assert set(found) == every - {Finding.Outcome.NO_RULE}  # which comes with 01/03/2027


def test_some_who_qualify_were_never_proposed(demo: Demo):
    people = people_in(unit(DEMO_UNIT), ON)

    counts = tally(people, year=YEAR)

    expected = {
        "ldtt": 0,
        "cstt": 0,
        "cstd-co-so": 3,
        "cstd-bo": 2,
        "cstd-tq": 0,
        "bk-bo": 5,
        "bk-ttg": 1,
        "hcld-3": 1,
    }
    assert {award: counts[award]["overlooked"] for award in expected} == expected
    assert page_of("Nguyễn Thị Hồng Ánh") in with_finding(people, OVERLOOKED, year=YEAR, award="cstd-bo")


def test_each_hard_case_is_seen_for_what_it_is(demo: Demo):
    expected = {
        ("Nguyễn Thị Hồng Ánh", "cstd-bo"): ("awaiting_judgement", False),  # nobody took it to the council
        ("Nguyễn Thị Hồng Ánh", "bk-bo"): ("eligible", False),  # nobody proposed it
        ("Lê Thị Thanh Hương", "ldtt"): ("not_eligible", True),  # held already, in spite of maternity leave
        ("Phạm Đức Long", "ldtt"): ("not_eligible", False),  # disciplined until the middle of the year
        ("Vũ Minh Châu", "cstd-co-so"): ("not_eligible", True),  # held already, in the year of moving
        ("Hoàng Quốc Việt", "ldtt"): ("insufficient_evidence", False),  # no rating
        ("Đỗ Khánh Ngân", "cstd-co-so"): ("insufficient_evidence", False),  # initiative not yet recognised
        ("Bùi Hữu Nghĩa", "cstd-bo"): ("on_hold", False),  # a matter is pending
        ("Đặng Thu Hà", "ldtt"): ("not_eligible", True),  # held already: the matter ended cleared
        ("Ngô Xuân Trường", "bk-ttg"): ("eligible", False),  # five years after the ministry's certificate
        ("Lý Ngọc Diệp", "hcld-3"): ("eligible", False),  # five years after the Prime Minister's
        ("Dương Tuấn Kiên", "ldtt"): ("not_eligible", False),  # warned
    }

    found = {(name, award): outcome(page_of(name), award) for name, award in expected}

    assert found == expected


def test_two_people_of_one_team_have_one_name(demo: Demo):
    assert Person.objects.filter(name="Trần Văn Bình", posts__organisation__code="CHT-02").count() == 2


def test_seventy_percent_exactly_suffices_and_one_warning_does_not(demo: Demo):
    members = Fact.objects.get(subject__collective__code="CHT-01", kind="members", year=YEAR).content

    assert (members["total"], members["ldtt"]) == (10, 7)
    assert outcome(Subject.objects.get(collective__code="CHT-01"), "tt-ldtt") == ("eligible", False)
    assert outcome(Subject.objects.get(collective__code="CHT-04"), "tt-ldtt") == ("not_eligible", False)


def test_whoever_moved_belongs_to_the_new_unit_only(demo: Demo):
    assert people_in(unit(OTHER_UNIT), ON).filter(person__name="Vũ Minh Châu").count() == 0
    assert page_of("Vũ Minh Châu").person.posts.count() == 2


def test_building_again_changes_nothing(demo: Demo):
    before = (Fact.objects.count(), Finding.objects.count(), LoggedAction.objects.count())

    again = build_demo("small", seed=1, on=ON, progress=unheard)

    assert again.already
    assert (again.people, again.collectives, again.facts) == (demo.people, demo.collectives, demo.facts)
    assert (Fact.objects.count(), Finding.objects.count(), LoggedAction.objects.count()) == before
    assert demo_is_here()


def test_every_demo_account_signs_in_and_sees_its_own(demo: Demo):
    seen = {}
    for account in demo_accounts():
        client = Client()
        client.post("/dang-nhap/", {"login": account.username, "password": account.password})
        user = client.get("/").wsgi_request.user
        seen[account.username] = visible_subjects(user, ON).count() if user.is_authenticated else None

    assert seen == {
        "canhan": 1,
        "canbo": 61,
        "thutruong": 61,
        "chuyenvien": 324,
        "lanhdao": 324,
        "botruong": 324,
        "quantri": 324,
        "canbo2": 33,
    }


def test_the_sample_workbook_brings_newcomers_into_the_demo_unit(demo: Demo, settings, tmp_path: Path):
    settings.MEDIA_ROOT = tmp_path
    officer, bureau = User.objects.get(username="canbo"), unit(DEMO_UNIT)
    before = people_in(bureau, ON).count()
    people = write_sample(tmp_path / "mau.xlsx", on=ON)

    with (tmp_path / "mau.xlsx").open("rb") as content:
        importing = start_import(bureau, file=File(content, name="mau.xlsx"), name="mau.xlsx", actor=officer)
    check_import(importing, on=ON)
    confirm_import(Import.objects.get(pk=importing.pk), actor=officer)
    carry_out_import(Import.objects.get(pk=importing.pk), actor=officer, on=ON)

    assert Import.objects.get(pk=importing.pk).state == Import.State.IMPORTED
    blocked = importing.problems.filter(blocks=True).values_list("sheet", flat=True)
    assert people_in(bureau, ON).count() == before + len(people) - 2
    assert sorted(blocked) == ["DS va xep loai", "DS va xep loai", "Danh hieu", "Danh hieu"]
