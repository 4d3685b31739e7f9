from datetime import date

import pytest

from vinhdanh.law import NoRuleError, QuestionError, judge_list
from vinhdanh.law.lists import quota_of

V4, R2 = date(2023, 1, 10), date(2026, 1, 10)


def fighters(names, ldtt=43):
    return {"award": "cstd-co-so", "year": 2022, "unit": {"ldtt": ldtt}, "names": names}


def test_fifteen_of_a_hundred_advanced_workers_rounded_down():
    found = judge_list(fighters(8), on=V4).as_json()

    assert found == {
        "ok": False,
        "allowed": 6,
        "names": 8,
        "numerator": 8,
        "denominator": 43,
        "percent": 15,
        "settings": ["setting.quota_rounding"],
        "problems": ["Danh sách có 8 tên, vượt 2 so với chỉ tiêu."],
        "remarks": [],
        "effects": [],
        "cite": "Nghị định 91/2017/NĐ-CP, Điều 9 khoản 3",
        "provenance": "quoted",
    }
    assert judge_list(fighters(6), on=V4).ok


@pytest.mark.parametrize(
    ("ldtt", "allowed"), [(0, 0), (6, 0), (7, 1), (19, 2), (20, 3), (40, 6), (46, 6), (47, 7)]
)
def test_the_number_allowed_is_never_rounded_up(ldtt, allowed):
    assert judge_list(fighters(0, ldtt), on=V4).allowed == allowed


def test_there_is_no_cap_since_the_new_law():
    last, first = (judge_list(fighters(30), on=on) for on in (date(2023, 12, 31), date(2024, 1, 1)))

    assert (last.allowed, last.ok, first.allowed, first.ok) == (6, False, None, True)
    assert first.quota.source.cite == "Luật 06/2022/QH15, Điều 23"
    assert "pháp luật không đặt trần" in first.as_text()


@pytest.mark.parametrize(
    ("on", "award", "unit", "allowed", "cite"),
    [
        (date(2014, 10, 14), "cstd-co-so", {"ldtt": 43}, None, "Luật 15/2003/QH11, Điều 23"),
        (date(2014, 10, 15), "cstd-co-so", {"ldtt": 43}, 6, "Thông tư 07/2014/TT-BNV, Điều 5"),
        (
            date(2017, 10, 1),
            "cstd-co-so",
            {"ldtt": 13, "cstt": 7},
            3,
            "Nghị định 91/2017/NĐ-CP, Điều 9 khoản 3",
        ),
        (date(2023, 12, 31), "co-cp", {"co-bo": 14}, 2, "Nghị định 91/2017/NĐ-CP, Điều 11"),
        (date(2016, 1, 4), "co-cp", {"co-bo": 15}, 3, "Thông tư 07/2014/TT-BNV"),
        (date(2016, 1, 4), "bk-bo", {}, None, "Luật 15/2003/QH11"),
    ],
)
def test_each_day_has_its_cap(on, award, unit, allowed, cite):
    found = judge_list({"award": award, "unit": unit, "names": 3}, on=on).as_json()

    assert (found["allowed"], found["cite"]) == (allowed, cite)


def test_women_come_first_among_equals_since_the_decree_of_2014():
    def preferred(on):
        names = [{"id": "a", "gender": "female"}]
        return judge_list({"award": "bk-bo", "names": names}, on=on).effects[0].preferred

    assert [preferred(on) for on in (date(2014, 8, 19), date(2014, 8, 20), V4, R2)] == [
        False,
        True,
        True,
        True,
    ]


def test_an_award_without_a_quota_cites_its_own_article():
    assert judge_list({"award": "bk-bo", "names": 5}, on=R2).as_json()["cite"] == "Luật 06/2022/QH15, Điều 74"


def test_the_cap_of_the_government_flag_is_told_as_unread():
    quota = quota_of("co-cp", R2)

    assert (quota.percent, quota.bases, quota.source.provenance) == (20, ("co-bo",), "memory")
    assert judge_list({"award": "co-cp", "unit": {"co-bo": 9}, "names": 2}, on=R2).allowed == 1


