from datetime import date
from fractions import Fraction

import pytest

from vinhdanh.law import NoRuleError, QuestionError, ballot_needed, vote
from vinhdanh.law.votes import percent_shown, voting_rules

R1, R2 = date(2025, 3, 2), date(2026, 3, 2)
MOST = 60


@pytest.mark.parametrize(
    ("award", "share", "strict"),
    [
        ("cstd-bo", Fraction(9, 10), False),
        ("cstd-co-so", Fraction(8, 10), False),
        ("bk-bo", Fraction(1, 2), True),
    ],
)
def test_every_count_agrees_with_a_table_of_fractions(award, share, strict):
    for members in range(1, MOST + 1):
        for votes_for in range(members + 1):
            reached = Fraction(votes_for, members)
            expected = reached > share if strict else reached >= share
            found = vote(award, on=R2, members=members, votes_for=votes_for)
            assert (found.passed, votes_for >= found.needed) == (expected, expected), (members, votes_for)


def test_more_votes_never_lose_and_more_members_never_win():
    def passed(members, votes_for):
        return vote("cstd-bo", on=R2, members=members, votes_for=votes_for).passed

    for members in range(1, MOST):
        for votes_for in range(members):
            assert passed(members, votes_for) <= passed(members, votes_for + 1)
            assert passed(members, votes_for) >= passed(members + 1, votes_for)


@pytest.mark.parametrize(("percent", "award"), [(90, "cstd-bo"), (80, "cstd-co-so")])
def test_a_failed_vote_is_never_shown_as_its_threshold(percent, award):
    for members in range(1, 1000):
        votes_for = vote(award, on=R2, members=members, votes_for=0).needed - 1
        shown = percent_shown(votes_for, members)
        assert Fraction(shown.rstrip("%").replace(",", ".")) < percent


def test_a_share_is_cut_not_rounded():
    assert percent_shown(53, 59) == "89,83%"
    assert (percent_shown(9, 10), percent_shown(1, 1), percent_shown(0, 7)) == ("90,00%", "100,00%", "0,00%")


def test_the_answer_has_the_published_shape():
    found = vote("cstd-bo", on=R1, members=11, votes_for=10, absent=2, asked_in_writing=1)

    assert found.as_json() == {
        "passed": True,
        "complete": False,
        "for": 10,
        "members": 11,
        "needed": 10,
        "threshold": 90,
        "strict": False,
        "secret": True,
        "quorum_needed": 8,
        "quorum_met": True,
        "cite": "Nghị định 98/2023/NĐ-CP, Điều 30 khoản 7",
        "provenance": "quoted",
    }
    assert (found.passed, found.stands) == (True, False)


def test_a_vote_is_complete_when_every_absent_member_was_asked():
    asked = [
        vote("cstd-bo", on=R2, members=10, votes_for=7, absent=3, asked_in_writing=asked).complete
        for asked in range(4)
    ]

    assert asked == [False, False, False, True]
    assert vote("cstd-bo", on=R2, members=10, votes_for=9, asked_in_writing=1).complete


def test_the_meeting_and_the_vote_are_counted_apart():
    found = vote("cstd-bo", on=R2, members=10, votes_for=10, attended=6, asked_in_writing=4)

    assert (found.passed, found.complete, found.quorum_needed, found.quorum_met) == (True, True, 7, False)
    assert not found.stands


def test_a_hero_is_judged_by_the_council_concerned():
    ministry = vote("ahld", on=R1, members=20, votes_for=18, absent=3, asked_in_writing=3)
    central = vote(
        "ahld", on=R1, members=20, votes_for=18, absent=3, asked_in_writing=3, council="trung-uong"
    )

    assert (ministry.quorum_needed, ministry.stands) == (14, True)
    assert (central.quorum_needed, central.stands) == (18, False)
    assert central.cite == "Nghị định 98/2023/NĐ-CP, Điều 47 khoản 4 điểm b"


def test_titles_of_emulation_fighters_and_flags_need_a_ballot():
    assert ballot_needed("cstd-co-so", R2)
    assert not ballot_needed("ldtt", R2)
    assert [rule.council for rule in voting_rules("ahld", R2)] == ["bo", "trung-uong"]


V1, V4 = date(2010, 3, 2), date(2020, 3, 2)
FOUR = ("cstd-bo", "cstd-tq", "ahld", "ahllvt")


@pytest.mark.parametrize("on", [V1, V4])
@pytest.mark.parametrize("award", [*FOUR, "cstd-co-so", "co-bo", "co-cp", "ldtt", "bk-ttg", "hcld-3"])
def test_four_honours_needed_ninety_of_a_hundred_in_secret_before_the_new_law(award, on):
    (rule,) = voting_rules(award, on)

    asked = (90, False, True) if award in FOUR else (50, True, False)
    assert (rule.percent, rule.strict, rule.secret) == asked


def test_the_decree_of_2017_is_cited_and_what_came_before_is_told_as_unread():
    last = vote("cstd-bo", on=date(2017, 9, 30), members=15, votes_for=14)
    first = vote("cstd-bo", on=date(2017, 10, 1), members=15, votes_for=14)

    assert (last.passed, last.provenance) == (True, "memory")
    assert (first.cite, first.provenance) == ("Nghị định 91/2017/NĐ-CP, Điều 45 khoản 8", "quoted")


@pytest.mark.parametrize("on", [date(2004, 6, 30), date(2027, 3, 1)])
def test_a_day_without_a_rule_has_no_answer(on):
    assert vote("ldtt", on=R2, members=3, votes_for=2).passed

    with pytest.raises(NoRuleError, match=r"(áp dụng|chỉ có) từ ngày 01/07/2004"):
        vote("ldtt", on=on, members=3, votes_for=2)


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("members", {"members": 0}),
        ("members", {"members": True}),
        ("votes_for", {"votes_for": 11}),
        ("votes_for", {"votes_for": -1}),
        ("votes_for", {"votes_for": 9.0}),
        ("votes_for", {"votes_for": 9, "absent": 2}),
        ("asked_in_writing", {"absent": 1, "asked_in_writing": 2}),
        ("absent", {"absent": 11}),
        ("attended", {"attended": 9, "absent": 2}),
        ("council", {"council": "trung-uong"}),
    ],
)
def test_numbers_that_cannot_be_are_refused_by_name(name, numbers):
    with pytest.raises(QuestionError) as refused:
        vote("cstd-bo", **{"on": R2, "members": 10, "votes_for": 9, **numbers})

    assert refused.value.name == name
