"""Numbers of decisions and of the certificate book: the clerk's are typed, ours are taken without a gap."""

from datetime import date

from django.db import transaction
from django.db.models import Max, QuerySet

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import Refused
from vinhdanh.common.text import nfc
from vinhdanh.decisions.enums import STATE_SIGNERS, Book
from vinhdanh.decisions.models import Decision, Numbering, Series
from vinhdanh.units.models import Organisation, User

register_sentences(
    {
        "numbering.set": "Đặt cách đánh số của {organ}: ký hiệu {symbol}, địa danh {place}, {book}.",
        "numbering.proposer": "Đặt chức vụ người đề nghị khen thưởng của {organ}: {proposer}.",
    }
)
DECISIONS, CERTIFICATES = "quyet-dinh", "so-cap-bang"
BEFORE = "theo đề nghị của "
YEARLY = "Nghị định 30/2020/NĐ-CP, Điều 15"


@transaction.atomic
def set_numbering(
    organ: Organisation, *, symbol: str, place: str, book: Book, proposer: str = "", actor: User, on: date
) -> Numbering:
    """Say how an organ numbers its decisions, and at whose proposal they are made.

    A year in which we gave numbers is finished as it began.
    """
    require(actor, "decisions.prepare", organ)
    before = Numbering.objects.select_for_update().filter(organ=organ).first()
    series = Series.objects.filter(organ=organ, name=DECISIONS, year=on.year).first()
    if before and before.book == Book.OURS != book and series and series.last > series.started:
        raise Refused(
            f"Sổ quyết định năm {on.year} đã do hệ thống cấp đến số {series.last:02}. Số của một năm phải "
            f"liên tục ({YEARLY}), nên chỉ đổi sổ từ ngày 01/01/{on.year + 1}."
        )
    numbering, _ = Numbering.objects.update_or_create(
        organ=organ,
        defaults={
            "symbol": symbol.strip(),
            "place": place.strip(),
            "book": book,
            "proposer": _post(proposer),
        },
    )
    if book == Book.OURS:
        _begin(organ, on.year)
    log(actor, "numbering.set", organ, organ=organ.name, symbol=symbol, place=place, book=Book(book).label)
    if numbering.proposer != (before.proposer if before else ""):
        log(actor, "numbering.proposer", organ, organ=organ.name, proposer=numbering.proposer or "để trống")
    return numbering


def _post(written: str) -> str:
    """Return the post of who proposes, without the words that a decision puts before it, or a full stop."""
    post = " ".join(nfc(written).split()).rstrip(" .;,")
    return post[len(BEFORE) :].strip() if post.casefold().startswith(BEFORE) else post


def _begin(organ: Organisation, year: int) -> None:
    """Begin our series of a year after the greatest number that the clerk has used in it."""
    ours = Decision.objects.filter(organ=organ, year=year).exclude(signer__in=STATE_SIGNERS)
    used = ours.aggregate(last=Max("number"))["last"] or 0
    begun = Series.objects.filter(organ=organ, name=DECISIONS, year=year)
    if not begun.exists():
        Series.objects.create(organ=organ, name=DECISIONS, year=year, started=used, last=used)


def numbering_of(organ: Organisation) -> Numbering:
    """Return how an organ numbers its decisions, or say that this must be set first."""
    found = Numbering.objects.filter(organ=organ).first()
    if found is None:
        raise Refused(
            f"Chưa đặt ký hiệu và sổ quyết định cho {organ.name}. Hãy đặt ở mục “Cách đánh số” rồi làm tiếp."
        )
    return found


def next_number(organ: Organisation, name: str, year: int) -> int:
    """Take the next number of our series, within the caller's transaction: rolled back, it is given again."""
    return take_numbers(organ, name, year, 1).start


def take_numbers(organ: Organisation, name: str, year: int, count: int) -> range:
    """Take so many numbers in a row; whoever asks meanwhile waits for the end of this transaction."""
    Series.objects.bulk_create([Series(organ=organ, name=name, year=year)], ignore_conflicts=True)
    row = counters().get(organ=organ, name=name, year=year)
    taken = range(row.last + 1, row.last + 1 + count)
    row.last += count
    row.save(update_fields=["last"])
    return taken


def counters() -> QuerySet[Series]:
    """Return the rows of series, locked as they are read."""
    return Series.objects.select_for_update()
