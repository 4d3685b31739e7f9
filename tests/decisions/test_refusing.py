"""Wrong moments: each is a sentence with its article, and nothing is lost."""

from datetime import date, timedelta

import pytest

from factories import OrganisationFactory, administrator_of
from factories.decisions import SIGNED, entered, renewed
from factories.records import page_of, record
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.decisions.domain.drafting import (
    add_lines,
    remove_lines,
    submit_decision,
    take_back,
)
from vinhdanh.decisions.domain.history import OldLine
from vinhdanh.decisions.enums import DecisionState
from vinhdanh.decisions.models import Award, Decision
from vinhdanh.dossiers.enums import NominationState
from vinhdanh.dossiers.models import Nomination
from vinhdanh.records.domain.ledger import void_fact
from vinhdanh.records.models import Fact
from vinhdanh.units.domain.person import move_person
from vinhdanh.units.models import Organisation

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def refused(desk, decision, match, **words):
    with pytest.raises(Refused, match=match) as said:
        desk.issue(decision, **words)
    assert renewed(decision).state == DecisionState.SUBMITTED
    assert (Award.objects.count(), Fact.objects.filter(kind="award").count()) == (0, 0)
    return str(said.value)


def test_a_signer_without_authority_is_refused_with_the_article(desk, opened):
    words = {"signer": "thu-truong-don-vi-phap-nhan", "nominations": opened.nominations.all()}
    decision = desk.drafted(opened, **words)

    with pytest.raises(Refused, match=r"không có thẩm quyền.*Bộ trưởng.*Điều 79 khoản 2"):
        submit_decision(decision, actor=desk.ministry_officer, on=SIGNED)


def test_a_signer_who_decides_nothing_that_waits_gets_no_empty_draft(desk, opened):
    with pytest.raises(Refused, match=r"^Thủ trưởng đơn vị .*: Bằng khen .* do Bộ trưởng.*Điều 79 khoản 2"):
        desk.drafted(opened, signer="thu-truong-don-vi")
    desk.drafted(opened)
    with pytest.raises(Refused, match="không có đề nghị nào đang chờ quyết định"):
        desk.drafted(opened)
    assert Decision.objects.count() == 1


def test_a_used_number_names_the_decision_that_has_it(desk):
    desk.issued(1, name="Đợt một")
    second = desk.submitted(desk.approved(1, name="Đợt hai")[0].round)

    with pytest.raises(
        Refused, match=r"05/QĐ-B năm 2026.*“Về việc tặng Bằng khen của Bộ trưởng”, ngày 20/01/2026"
    ):
        desk.issue(second)
    assert desk.issue(second, number=6).title == "06/QĐ-B"


def test_numbers_of_a_year_follow_their_days(desk):
    desk.issued(1, number=50, name="Đợt một")
    second = desk.submitted(desk.approved(1, name="Đợt hai")[0].round)
    later = SIGNED + timedelta(days=1)

    with pytest.raises(Refused, match=r"số 50 đã cấp cho ngày 20/01/2026 nên số 49 .* 21/01/2026.*Điều 15"):
        desk.issue(second, number=49, decided_on=later, on=later)
    assert desk.issue(second, number=49).title == "49/QĐ-B"


def test_a_day_to_come_and_a_day_before_the_last_step_are_refused(desk, submitted):
    refused(desk, submitted, "21/01/2026 chưa đến", decided_on=SIGNED + timedelta(days=1))
    refused(
        desk,
        submitted,
        "^[^.]*14/01/2026 trước ngày hoàn thành bước [^.]*15/01/2026[^.]*sớm nhất",
        decided_on=date(2026, 1, 14),
    )
    refused(desk, submitted, "trước ngày mở đợt xét 02/01/2026", decided_on=date(2025, 12, 31))


def test_who_is_put_on_hold_meanwhile_stops_the_decision(desk):
    decision = desk.submitted(desk.approved(2)[0].round)
    held = decision.lines.get(ordinal=1).nomination
    Nomination.objects.filter(pk=held.pk).update(state=NominationState.HELD)

    refused(desk, decision, "đang ở trạng thái “Tạm dừng xét”.*Điều 84")

    take_back(decision, reason="bỏ người đang tạm dừng", actor=desk.ministry_officer)
    remove_lines(renewed(decision), [held], actor=desk.ministry_officer)
    submit_decision(renewed(decision), actor=desk.ministry_officer, on=SIGNED)
    assert desk.issue(renewed(decision)).awards.count() == 1


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (
            {"kind": "pending", "matter": "thanh-tra", "from": "2026-01-16"},
            "thanh tra, kiểm tra từ 16/01/2026",
        ),
        (
            {"kind": "discipline", "form": "khien-trach", "from": "2026-01-16", "until": "2027-01-16"},
            "trong thời hạn kỷ luật",
        ),
    ],
)
def test_an_open_matter_or_discipline_stops_the_decision_until_it_is_resolved(desk, submitted, fact, words):
    page = submitted.lines.get().nomination.subject
    record(page, [fact], actor=desk.officer)

    refused(desk, submitted, f"{words}.*Nghị định 152/2025/NĐ-CP, Điều 4 khoản 4")

    void_fact(Fact.objects.get(kind=fact["kind"]), reason="đã có kết luận", actor=desk.officer, on=SIGNED)
    assert desk.issue(submitted).awards.count() == 1


