"""The paragraph that reports speak of a period: each clause a number, its words, and the slice behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet

from vinhdanh.decisions.enums import Recipient
from vinhdanh.decisions.models import Award
from vinhdanh.dossiers.enums import Direction
from vinhdanh.law.catalogue import Entry, catalogue
from vinhdanh.oversight.domain.queries.process import consulted, forwarded, pending
from vinhdanh.oversight.domain.queries.slices import RECIPIENTS, Slice, count_by
from vinhdanh.units.models import Organisation

WHO = {
    Recipient.COLLECTIVE: "tập thể",
    Recipient.PERSON: "cá nhân",
    Recipient.HOUSEHOLD: "hộ gia đình",
}
CONFERRED = "danh hiệu vinh dự nhà nước"
STATE = "Nhà nước"
FLAGS_AND_CERTIFICATES = ("co-bo", "bk-bo")
BANNER = "truong-luu-niem"
HUNDRED, TEN, THOUSAND = 100, 10, 1_000
CLOSE = 20
"""“Hơn” is said of a round number when no more than one part in so many lies above it."""


class Opens(StrEnum):
    """The list that stands behind a number."""

    REGISTER = "so-vang"
    FORWARDED = "da-trinh"
    PENDING = "dang-cho"
    CONSULTED = "hiep-y"


@dataclass(frozen=True, slots=True)
class Clause:
    """A number in words, with the list that stands behind it and the slice that narrows that list."""

    number: int
    words: str
    piece: Slice
    opens: Opens = Opens.REGISTER


def honours(piece: Slice, awards: QuerySet[Award], tenant: Organisation) -> list[Clause]:
    """Return what was given at the State level, and the ministry's flags: by award, collectives first.

    What the State level is still considering follows the award, counted apart.
    """
    counted = count_by(piece, awards, "award", "recipient")
    told = [*(entry for entry in catalogue().values() if entry.level == STATE), catalogue()["co-bo"]]
    clauses = []
    for kind in RECIPIENTS:
        for entry in told:
            within = piece.of(award=entry.code, recipient=kind)
            given = counted.get((entry.code, kind), 0)
            clauses.append(Clause(given, f"{WHO[kind]} {_given(entry)}", within))
            waits = pending(within, tenant).count()
            words = f"{WHO[kind]} đang được xét để {_given(entry).removeprefix('được ')}"
            clauses.append(Clause(waits, words, within, Opens.PENDING))
    return [clause for clause in clauses if clause.number]


def _given(entry: Entry) -> str:
    """Say how an award is given, as the law does: honorary titles are conferred, the rest are given."""
    return f"được phong tặng danh hiệu {entry.name}" if entry.kind == CONFERRED else f"được tặng {entry.name}"


def work_done(piece: Slice, awards: QuerySet[Award], tenant: Organisation) -> list[Clause]:
    """Return what the office did: State-level files sent up, flags and certificates, opinions, banners."""
    asked = consulted(piece, tenant, Direction.ASKED_OF_US)
    numbers = {Recipient.COLLECTIVE: asked.collectives, Recipient.PERSON: asked.individuals}
    clauses = [
        *(
            Clause(
                forwarded(piece.of(recipient=kind), tenant).count(),
                f"{WHO[kind]} được trình khen thưởng cấp Nhà nước",
                piece.of(recipient=kind),
                Opens.FORWARDED,
            )
            for kind in numbers
        ),
        *_together(piece, awards, FLAGS_AND_CERTIFICATES, "được tặng Cờ thi đua, Bằng khen của Bộ"),
        *(
            Clause(number, f"{WHO[kind]} được cho ý kiến hiệp y khen thưởng", piece, Opens.CONSULTED)
            for kind, number in numbers.items()
        ),
        *_together(piece, awards, (BANNER,), "được tặng trướng lưu niệm"),
    ]
    return [clause for clause in clauses if clause.number]


def _together(piece: Slice, awards: QuerySet[Award], codes: Sequence[str], words: str) -> Iterator[Clause]:
    """Count several awards together, by kind of recipient."""
    counted = count_by(piece, awards, "award", "recipient")
    for kind in RECIPIENTS:
        number = sum(counted.get((code, kind), 0) for code in codes)
        narrowed = piece.of(award=",".join(codes), recipient=kind)
        yield Clause(number, f"{WHO[kind]} {words}", narrowed)


def roughly(number: int) -> str:
    """Write a number as speeches do: 203 is “hơn 200”, 428 “gần 430”, 2.345 “hàng nghìn”, 60 is 60.

    The exact number always stands beside it or behind it.
    """
    if number >= 2 * THOUSAND:
        return "hàng nghìn"
    if number < HUNDRED or number % TEN == 0:
        return f"{number:,}".replace(",", ".")
    below = number // HUNDRED * HUNDRED
    if (number - below) * CLOSE <= number:
        return f"hơn {below:,}".replace(",", ".")
    return f"gần {-(-number // TEN) * TEN:,}".replace(",", ".")
