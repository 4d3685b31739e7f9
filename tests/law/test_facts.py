from datetime import date
from typing import Any

import pytest

from vinhdanh.law import FactError, parse_fact, parse_history
from vinhdanh.law.facts import vocabulary

WHO = {"id": "p1", "kind": "person", "group": "cong-chuc", "born": "1985-03-02"}


def page(*facts: Any, **subject: Any) -> dict[str, Any]:
    return {"subject": WHO | subject, "facts": list(facts)}


def problems(data: Any) -> list[tuple[str, str]]:
    with pytest.raises(FactError) as caught:
        parse_history(data)
    return list(caught.value.problems)


def test_a_page_keeps_its_facts_in_order_and_by_kind():
    first = {"kind": "rating", "year": 2024, "value": "tot"}
    second = {"kind": "award", "award": "ldtt", "years": [2024], "decided": "2025-01-10"}

    read = parse_history(page(first, second))

    assert [(fact.index, fact.kind) for fact in read.facts] == [(0, "rating"), (1, "award")]
    assert read.of("award")[0]["decided"] == date(2025, 1, 10)
    assert read.of("work") == ()


def test_every_example_of_the_specification_is_read():
    facts = [
        {"kind": "award", "award": "bk-bo", "decided": "2021-06-01", "basis": "dot-xuat", "achievement": "a"},
        {"kind": "work", "id": "sk1", "type": "sang-kien", "scope": "bo", "recognised": None, "used_for": []},
        {"kind": "discipline", "form": "khien-trach", "from": "2019-05-10", "until": "2020-05-10"},
        {"kind": "leave", "reason": "thai-san", "from": "2026-05-01", "until": "2026-10-31", "days": 120},
        {"kind": "post", "title": "vu-truong", "from": "2016-01-01"},
        {"kind": "service", "of": "chong-my", "from": "1970-01-01", "until": "1975-04-30"},
        {"kind": "retirement", "notice": "2026-06-01"},
    ]

    read = parse_history(page(*facts, born=None))

    assert [fact.kind for fact in read.facts] == [fact["kind"] for fact in facts]


@pytest.mark.parametrize("kind", sorted(vocabulary().facts))
def test_each_kind_of_fact_names_a_key_it_does_not_know(kind: str):
    found = problems(page({"kind": kind, "màu": "đỏ"}))

    assert (
        "facts[0].màu",
        f"khóa lạ “màu”; hãy dùng: {', '.join(vocabulary().facts[kind])}.",
    ) in found


LISTED = [
    (kind, key, declared.rstrip("!?")[1:])
    for kind, keys in vocabulary().facts.items()
    for key, declared in keys.items()
    if declared.startswith("@")
]


@pytest.mark.parametrize(("kind", "key", "listed"), LISTED)
def test_each_listed_key_names_its_place_and_the_values_it_takes(kind: str, key: str, listed: str):
    found = problems(page({"kind": kind, key: "Tốt lắm"}))

    known = ", ".join(vocabulary().lists[listed])
    assert (f"facts[0].{key}", f"không hiểu “Tốt lắm”; hãy ghi một trong: {known}.") in found


REQUIRED = [
    (kind, key)
    for kind, keys in vocabulary().facts.items()
    for key, declared in keys.items()
    if declared.endswith("!")
]


@pytest.mark.parametrize(("kind", "key"), REQUIRED)
def test_each_required_key_is_missed_by_name(kind: str, key: str):
    assert (f"facts[0].{key}", f"thiếu khóa “{key}”.") in problems(page({"kind": kind}))


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("decided", "2025-02-30", "không có ngày “2025-02-30”; hãy ghi năm-tháng-ngày, ví dụ 2025-01-10."),
        ("decided", 20250110, "không có ngày “20250110”; hãy ghi năm-tháng-ngày, ví dụ 2025-01-10."),
        ("decided", "0001-01-01", "ngày 0001-01-01 ở ngoài các năm 1900–2200."),
        ("years", [], "danh sách năm để trống; bỏ khóa này nếu không biết năm."),
        ("years", ["2024"], "“2024” không phải một năm (số nguyên từ 1900 đến 2200)."),
        ("years", [True], "“true” không phải một năm (số nguyên từ 1900 đến 2200)."),
        ("award", "cstd", "không có danh hiệu, hình thức khen thưởng nào mang mã “cstd”."),
        ("award", {"a": 1}, "không có danh hiệu, hình thức khen thưởng nào mang mã một nhóm giá trị."),
        ("by", ["a"], "phải là một dòng chữ."),
        ("by", "\ud800", "có ký tự không phải Unicode trọn vẹn."),
    ],
)
def test_a_faulty_value_is_told_with_its_place(key: str, value: Any, sentence: str):
    award = {"kind": "award", "award": "ldtt", "decided": "2025-01-10"}

    assert problems(page(award | {key: value})) == [(f"facts[0].{key}", sentence)]


