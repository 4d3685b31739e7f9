"""Two tellers, each for themselves: what they may enter, what they may see, what comes of it."""

import pytest
from django.db import connection

from factories import OrganisationFactory
from factories.councils import ABSENT, ASKED, PRESENT, Chamber, by_item, fresh
from factories.dossiers import TODAY, Way
from races import at_once
from vinhdanh.common.domain.log import sentence
from vinhdanh.common.errors import NotAllowed, Refused
from vinhdanh.common.models import LoggedAction
from vinhdanh.councils.domain.counting import Compared, Tally, all_agreed, enter_counts, record_written
from vinhdanh.councils.domain.queries.counts import agreed_counts, has_entered, own_counts, still_to_count
from vinhdanh.councils.domain.session import return_to_planning
from vinhdanh.councils.models import Count

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def test_sheets_add_up_to_those_handed_out(chamber):
    session = chamber.voting(None, ASKED)

    with pytest.raises(Refused, match=r"7 \+ không đồng ý 1 \+ không hợp lệ 0 = 8, mà đã phát 9 phiếu"):
        enter_counts(session, by_item(session, Tally(7, 1)), actor=chamber.tellers[0])
    enter_counts(session, by_item(session, Tally(7, 1, 1)), actor=chamber.tellers[0])
    assert Count.objects.count() == 1


def test_only_the_two_tellers_count(chamber, voting):
    for user in [chamber.actor, chamber.users[0]]:
        with pytest.raises(NotAllowed):
            enter_counts(voting, by_item(voting, Tally(10, 0)), actor=user)


def test_each_teller_sees_only_their_own_numbers(chamber, voting):
    first, second = chamber.tellers
    enter_counts(voting, by_item(voting, Tally(8, 1, 1)), actor=first)

    assert len(own_counts(voting, first)) == 1
    assert own_counts(voting, second) == {}
    assert agreed_counts(voting) == {}
    assert has_entered(voting) == {first.pk: True, second.pk: False}
    logged = sentence(LoggedAction.objects.get(code="counts.entered"))
    assert logged == "Nhập số đếm của mình cho 1 nội dung."


def test_a_teller_may_mend_their_own_count_until_the_other_is_in(chamber, voting):
    first, second = chamber.tellers
    enter_counts(voting, by_item(voting, Tally(8, 2)), actor=first)
    enter_counts(voting, by_item(voting, Tally(9, 1)), actor=first)

    compared = enter_counts(voting, by_item(voting, Tally(9, 1)), actor=second)

    assert [item.pk for item in compared.agreed] == list(voting.items.values_list("pk", flat=True))
    with pytest.raises(Refused, match="đã khớp ở mọi nội dung"):
        enter_counts(voting, {}, actor=first)


def test_where_they_differ_both_count_again_only_what_differs(way, chamber):
    session = chamber.voting(way.deserving(2))
    first, second = chamber.tellers
    enter_counts(session, by_item(session, Tally(9, 1), Tally(5, 5)), actor=first)

    compared = enter_counts(session, by_item(session, Tally(9, 1), Tally(6, 4)), actor=second)

    assert (len(compared.agreed), len(compared.differing)) == (1, 1)
    open_items = still_to_count(session)
    assert open_items == list(compared.differing)
    assert has_entered(session) == {first.pk: False, second.pk: False}
    logged = sentence(LoggedAction.objects.get(code="counts.differed"))
    assert (
        logged == f"Hai người kiểm phiếu không khớp, cùng đếm lại: {open_items[0].nomination.subject.person}."
    )

    again = {open_items[0].pk: Tally(6, 4)}
    assert enter_counts(session, again, actor=first) == Compared()
    enter_counts(session, again, actor=second)
    assert all_agreed(session)
    assert agreed_counts(session)[open_items[0].pk].attempt == 2


def test_counts_are_given_for_every_open_item(way, chamber):
    session = chamber.voting(way.deserving(2))
    one = dict(list(by_item(session, Tally(9, 1), Tally(9, 1)).items())[:1])

    with pytest.raises(Refused, match="đúng 2 nội dung"):
        enter_counts(session, one, actor=chamber.tellers[0])


def test_nothing_is_counted_before_the_vote_or_after_it_was_stopped(chamber, voting):
    tallies = by_item(voting, Tally(10, 0))
    enter_counts(voting, tallies, actor=chamber.tellers[0])
    return_to_planning(voting, reason="Phát nhầm phiếu", actor=chamber.actor)

    with pytest.raises(Refused, match="Đang chuẩn bị"):
        enter_counts(voting, tallies, actor=chamber.tellers[1])
    assert Count.objects.count() == 0


def test_written_opinions_are_no_more_than_were_asked(chamber):
    session = chamber.voting(None, ASKED, ASKED, ABSENT)
    item = session.items.get().pk

    with pytest.raises(Refused, match="3 ý kiến mà chỉ lấy ý kiến 2 thành viên"):
        record_written(session, {item: (2, 1)}, actor=chamber.actor)
    record_written(session, {item: (1, 1)}, actor=chamber.actor)
    assert fresh(session).written_asked == 2


def test_there_are_no_written_opinions_where_nobody_was_asked(chamber):
    session = chamber.voting(None, PRESENT)

    with pytest.raises(Refused, match="Không có thành viên nào"):
        record_written(session, {session.items.get().pk: (1, 0)}, actor=chamber.actor)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("second", [Tally(9, 1), Tally(8, 2)])
def test_two_tellers_at_once_are_compared_exactly_once(second):
    chamber = Chamber(Way(OrganisationFactory(code="A", name="Cục A")))
    session = chamber.voting()
    said = [Tally(9, 1), second]

    at_once(
        lambda place: enter_counts(session, by_item(session, said[place]), actor=chamber.tellers[place]),
        threads=2,
    )

    agree = said[0] == said[1]
    assert LoggedAction.objects.filter(code="counts.agreed").count() == int(agree)
    assert LoggedAction.objects.filter(code="counts.differed").count() == int(not agree)
    assert all_agreed(session) is agree
    assert connection.vendor == "postgresql"
    assert session.held_on == TODAY
