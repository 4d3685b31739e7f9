"""The demo's rounds, each left at another stage: decided, in appraisal, before the council, to be signed."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from vinhdanh.councils.domain.closing import close_session
from vinhdanh.councils.domain.council import found_council, seat_member
from vinhdanh.councils.domain.counting import Tally, enter_counts
from vinhdanh.councils.domain.roll import Entry, take_roll
from vinhdanh.councils.domain.session import appoint_tellers, open_voting, plan_session
from vinhdanh.councils.enums import Office, Presence
from vinhdanh.councils.models import Council, Session
from vinhdanh.decisions.domain.drafting import draft_decision, submit_decision
from vinhdanh.decisions.domain.issuing import issue_decision
from vinhdanh.decisions.domain.numbering import set_numbering
from vinhdanh.decisions.domain.printing import ask_for_certificates, make_papers
from vinhdanh.decisions.domain.queries.printings import printings_in
from vinhdanh.decisions.domain.state_level import receive_state_decision
from vinhdanh.decisions.enums import Book, PrintingState
from vinhdanh.decisions.models import Decision
from vinhdanh.demo.proposing import AWARDS, make_list, received_lists, send_list
from vinhdanh.demo.stage import Stage
from vinhdanh.demo.tree import DEMO_UNIT, MINISTRY_CODE, OTHER_UNIT
from vinhdanh.dossiers.domain.appraisal import appraise
from vinhdanh.dossiers.domain.consultation import answer_opinion, ask_opinion
from vinhdanh.dossiers.domain.forwarding import forward
from vinhdanh.dossiers.domain.rounds import close_round, open_round, prepare_round
from vinhdanh.dossiers.domain.sudden import Deed, report_sudden_merit
from vinhdanh.dossiers.enums import Direction, FindingKind, NominationState, Part, RoundKind
from vinhdanh.dossiers.models import Nomination, Round
from vinhdanh.records.domain.queries.subjects import people_in

DECIDED_UNITS = ("VPC", "VP", "TTD")
"""Units whose names have been decided on in the first round."""
APPRAISED_UNIT, COUNCIL_UNITS = "VNC", ("CVT", "VTC", "VPC")
OF_THE_STATE = ("bk-ttg", "hcld-3")
"""Awards to persons that the ministry proposes; the Prime Minister has given the first, the second waits."""
VERIFYING = "http://127.0.0.1:8000/xac-thuc/{}/"
MINISTER = ("bo-truong", "Bộ trưởng")


def play(stage: Stage) -> None:
    """Leave a round at each stage."""
    symbol = f"QĐ-{MINISTRY_CODE}"
    set_numbering(
        stage.root,
        symbol=symbol,
        place="Hà Nội",
        book=Book.CLERK,
        proposer="Vụ trưởng Vụ Tổ chức cán bộ",
        actor=stage.officer,
        on=stage.on,
    )
    council = _council(stage)
    _decided(stage, council)
    _running(stage, council)
    _sudden(stage)
    _opinions(stage)


def _council(stage: Stage) -> Council:
    """Found the ministry's council: the minister in the chair, the deputies, heads of units."""
    council = found_council(
        stage.root,
        name=f"Hội đồng Thi đua - Khen thưởng {stage.root.name}",
        basis=f"Quyết định số 21/QĐ-{MINISTRY_CODE} ngày 05/01/{stage.on.year}",
        actor=stage.officer,
    )
    heads = [head.person for code, head in stage.offices.heads.items() if code not in {DEMO_UNIT, OTHER_UNIT}]
    offices = [Office.CHAIR, Office.VICE_CHAIR, Office.VICE_CHAIR, Office.SECRETARY]
    seated = [person for person in (*stage.leaders, *heads) if person is not None][:9]
    for place, person in enumerate(seated):
        office = offices[place] if place < len(offices) else Office.MEMBER
        seat_member(council, person, office=office, valid_from=date(stage.on.year, 1, 5), actor=stage.officer)
    return council


def _opened(stage: Stage, name: str, *more: str, opens_on: date, due_on: date) -> Round:
    prepared = prepare_round(
        stage.root,
        kind=RoundKind.MERIT,
        name=name,
        year=stage.year,
        awards=[*(award for awards in AWARDS.values() for award in awards), *more],
        opens_on=opens_on,
        due_on=due_on,
        actor=stage.officer,
    )
    open_round(prepared, actor=stage.officer)
    return prepared


