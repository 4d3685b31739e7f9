"""Whatever stands in a workbook, checking ends with rows and sentences: never with a failure."""

import json
import time
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records.reading.lists import AN, HEAD, TODAY, UNITS, checked, sentences

from vinhdanh.demo.names import make_name
from vinhdanh.documents.domain.workbook import Merged, Sheet, Workbook
from vinhdanh.law import parse_fact
from vinhdanh.records.domain.reading.check import check
from vinhdanh.records.domain.reading.fields import HEADERS
from vinhdanh.records.domain.reading.recognise import recognise
from vinhdanh.records.domain.reading.recognition import recognition_from_json

HEADINGS = sorted({phrase for phrases in HEADERS.values() for phrase in phrases[:2]})
SAID = st.sampled_from(
    [
        *(
            "HTXSNV",
            "Tốt lắm",
            "LĐTT",
            "CSTĐCS 2023 (1/QĐ-B ngày 10/01/2024)",
            "x",
            "nt",
            "-",
            "″",
            "31/02/2024",
        ),
        *(
            "Tổng cộng",
            "I",
            "Văn phòng Bộ",
            "Nguyễn Văn An",
            "Trần Thị Bình",
            "2024",
            "Người lập biểu",
            "cơ sở",
        ),
        *("Cảnh cáo", "NguyÔn V¨n H¶i", "Nguy?n", "#REF!", "\u202eAn", "(((((", "=1+1", "", " ", "\n"),
    ]
)
CELLS = st.one_of(
    st.none(),
    SAID,
    st.text(max_size=12),
    st.integers(-5, 3000),
    st.integers(),
    st.floats(allow_nan=False),
    st.booleans(),
    st.dates(),
)
SHEETS = st.tuples(
    st.lists(st.sampled_from([*HEADINGS, "2023", "2024", ""]), min_size=1, max_size=8),
    st.lists(st.lists(CELLS, max_size=8), max_size=6),
    st.lists(st.builds(Merged, *[st.integers(0, 4)] * 2, *[st.integers(4, 9)] * 2), max_size=2),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(SHEETS, min_size=1, max_size=3))
def test_any_workbook_is_checked_to_the_end(sheets):
    book = Workbook(
        "xlsx",
        tuple(
            Sheet(f"Trang {number}", [("STT", "Họ và tên", *head), *map(tuple, rows)], tuple(merged))
            for number, (head, rows, merged) in enumerate(sheets)
        ),
    )
    recognition = recognise(book)

    outcome = check(book, recognition, known_units=UNITS, known_people=(), today=TODAY)

    assert recognition_from_json(json.loads(json.dumps(recognition.as_json()))) == recognition
    assert outcome.counts.rows == outcome.counts.valid + outcome.counts.blocked
    stopped = {(problem.sheet, problem.row) for problem in outcome.problems if problem.blocks}
    assert not stopped & {(row.sheet, row.row) for row in outcome.rows}
    assert len(stopped) == outcome.counts.blocked
    for problem in outcome.problems:
        assert problem.sentence.endswith((".", "…"))
    for row in outcome.rows:
        for fact in row.facts:
            json.dumps(fact)
            parse_fact(fact)


def test_texts_longer_than_the_record_holds_are_refused_and_shortened_in_the_sentence():
    outcome = checked([HEAD, (1, "C" * 31, "An " * 60, "02/03/1985", "x" * 9_000)])

    assert sentences(outcome) == [
        "Dòng 2, cột B: mã cán bộ dài 31 ký tự, quá 30. Hãy viết gọn lại.",
        "Dòng 2, cột C: họ và tên dài 179 ký tự, quá 120. Hãy viết gọn lại.",
        (
            f"Dòng 2, cột E: không hiểu xếp loại “{'x' * 79}…”. Hãy ghi một trong: Hoàn thành "
            f"xuất sắc nhiệm vụ, "
            "Hoàn thành tốt nhiệm vụ, Hoàn thành nhiệm vụ, Không hoàn thành nhiệm vụ."
        ),
    ]


def test_signs_that_turn_the_direction_of_writing_do_not_turn_the_sentence():
    outcome = checked([(*HEAD, "Đơn vị"), (*AN, "Phòng \u202eX")])

    assert sentences(outcome) == [
        "Dòng 2, cột F: đơn vị “Phòng □X” chưa có trong hệ thống. Hãy ghi đúng tên đơn vị đã có."
    ]


@pytest.mark.parametrize(
    "bad", ["(" * 30_000, "." * 30_000, "bang " * 6_000, "1/" * 15_000, "\u0301" * 30_000]
)
def test_a_cell_made_to_be_slow_is_not(bad: str):

    started = time.monotonic()

    checked([(*HEAD, "Danh hiệu 2024", "Đơn vị"), (1, bad, bad, bad, bad, bad, bad)])

    assert time.monotonic() - started < 10


def test_a_thousand_people_are_checked_in_a_second_or_so():

    rng = Random(1)  # noqa: S311 -- plays, not secrets
    rows = [
        (n, f"CB{n}", make_name(rng, gender="female"), date(1980, 1, 1) + timedelta(days=n), "HTXSNV")
        for n in range(1, 1_001)
    ]
    started = time.monotonic()

    outcome = checked([HEAD, *rows])

    assert (outcome.counts.valid, outcome.problems) == (1_000, ())
    assert time.monotonic() - started < 5
