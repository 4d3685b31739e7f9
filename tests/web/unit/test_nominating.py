"""From the grid onto a list, the report and one proposal, in the browser."""

import pytest
from django.urls import reverse

from factories import ON, PASSWORD, administrator_of
from factories.dossiers import DUE, TODAY, fresh, nominations_of
from vinhdanh.common.keys import uuid7
from vinhdanh.dossiers.domain.appraisal import appraise
from vinhdanh.dossiers.enums import FindingKind, NominationState, Part, SelfProposalState
from vinhdanh.dossiers.models import Nomination, Report, SelfProposal, Submission
from vinhdanh.units.domain.account import open_account
from vinhdanh.web.once import FIELD
from web.reading import count_queries, english_words
from web.unit.conftest import NOW, browser_of, nominate

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
GRID = "/don-vi/bang-xet/"
PENDING = {"kind": "pending", "matter": "don-thu", "from": "2025-12-01"}
NAMES = frozenset({"b"})


@pytest.fixture(scope="module")
def built_opened(built_way, build_once):
    yield from build_once(lambda way: way.opened(["ldtt", "tt-ldtt"]), built_way, at=NOW)


@pytest.fixture(scope="module")
def built_nomination(built_way, built_opened, build_once):
    def listed(way, opened):
        return nominations_of(way.listed(opened, way.deserving()))[0]

    yield from build_once(listed, built_way, built_opened, at=NOW)


@pytest.fixture
def opened(built_opened, mine):
    return mine(built_opened)


@pytest.fixture
def nomination(built_nomination, mine):
    return mine(built_nomination)


def ticks(page):
    return [cell.key for row in page.context["rows"] for cell in row.cells if cell.pickable]


def test_cells_of_the_round_may_be_ticked_where_nothing_bars_them(officer, bureau, opened):
    bureau.write(bureau.anh, PENDING)

    page = officer.get(GRID)

    assert ticks(page) == [f"{bureau.an.pk}:ldtt"]  # Ánh is on hold, Bình holds the award
    assert [(one.award, one.listed, one.everybody, one.cap) for one in page.context["meters"]] == [
        ("ldtt", 0, 3, None)
    ]
    assert "không có mức trần" in page.content.decode()


def test_without_a_round_nothing_is_ticked(officer):
    page = officer.get(GRID)

    assert (ticks(page), page.context["meters"]) == ([], [])


def test_a_preview_shows_exactly_whom_and_a_confirmation_lists_them(officer, bureau, opened):
    bureau.write(bureau.anh, PENDING)
    chosen = [f"{bureau.an.pk}:ldtt", f"{bureau.anh.pk}:ldtt"]

    preview = officer.post(reverse("unit_nominate_preview", args=[opened.pk]), {"chon": chosen})
    words = preview.content.decode()
    assert preview.context["selection"].ticks == chosen[:1]
    assert "Không đưa vào được (1)" in words
    assert "Chưa đưa Đặng Hồng Ánh vào danh sách đề nghị LĐTT được" in words
    assert Nomination.objects.count() == 0

    page = nominate(officer, opened, chosen)
    assert [str(one.subject.person) for one in Nomination.objects.all()] == ["Nguyễn Văn An"]
    assert "Đã đưa 1 đề nghị vào danh sách." in page.content.decode()
    assert "Chưa đưa Đặng Hồng Ánh" in page.content.decode()


def test_whom_is_on_a_list_is_marked_and_no_longer_overlooked(officer, bureau, opened):
    nominate(officer, opened, [f"{bureau.an.pk}:ldtt"])

    page = officer.get(GRID)

    cell = next(cell for row in page.context["rows"] for cell in row.cells if cell.subject == bureau.an)
    column = page.context["columns"][0][0]
    legend = {mark.code: mark.count for mark in page.context["legend"]}
    assert (cell.state, column.overlooked, column.proposed) == ("da-de-nghi", 0, 1)
    assert legend == {"bo-sot": 0, "da-de-nghi": 1, "da-tang": 1} | legend
    assert "awaiting_judgement" not in legend
    assert officer.get(GRID, {"ket_qua": "da-de-nghi"}).context["page"].paginator.count == 1


