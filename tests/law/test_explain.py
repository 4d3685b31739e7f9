import re
from datetime import date
from functools import cache
from itertools import takewhile
from typing import Any

import pytest
from law.agreement import histories
from law.careers import Kind, careers

from vinhdanh.law import History, Outcome, Verdict, explain, explain_all, load_law, parse_history
from vinhdanh.law.tree import ALL_NEEDED, ONE_SUFFICES
from vinhdanh.law.values import NODE_WORDS, WORDS, Value

ON = date(2026, 1, 15)


def page(*facts: Any, **subject: Any) -> History:
    who = {"id": "p1", "kind": "person", "group": "cong-chuc"} | subject
    return parse_history({"subject": who, "facts": list(facts)})


def rated(*values: str, last: int = 2025) -> list[dict[str, Any]]:
    first = last - len(values) + 1
    return [{"kind": "rating", "year": first + place, "value": value} for place, value in enumerate(values)]


ATTESTED = {"kind": "attestation", "of": "tham-gia-phong-trao", "year": 2025, "value": True}
LAWFUL = {"kind": "attestation", "of": "chap-hanh", "year": 2025, "value": True}
PENDING = {"kind": "pending", "matter": "don-thu", "from": "2025-12-10"}
DISCIPLINED = {"kind": "discipline", "form": "khien-trach", "from": "2025-11-01", "until": "2026-11-01"}


def test_the_published_shape_of_a_verdict():
    found = explain(page(*rated("tot"), ATTESTED), "ldtt", ON).as_json()

    assert found | {"tree": found["tree"]["outcome"]} == {
        "subject": "p1",
        "award": "ldtt",
        "on": "2026-01-15",
        "received": "2026-01-15",
        "year": 2025,
        "regime": "r2",
        "outcome": "eligible",
        "tree": "eligible",
        "missing": [],
        "notes": [],
        "provenance": "verified",
        "alternatives": [],
    }
    assert found["tree"]["cite"] == "Luật 06/2022/QH15, Điều 24"


def test_a_node_carries_its_citation_outcome_and_evidence():
    found = explain(page(*rated("tot"), ATTESTED), "ldtt", ON).as_json()

    (one_of,) = found["tree"]["children"]
    (first_route, _) = one_of["children"]
    assert (one_of["text"], one_of["outcome"]) == ("đạt một trong các điều kiện", "met")
    assert first_route["children"][1] == {
        "text": "Năm xét hoàn thành tốt nhiệm vụ trở lên.",
        "cite": "Luật 06/2022/QH15, Điều 24 khoản 1 điểm a",
        "outcome": "met",
        "evidence": [{"fact": 0, "text": "năm 2025: hoàn thành tốt nhiệm vụ"}],
        "children": [],
    }


def test_what_is_missing_has_its_point_and_its_first_day():
    verdict = explain(page(*rated("hoan-thanh"), ATTESTED), "ldtt", ON)

    assert verdict.as_json()["missing"] == [
        {
            "text": "cần hoàn thành tốt nhiệm vụ trở lên; năm 2025 là hoàn thành nhiệm vụ",
            "cite": "Luật 06/2022/QH15, Điều 24 khoản 1 điểm a",
            "earliest": "2027-01-01",
        }
    ]
    assert (verdict.reason, verdict.cite) == (verdict.missing[0].text, verdict.missing[0].cite)


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ([*rated("hoan-thanh"), PENDING], Outcome.ON_HOLD),
        ([*rated("tot"), PENDING, DISCIPLINED], Outcome.ON_HOLD),
        ([*rated("tot"), DISCIPLINED], Outcome.NOT_ELIGIBLE),
        ([DISCIPLINED], Outcome.NOT_ELIGIBLE),
        ([], Outcome.INSUFFICIENT),
        ([ATTESTED], Outcome.INSUFFICIENT),
        ([*rated("tot")], Outcome.AWAITING),
        ([*rated("tot"), ATTESTED], Outcome.ELIGIBLE),
    ],
)
def test_outcomes_take_precedence_in_their_order(facts: list[Any], outcome: Outcome):
    assert explain(page(*facts), "ldtt", ON).outcome is outcome


