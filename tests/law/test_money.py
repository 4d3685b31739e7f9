from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from vinhdanh.law import Conferred, NoRuleError, QuestionError, money, money_together
from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.money import is_paid

R1, R2, R3 = date(2025, 3, 2), date(2026, 3, 2), date(2026, 11, 2)

TABLE = """
ldtt 710000 -           cstd-co-so 2340000 -     cstd-bo 7020000 -        cstd-tq 10530000 -
co-cp - 28080000        co-bo - 18720000         tt-ldxs - 3510000        tt-ldtt - 1880000
xa-tieu-bieu - 4680000  thon-vh - 3510000        hcsv 107640000 215280000
hchcm 71370000 142740000
hcdl-1 35100000 70200000 hcdl-2 29250000 58500000 hcdl-3 24570000 49140000 hcld-1 21060000 42120000
hcld-2 17550000 35100000 hcld-3 10530000 21060000 hcddk 17550000 -        hcdc 10530000 -
hch-qkqt 3510000 -      bmvnah 36270000 -        ahld 36270000 72540000   ngnd 29250000 -
ngut 21060000 -         bk-ttg 8190000 16380000  bk-bo 3510000 7020000    gk 710000 1410000
knc 1410000 -           gthcm 631800000 -        gtnn 397800000 -
"""
"""Award, person, collective at the base 2.340.000, rounded up to 10.000: worked out by hand."""
WORDS = TABLE.split()
ROWS = list(zip(WORDS[::3], WORDS[1::3], WORDS[2::3], strict=True))


@pytest.mark.parametrize(("award", "person", "collective"), ROWS)
def test_awards_pay_what_the_table_says(award, person, collective):
    for subject, amount in (("person", person), ("collective", collective)):
        if amount != "-":
            assert money(award, subject=subject, decided=R2).amount == int(amount)


def test_the_answer_has_the_published_shape():
    assert money("ldtt", subject="person", decided=R2).as_json() == {
        "amount": 710_000,
        "coefficient": "0.3",
        "base": 2_340_000,
        "rounding": 10_000,
        "at_most": False,
        "cite": (
            "Nghị định 152/2025/NĐ-CP, Điều 50; Nghị định 152/2025/NĐ-CP, Điều 49 khoản 1, khoản 2; "
            "Nghị định 73/2024/NĐ-CP"
        ),
        "provenance": "quoted",
    }


@pytest.mark.parametrize(
    ("decided", "base", "amount"),
    [
        (date(2024, 6, 30), 1_800_000, 540_000),
        (date(2024, 7, 1), 2_340_000, 702_000),
        (date(2025, 6, 30), 2_340_000, 702_000),
        (date(2025, 7, 1), 2_340_000, 710_000),
        (date(2026, 6, 30), 2_340_000, 710_000),
        (date(2026, 7, 1), 2_530_000, 760_000),
    ],
)
def test_base_and_rounding_follow_the_day_of_the_decision(decided, base, amount):
    found = money("ldtt", subject="person", decided=decided)

    assert (found.base, found.amount) == (base, amount)


def test_six_multipliers_round_at_the_base_of_2024():
    rounded = set()
    for award, entry in catalogue().items():
        for subject in ("person", "collective", "household"):
            if subject in entry.data["chủ thể"] and is_paid(award, subject=subject, decided=R2):
                found = money(award, subject=subject, decided=R2)
                exact = Fraction(found.coefficient) * found.base
                assert 0 <= found.amount - exact < 10_000
                if found.amount != exact:
                    rounded.add(found.coefficient)

    assert rounded == set(map(Decimal, ("0.3", "0.45", "0.6", "0.8", "2.25", "5.25")))


def test_a_household_receives_half_as_much_again():
    found = money("bk-bo", subject="household", decided=R2)

    assert (found.coefficient, found.amount) == (Decimal("2.25"), 5_270_000)


def test_a_greatest_sum_is_told_as_such():
    found = money("knc", subject="person", decided=R2)

    assert found.at_most
    assert "tối đa 1.410.000 đồng" in found.as_text()


def test_what_cannot_be_paid_is_refused():
    with pytest.raises(QuestionError, match="Lao động tiên tiến không tặng cho “collective”"):
        money("ldtt", subject="collective", decided=R2)
    with pytest.raises(NoRuleError, match="chưa có mức tiền thưởng đã nhập của Gia đình văn hóa"):
        money("gd-vh", subject="household", decided=R2)
    with pytest.raises(NoRuleError, match="đến ngày 28/02/2027"):
        money("ldtt", subject="person", decided=date(2027, 3, 1))
    with pytest.raises(ValueError, match="mang mã “khong-co”"):
        money("khong-co", subject="person", decided=R2)


SALARIES = """
2004-10-01 290000   2005-09-30 290000   2005-10-01 350000   2006-10-01 450000   2008-01-01 540000
2009-05-01 650000   2010-05-01 730000   2011-05-01 830000   2012-05-01 1050000  2013-07-01 1150000
2016-05-01 1210000  2017-07-01 1300000  2018-07-01 1390000  2019-07-01 1490000  2023-06-30 1490000
2023-07-01 1800000  2024-07-01 2340000  2026-07-01 2530000
"""
"""The base salary on a day, from the notes."""
OLD = """
ldtt person 0.3 0.3        cstd-co-so person 1.0 1.0   cstd-bo person 3.0 3.0     cstd-tq person 4.5 4.5
tt-ldxs collective 1.5 1.5 tt-ldtt collective 0.8 0.8  co-bo collective 15.5 8    co-cp collective 24.5 12
bk-bo person 1.0 1.0       bk-bo collective 2 2        bk-ttg person 1.5 3.5      bk-ttg collective 3 7
hcld-1 person 9.0 9.0      hcld-2 person 7.5 7.5       hcld-3 person 4.5 4.5      hcld-3 collective 9 9
hcsv person 46 46          hchcm person 30.5 30.5      hcdl-1 person 15 15        hcdl-2 person 12.5 12.5
hcdl-3 person 10.5 10.5    ahld person 15.5 15.5       ahld collective 31 31      gk person 0.3 0.3
"""
"""Award, subject, times the base before and since 01/10/2017, until 31/12/2023: from the notes."""