def test_a_list_that_differs_from_the_one_handed_up_is_refused_with_the_difference(desk, submitted):
    Organisation.objects.filter(pk=desk.unit.pk).update(name="Cục Hạ tầng")

    refused(desk, submitted, "khác với danh sách trình ký.*Cục A.*nay là.*Cục Hạ tầng.*Điều 84")


def test_a_collective_that_ended_is_not_honoured(desk):
    department = OrganisationFactory(parent=desk.unit, code="P1", name="Phòng Một")
    decision = desk.submitted(desk.approved(pages=[page_of(department)])[0].round)
    Organisation.objects.filter(pk=department.pk).update(valid_until=SIGNED)

    refused(desk, decision, "Phòng Một đã kết thúc hoạt động từ ngày 20/01/2026")


def test_who_left_for_another_unit_is_still_honoured_by_the_organ_above(desk, submitted):
    other = OrganisationFactory(parent=desk.organ, code="B", name="Cục B")
    person = submitted.lines.get().nomination.subject.person
    move_person(person, to=other, title="Phó Vụ trưởng", actor=administrator_of(desk.unit), on=SIGNED)

    line = desk.issue(submitted).awards.get()

    assert (line.unit_name, line.post) == ("Cục A", "Phó Vụ trưởng")


def test_nobody_hands_up_or_issues_a_decision_with_their_own_name(desk, opened):
    decision = desk.drafted(opened)
    desk.ministry_officer.person = decision.lines.get().nomination.subject.person

    with pytest.raises(Refused, match="Không ai tự trình"):
        submit_decision(decision, actor=desk.ministry_officer, on=SIGNED)


def test_what_has_not_come_all_the_way_is_not_listed(desk):
    received = desk.received(desk.sudden(), desk.deserving(), "bk-bo")[0]

    with pytest.raises(Refused, match="không có đề nghị nào đang chờ quyết định"):
        desk.drafted(received.round)
    desk.drafted(received.round, nominations=[])
    with pytest.raises(Refused, match=r"chưa qua đủ các bước.*“Đang thẩm định”"):
        add_lines(Decision.objects.get(), [received], actor=desk.ministry_officer)


def test_a_nomination_stands_in_one_decision(desk):
    nomination = desk.approved(1)[0]
    desk.drafted(nomination.round)

    with pytest.raises(Refused, match="đã có trong danh sách của quyết định “Về việc"):
        desk.drafted(nomination.round, nominations=[nomination])
    assert Decision.objects.count() == 1


def test_a_list_handed_up_stays_as_it_is(desk):
    nomination = desk.approved(2)[0]
    decision = desk.submitted(nomination.round)

    with pytest.raises(Refused, match="“Đã trình ký”"):
        remove_lines(decision, [nomination], actor=desk.ministry_officer)


def test_a_unit_officer_neither_drafts_nor_issues(desk, opened):
    decision = desk.submitted(opened)
    desk.ministry_officer = desk.officer

    with pytest.raises(NotAllowed):
        desk.issue(decision)
    with pytest.raises(NotAllowed):
        desk.drafted(opened)


def test_a_title_held_already_by_another_decision_is_refused_by_the_ledger(desk):
    page = desk.deserving()[0]
    entered(desk.organ, [OldLine(award="ldtt", name="x", subject=page, years=(2025,))], number=4)
    nomination = desk.agreed(desk.sudden("Đợt danh hiệu", ["ldtt"]), [page], "ldtt")[0]
    decision = desk.submitted(nomination.round)

    with pytest.raises(Refused, match="đã có trong hồ sơ với nội dung khác"):
        desk.issue(decision)
    assert renewed(decision).state == DecisionState.SUBMITTED


def test_an_organ_without_numbering_is_told_where_to_set_it(desk, opened):
    desk.organ.numbering.delete()

    with pytest.raises(Refused, match="Hãy đặt ở mục “Cách đánh số”"):
        desk.drafted(opened)