def test_what_decides_stands_first_among_what_is_missing():
    verdict = explain(page(*rated("hoan-thanh"), PENDING, DISCIPLINED), "ldtt", ON)

    assert [gap.text.split(" ")[0] for gap in verdict.missing][:2] == ["tạm", "đang"]


@pytest.mark.parametrize("received", [date(2027, 3, 1), date(2030, 1, 1)])
def test_after_the_last_known_rule_the_verdict_under_it_stands_as_information(received: date):
    verdict = explain(page(*rated("tot"), ATTESTED, PENDING), "ldtt", ON, received=received)

    assert (verdict.outcome, verdict.regime) == (Outcome.NO_RULE, "r4")
    assert [(one.regime, one.outcome) for one in verdict.alternatives] == [("r3", Outcome.ON_HOLD)]


def test_before_the_first_known_rule_the_verdict_says_that_none_is_entered():
    verdict = explain(page(*rated("tot")), "ldtt", date(2004, 6, 30))

    assert (verdict.outcome, verdict.reason) == (
        Outcome.NO_RULE,
        "chưa nhập quy định áp dụng cho ngày 30/06/2004",
    )


@pytest.mark.parametrize(
    ("award", "kind", "outcome", "cite"),
    [
        ("tt-ldtt", "person", Outcome.NOT_ELIGIBLE, "Luật 06/2022/QH15, Điều 28"),
        ("cstd-bo", "collective", Outcome.NOT_ELIGIBLE, "Luật 06/2022/QH15, Điều 22"),
        ("gd-vh", "person", Outcome.NOT_ELIGIBLE, "Luật 06/2022/QH15, Điều 31"),
        ("bmvnah", "person", Outcome.NO_RULE, "Luật 06/2022/QH15, Điều 61"),
    ],
)
def test_an_award_for_others_is_refused_and_one_not_entered_is_told(
    award: str, kind: str, outcome: Outcome, cite: str
):
    verdict = explain(parse_history({"subject": {"id": "a", "kind": kind}, "facts": []}), award, ON)

    assert (verdict.outcome, verdict.cite) == (outcome, cite)


def test_an_unknown_award_is_an_error():
    with pytest.raises(KeyError):
        explain(page(), "cstd", ON)


def test_in_a_transition_the_more_favourable_verdict_is_taken_and_the_other_named():
    verdict = explain(page(*rated("tot"), ATTESTED), "ldtt", date(2026, 10, 15), received=date(2026, 9, 15))

    assert (verdict.regime, verdict.year) == ("r2", 2025)
    assert [(one.regime, one.outcome) for one in verdict.alternatives] == [("r3", Outcome.ELIGIBLE)]


def test_the_year_considered_can_be_chosen():
    assert explain(page(*rated("tot", "hoan-thanh")), "ldtt", ON, year=2024).outcome is Outcome.AWAITING


def test_the_nearest_way_is_the_run_that_lacks_a_year_not_a_merit_that_nobody_can_plan():
    facts = [
        *rated("tot", "tot", "tot", "tot"),
        {"kind": "award", "award": "bk-bo", "decided": "2021-05-10"},
        *(
            {"kind": "award", "award": "cstd-co-so", "years": [year], "decided": f"{year + 1}-01-10"}
            for year in (2023, 2024, 2025)
        ),
    ]

    verdict = explain(page(*facts), "bk-ttg", ON)

    assert verdict.cite == "Luật 06/2022/QH15, Điều 73 khoản 1 điểm b"
    assert verdict.reason == (
        "cần một trong 04 điều kiện; gần nhất: cần liên tục từ 05 năm trở lên đến năm 2025 được xếp loại "
        "hoàn thành tốt nhiệm vụ trở lên, tính từ sau khi được tặng “BK Bộ”; hiện có 04 năm (2022–2025)"
    )


def test_notes_carry_the_words_and_the_source_of_the_reading():
    facts = [
        {"kind": "award", "award": "cstd-co-so", "years": [year], "decided": f"{year + 1}-01-10"}
        for year in (2023, 2024, 2025)
    ]

    (note,) = explain(page(*facts), "cstd-bo", ON).as_json()["notes"]

    assert note["code"] == "setting.third_title_year"
    assert note["text"].startswith("năm xét được tính là năm của lần tặng cuối")
    assert note["cite"] == "Luật 06/2022/QH15, Điều 22 khoản 1 điểm a"


