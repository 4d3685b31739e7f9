from datetime import date

import pytest

from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.papers import Paper, papers, report_rule

V4, R1, R2 = date(2020, 3, 2), date(2025, 3, 2), date(2026, 3, 2)


def texts(award, on, asked):
    return [term.text for term in papers(award, on, asked)]


def test_a_title_for_an_initiative_asks_for_its_certificate():
    assert texts("cstd-bo", R1, Paper.PARTS) == [
        "tờ trình; báo cáo thành tích; biên bản bình xét thi đua",
        "chứng nhận hoặc xác nhận sáng kiến, đề tài, đề án, công trình khoa học và công nghệ",
        "kết quả bỏ phiếu của hội đồng",
    ]
    assert len(texts("ldtt", R1, Paper.PARTS)) == 1


def test_a_dossier_needs_a_report_unless_each_body_lays_its_parts_down():
    awards = ("ldtt", "cstd-co-so", "tt-ldtt", "gk", "cstd-bo", "bk-bo", "co-cp")

    assert [award for award in awards if not report_rule(award, R2)] == list(awards[:4])
    assert all(report_rule(award, R1) for award in awards)
    assert report_rule("cstd-bo", R2).cite == "Luật 06/2022/QH15, Điều 84 khoản 1"
    assert report_rule("bk-bo", R2).cite == "Luật 06/2022/QH15, Điều 84 khoản 2"


def test_a_form_of_the_state_asks_for_opinions():
    found = papers("hcld-3", R2, Paper.PARTS)

    assert {term.cite for term in found} == {
        f"Luật 06/2022/QH15, Điều 84 khoản {clause}" for clause in ("2", "2 điểm d", "3", "4", "5")
    }
    assert {term.provenance for term in found} == {"verified"}


def test_forms_are_numbered_by_each_decree_and_kind_of_subject():
    assert texts("bk-ttg", V4, Paper.FORMS) == [
        "Mẫu 01: báo cáo thành tích của tập thể (tập thể)",
        "Mẫu 02: báo cáo thành tích của cá nhân (cá nhân)",
    ]
    assert "Mẫu 05: báo cáo thành tích công trạng của cá nhân (cá nhân)" in texts("bk-ttg", R2, Paper.FORMS)
    assert texts("cstd-tq", V4, Paper.FORMS) == ["Mẫu 02: báo cáo thành tích của cá nhân (cá nhân)"]


def test_a_dossier_is_kept_as_long_as_the_level_of_its_decision_says():
    assert [texts(award, R2, Paper.RETENTION) for award in ("bk-ttg", "bk-bo", "ldtt")] == [
        ["vĩnh viễn"],
        ["20 năm"],
        ["10 năm"],
    ]


@pytest.mark.parametrize(
    ("award", "objects"),
    [
        ("co-cp", ["cờ"]),
        ("hcld-1", ["huân chương; bằng"]),
        ("ahld", ["bằng", "huy hiệu"]),
        ("cstd-tq", ["huy hiệu", "bằng"]),
        ("bk-bo", ["bằng khen"]),
    ],
)
def test_the_statute_names_the_objects(award, objects):
    assert texts(award, R2, Paper.OBJECTS) == objects


@pytest.mark.parametrize("award", catalogue())
def test_every_statutory_award_has_a_dossier_and_a_time_to_keep_it(award):
    statutory = catalogue()[award].data["điều"] is not None

    assert bool(papers(award, R2, Paper.PARTS)) is statutory
    assert papers(award, R2, Paper.RETENTION)
