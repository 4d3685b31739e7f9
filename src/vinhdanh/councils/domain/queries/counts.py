"""How far the counting is: what both tellers agree on, and what is still to be counted."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import F

from vinhdanh.councils.domain.queries.agenda import standing_items
from vinhdanh.councils.models import Count, Item, Session
from vinhdanh.units.models import User


def agreed_counts(session: Session) -> Mapping[UUID, Count]:
    """Return, by item, a count on which both tellers agree; items without one are left out."""
    running = Count.objects.filter(item__session=session, item__withdrawn="", attempt=F("item__recounts") + 1)
    by_item: dict[UUID, list[Count]] = {}
    for count in running.order_by("created_at"):
        by_item.setdefault(count.item_id, []).append(count)
    both = {item: counts for item, counts in by_item.items() if len(counts) > 1}
    return {item: counts[0] for item, counts in both.items()}


def still_to_count(session: Session) -> list[Item]:
    """Return the items on which the tellers do not agree yet."""
    agreed = agreed_counts(session)
    return [item for item in standing_items(session) if item.pk not in agreed]


def own_counts(session: Session, teller: User) -> Mapping[UUID, Count]:
    """Return, by item, what one teller has entered in the running attempt: never what the other did."""
    found = Count.objects.filter(
        item__session=session, item__withdrawn="", teller=teller, attempt=F("item__recounts") + 1
    )
    return {count.item_id: count for count in found}


def has_entered(session: Session) -> Mapping[UUID, bool]:
    """Return, by teller, whether they have entered their counts of all open items."""
    items = still_to_count(session)
    return {
        teller.pk: bool(items) and {item.pk for item in items} <= own_counts(session, teller).keys()
        for teller in (session.first_teller, session.second_teller)
        if teller is not None
    }