OUTCOME_OF_WORDS = {words.upper(): outcome for outcome, words in WORDS.items()}
SAID = re.compile(r"^.*: (?P<words>[^:]+)$")
NODE = re.compile(r"^(?P<depth> *)\[(?P<words>[^]]+)\] (?P<text>.*) \([^)]*\)$")
JOINED = {ALL_NEEDED: min, ONE_SUFFICES: max}
VALUE_OF_WORDS = {words: value for value, words in NODE_WORDS.items()}


@cache
def verdicts() -> list[Verdict]:
    return [
        verdict
        for kind in ("person", "collective")
        for career in careers(20261121, 60, kind=kind)
        for on in (date(2024, 6, 1), ON, date(2026, 11, 1), date(2027, 4, 1))
        for verdict in explain_all(parse_history(career), on)
    ]


def read_back(lines: list[str]) -> list[tuple[Value, int]]:
    """Read the values of a verdict's nodes and how deep they stand; a group is what stands right below it."""
    found = [one for line in lines if (one := NODE.match(line))]
    told = [(VALUE_OF_WORDS[one["words"]], len(one["depth"])) for one in found]
    for place, (one, (value, depth)) in enumerate(zip(found, told, strict=True)):
        below = takewhile(lambda each, above=depth: each[1] > above, told[place + 1 :])
        direct = [value for value, deep in below if deep == depth + 2]
        if join := JOINED.get(one["text"]):
            assert join(direct) is value, lines
    return told


def test_the_text_of_a_verdict_never_contradicts_it():
    for verdict in verdicts():
        first, *lines = verdict.as_text().splitlines()
        said = SAID.fullmatch(first)
        assert said is not None
        assert OUTCOME_OF_WORDS[said["words"]] is verdict.outcome
        told = read_back(lines)
        if verdict.outcome not in (Outcome.NO_RULE, Outcome.ON_HOLD):
            expected = {
                Outcome.NOT_ELIGIBLE: Value.FAILED,
                Outcome.INSUFFICIENT: Value.INSUFFICIENT,
                Outcome.AWAITING: Value.AWAITING,
                Outcome.ELIGIBLE: Value.MET,
            }[verdict.outcome]
            assert min(value for value, depth in told if not depth) is expected, verdict.as_text()
        assert ("Còn thiếu:" in lines) == (verdict.outcome is not Outcome.ELIGIBLE)


def test_what_is_missing_is_told_for_every_outcome_but_eligible():
    for verdict in verdicts():
        assert bool(verdict.missing) == (verdict.outcome is not Outcome.ELIGIBLE)
        assert all(gap.text and gap.cite for gap in verdict.missing)


def test_evidence_points_at_facts_of_the_page():
    (career,) = careers(3, 1, kind="person")
    history = parse_history(career)

    def check(node: dict[str, Any]) -> None:
        assert all(0 <= one["fact"] < len(history.facts) for one in node["evidence"])
        for child in node["children"]:
            check(child)

    for award in load_law().awards_for("person"):
        check(explain(history, award, ON).as_json()["tree"])


@pytest.mark.parametrize("kind", ["person", "collective"])
def test_all_awards_explained_at_once_are_each_as_explained_alone(kind: Kind):
    on, years = date(2026, 1, 15), (2025, 2026)
    for history in histories(23, 40, kind=kind):
        awards = load_law().awards_for(kind)
        alone = [explain(history, award, on, year=year) for year in years for award in awards]

        assert list(explain_all(history, on, years=years)) == alone


def test_only_the_awards_asked_for_are_explained():
    (history,) = histories(23, 1, kind="person")
    wanted = ("cstd-bo", "bk-ttg")

    found = list(explain_all(history, ON, awards=wanted))

    assert found == [one for one in explain_all(history, ON) if one.award in wanted]
    assert {one.award for one in found} == set(wanted)


