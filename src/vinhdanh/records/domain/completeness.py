"""From which year on records hold everything: what an office has not entered yet is unknown, not absent."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db import transaction

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import Refused
from vinhdanh.law.facts import FIRST_YEAR
from vinhdanh.records.domain.ledger import lock_subjects, renew
from vinhdanh.records.domain.subjects import places_of, standing_contents
from vinhdanh.records.models import Subject
from vinhdanh.units.models import User

register_sentences(
    {
        "records.complete": "Ghi {count} hồ sơ của “{unit}” đầy đủ từ năm {year}: điều chưa nhập của năm "
        "trước là chưa biết.",
        "records.whole": "Ghi {count} hồ sơ của “{unit}” đầy đủ mọi năm: điều chưa nhập là không có.",
    }
)
MOST = 2_000


@transaction.atomic
def state_complete_from(subjects: Iterable[Subject], year: int | None, *, actor: User, on: date) -> int:
    """Say from which year on records hold everything (none: all years); tell how many said otherwise before.

    Awards, works, discipline and the like of earlier years are unknown then, where they were taken not to
    exist; the law is asked again.
    """
    if year is not None and not FIRST_YEAR <= year <= on.year:
        raise Refused(f"Hãy ghi một năm từ {FIRST_YEAR} đến {on.year}, hoặc để trống.")
    pages = lock_subjects({one.pk for one in subjects})
    if len(pages) > MOST:
        raise Refused(f"Phần đã chọn có quá {MOST} hồ sơ. Hãy chọn từng đơn vị, phòng.")
    places = places_of(pages.values(), on)
    units = {place.pk: place for place in places.values()}
    for unit in units.values():
        require(actor, "records.write", unit)
    changed = [page for page in pages.values() if page.record_from != year]
    Subject.objects.filter(pk__in=[page.pk for page in changed]).update(record_from=year)
    for page in changed:
        page.record_from = year
    renew(changed, standing_contents(changed), on=on)
    for key, count in Counter(places[page.pk].pk for page in changed).items():
        words = {"count": count, "unit": units[key].name}
        if year is None:
            log(actor, "records.whole", units[key], **words)
        else:
            log(actor, "records.complete", units[key], year=year, **words)
    return len(changed)
