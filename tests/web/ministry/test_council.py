import io

import pdfplumber
import pytest

from factories.councils import ABSENT, ASKED, fresh, states_of
from factories.dossiers import TODAY
from factories.units import PersonFactory
from vinhdanh.councils.domain.counting import Tally, enter_counts
from vinhdanh.councils.domain.session import plan_session
from vinhdanh.councils.models import Council, Session
from vinhdanh.dossiers.domain.appraisal import appraise
from vinhdanh.dossiers.enums import FindingKind, NominationState, RoundKind
from web.council.test_counting import typed
from web.ministry.conftest import browser_of
from web.reading import count_queries, english_words

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
COUNCILS = "/tham-dinh/hoi-dong/"
NAMES = frozenset({"ttg"})


def page_of(session):
    return f"/tham-dinh/phien-hop/{session.pk}/"


def test_a_council_is_founded_and_seated_by_code_or_name(way, officer):
    officer.post(f"{COUNCILS}moi/", {"name": "Hội đồng Bộ", "basis": "Quyết định 1/QĐ-B"})
    council = Council.objects.get()
    person = PersonFactory(organisation=way.organ, name="Phan Thế Vỹ", staff_code="CB-VY")
    seats = f"{COUNCILS}{council.pk}/thanh-vien/"

    unknown = officer.post(seats, {"person": "Ai đó", "office": "chair", "valid_from": "01/01/2025"})
    officer.post(seats, {"person": "phan the vy", "office": "chair", "valid_from": "01/01/2025"})
    again = officer.post(seats, {"person": "cb-vy", "office": "member", "valid_from": "01/01/2025"})

    assert "Không có ai mang mã hoặc họ tên này" in unknown.content.decode()
    assert "đang là thành viên" in again.content.decode()
    page = officer.get(f"{COUNCILS}{council.pk}/").content.decode()
    assert "1 thành viên" in page
    assert person.name in page


def test_a_session_goes_its_whole_way_on_the_pages(way, officer, chamber):
    opened = way.opened(["cstd-bo"], kind=RoundKind.THEMATIC)
    way.agreed(opened, way.deserving(2), "cstd-bo")
    asked = {"round": str(opened.pk), "title": "Phiên 1", "held_on": "15/01/2026", "place": "Phòng 1"}
    officer.post(f"{COUNCILS}{chamber.council.pk}/phien-hop/", asked)
    session = Session.objects.get()
    page = page_of(session)
    roll = {f"du-{member.pk}": "present" for member in chamber.members}
    roll[f"du-{chamber.members[9].pk}"] = "deputy"

    unnamed = officer.post(f"{page}diem-danh/", roll)
    assert "tên người dự thay và văn bản" in unnamed.content.decode()
    roll |= {f"thay-{chamber.members[9].pk}": "Ngô Gia Sử", f"van-ban-{chamber.members[9].pk}": "03/GUQ"}
    officer.post(f"{page}diem-danh/", roll)
    refused = officer.post(f"{page}bo-phieu/", follow=True)
    assert "Chưa cử đủ hai người kiểm phiếu" in refused.content.decode()
    first, second = chamber.tellers
    officer.post(f"{page}kiem-phieu/", {"first": str(first.pk), "second": str(second.pk)})
    officer.post(f"{page}bo-phieu/")
    for teller in chamber.tellers:
        browser_of(teller).post(f"/hoi-dong/{session.pk}/kiem-phieu/", typed(session, (9, 1, 0), (8, 1, 1)))
    officer.post(f"{page}thao-luan/", {"discussion": "Nhất trí."})
    before = officer.get(page).content.decode()
    assert "Kết quả kiểm phiếu, chờ kết thúc phiên họp" in before
    closed = officer.post(f"{page}ket-thuc/", follow=True).content.decode()

    assert states_of(session) == [NominationState.RECOMMENDED, NominationState.NOT_RECOMMENDED]
    for said in ["9/10", "90,00%", "8/10", "80,00%", "≥ 90% (9/10)", "Điều 30 khoản 7", "Biên bản họp"]:
        assert said in closed
    assert closed.count("Không đạt") == 2, "in the table of results and on the agenda"
    assert "Chưa đạt" in before
    assert "Chưa đạt" not in closed
    for which in ["bien-ban-hop.pdf", "bien-ban-kiem-phieu.docx"]:
        answer = officer.get(f"{page}giay-to/{which}")
        assert answer.status_code == 200
        assert answer["Content-Disposition"].startswith("attachment")


def test_a_planned_session_is_changed_and_dropped_on_the_pages(way, officer, chamber):
    planned = chamber.planned(way.deserving(1))
    page, plans = page_of(planned), f"{COUNCILS}{chamber.council.pk}/phien-hop/"
    assert "Chưa đợt xét nào có đề nghị" in officer.get(plans).content.decode()
    form = officer.get(f"{page}sua/").content.decode()
    assert planned.title in form
    assert (
        str(planned.items.get().nomination.subject.person) in officer.get(f"{page}noi-dung/").content.decode()
    )

    typed_anew = {"title": "Phiên họp hoãn", "held_on": "20/01/2026", "place": "Phòng 2"}
    changed = officer.post(f"{page}sua/", typed_anew, follow=True).content.decode()
    assert "Phiên họp hoãn" in changed
    assert "20/01/2026, Phòng 2" in changed
    dropped = officer.post(f"{page}bo/", follow=True).content.decode()

    assert "Đã bỏ phiên họp; các đề nghị chờ phiên họp khác." in dropped
    assert "Bỏ phiên họp “Phiên họp hoãn” ngày 20/01/2026" in dropped
    assert planned.round.name in officer.get(plans).content.decode()