def rows(table, width):
    words = table.split()
    return [tuple(words[at : at + width]) for at in range(0, len(words), width)]


@pytest.mark.parametrize(("decided", "salary"), rows(SALARIES, 2))
def test_the_base_is_that_of_the_day(decided, salary):
    found = money("cstd-co-so", subject="person", decided=date.fromisoformat(decided))

    assert (found.base, found.amount >= found.base) == (int(salary), True)


@pytest.mark.parametrize(("award", "subject", "before", "after"), rows(OLD, 4))
def test_earlier_decrees_pay_by_their_own_coefficients_and_do_not_round(award, subject, before, after):
    for day, times, base in ((date(2017, 9, 30), before, 1_300_000), (date(2023, 12, 31), after, 1_800_000)):
        found = money(award, subject=subject, decided=day)

        assert (found.coefficient, found.amount) == (Decimal(times), Decimal(times) * base)
        assert (found.rounding, found.provenance) == (None, "memory")


def test_a_ministry_pays_more_for_its_certificate_since_the_new_law():
    sums = [money("bk-bo", subject="person", decided=date(year, 6, 1)).coefficient for year in (2023, 2024)]

    assert sums == [Decimal("1.0"), Decimal("1.5")]


def test_what_no_note_tells_is_not_paid_by_guess():
    with pytest.raises(
        NoRuleError, match="của Bằng khen của Bộ, ban, ngành, tỉnh cho hộ gia đình ngày 01/06/2020"
    ):
        money("bk-bo", subject="household", decided=date(2020, 6, 1))
    with pytest.raises(NoRuleError, match="Tỉnh Anh hùng, Thành phố Anh hùng chỉ có từ ngày 27/06/2005"):
        money("tinh-ah", subject="collective", decided=date(2005, 6, 26))
    with pytest.raises(NoRuleError, match="từ ngày 01/07/2004"):
        money("ldtt", subject="person", decided=date(2004, 6, 30))


def paid(*awards, subject="person", decided=R2):
    found = money_together(awards, subject=subject, decided=decided)
    return [line.paid for line in found.lines], found.total


def test_titles_of_one_year_pay_only_the_highest():
    assert paid("ldtt", "cstd-co-so") == ([False, True], 2_340_000)
    assert paid("cstd-co-so", "ldtt") == ([True, False], 2_340_000)


def test_titles_of_different_years_pay_all():
    assert paid(Conferred("ldtt", (2024,)), Conferred("cstd-co-so", (2025,))) == ([True, True], 3_050_000)
    assert paid("cstd-co-so", "cstd-bo") == ([True, True], 9_360_000)
    assert paid(Conferred("cstd-co-so", (2025,)), "ldtt") == ([True, False], 2_340_000)


def test_forms_for_different_achievements_pay_all_and_for_one_only_the_highest():
    assert paid("bk-bo", "bk-ttg") == ([True, True], 11_700_000)
    one = [Conferred("bk-bo", achievement="cuu-nan"), Conferred("bk-ttg", achievement="cuu-nan")]
    assert paid(*one) == ([False, True], 8_190_000)


def test_the_ban_on_two_forms_for_one_achievement_is_cited_since_it_stands():
    one = [Conferred("bk-bo", achievement="cuu-nan"), Conferred("bk-ttg", achievement="cuu-nan")]

    def cited(day):
        return money_together(one, subject="person", decided=day).as_json()["lines"][0]["cite"].split("; ")[0]

    assert [cited(day) for day in (date(2014, 5, 31), date(2014, 6, 1), R2)] == [
        "Nghị định 42/2010/NĐ-CP",
        "Luật 39/2013/QH13, Điều 1 khoản 3",
        "Luật 06/2022/QH15, Điều 5 khoản 2 điểm c",
    ]


def test_a_title_and_a_form_pay_both():
    assert paid("cstd-co-so", "bk-bo") == ([True, True], 5_850_000)


def test_every_line_says_why_and_by_what():
    found = money_together(["ldtt", "cstd-co-so"], subject="person", decided=R2).as_json()

    assert found["total"] == 2_340_000
    assert found["lines"][0] == {
        "award": "ldtt",
        "amount": 710_000,
        "paid": False,
        "why": "cùng thời gian với Chiến sĩ thi đua cơ sở, chỉ chi mức cao nhất",
        "coefficient": "0.3",
        "cite": "Nghị định 152/2025/NĐ-CP, Điều 49 khoản 5 đến khoản 7",
        "provenance": "quoted",
    }
    assert found["lines"][1]["why"] == "mức cao nhất trong 2 lần tặng cùng thời gian"


def test_the_rule_of_the_earlier_decree_is_told_as_unread():
    lines = money_together(["ldtt", "cstd-co-so"], subject="person", decided=R1).lines

    assert lines[0].source.provenance == "memory"


def test_an_award_without_a_sum_pays_nothing_among_others():
    found = money_together(["gd-vh", "bk-bo"], subject="household", decided=R2)

    assert [(line.amount, line.paid) for line in found.lines] == [(0, False), (5_270_000, True)]
    with pytest.raises(QuestionError):
        money_together([], subject="person", decided=R2)
