"""Writing a report: what is typed by two people at once is never lost."""

import pytest

from factories import OrganisationFactory
from factories.dossiers import DUE, TODAY, Way, nominations_of
from races import at_once
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.common.models import LoggedAction
from vinhdanh.dossiers.domain.appraisal import answer_return, appraise
from vinhdanh.dossiers.domain.report import Stale, save_report
from vinhdanh.dossiers.enums import FindingKind, Part
from vinhdanh.dossiers.models import Report

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
BOXES = {"duties": "Tham mưu", "results": "Xử lý 1.250 hồ sơ", "effects": "Toàn Cục", "summary": "Tóm tắt"}


def begun(way):
    """Return a nomination whose report nobody has written yet."""
    return nominations_of(way.listed(way.opened(), way.deserving()))[0]


@pytest.fixture(scope="module")
def built_nomination(built_way, build_once):
    yield from build_once(begun, built_way)


@pytest.fixture
def nomination(built_nomination, mine):
    return mine(built_nomination)


def save(way, nomination, version, **boxes):
    return save_report(nomination.report, version=version, **BOXES | boxes, actor=way.officer)


def test_a_saving_moves_the_version_on_and_keeps_every_box(way, nomination):
    assert save(way, nomination, 0) == 1

    report = Report.objects.select_related("nomination").get()
    assert (report.results, report.nomination.summary, report.saved_by) == (
        "Xử lý 1.250 hồ sơ",
        "Tóm tắt",
        way.officer.pk,
    )


def test_a_second_writer_is_shown_what_stands_and_nothing_is_overwritten(way, nomination):
    save(way, nomination, 0)

    with pytest.raises(Stale, match="Chưa có gì bị ghi đè") as refused:
        save(way, nomination, 0, results="bản khác")

    assert refused.value.theirs.results == "Xử lý 1.250 hồ sơ"
    assert Report.objects.get().results == "Xử lý 1.250 hồ sơ"


def test_saving_the_same_words_again_changes_nothing(way, nomination):
    save(way, nomination, 0)

    assert save(way, nomination, 0) == 1


def test_one_sitting_of_one_writer_is_one_entry_of_the_journal(way, nomination):
    for version in range(3):
        save(way, nomination, version, results=f"lần {version}")

    assert LoggedAction.objects.filter(code="report.saved").count() == 1


def test_a_report_on_its_way_is_not_written_until_it_is_returned(way):
    nomination = way.received(way.opened(), way.deserving())[0]
    with pytest.raises(Refused, match="không sửa được"):
        save(way, nomination, 0)

    appraise(
        nomination,
        FindingKind.RETURN,
        reason="thiếu số liệu",
        parts=[Part.RESULTS],
        due_on=DUE,
        actor=way.ministry_officer,
        on=TODAY,
    )
    assert save(way, nomination, 0) == 1
    nomination.report.refresh_from_db()
    answer_return(nomination, answer="Đã thêm số liệu", actor=way.officer)
    assert Report.objects.get().pdf is not None


def test_another_unit_writes_nothing(way, nomination):
    stranger = Way(OrganisationFactory(parent=way.organ, code="B", name="Cục B"))

    with pytest.raises(NotAllowed):
        save(stranger, nomination, 0)


@pytest.mark.django_db(transaction=True)
def test_of_sixteen_writers_at_once_one_is_kept_and_fifteen_are_told():
    nomination = begun(way := Way(OrganisationFactory(code="A", name="Cục A")))

    given = at_once(lambda number: save(way, nomination, 0, results=f"bản {number}"))

    assert sum(one == 1 for one in given) == 1
    assert sum(isinstance(one, Stale) for one in given) == 15


def test_a_report_without_results_is_begun_not_written(way, nomination):
    save(way, nomination, 0, results="")
    assert not Report.objects.get().written

    save(way, nomination, 1)
    assert Report.objects.get().written
