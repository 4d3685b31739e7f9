"""Values tried otherwise: each has its words and bounds; what comes of it is what law files would give."""

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from law.agreement import histories
from law.test_simulating import laid

from vinhdanh.law import QuestionError, explain, load_law
from vinhdanh.law.adjusting import MEASURES, STRETCH, parameters_of, with_values
from vinhdanh.law.conditions import CONDITIONS, Stretch
from vinhdanh.law.simulating import simulate

ON = date(2026, 1, 15)
LAW = load_law()
BY_NATURE = {"lần tặng liên tục": {"span"}, "thời gian công tác": {"rounded_from"}}
"""Numbers that are not for trying: the years a title honours, how months are rounded."""


def standard_of(award, kind="person"):
    return LAW.standard(award, kind, ON)


def parameters(award, kind="person"):
    return {one.key: one for one in parameters_of(LAW, standard_of(award, kind), ON)}


def key_of(award, kind="person", **wanted):
    """Return the key of the one parameter that is so."""
    found = parameters(award, kind).items()
    (key,) = (key for key, one in found if all(getattr(one, name) == value for name, value in wanted.items()))
    return key


def changed(award, kind="person", *, to, **wanted):
    """Return the law with one value of a standard tried otherwise, found by what it is called."""
    return with_values(LAW, standard_of(award, kind), {key_of(award, kind, **wanted): to}, ON)


@pytest.mark.parametrize("word", [*CONDITIONS, STRETCH])
def test_every_number_of_every_condition_can_be_tried(word):
    condition = CONDITIONS.get(word, Stretch)
    numbers = {one.name for one in fields(condition) if one.type in (int, "int", int | None, "int | None")}

    assert numbers == set(MEASURES.get(word, {})) | BY_NATURE.get(word, set())


def test_each_value_stands_with_its_words_and_its_article():
    one = parameters("cstd-bo")[key_of("cstd-bo", name="số lần liên tục")]

    assert (one.value, one.say(one.value), one.text, one.cite) == (
        3,
        "3 lần",
        "03 lần liên tục được tặng “CSTĐCS”, lần cuối cho năm xét",
        "Luật 06/2022/QH15, Điều 22 khoản 1 điểm a",
    )
    assert [one.about for one in parameters("cstd-bo").values() if not one.in_the_text] == [
        "tạm dừng",
        "kỷ luật",
        "đột xuất",
        "một thành tích",
        "setting.window_overlap",
    ]


def test_what_a_standard_does_not_ask_is_not_offered():
    names = [one.name for one in parameters("tt-ldxs", "collective").values() if one.in_the_text]

    assert names == ["xếp loại từ", "tỷ lệ từ", "tỷ lệ từ", "số người từ"]


def test_the_same_values_are_the_same_law():
    same = {key: one.value for key, one in parameters("cstd-bo").items()}

    law = with_values(LAW, standard_of("cstd-bo"), same, ON)

    assert law is LAW
    assert simulate(histories(51, 40, kind="person"), law, ON).changes == ()


def test_a_number_tried_is_what_a_law_file_with_that_number_gives(tmp_path: Path):
    pages = histories(52, 150, kind="person")

    tried = simulate(pages, changed("cstd-bo", name="số lần liên tục", to=2), ON)
    filed = simulate(pages, laid(tmp_path, "số lần: 3", "số lần: 2"), ON)

    assert tried.changes != ()
    assert (tried.changes, tried.costs, tried.reached) == (filed.changes, filed.costs, filed.reached)
    before, after = tried.reached["cstd-bo"]
    gained, lost = len(tried.of("cstd-bo", 1)), len(tried.of("cstd-bo", -1))
    assert (after - before, gained > 0) == (gained - lost, True)


def test_the_words_of_a_condition_follow_its_number():
    tried = changed("cstd-bo", name="số lần liên tục", to=2).standard("cstd-bo", "person", ON)

    assert "02 lần liên tục được tặng “CSTĐCS”, lần cuối cho năm xét" in [
        leaf.text for leaf in tried.tree.leaves()
    ]


