"""The unit's papers: what stands in them, and that they are kept when a list goes up."""

from datetime import UTC, date, datetime

import pytest

from factories.dossiers import TODAY, fresh, nominations_of
from factories.records import record as write
from factories.records import title
from factories.units import OrganisationFactory, PersonFactory
from vinhdanh.documents.domain.document import content_of
from vinhdanh.documents.domain.paper import Group, Table
from vinhdanh.documents.domain.pdf import to_pdf
from vinhdanh.documents.domain.word import to_docx
from vinhdanh.documents.models import Document
from vinhdanh.dossiers import tasks
from vinhdanh.dossiers.domain.papers.drafts import paper_of
from vinhdanh.dossiers.domain.papers.forms import COLLECTIVE, PERSON, form_for
from vinhdanh.dossiers.domain.papers.meeting_minutes import meeting_minutes
from vinhdanh.dossiers.domain.papers.merit_report import merit_report
from vinhdanh.dossiers.domain.papers.proposal import proposal
from vinhdanh.dossiers.domain.papers.record import records_of
from vinhdanh.dossiers.domain.report import save_report
from vinhdanh.dossiers.domain.submission import recall_submission
from vinhdanh.dossiers.enums import RoundKind

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def tables(paper):
    return [block for block in paper.body if isinstance(block, Table)]


def words(paper):
    return " ".join(str(getattr(block, "text", "")) for block in paper.body)


def test_a_report_holds_the_record_in_tables_and_the_writers_words(way):
    page = way.deserving()[0]
    write(page, [title("ldtt", 2024), title("bk-bo", 2023, "99/QĐ-B")], actor=way.officer)
    nomination = nominations_of(way.listed(way.opened(["cstd-co-so"]), [page], "cstd-co-so"))[0]
    nomination.report.results = "Xử lý 1.250 hồ sơ, vượt 25% kế hoạch."

    paper = merit_report(nomination, records_of([page])[page.pk], on=None, today=TODAY)

    ratings, titles, commendations = tables(paper)
    assert ratings.rows == (("2025", "Hoàn thành xuất sắc nhiệm vụ", ""),)
    assert titles.rows == (("2024", "Lao động tiên tiến", "Số 15/QĐ-B ngày 10/01/2025", ""),)
    assert commendations.rows[0][2] == "Số 99/QĐ-B ngày 10/01/2024"
    assert "Xử lý 1.250 hồ sơ" in words(paper)
    assert "danh hiệu “Chiến sĩ thi đua cơ sở” năm 2025" in paper.about
    assert to_pdf(paper).startswith(b"%PDF")
    assert to_docx(paper).startswith(b"PK")


def test_the_form_follows_the_day_and_the_ground():
    assert form_for(PERSON, RoundKind.MERIT, TODAY).words == "Mẫu số 05, Nghị định 152/2025/NĐ-CP"
    assert form_for(COLLECTIVE, RoundKind.MERIT, TODAY).number == "04"
    assert form_for(PERSON, RoundKind.MERIT, TODAY.replace(year=2025)).words == (
        "Theo Nghị định 98/2023/NĐ-CP"
    )
    assert form_for(PERSON, RoundKind.MERIT, TODAY.replace(year=2028)) is None


def test_the_minutes_hold_every_vote_and_the_threshold(way):
    submission = way.sent(way.opened(["cstd-co-so"]), way_champions(way), "cstd-co-so")

    paper = meeting_minutes(submission, today=TODAY)

    group, *rows = tables(paper)[0].rows
    assert group == Group("Chiến sĩ thi đua cơ sở")
    assert [row[2:] for row in rows] == [("9/10", "90,00%", "Đủ số phiếu")] * 2
    assert "từ 80% tất cả thành viên" in words(paper)


@pytest.mark.parametrize(
    ("votes", "said"),
    [
        (9, ""),
        (10, " Có đề nghị mà số phiếu đồng ý gồm ít nhất 1 phiếu của người không dự họp."),
    ],
)
def test_the_minutes_say_of_the_absent_what_the_figures_show_and_leave_who_wrote_to_the_pen(way, votes, said):
    submission = way.sent(way.opened(), way.deserving(2))
    submission.nominations.filter(pk=nominations_of(submission)[0].pk).update(votes_for=votes)

    paper = meeting_minutes(submission, today=TODAY)

    attended = next(block.text for block in paper.body if "Người dự họp" in str(getattr(block, "text", "")))
    came = "Người dự họp: 9 trên 10 người có quyền bỏ phiếu; vắng 1 người"
    assert attended == f"{came}, lấy ý kiến bằng văn bản: ………… người.{said}"


def way_champions(way):
    pages = way.deserving(2)
    for page in pages:
        works = {"kind": "work", "id": f"{page.pk}", "type": "sang-kien", "scope": "co-so"}
        write(page, [title("ldtt", 2025), {**works, "recognised": "2025-11-01"}], actor=way.officer)
    return pages