def _decided(stage: Stage, council: Council) -> None:
    """Play a round to its end: appraised, voted on, decided, certified."""
    began = stage.day(70)
    name = f"Khen thưởng công trạng năm {stage.year}, đợt 1"
    opened = _opened(stage, name, *OF_THE_STATE, opens_on=began, due_on=stage.day(45))
    for nomination in received_lists(stage, opened, DECIDED_UNITS, stage.day(50)):
        appraise(nomination, FindingKind.AGREE, actor=stage.officer, on=stage.day(40))
    session = _voting(stage, council, opened, stage.day(30), "Phiên họp thứ nhất")
    for teller in stage.tellers:
        enter_counts(session, dict(_tallies(session)), actor=teller)
    close_session(session, actor=stage.officer, on=stage.day(30))
    close_round(opened, actor=stage.officer)
    _sent_on(stage, opened)
    decision = _drafted(stage, opened, "Về việc tặng danh hiệu thi đua và Bằng khen", stage.day(25))
    _submitted(stage, decision, stage.day(25))
    _issued(stage, decision, number=1_204, decided_on=stage.day(20))


def _sent_on(stage: Stage, opened: Round) -> None:
    """Send on what the State level decides; one answer has come."""
    found = opened.nominations.filter(award__in=OF_THE_STATE, state=NominationState.RECOMMENDED)
    waiting = list(found.select_related("round__organ", "submission", "subject__person").order_by("pk"))
    paper = f"88/TTr-{MINISTRY_CODE}"
    forward(waiting, paper=paper, forwarded_on=stage.day(26), actor=stage.officer, on=stage.on)
    if given := [one for one in waiting if one.award == OF_THE_STATE[0]]:
        receive_state_decision(
            given,
            number=1_532,
            symbol="QĐ-TTg",
            decided_on=stage.day(6),
            signer="thu-tuong",
            signer_name="Nguyễn Văn Thành",
            actor=stage.officer,
            on=stage.on,
        )


def _submitted(stage: Stage, decision: Decision, on: date) -> None:
    """Hand a draft up with its papers."""
    submit_decision(decision, actor=stage.officer, on=on)
    _printed(decision)


def _issued(stage: Stage, decision: Decision, *, number: int, decided_on: date) -> None:
    """Issue a decision that was submitted, and make its papers and certificates."""
    decision.refresh_from_db()
    issued = issue_decision(decision, number=number, decided_on=decided_on, actor=stage.officer, on=stage.on)
    ask_for_certificates(issued, address=VERIFYING, actor=stage.officer, on=stage.on)
    _printed(issued)


def _printed(decision: Decision) -> None:
    """Make the papers that were asked for, as the worker does."""
    for printing in printings_in(decision, PrintingState.WAITING):
        make_papers(printing)


def _running(stage: Stage, council: Council) -> None:
    """Leave a round open: lists being made, sent, in appraisal, and a session at its count."""
    opened = _opened(
        stage,
        f"Khen thưởng công trạng năm {stage.year}, đợt 2",
        opens_on=stage.day(20),
        due_on=stage.on + timedelta(days=15),
    )
    make_list(stage, opened, DEMO_UNIT, stage.day(3))
    send_list(stage, opened, OTHER_UNIT, stage.day(2))
    _appraised(stage, received_lists(stage, opened, [APPRAISED_UNIT], stage.day(10)))
    second = _opened(
        stage, f"Khen thưởng công trạng năm {stage.year}, bổ sung", opens_on=stage.day(15), due_on=stage.on
    )
    for nomination in received_lists(stage, second, COUNCIL_UNITS, stage.day(9)):
        appraise(nomination, FindingKind.AGREE, actor=stage.officer, on=stage.day(5))
    if second.nominations.exists():
        session = _voting(stage, council, second, stage.on, "Phiên họp thứ hai")
        enter_counts(session, dict(_tallies(session)), actor=stage.tellers[0])


def _appraised(stage: Stage, nominations: Sequence[Nomination]) -> None:
    """Give each nomination of a unit another finding in turn; the last stay open."""
    findings = (
        {"finding": FindingKind.AGREE},
        {
            "finding": FindingKind.RETURN,
            "reason": "Báo cáo chưa có số liệu so với kế hoạch và năm trước; hãy bổ sung.",
            "parts": [Part.RESULTS],
            "due_on": stage.on + timedelta(days=5),
        },
        {"finding": FindingKind.HOLD, "reason": "Chờ kết luận của Thanh tra về phản ánh của người dân."},
        {
            "finding": FindingKind.INELIGIBLE,
            "reason": "Sáng kiến chưa có quyết định công nhận của cấp có thẩm quyền.",
            "cite": "Luật 06/2022/QH15, Điều 22 khoản 1 điểm b",
        },
    )
    for nomination, words in zip(nominations, findings, strict=False):
        appraise(nomination, **words, actor=stage.officer, on=stage.day(4))