def test_each_name_shows_its_effect_in_the_order_given():
    names = ["a", {"id": "b", "gender": "female"}, "a", "c"]

    found = judge_list({"award": "co-cp", "unit": {"co-bo": 10}, "names": names}, on=R2)

    assert [(one.id, one.within, one.twice, one.preferred) for one in found.effects] == [
        ("a", True, False, False),
        ("b", True, False, True),
        ("a", False, True, False),
        ("c", False, False, False),
    ]
    assert found.problems == ("Danh sách có 3 tên, vượt 1 so với chỉ tiêu.", "a được ghi hai lần.")
    assert "Cùng đủ điều kiện thì chọn nữ" in found.as_text()


def page(code, *facts):
    return {"subject": {"id": code, "kind": "person", "group": "cong-chuc"}, "facts": list(facts)}


def test_names_with_their_facts_are_explained():
    good = [
        {"kind": "rating", "year": 2025, "value": "tot"},
        {"kind": "attestation", "of": "tham-gia-phong-trao", "year": 2025, "value": True},
    ]
    bad = {"kind": "rating", "year": 2025, "value": "khong-hoan-thanh"}
    asked = {"award": "ldtt", "year": 2025, "subjects": [page("a", *good), page("b", bad)]}

    found = judge_list(asked, on=R2)

    assert [one.outcome for one in found.effects] == ["eligible", "not_eligible"]
    assert (found.ok, found.problems) == (False, ("b: chưa đạt.",))


def test_one_achievement_claimed_by_two_names_is_pointed_out_and_not_refused():
    rescue = {"kind": "finding", "of": "dot-xuat", "scope": "bo", "by": "bo-truong", "on": "2025-08-20"}
    pages = [
        page(name, rescue | {"achievement": achievement})
        for name, achievement in (("a", "cuu-nan"), ("b", "chay-rung"), ("c", "cuu-nan"))
    ]

    found = judge_list({"award": "bk-bo", "subjects": pages}, on=R2)

    (remark,) = found.remarks
    assert remark.startswith("Thành tích “cuu-nan” có ở a, c; một thành tích không khen nhiều hình thức")
    assert remark.endswith("(Luật 06/2022/QH15, Điều 5 khoản 2 điểm c).")
    assert not any("cuu-nan" in problem for problem in found.problems)
    assert judge_list({"award": "bk-bo", "subjects": pages[:2]}, on=R2).remarks == ()


def test_a_collective_of_women_comes_first_among_equals():
    def preferred(women):
        facts = [{"kind": "members", "year": 2025, "total": 10, "women": women}]
        subject = {"subject": {"id": "u", "kind": "collective", "group": "don-vi"}, "facts": facts}
        return judge_list({"award": "bk-bo", "subjects": [subject]}, on=R2).effects[0].preferred

    assert [preferred(women) for women in (6, 7)] == [False, True]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ([], "list"),
        ({"award": "ldtt", "tên": 3}, "list"),
        ({"award": "khong-co", "names": 3}, "award"),
        ({"award": "ldtt", "year": "2025", "names": 3}, "year"),
        ({"award": "ldtt"}, "names"),
        ({"award": "ldtt", "names": -1}, "names"),
        ({"award": "ldtt", "names": [{"name": "An"}]}, "names[0]"),
        ({"award": "ldtt", "names": ["a", {"subject": {"id": "b"}, "facts": []}]}, "names[1]"),
        ({"award": "cstd-co-so", "names": 3}, "unit.ldtt"),
        ({"award": "cstd-co-so", "unit": {"ldtt": 1.5}, "names": 3}, "unit.ldtt"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused_by_its_key(data, name):
    with pytest.raises(QuestionError) as refused:
        judge_list(data, on=V4 if name.startswith("unit") else R2)

    assert refused.value.name == name


@pytest.mark.parametrize(("award", "on"), [("bk-bo", date(2004, 6, 30)), ("ldtt", date(2027, 3, 1))])
def test_a_day_without_a_rule_has_no_answer(award, on):
    with pytest.raises(NoRuleError, match=r"chỉ tiêu|chỉ có từ"):
        judge_list({"award": award, "names": 3}, on=on)
