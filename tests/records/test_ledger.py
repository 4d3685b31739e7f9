import pytest
from django.db import DatabaseError, IntegrityError, transaction

from factories.records import TODAY, Unit, rating, record, title
from factories.units import OrganisationFactory
from vinhdanh.common.domain.log import sentence
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.common.models import LoggedAction
from vinhdanh.records.domain.ledger import Recorded, void_fact
from vinhdanh.records.models import Fact, Finding

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def unit() -> Unit:
    return Unit(OrganisationFactory(name="Cục Hạ tầng số"))


def outcome(unit: Unit, award: str, year: int = 2025) -> str:
    return unit.page.findings.get(award=award, year=year).outcome


def test_recording_facts_renews_masks_and_findings(unit: Unit):
    record(unit.page, [rating(2025)], actor=unit.officer)

    unit.page.refresh_from_db()
    assert outcome(unit, "ldtt") == Finding.Outcome.AWAITING
    assert len(unit.page.masks) > 0
    assert unit.page.judged_on == TODAY


def test_a_person_without_facts_in_the_year_lacks_evidence(unit: Unit):
    record(unit.page, [rating(2024)], actor=unit.officer)

    assert outcome(unit, "ldtt") == Finding.Outcome.INSUFFICIENT


def test_a_title_already_held_is_marked_as_awarded(unit: Unit):
    record(unit.page, [rating(2025), title("ldtt", 2025)], actor=unit.officer)

    finding = unit.page.findings.get(award="ldtt", year=2025)
    assert (finding.outcome, finding.awarded) == (Finding.Outcome.NOT_ELIGIBLE, True)


def test_the_same_fact_again_changes_nothing(unit: Unit):
    facts = [rating(2025), title("cstd-co-so", 2024)]
    record(unit.page, facts, actor=unit.officer)

    assert record(unit.page, facts, actor=unit.officer) == Recorded(added=0, repeated=2)
    assert Fact.objects.count() == 2


def test_a_fact_that_contradicts_the_record_is_refused_with_both_versions(unit: Unit):
    record(unit.page, [rating(2025, "tot")], actor=unit.officer)

    with pytest.raises(
        Refused, match="hồ sơ ghi “hoàn thành tốt nhiệm vụ”, bản mới ghi “hoàn thành xuất sắc nhiệm vụ”"
    ):
        record(unit.page, [rating(2024), rating(2025, "xuat-sac")], actor=unit.officer)

    assert [fact.content for fact in Fact.objects.all()] == [rating(2025, "tot")]


def test_facts_that_cannot_be_true_together_are_refused_whole(unit: Unit):
    before_birth = {"kind": "award", "award": "bk-bo", "decided": "1980-01-01"}

    with pytest.raises(Refused, match="trước ngày sinh"):
        record(unit.page, [rating(2025), before_birth], actor=unit.officer)

    assert Fact.objects.count() == 0


def test_voiding_a_fact_keeps_the_line_and_takes_it_out_of_the_reckoning(unit: Unit):
    record(unit.page, [rating(2025)], actor=unit.officer)
    fact = Fact.objects.get()

    void_fact(fact, reason="Nhập nhầm người", actor=unit.officer, on=TODAY)

    fact.refresh_from_db()
    assert (fact.voided_by, fact.void_reason) == (unit.officer.pk, "Nhập nhầm người")
    assert outcome(unit, "ldtt") == Finding.Outcome.INSUFFICIENT


def test_a_corrected_fact_may_follow_a_voided_one(unit: Unit):
    record(unit.page, [rating(2025, "tot")], actor=unit.officer)
    void_fact(Fact.objects.get(), reason="Nhập nhầm", actor=unit.officer, on=TODAY)

    assert record(unit.page, [rating(2025, "xuat-sac")], actor=unit.officer).added == 1


def test_a_fact_is_voided_once(unit: Unit):
    record(unit.page, [rating(2025)], actor=unit.officer)
    fact = Fact.objects.get()
    void_fact(fact, reason="Nhập nhầm", actor=unit.officer, on=TODAY)

    with pytest.raises(Refused, match="đã được bỏ"):
        void_fact(fact, reason="Lần nữa", actor=unit.officer, on=TODAY)


def test_the_journal_tells_what_was_recorded_as_a_sentence(unit: Unit):
    record(unit.page, [rating(2024), rating(2025)], actor=unit.officer)

    entry = LoggedAction.objects.get(code="fact.recorded")
    assert sentence(entry) == "Ghi 2 dữ kiện vào hồ sơ của 1 người, tập thể thuộc “Cục Hạ tầng số”."


def test_another_units_officer_records_nothing(unit: Unit):
    other = Unit(OrganisationFactory(parent=unit.organisation.tenant))
    assert record(other.page, [rating(2025)], actor=other.officer).added == 1

    with pytest.raises(NotAllowed):
        record(unit.page, [rating(2025)], actor=other.officer)


@pytest.mark.parametrize(
    "change", [{"content": {}}, {"identity": "rating:1999"}, {"year": 1999, "content": {"a": 1}}]
)
def test_the_database_refuses_to_change_a_recorded_fact(unit: Unit, change: dict[str, object]):
    record(unit.page, [rating(2025)], actor=unit.officer)

    with pytest.raises(DatabaseError, match="pgtrigger"), transaction.atomic():
        Fact.objects.update(**change)


def test_the_database_refuses_to_delete_a_recorded_fact(unit: Unit):
    record(unit.page, [rating(2025)], actor=unit.officer)

    with pytest.raises(DatabaseError, match="pgtrigger"), transaction.atomic():
        Fact.objects.all().delete()


def test_the_database_refuses_a_second_standing_fact_of_one_identity(unit: Unit):
    record(unit.page, [rating(2025)], actor=unit.officer)
    fact = Fact.objects.get()

    fact.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        fact.save(force_insert=True)