def _voting(stage: Stage, council: Council, opened: Round, on: date, title: str) -> Session:
    """Hold a session whose vote has begun: one member has sent a deputy, one was asked in writing."""
    session = plan_session(
        council,
        opened,
        title=f"{title} năm {on.year}",
        held_on=on,
        place="Phòng họp A, trụ sở Bộ",
        actor=stage.officer,
    )
    appoint_tellers(session, first=stage.tellers[0], second=stage.tellers[1], actor=stage.officer)
    seats = list(council.members.order_by("created_at").values_list("pk", flat=True))
    roll = dict.fromkeys(seats, Entry(Presence.PRESENT))
    roll[seats[-1]] = Entry(
        Presence.DEPUTY, deputy="Phan Thị Mai Lan", paper=f"Công văn số 45/VP ngày {on:%d/%m/%Y}"
    )
    take_roll(session, roll, actor=stage.officer)
    open_voting(session, actor=stage.officer, on=on)
    session.refresh_from_db()
    return session


def _tallies(session: Session) -> Iterator[tuple[object, Tally]]:
    """Yield what a teller counts: nearly all agree, one sheet is invalid here and there."""
    sheets = session.roll.filter(presence__in=[Presence.PRESENT, Presence.DEPUTY]).count()
    for place, key in enumerate(session.items.order_by("order").values_list("pk", flat=True)):
        against = 3 if place == 1 else 0
        yield key, Tally(sheets - against, against, 0)


def _drafted(stage: Stage, opened: Round, about: str, on: date) -> Decision:
    signer, title = MINISTER
    return draft_decision(
        opened,
        subject_line=about,
        signer=signer,
        signer_title=title,
        signer_name=str(stage.leaders[0]),
        actor=stage.officer,
        on=on,
    )


def _sudden(stage: Stage) -> None:
    """Honour one sudden merit the next day, and leave another waiting for the minister's signature."""
    deeds = (
        Deed(
            "Khôi phục mạng lưới sau bão",
            "Trong 20 giờ nối lại 40 trạm thu phát bị cô lập, bảo đảm liên lạc chỉ huy cứu hộ.",
            stage.day(12),
            "toan-nganh",
        ),
        Deed(
            "Ngăn chặn tấn công hệ thống một cửa",
            "Phát hiện và chặn đợt tấn công trong đêm, giữ dịch vụ công của 34 tỉnh, thành phố thông suốt.",
            stage.day(4),
            "toan-quoc",
        ),
    )
    for place, (deed, code) in enumerate(zip(deeds, (DEMO_UNIT, OTHER_UNIT), strict=True)):
        unit = stage.places[code]
        head = stage.offices.heads[code].person_id
        pages = [page for page in people_in(unit, stage.on).reverse() if page.person_id != head]
        pages = [page for page in pages if not page.facts.filter(kind__in=["pending", "discipline"]).exists()]
        nominations = report_sudden_merit(
            pages[:2],
            deed,
            unit=unit,
            award="bk-bo",
            paper_number=30 + place,
            paper_symbol=f"TTr-{code}",
            found_by="bo-truong",
            organ=stage.root,
            actor=stage.officer,
            on=stage.on,
        )
        decision = _drafted(
            stage, nominations[0].round, f"Về việc khen thưởng thành tích đột xuất: {deed.name}", stage.on
        )
        _submitted(stage, decision, stage.on)
        if place == 0:
            _issued(stage, decision, number=1_260, decided_on=stage.on)


def _opinions(stage: Stage) -> None:
    """Enter an opinion given and one that waits."""
    asking = (("Bộ Nội vụ", stage.day(30)), ("Ủy ban nhân dân thành phố Hà Nội", stage.day(6)))
    for authority, asked_on in asking:
        asked = ask_opinion(
            stage.root,
            direction=Direction.ASKED_OF_US,
            authority=authority,
            about="hiệp y tặng Bằng khen của Thủ tướng Chính phủ cho doanh nghiệp trong ngành",
            collectives=2,
            individuals=1,
            asked_on=asked_on,
            due_on=asked_on + timedelta(days=14),
            actor=stage.officer,
            on=stage.on,
        )
        if authority == "Bộ Nội vụ":
            answer_opinion(
                asked, answer="Nhất trí.", answered_on=stage.day(22), actor=stage.officer, on=stage.on
            )