def test_a_point_that_other_standards_refer_to_is_tried_in_them_too():
    law = changed("ldtt", cite="Luật 06/2022/QH15, Điều 24 khoản 1 điểm a", to="xuat-sac")

    found = simulate(histories(53, 200, kind="person"), law, ON)

    assert {"ldtt", "cstd-co-so"} <= {one.award for one in found.changes}
    assert {one.step for one in found.changes} <= {0, -1}


@pytest.mark.parametrize(
    ("award", "about", "seed"),
    [
        ("bk-ttg", "kỷ luật", 54),
        ("bk-ttg", "đột xuất", 55),
        ("ldtt", "một thành tích", 56),
        ("ldtt", "tạm dừng", 57),
        ("bk-bo", "setting.window_overlap", 58),
        ("bk-ttg", "setting.year_of_prior_award_counts", 59),
        ("bk-ttg", "setting.run_before_prior_award", 60),
    ],
)
def test_what_stands_before_and_how_it_is_read_may_be_tried_and_both_readings_agree(award, about, seed):
    pages = histories(seed, 300, kind="person")
    law = changed(award, about=about, to="khong")

    found = simulate(pages, law, ON)

    explained = [
        (page.subject.id, *outcomes)
        for page in pages
        if len(set(outcomes := [explain(page, award, ON, law=one).outcome for one in (LAW, law)])) > 1
    ]
    assert [(one.subject, one.before, one.after) for one in found.changes] == explained
    assert explained != []


@pytest.mark.parametrize(
    ("award", "kind", "wanted", "word", "why"),
    [
        ("cstd-bo", "person", {"name": "số lần liên tục"}, "ba", "“ba” không phải số nguyên; hãy ghi một số"),
        ("cstd-bo", "person", {"name": "số lần liên tục"}, "", "“” không phải số nguyên"),
        (
            "cstd-bo",
            "person",
            {"name": "số lần liên tục"},
            "-1",
            "không thể là -1; hãy ghi một số từ 1 đến 20",
        ),
        (
            "tt-ldxs",
            "collective",
            {"name": "tỷ lệ từ", "value": 70},
            "101",
            "hãy ghi một số từ 0 đến 100 (%).",
        ),
        ("tt-ldxs", "collective", {"name": "xếp loại từ"}, "tốt", "hãy chọn một trong: hoàn thành nhiệm vụ"),
    ],
)
def test_a_value_that_cannot_be_is_refused_in_one_sentence(award, kind, wanted, word, why):
    parameter = parameters(award, kind)[key_of(award, kind, **wanted)]
    assert parameter.read(str(parameter.value)) == parameter.value

    with pytest.raises(ValueError, match=r"\.") as refused:
        parameter.read(word)

    assert why in str(refused.value)


def test_a_band_that_ends_before_it_begins_is_refused():
    key = next(key for key, one in parameters("hcld-3").items() if key.endswith("-under"))
    assert with_values(LAW, standard_of("hcld-3"), {key: 4}, ON) is not LAW

    with pytest.raises(QuestionError, match="là một khoảng trống") as refused:
        with_values(LAW, standard_of("hcld-3"), {key: 3}, ON)

    assert refused.value.name == key


@pytest.mark.parametrize(
    ("award", "kind"), [("hcld-3", "person"), ("bk-ttg", "collective"), ("ldtt", "person")]
)
def test_every_value_of_a_standard_can_be_tried_and_changes_it_alone(award, kind):
    standard = standard_of(award, kind)

    for one in parameters_of(LAW, standard, ON):
        other = next((code for code in one.choices if code != one.value), None) or min(
            one.value + 1, one.most
        )
        law = with_values(LAW, standard, {one.key: other}, ON)
        tried = law.standard(award, kind, ON)
        again = {each.key: each.value for each in parameters_of(law, tried, ON)}
        assert again.get(one.key, "khong") == other
    assert LAW.standard(award, kind, ON) is standard