def test_two_copies_of_a_confirmation_list_once(officer, bureau, opened):
    key = str(uuid7())

    for _ in range(2):
        page = nominate(officer, opened, [f"{bureau.an.pk}:ldtt"], **{FIELD: key})

    assert Nomination.objects.count() == 1
    assert "đã có trong danh sách" not in page.content.decode()


def test_ticks_of_strangers_and_nonsense_are_no_ticks(officer, stranger, bureau, opened):
    page = officer.post(
        reverse("unit_nominate_preview", args=[opened.pk]),
        {"chon": ["x", f"{uuid7()}:ldtt", f"{bureau.an.pk}:hcld-3"]},
        follow=True,
    )
    assert "Chưa đánh dấu ai" in page.content.decode()

    nominate(stranger, opened, [f"{bureau.an.pk}:ldtt"])
    assert Nomination.objects.count() == 0


def test_the_way_back_to_the_grid_keeps_what_was_asked_of_it(officer, bureau, opened):
    grid = f"http://testserver{reverse('unit_grid')}?dot={opened.pk}&ket_qua=bo-sot"
    preview = reverse("unit_nominate_preview", args=[opened.pk])

    nobody = officer.post(preview, headers={"referer": grid})
    somebody = officer.post(preview, {"chon": [f"{bureau.an.pk}:ldtt"]}, headers={"referer": grid})
    elsewhere = officer.post(preview, headers={"referer": "https://elsewhere.example/"})

    assert nobody.url == grid
    assert somebody.content.decode().count(grid.replace("&", "&amp;")) == 2
    assert elsewhere.url == f"{reverse('unit_grid')}?nam=2025&dot={opened.pk}"


def test_what_is_typed_is_saved_by_itself_over_the_version_seen(officer, nomination):
    save = reverse("unit_report_save", args=[nomination.pk])

    answer = officer.post(save, {"version": 0, "results": "Xử lý 1.250 hồ sơ"})

    assert 'data-version="1"' in answer.content.decode()
    assert Report.objects.get().results == "Xử lý 1.250 hồ sơ"


def test_a_second_writer_sees_both_texts_and_loses_nothing(officer, head, nomination):
    page, save = (reverse(name, args=[nomination.pk]) for name in ("unit_report", "unit_report_save"))
    officer.post(save, {"version": 0, "results": "bản của cán bộ", "duties": "việc"})

    live = head.post(save, {"version": 0, "results": "bản của thủ trưởng"})
    whole = head.post(page, {"version": 0, "results": "bản của thủ trưởng"})

    for answer in (live, whole):
        assert answer.status_code == 409
        assert "bản của cán bộ" in answer.content.decode()
    assert "bản của thủ trưởng" in whole.content.decode()
    assert whole.context["same"][0][1] == "việc"  # said by one alone: nothing to choose
    head.post(page, {"version": 1, "results": "gộp hai bản", "duties": "việc"})
    assert (Report.objects.get().results, Report.objects.get().version) == ("gộp hai bản", 2)


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_report_is_downloaded_as_an_attachment(officer, nomination, form):
    answer = officer.get(reverse("unit_report_download", args=[nomination.pk, form]))

    assert answer["Content-Disposition"].startswith('attachment; filename="bao-cao-ldtt-')
    assert answer.content[:4] == {"docx": b"PK\x03\x04", "pdf": b"%PDF"}[form]


def test_a_paper_of_another_name_or_form_is_not_there(officer, nomination):
    keys = [nomination.submission_id, "to-trinh", "pdf"]

    assert officer.get(reverse("unit_submission_paper", args=keys)).status_code == 200
    for place, wrong in ((1, "la"), (2, "exe")):
        asked = [wrong if number == place else key for number, key in enumerate(keys)]
        assert officer.get(reverse("unit_submission_paper", args=asked)).status_code == 404