def test_where_one_of_several_would_do_what_is_missing_says_so():
    verdict = explain(page(*rated("tot"), ATTESTED), "cstd-co-so", ON)

    assert verdict.as_json()["missing"] == [
        {
            "text": (
                "cần một trong: hoàn thành xuất sắc nhiệm vụ trong năm xét "
                "(năm 2025 là hoàn thành tốt nhiệm vụ); hoặc có sáng kiến được cơ sở công nhận; "
                "hoặc có đề tài, đề án, công trình khoa học đã được nghiệm thu; "
                "hoặc mưu trí, sáng tạo trong chiến đấu, phục vụ chiến đấu được đơn vị công nhận"
            ),
            "cite": "Luật 06/2022/QH15, Điều 23 khoản 2",
            "earliest": "2027-01-01",
        }
    ]
    assert verdict.reason == verdict.missing[0].text


def test_a_long_choice_is_told_in_brief_by_its_number_and_the_nearest():
    verdict = explain(page(*rated("xuat-sac"), LAWFUL), "bk-ttg", ON)

    (gap,) = verdict.missing
    assert gap.text.startswith("cần một trong: đã có bằng khen cấp bộ, tỉnh")
    assert gap.text.count("; hoặc ") == 3
    assert verdict.reason == (
        "cần một trong 04 điều kiện; gần nhất: chưa được tặng “BK Bộ” theo công trạng; còn 02 điều nữa"
    )


def test_ways_that_are_not_open_to_the_subject_are_not_offered():
    civilian = explain(page(ATTESTED, *rated("hoan-thanh")), "cstd-co-so", ON)

    assert civilian.cite == "Luật 06/2022/QH15, Điều 24 khoản 1 điểm a"
    assert "Chiến sĩ tiên tiến" not in " ".join(gap.text for gap in civilian.missing)


def test_years_after_an_award_that_are_not_there_are_told_as_none():
    verdict = explain(page(*rated("xuat-sac"), LAWFUL), "bk-ttg", ON)

    assert "tính từ sau khi được tặng “BK Bộ”; chưa có năm nào" in verdict.missing[0].text
    assert "00 năm" not in verdict.as_text()


def test_good_years_before_the_prior_award_name_the_reading_that_leaves_them_out():
    good = [{"kind": "rating", "year": year, "value": "tot"} for year in range(2021, 2026)]
    prior = {"kind": "award", "award": "bk-bo", "basis": "cong-trang"}

    def notes(decided: str) -> set[str]:
        verdict = explain(page(*good, LAWFUL, prior | {"decided": decided}), "bk-ttg", ON)
        return {note.code for note in verdict.notes}

    assert "setting.run_before_prior_award" in notes("2023-05-10")
    assert "setting.run_before_prior_award" in notes("2026-01-10")
    assert "setting.run_before_prior_award" not in notes("2020-05-10")


def test_a_year_that_a_title_saves_shows_the_title_not_the_lower_rating():
    saved = parse_history(
        {
            "subject": {"id": "c", "kind": "collective", "group": "don-vi", "founded": "2000-01-01"},
            "facts": [
                *rated("xuat-sac", "tot"),
                {"kind": "award", "award": "tt-ldxs", "years": [2025], "decided": "2026-01-05"},
            ],
        }
    )

    told = explain(saved, "bk-bo", ON).as_text()

    assert "“TTLĐXS” năm 2025" in told
    assert "năm 2025: hoàn thành tốt nhiệm vụ" not in told


def test_an_award_without_an_article_is_cited_by_what_allows_it():
    verdict = explain(page(), "truong-luu-niem", ON)

    assert (verdict.outcome, verdict.cite) == (Outcome.NOT_ELIGIBLE, "Luật 06/2022/QH15, Điều 81 khoản 1")


def test_a_result_is_shown_by_what_it_is_and_its_name():
    found = {
        "kind": "finding",
        "of": "dong-gop",
        "by": "bo-truong",
        "on": "2025-09-20",
        "name": "Cầu dân sinh",
    }

    assert "đóng góp “Cầu dân sinh”, ngày 20/09/2025" in explain(page(found), "bk-bo", ON).as_text()

    del found["name"]
    assert "đóng góp, ngày 20/09/2025" in explain(page(found), "bk-bo", ON).as_text()