@pytest.mark.parametrize(
    ("fact", "place", "sentence"),
    [
        ({"kind": "members", "year": 2025, "total": -1}, "total", "“-1” không phải số nguyên không âm."),
        (
            {"kind": "attestation", "of": "guong-mau", "year": 2025, "value": "có"},
            "value",
            "“có” không phải đúng/sai; hãy ghi true hoặc false.",
        ),
        (
            {"kind": "leave", "reason": "khac", "from": "2025-05-01", "until": "2025-04-01"},
            "until",
            "ngày kết thúc đứng trước ngày bắt đầu.",
        ),
    ],
)
def test_what_cannot_be_is_refused(fact: dict[str, Any], place: str, sentence: str):
    assert problems(page(fact)) == [(f"facts[0].{place}", sentence)]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (None, "subject"),
        ([], "subject"),
        ({"subject": "p1"}, "subject"),
        ({"subject": {"id": "p1", "kind": "nguoi"}}, "subject.kind"),
        ({"subject": {"id": "p1", "kind": ["person"]}}, "subject.kind"),
        ({"subject": {"kind": "person"}}, "subject.id"),
        (page(group="viên chức"), "subject.group"),
        (page(flags=False), "subject.flags"),
        (page() | {"facts": "không"}, "facts"),
        (page() | {"facts": {}}, "facts"),
        (page() | {"ghi chú": 1}, "“ghi chú”"),
        (page("một dòng"), "facts[0]"),
        (page({"kind": "bịa"}), "facts[0].kind"),
        (page({"kind": ["rating"]}), "facts[0].kind"),
    ],
)
def test_a_page_of_another_shape_is_refused_at_its_place(data: Any, place: str):
    assert problems(data)[0][0] == place


def test_all_faults_of_a_page_are_told_at_once():
    found = problems(page({"kind": "rating", "year": "2024", "value": "tot"}, {"kind": "bịa"}))

    assert [place for place, _ in found] == ["facts[0].year", "facts[1].kind"]


def test_a_message_repeats_only_the_beginning_of_a_long_value():
    ((_, sentence),) = problems(page({"kind": "rating", "year": 2024, "value": "x" * 5000}))

    assert sentence.startswith(f"không hiểu “{'x' * 40}…”;")


def test_one_fact_is_read_alone():
    assert parse_fact({"kind": "rating", "year": 2024, "value": "tot"}, 3).index == 3
    with pytest.raises(FactError):
        parse_fact({"kind": "rating", "year": 2024})


@pytest.mark.parametrize(
    ("until", "years"),
    [("2024-01-01", [2023]), ("2024-01-02", [2023, 2024]), ("2023-05-10", [2023])],
)
def test_a_term_touches_the_years_before_its_last_day(until: str, years: list[int]):
    fact = parse_fact({"kind": "discipline", "form": "khien-trach", "from": "2023-05-10", "until": until})

    assert list(fact.touched_years) == years


def test_facts_can_be_added_to_a_page():
    longer = parse_history(page({"kind": "rating", "year": 2024, "value": "tot"})).with_facts(
        [{"kind": "rating", "year": 2025, "value": "tot"}]
    )

    assert [fact["year"] for fact in longer.of("rating")] == [2024, 2025]


def test_a_higher_title_of_the_year_holds_the_lower_one_of_its_kind():
    unit = {"id": "d1", "kind": "collective", "group": "don-vi"}
    title = {"kind": "award", "award": "tt-ldxs", "years": [2025], "decided": "2026-02-10"}
    given = parse_history({"subject": unit, "facts": [title]})

    assert given.holds("tt-ldtt", 2025, date(2026, 3, 1))
    assert not given.holds("tt-ldtt", 2025, date(2026, 2, 9))
    assert not given.holds("tt-ldtt", 2024, date(2026, 3, 1))
    assert not given.holds("co-bo", 2025, date(2026, 3, 1))


def test_a_grassroots_fighter_does_not_hold_the_title_that_is_counted_apart():
    person = {"id": "p1", "kind": "person", "group": "cong-chuc"}
    title = {"kind": "award", "award": "cstd-co-so", "years": [2025], "decided": "2026-02-10"}

    assert not parse_history({"subject": person, "facts": [title]}).holds("ldtt", 2025, date(2026, 3, 1))