def test_a_returned_proposal_is_mended_and_sent_again_and_the_history_tells_it(officer, way, opened):
    nomination = way.received(opened, way.deserving())[0]
    appraise(
        nomination,
        FindingKind.RETURN,
        reason="thiếu số liệu so sánh",
        parts=[Part.RESULTS],
        due_on=DUE,
        actor=way.ministry_officer,
        on=TODAY,
    )
    page = officer.get(reverse("unit_nomination", args=[nomination.pk])).content.decode()
    assert "thiếu số liệu so sánh" in page
    assert "Báo cáo: kết quả đạt được" in page
    assert "Hạn bổ sung 28/02/2026, còn 44 ngày" in page
    assert "Bổ sung đề nghị của" in officer.get("/don-vi/").content.decode()
    report = officer.get(reverse("unit_report", args=[nomination.pk])).content.decode()
    assert "thiếu số liệu so sánh" in report
    assert report.count("Cần bổ sung</span>") == 1

    officer.post(reverse("unit_report", args=[nomination.pk]), {"version": 0, "results": "125% kế hoạch"})
    again = reverse("unit_nomination_answer", args=[nomination.pk])
    page = officer.post(again, {"answer": "Đã thêm so sánh"}, follow=True).content.decode()

    assert nominations_of(nomination.submission)[0].state == NominationState.APPRAISING
    assert "Bổ sung đề nghị LĐTT cho" in page
    assert Report.objects.get().pdf is not None


def test_a_returned_proposal_may_be_withdrawn_with_a_reason(officer, way, opened):
    nomination = way.received(opened, way.deserving())[0]
    words = {"reason": "thiếu", "parts": [Part.RESULTS], "due_on": DUE, "on": TODAY}
    appraise(nomination, FindingKind.RETURN, actor=way.ministry_officer, **words)
    withdraw = reverse("unit_nomination_withdraw", args=[nomination.pk])

    assert "Có điều cần sửa" in officer.post(withdraw, {"reason": ""}).content.decode()
    officer.post(withdraw, {"reason": "Xin để năm sau"})

    assert Nomination.objects.get().state == NominationState.WITHDRAWN


def test_taking_a_name_off_asks_first_where_a_report_goes_with_it(officer, nomination):
    officer.post(reverse("unit_report", args=[nomination.pk]), {"version": 0, "results": "đã viết"})
    remove = reverse("unit_nomination_remove", args=[nomination.pk])

    listed = officer.get(reverse("unit_submission", args=[nomination.submission_id])).content.decode()
    asked = officer.get(remove).content.decode()
    officer.post(remove, {"version": 1, "votes": ""})

    assert f'<form method="post" action="{remove}"' not in listed
    assert "Báo cáo thành tích đã viết, lưu lúc 09:00, 15/01/2026." in asked
    assert '<input type="hidden" name="version" value="1">' in asked
    assert Nomination.objects.count() == 0


def test_a_name_without_a_dossier_goes_at_once(officer, nomination):
    remove = reverse("unit_nomination_remove", args=[nomination.pk])

    listed = officer.get(reverse("unit_submission", args=[nomination.submission_id])).content.decode()
    officer.post(remove)

    assert f'<form method="post" action="{remove}"' in listed
    assert Nomination.objects.count() == 0


@pytest.mark.parametrize(
    ("since", "told"),
    [
        ({"version": 0, "results": "đã viết"}, "Báo cáo thành tích đã viết"),
        ({"version": 0, "duties": "mới bắt đầu"}, "Báo cáo thành tích đang viết dở"),
        ({"version": 0, "summary": "Vượt 12%"}, "Tóm tắt thành tích: Vượt 12%"),
    ],
)
def test_a_button_older_than_the_report_asks_and_destroys_nothing(officer, nomination, since, told):
    officer.post(reverse("unit_report", args=[nomination.pk]), since)

    asked = officer.post(reverse("unit_nomination_remove", args=[nomination.pk])).content.decode()

    assert "Chưa bỏ" in asked
    assert told in asked
    assert Report.objects.get().version == 1


def test_votes_that_would_go_with_a_name_are_told_and_must_have_been_seen(officer, nomination):
    Submission.objects.update(met_on=TODAY, electorate=10, present=9)
    Nomination.objects.update(votes_for=9)
    remove = reverse("unit_nomination_remove", args=[nomination.pk])

    asked = officer.post(remove).content.decode()
    kept = Nomination.objects.count()
    officer.post(remove, {"version": 0, "votes": 9})

    assert "Số phiếu của cuộc họp xét: 9/10 phiếu đồng ý." in asked
    assert (kept, Nomination.objects.count()) == (1, 0)


