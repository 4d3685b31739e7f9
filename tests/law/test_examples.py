import pytest

from vinhdanh.law import Standard, Verdict, explain, load_law, parse_history
from vinhdanh.law.examples import read_examples
from vinhdanh.law.standards import Example, LawError

STANDARDS = {(one.file, one.award, one.kinds): one for one in load_law().standards}.values()
PAGE = """## Ví dụ ldtt

```yaml
ngày: 2026-01-15
chủ thể: {group: cong-chuc}
dữ kiện:
  xl: {kind: rating, year: 2025, value: tot}
```

| tình huống | thay đổi | kết quả | vì |
|---|---|---|---|
"""


@pytest.mark.parametrize("standard", STANDARDS, ids=lambda one: f"{one.file} {one.award}")
def test_each_worked_example_comes_out_as_the_law_file_says(standard: Standard):
    wrong = [
        (example.title, verdict.outcome)
        for example in standard.examples
        if (verdict := answered(standard, example)).outcome is not example.outcome
    ]

    assert standard.examples
    assert wrong == []


def answered(standard: Standard, example: Example) -> Verdict:
    return explain(
        parse_history(example.facts),
        standard.award,
        example.on,
        received=example.received,
        year=example.year,
    )


def read(row: str) -> Example:
    (example,) = read_examples(PAGE + row, award="ldtt", kinds=frozenset({"person"}))
    return example


def test_a_row_changes_the_page_on_which_it_stands():
    example = read(
        "| a | xl: {value: xuat-sac}; thêm {kind: leave, reason: khac, from: 2025-01-01}; "
        "chủ thể {group: null}; năm 2024; nhận 2026-01-20; ngày 2026-02-01 | chưa đạt | khoản 1 |"
    )

    kinds = [(fact["kind"], fact.get("value")) for fact in example.facts["facts"]]
    assert kinds == [("rating", "xuat-sac"), ("leave", None)]
    assert example.facts["subject"] == {"id": "ví dụ", "kind": "person"}
    asked = (example.year, example.on.isoformat(), str(example.received))
    assert asked == (2024, "2026-02-01", "2026-01-20")


def test_a_row_without_changes_is_the_page_itself():
    assert [fact["value"] for fact in read("| a | | đủ điều kiện | khoản 1 |").facts["facts"]] == ["tot"]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("| a | xoá xl | chưa đạt | khoản 1 |", "ví dụ “a”: không hiểu thay đổi “xoá xl”"),
        ("| a | bỏ yl | chưa đạt | khoản 1 |", "ví dụ “a”: 'yl'"),
        ("| a | | trượt | khoản 1 |", "ví dụ “a”: không có kết quả “trượt”"),
        ("| a | chưa đạt | khoản 1 |", "ví dụ ldtt: mỗi dòng có 4 ô, dòng này có 3"),
        ("| a | thêm {kind: | chưa đạt | khoản 1 |", "ví dụ “a”: "),
    ],
)
def test_a_row_that_cannot_be_read_is_named(row: str, sentence: str):
    with pytest.raises(LawError) as caught:
        read(row)

    assert str(caught.value).startswith(sentence)


def test_examples_without_a_page_are_refused():
    with pytest.raises(LawError, match="thiếu khối yaml"):
        read_examples("## Ví dụ ldtt\n\n| a |\n", award="ldtt", kinds=frozenset({"person"}))