@pytest.mark.parametrize("step", ["sua/", "noi-dung/"])
def test_a_session_whose_vote_has_begun_does_not_offer_to_be_planned_otherwise(officer, voting, step):
    answer = officer.get(page_of(voting) + step)

    assert answer.status_code == 409
    assert "nên không sửa được phần chuẩn bị" in answer.content.decode()


def test_the_officers_page_never_holds_one_tellers_numbers(officer, chamber, voting):
    """A teller may be an officer: the page of the session says only whose counts are in."""
    before = officer.get(page_of(voting)).content.decode()
    enter_counts(voting, {voting.items.get().pk: Tally(6, 3, 1)}, actor=chamber.tellers[0])

    page = officer.get(page_of(voting))

    assert page.context["results"] == []
    assert before.count("chưa nhập số đếm") == 2
    assert page.content.decode().count("chưa nhập số đếm") == 1
    assert "Kết quả kiểm phiếu" not in page.content.decode()


def test_ballots_are_printed_one_for_each_sheet(officer, chamber):
    session = chamber.voting(None, ASKED)

    answer = officer.get(f"{page_of(session)}phieu/1.pdf")

    with pdfplumber.open(io.BytesIO(answer.content)) as pdf:
        words = " ".join((sheet.extract_text() or "") for sheet in pdf.pages)
    assert words.count("PHIẾU BẦU") == 9
    assert officer.get(f"{page_of(session)}phieu/2.pdf").status_code == 404


def test_the_agenda_is_changed_by_ticks(way, officer, chamber):
    session = chamber.planned(way.deserving(2))
    kept = session.items.get(order=2).nomination_id

    officer.post(f"{page_of(session)}noi-dung/", {"de_nghi": [str(kept)]})

    assert session.items.get().nomination_id == kept


def test_an_item_is_withdrawn_and_absent_members_are_asked_on_the_pages(way, officer, chamber):
    session = chamber.voting(way.deserving(2), ABSENT)
    page = page_of(session)
    item, entry = session.items.get(order=1), session.roll.get(presence="absent")

    officer.post(f"{page}rut/{item.pk}/", {"reason": "Chờ xác minh"})
    officer.post(f"{page}lay-y-kien/{entry.pk}/", {"paper": "Công văn 15/HĐ"})
    left = session.items.get(order=2)
    much = officer.post(f"{page}y-kien/", {f"dong-y-{left.pk}": "2", f"khong-{left.pk}": "0"})
    officer.post(f"{page}y-kien/", {f"dong-y-{left.pk}": "1", f"khong-{left.pk}": "0"})

    assert "2 ý kiến mà chỉ lấy ý kiến 1 thành viên" in much.content.decode()
    left.refresh_from_db()
    assert (left.written_for, fresh(session).written_asked) == (1, 1)
    assert "Chờ xác minh" in officer.get(page).content.decode()


def test_before_closing_the_page_says_who_was_not_asked_and_offers_no_closing(officer, chamber):
    session = chamber.counted(chamber.voting(None, ABSENT), Tally(9, 0))

    page = officer.get(page_of(session)).content.decode()

    assert "Chưa kết luận được" in page
    assert "Không đạt" not in page
    assert "Chưa kết thúc phiên họp được" in page
    assert "Kết thúc phiên họp, lập biên bản" not in page


def test_a_stopped_vote_goes_back_to_planning(officer, voting):
    officer.post(f"{page_of(voting)}ve-chuan-bi/", {"reason": "Phát nhầm phiếu"})

    assert fresh(voting).state == "planned"


def test_lists_and_the_session_ask_the_same_few_questions_for_one_row_and_for_three(way, officer, chamber):
    def asked(count):
        opened = way.opened(["cstd-bo"], kind=RoundKind.THEMATIC, name=f"Đợt {count}")
        way.agreed(opened, way.deserving(count), "cstd-bo")
        session = plan_session(
            chamber.council, opened, title=f"P{count}", held_on=TODAY, place="", actor=chamber.actor
        )
        return [
            count_queries(lambda: officer.get(COUNCILS)),
            count_queries(lambda: officer.get(page_of(session))),
        ]

    officer.get(COUNCILS)
    assert asked(1) == asked(3)


def test_no_english_on_the_pages_of_councils(way, officer, chamber):
    session = chamber.rolled(chamber.planned(way.deserving(1)))
    page = page_of(session)

    for address in [
        COUNCILS,
        f"{COUNCILS}moi/",
        f"{COUNCILS}{chamber.council.pk}/",
        f"{COUNCILS}{chamber.council.pk}/sua/",
        f"{COUNCILS}{chamber.council.pk}/thanh-vien/",
        f"{COUNCILS}{chamber.council.pk}/phien-hop/",
        page,
        *(f"{page}{part}/" for part in ("noi-dung", "diem-danh", "kiem-phieu", "y-kien", "thao-luan")),
    ]:
        assert english_words(officer.get(address).content.decode(), names=NAMES) == set(), address


def test_the_page_of_a_session_says_that_a_name_on_it_is_no_longer_ready(way, officer, chamber):
    session = chamber.planned(way.deserving(2))
    item = session.items.order_by("order").first()
    warned = "1 đề nghị trong nội dung không còn ở trạng thái"

    before = officer.get(page_of(session)).content.decode()
    appraise(item.nomination, FindingKind.REOPEN, reason="Có đơn", actor=chamber.actor, on=TODAY)
    appraise(item.nomination, FindingKind.HOLD, reason="Chờ xác minh", actor=chamber.actor, on=TODAY)
    after = officer.get(page_of(session)).content.decode()

    assert (warned in before, warned in after) == (False, True)
    assert "Tạm dừng xét" in after
