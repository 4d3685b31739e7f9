"""Registers loaded with the counts of two source articles, entered as decisions of their time."""

from collections.abc import Sequence
from datetime import date

from factories.dossiers import Way
from factories.units import OrganisationFactory, people_of
from vinhdanh.decisions.domain.history import OldLine, enter_issued_decision
from vinhdanh.decisions.enums import Recipient
from vinhdanh.dossiers.domain.consultation import ask_opinion
from vinhdanh.dossiers.enums import Direction, NominationState, SubmissionState
from vinhdanh.dossiers.models import Nomination, Submission
from vinhdanh.records.domain.subjects import subjects_of
from vinhdanh.records.models import Subject

C, P = Recipient.COLLECTIVE, Recipient.PERSON

HONOURS = [  # source article 004: award, whom, how many
    ("ahld", C, 3),
    ("co-cp", C, 92),
    ("co-bo", C, 1_007),
    ("hcdl-2", C, 1),
    ("hcld-1", C, 2),
    ("hcld-2", C, 1),
    ("hcld-3", C, 19),
    ("bk-ttg", C, 22),
    ("ahld", P, 1),
    ("cstd-tq", P, 95),
]
FIGHTERS = 2_345  # "hàng nghìn": ministry-level fighters and certificates, told as thousands
GIVEN = [("co-bo", C, 41), ("bk-bo", C, 162), ("bk-bo", P, 428)]  # 000: hơn 200 tập thể, gần 430 cá nhân
STATE_LEVEL = {C: 72, P: 131}
CONSULTED, BANNERS = 69, 2


def enter(way: Way, counts: Sequence[tuple[str, Recipient, int]], *, on: date, number: int = 1) -> None:
    """Enter one decision with so many lines of each award and kind of recipient."""
    lines = [
        OldLine(award=award, name=f"{kind.label} {place}", recipient=kind, unit=way.unit)
        for award, kind, many in counts
        for place in range(1, many + 1)
    ]
    enter_issued_decision(
        way.organ,
        number=number,
        symbol="QĐ-BTTTT",
        decided_on=on,
        signer="bo-truong",
        signer_title="BỘ TRƯỞNG",
        signer_name="Lê Văn A",
        subject_line="Về việc tặng thưởng",
        lines=lines,
        actor=way.ministry_officer,
        on=date(2026, 1, 15),
    )


def send_up(way: Way, award: str, kinds: dict[Recipient, int], *, on: date) -> None:
    """Put nominations where they would stand after going up to the State level under one paper."""
    opened = way.opened([award], name=f"Trình {award} {on}")
    submission = Submission.objects.create(
        tenant=way.organ, round=opened, unit=way.unit, state=SubmissionState.RECEIVED, received_on=on
    )
    Nomination.objects.bulk_create(
        Nomination(
            tenant=way.organ,
            round=opened,
            submission=submission,
            subject=page,
            place=way.unit,
            award=award,
            year=on.year,
            state=NominationState.FORWARDED,
            outcome="eligible",
            judged_on=on,
            forwarded_on=on,
            forwarded_by_paper="120/TTr-BTTTT",
        )
        for page in _pages(way, kinds)
    )


def _pages(way: Way, kinds: dict[Recipient, int]) -> list[Subject]:
    units = OrganisationFactory.create_batch(kinds.get(C, 0), parent=way.unit)
    people = people_of(way.unit, kinds[P]) if P in kinds else []
    return subjects_of(people, units)


def five_years(way: Way) -> None:
    """Load the register of source article 004."""
    enter(way, HONOURS, on=date(2008, 12, 1))
    enter(way, [("cstd-bo", P, FIGHTERS)], on=date(2009, 3, 1))
    send_up(way, "ahld", {C: 1}, on=date(2009, 10, 1))


def nine_months(way: Way) -> None:
    """Load the register of source article 000."""
    enter(way, GIVEN, on=date(2018, 5, 2))
    enter(way, [("truong-luu-niem", C, BANNERS)], on=date(2018, 8, 1), number=2)
    send_up(way, "bk-ttg", STATE_LEVEL, on=date(2018, 6, 15))
    ask_opinion(
        way.organ,
        direction=Direction.ASKED_OF_US,
        authority="Ban Thi đua - Khen thưởng Trung ương",
        about="hiệp y khen thưởng",
        collectives=CONSULTED,
        individuals=0,
        asked_on=date(2018, 4, 1),
        due_on=None,
        actor=way.ministry_officer,
        on=date(2018, 9, 30),
    )
