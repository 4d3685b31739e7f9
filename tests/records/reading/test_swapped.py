from datetime import date

from records.reading.lists import HEAD, checked, row, sentences

TURNED = [
    *(row(n, born=date(1980, 2, n)) for n in range(1, 7)),
    *(row(n, born=f"{n + 10}/02/1980") for n in range(7, 13)),
]


def test_days_that_excel_turned_round_are_pointed_out():
    outcome = checked([HEAD, *TURNED])

    assert [sentence[:58] for sentence in sentences(outcome)] == [
        "Cột D: có vẻ Excel đã đảo ngày và tháng ở 6 ô (mọi ngày th"
    ]
    assert len(outcome.rows) == 12


def test_days_of_both_kinds_all_over_the_month_are_not():
    honest = [*TURNED, row(13, born=date(1981, 2, 20))]

    assert sentences(checked([HEAD, *honest])) == []
    assert sentences(checked([HEAD, *TURNED[:6]])) == []
