"""Many at once: numbers without a gap, one effect of one decision, one winner of two."""

import time

import pytest
from django.db import transaction

from factories.decisions import SIGNED, numbered_desk, renewed
from races import at_once
from vinhdanh.common.errors import Refused
from vinhdanh.decisions.domain import numbering
from vinhdanh.decisions.domain.certificates import make_certificates
from vinhdanh.decisions.domain.numbering import next_number
from vinhdanh.decisions.enums import Book
from vinhdanh.decisions.models import Award, Certificate, Decision, Series
from vinhdanh.runtime.doctor import examine

pytestmark = [pytest.mark.integration, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk():
    return numbered_desk("Cục A")


def taken_by_sixteen(organ, each=5):
    def take(_):
        numbers = []
        for _ in range(each):
            with transaction.atomic():
                numbers.append(next_number(organ, "thu", 2026))
        return numbers

    given = at_once(take)
    return sorted(number for numbers in given if isinstance(numbers, list) for number in numbers)


def test_sixteen_threads_take_numbers_without_a_gap_and_without_a_double(desk):
    assert taken_by_sixteen(desk.organ) == list(range(1, 81))
    assert Series.objects.get(name="thu").last == 80


def test_without_the_lock_numbers_are_given_twice(desk, monkeypatch):
    """The negative control."""

    class Slow:
        def get(self, **words):
            row = Series.objects.get(**words)
            time.sleep(0.005)
            return row

    monkeypatch.setattr(numbering, "counters", Slow)

    numbers = taken_by_sixteen(desk.organ)

    assert len(set(numbers)) < len(numbers)


def test_a_number_that_was_rolled_back_is_given_again(desk):
    with transaction.atomic():
        assert next_number(desk.organ, "thu", 2026) == 1
        transaction.set_rollback(True)

    with transaction.atomic():
        assert next_number(desk.organ, "thu", 2026) == 1


def test_decisions_of_our_own_series_follow_one_another(desk):
    desk.numbering(Book.OURS)
    drafts = [desk.submitted(desk.approved(1, name=f"Đợt {n}")[0].round) for n in range(6)]

    at_once(lambda n: desk.issue(drafts[n], number=None), threads=6)

    numbers = Decision.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3, 4, 5, 6]
    assert [finding for finding in examine() if finding.harm] == []


def test_the_clerks_number_is_given_to_one_of_many(desk):
    drafts = [desk.submitted(desk.approved(1, name=f"Đợt {n}")[0].round) for n in range(4)]

    ends = at_once(lambda n: desk.issue(drafts[n], number=5), threads=4)

    assert [type(end) for end in ends].count(Refused) == 3
    assert Award.objects.count() == 1


def test_one_decision_issued_by_sixteen_has_one_effect(desk):
    decision = desk.submitted(desk.approved(2)[0].round)

    ends = at_once(lambda n: desk.issue(decision, number=5 + n))

    assert [type(end) for end in ends].count(Refused) == 15
    assert Award.objects.count() == 2


def test_of_two_decisions_that_list_one_nomination_one_wins(desk):
    nomination = desk.approved(1)[0]

    ends = at_once(lambda _: desk.drafted(nomination.round, nominations=[nomination]), threads=8)

    assert [type(end) for end in ends].count(Decision) == 1
    assert Decision.objects.count() == 1


def test_certificates_made_by_sixteen_at_once_are_made_once(desk):
    decision = desk.issue(desk.submitted(desk.approved(3)[0].round))

    ends = at_once(
        lambda _: make_certificates(
            renewed(decision), address_of="https://bo.example/{}".format, actor=desk.ministry_officer
        )
    )

    assert len(set(ends)) == 1
    numbers = Certificate.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3]
    assert SIGNED.year == Certificate.objects.first().year