def test_the_petition_lists_names_by_award_in_appendices(way):
    submission = way.sent(way.opened(), way.deserving(3))

    paper = proposal(submission, on=TODAY, today=TODAY)

    assert (paper.number, paper.symbol, len(paper.appendices)) == (5, "TTr-CA", 1)
    assert [row[0] for row in paper.appendices[0].body[0].rows] == ["1", "2", "3"]
    assert "03 cá nhân" in words(paper)


def test_unit_papers_name_awards_by_their_agency_and_laws_in_full(way):
    pages = way.deserving()
    write(pages[0], [title("cstd-co-so", 2024), title("cstd-co-so", 2025)], actor=way.officer)
    submission = way.listed(way.opened(["bk-bo"]), pages, "bk-bo")
    (nomination,) = nominations_of(submission)
    given = f"Bằng khen của {submission.tenant.name}"

    petition = proposal(submission, on=None, today=TODAY)
    record = records_of([nomination.subject])[nomination.subject_id]
    report = merit_report(nomination, record, on=None, today=TODAY)

    assert petition.appendices[0].title == f"Danh sách đề nghị tặng {given}".upper()
    assert report.about == f"Đề nghị tặng {given} năm 2025"
    assert "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022" in words(petition)


def test_the_petition_names_who_approved_the_list_and_nobody_before(way):
    way.head.person = PersonFactory(organisation=way.unit, name="Lê Văn Thủ")
    way.head.save()
    listed = way.listed(way.opened(), way.deserving(1))

    draft = proposal(listed, on=None, today=TODAY)
    sent = fresh(way.go_up(listed))

    assert draft.signers[0].name == ""
    assert proposal(sent, on=TODAY, today=TODAY).signers[0].name == "Lê Văn Thủ"


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Cục trưởng", ("Cục trưởng",)),
        ("Phó Cục trưởng", ("KT. Cục trưởng", "Phó Cục trưởng")),
        ("Chuyên viên", ("THỦ TRƯỞNG ĐƠN VỊ",)),
    ],
)
def test_the_petition_is_signed_by_the_post_held_in_the_unit(way, title: str, lines: tuple[str, ...]):
    way.head.person = PersonFactory(organisation=way.unit, title=title)
    way.head.save()
    approved = fresh(way.go_up(way.listed(way.opened(), way.deserving(1))))
    elsewhere = proposal(approved, on=TODAY, today=TODAY)
    way.head.person.posts.update(organisation=way.unit.parent)

    assert elsewhere.signers[0].capacity == lines
    assert proposal(approved, on=TODAY, today=TODAY).signers[0].capacity == ("THỦ TRƯỞNG ĐƠN VỊ",)


def test_a_list_sent_before_dawn_bears_the_day_of_viet_nam(way):
    submission = way.sent(way.opened(), way.deserving())
    submission.sent_at = datetime(2026, 1, 14, 18, 30, tzinfo=UTC)  # half past one on the 15th here

    assert paper_of(submission, "to-trinh", today=TODAY).on == date(2026, 1, 15)


def keep(submission, way):
    """Let the papers of a list be kept, as the worker does."""
    tasks.keep_papers(key=str(submission.pk), actor=str(way.officer.pk), on="2026-01-15")


def test_a_list_that_was_called_back_before_the_worker_came_keeps_no_papers(way):
    submission = way.sent(way.opened(), way.deserving())
    recall_submission(submission, reason="Thiếu một người", actor=way.officer)
    keep(submission, way)

    assert fresh(submission).petition is None
    way.go_up(submission)
    keep(submission, way)
    assert content_of(fresh(submission).petition).startswith(b"%PDF")


def test_sending_keeps_the_petition_the_minutes_and_the_reports_written(way):
    opened, pages = way.opened(), way.deserving(2)
    submission = way.listed(opened, pages)
    written, blank = nominations_of(submission)
    boxes = {"duties": "a", "results": "b", "effects": "c", "summary": "d"}
    save_report(written.report, version=0, **boxes, actor=way.officer)

    way.go_up(submission)
    keep(submission, way)
    keep(submission, way)

    sent = fresh(submission)
    assert Document.objects.count() == len(["petition", "minutes", "docx", "pdf"])
    assert content_of(sent.petition).startswith(b"%PDF")
    assert content_of(sent.minutes).startswith(b"%PDF")
    written, blank = nominations_of(submission)
    assert content_of(written.report.docx).startswith(b"PK")
    assert blank.report.docx is None


def test_a_list_is_approved_with_the_departments_where_people_then_work(way):
    listed = way.listed(way.opened(), way.deserving(2))
    stays, moves = listed.nominations.order_by("pk")
    department = OrganisationFactory(parent=way.unit, name="Phòng Hai")
    moves.subject.person.posts.update(organisation=department)

    way.go_up(listed)

    before = stays.place
    for one in (stays, moves):
        one.refresh_from_db()
    assert (stays.place, moves.place) == (before, department)