def test_somebody_asks_on_their_road_and_reads_the_answer_there(officer, bureau, opened):
    attested = ("chap-hanh", "guong-mau", "tham-gia-phong-trao")
    bureau.write(
        bureau.an,
        *({"kind": "attestation", "of": code, "year": 2025, "value": True} for code in attested),
    )
    words = {"username": "an", "email": "", "password": PASSWORD}
    own = browser_of(open_account(bureau.an.person, **words, actor=administrator_of(bureau.unit), on=ON))
    assert "Tôi đủ điều kiện: đề nghị đưa vào danh sách" in own.get("/toi/").content.decode()

    own.post(reverse("road_propose", args=["ldtt"]), {"note": "Hoàn thành 120% kế hoạch"})
    proposal = SelfProposal.objects.get()
    assert "đơn vị đang xem xét" in own.get("/toi/").content.decode()
    assert "Nguyễn Văn An: LĐTT" in officer.get("/don-vi/de-nghi/").content.decode()
    answer = reverse("unit_self_proposal", args=[proposal.pk])
    assert "Hoàn thành 120% kế hoạch" in officer.get(answer).content.decode()
    officer.post(answer, {"reason": "Để đợt sau"})
    assert "Đơn vị chưa đưa vào danh sách: Để đợt sau" in own.get("/toi/").content.decode()

    own.post(reverse("road_propose", args=["ldtt"]), {"note": ""})
    waiting = SelfProposal.objects.get(state=SelfProposalState.WAITING)
    officer.post(reverse("unit_self_proposal_accept", args=[waiting.pk]))
    road = own.get("/toi/").content.decode()
    assert "Đơn vị đã đưa bạn vào danh sách đề nghị." in road
    assert "đơn vị có thể đưa vào danh sách đề nghị" not in road.partition("Đơn vị đã đưa bạn")[0]


def test_the_panel_of_a_cell_says_in_which_round_it_is_proposed(officer, nomination):
    panel = reverse("unit_verdict", args=[nomination.subject_id, nomination.award, nomination.year])

    page = officer.get(panel).content.decode()

    assert f"Đã đề nghị trong “{nomination.round}”: " in page
    assert "chưa đề nghị" not in page
    assert "chưa được đề nghị" not in page


def test_a_report_and_a_proposal_ask_few_questions(officer, nomination):
    pages = ("unit_nomination", "unit_report", "unit_report_preview")

    asked = [
        count_queries(lambda name=name: officer.get(reverse(name, args=[nomination.pk]))) for name in pages
    ]

    assert asked == [13, 13, 15]


def test_no_english_on_the_pages_of_a_proposal(officer, bureau, opened, nomination):
    preview = officer.post(
        reverse("unit_nominate_preview", args=[opened.pk]), {"chon": f"{bureau.an.pk}:ldtt"}
    )
    pages = ("unit_nomination", "unit_report", "unit_report_preview", "unit_nomination_remove")
    shown = [preview, *(officer.get(reverse(name, args=[nomination.pk])) for name in pages)]

    assert [english_words(page.content.decode(), names=NAMES) for page in shown] == [set()] * len(shown)
    assert fresh(Submission.objects.get()).nominations.count() == 1


def test_the_panel_of_somebody_overlooked_leads_to_the_round_that_asks_for_the_award(officer, way, opened):
    (page,) = way.deserving()

    asked, unasked = (
        officer.get(reverse("unit_verdict", args=[page.pk, award, 2025])).content.decode()
        for award in ("ldtt", "cstt")
    )

    assert f"?nam=2025&amp;nhom=ca-nhan&amp;dot={opened.pk}&amp;danh_hieu=ldtt&amp;ket_qua=bo-sot" in asked
    assert f"Đánh dấu để đề nghị trong đợt “{opened}”" in asked
    assert "Đánh dấu để đề nghị" not in unasked


def test_the_panel_says_where_no_open_round_asks_for_the_award(officer, way):
    (page,) = way.deserving()

    panel = officer.get(reverse("unit_verdict", args=[page.pk, "ldtt", 2025])).content.decode()

    assert "Chưa có đợt xét nào của năm 2025 đang mở mà nhận hình thức này." in panel
