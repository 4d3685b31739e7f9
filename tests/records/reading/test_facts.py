import pytest
from records.reading.lists import (
    AN,
    BINH,
    DISCIPLINES,
    HEAD,
    RATING,
    TITLES,
    WORKS,
    checked,
    facts,
    row,
    sentences,
)

from vinhdanh.law import parse_history
from vinhdanh.records.domain.reading.check import CollectiveIdentity


def test_a_rating_of_a_year_to_come_is_refused():
    outcome = checked([(*HEAD[:4], "Xếp loại năm 2027"), AN])

    assert sentences(outcome) == ["Dòng 2, cột E: năm 2027 chưa đến. Hãy sửa lại năm."]


def test_a_rating_without_any_year_is_refused_but_the_year_of_the_title_counts():
    head = (*HEAD[:4], "Xếp loại")

    assert "không rõ số liệu ở ô này của năm nào" in sentences(checked([head, AN]))[0]
    assert facts(checked([("KẾT QUẢ NĂM 2024",), head, AN])) == {"Nguyễn Văn An": [RATING]}


def test_disciplines_become_terms():
    outcome = checked(
        [HEAD, AN], [DISCIPLINES, (1, "Nguyễn Văn An", "CB1", "Khiển trách", "10/05/2019", "10/05/2020")]
    )

    assert facts(outcome)["Nguyễn Văn An"][1:] == [
        {"kind": "discipline", "form": "khien-trach", "from": "2019-05-10", "until": "2020-05-10"}
    ]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (
            ("Nhắc nhở", "10/05/2019", "10/05/2020"),
            "không hiểu hình thức kỷ luật “Nhắc nhở”. Hãy ghi một trong: Khiển trách",
        ),
        ((None, "10/05/2019", "10/05/2020"), "thiếu hình thức kỷ luật"),
        (("Cảnh cáo", None, "10/05/2020"), "thiếu ngày bắt đầu hiệu lực kỷ luật"),
        (("Cảnh cáo", "2019", "10/05/2020"), "chỉ ghi “2019”. Hãy ghi đủ ngày/tháng/năm"),
        (("Cảnh cáo", "31/02/2019", "10/05/2020"), "không có ngày 31/02/2019"),
        (("Cảnh cáo", "10/05/2021", "10/05/2020"), "đứng trước ngày bắt đầu 10/05/2021"),
    ],
)
def test_a_discipline_that_is_not_clear_is_refused(cells: tuple[str | None, ...], said: str):
    outcome = checked([HEAD, AN], [DISCIPLINES, (1, "Nguyễn Văn An", "CB1", *cells)])

    assert [said in sentence for sentence in sentences(outcome)] == [True]


def test_disciplinary_terms_that_overlap_are_refused():
    rows = [
        (1, "Nguyễn Văn An", "CB1", "Khiển trách", "10/05/2019", "10/05/2020"),
        (2, "Nguyễn Văn An", "CB1", "Cảnh cáo", "10/01/2020", "10/01/2021"),
    ]
    outcome = checked([HEAD, AN], [DISCIPLINES, *rows])

    assert sentences(outcome) == [
        "Dòng 3, cột E: thời hạn kỷ luật chồng lên thời hạn ở dòng 2. Hãy sửa lại các ngày."
    ]


def test_titles_carry_years_decisions_and_days():
    said = "LĐTT (Số 9/QĐ-B ngày 05/01/2025); CSTĐ cấp Bộ (Số 15/QĐ-BTT ngày 10/02/2025)"
    outcome = checked([HEAD, AN], [TITLES, (1, "Nguyễn Văn An", "CB1", said)])

    assert facts(outcome)["Nguyễn Văn An"][1:] == [
        {
            "kind": "award",
            "award": "ldtt",
            "basis": "cong-trang",
            "years": [2024],
            "decided": "2025-01-05",
            "decision": "9/QĐ-B",
        },
        {
            "kind": "award",
            "award": "cstd-bo",
            "basis": "cong-trang",
            "years": [2022, 2023, 2024],
            "decided": "2025-02-10",
            "decision": "15/QĐ-BTT",
        },
    ]


def test_titles_in_a_long_list_take_year_and_decision_from_their_own_columns():
    head = (
        "STT",
        "Họ và tên",
        "Danh hiệu thi đua",
        "Năm đạt",
        "Số quyết định",
        "Ngày quyết định",
        "Cấp quyết định",
    )
    outcome = checked(
        [HEAD, AN], [head, (1, "Nguyễn Văn An", "CSTĐCS", 2024, "15/QĐ-B", "10/01/2025", "Cục trưởng")]
    )

    assert facts(outcome)["Nguyễn Văn An"][1:] == [
        {
            "kind": "award",
            "award": "cstd-co-so",
            "basis": "cong-trang",
            "years": [2024],
            "decided": "2025-01-10",
            "decision": "15/QĐ-B",
            "by": "Cục trưởng",
        }
    ]


@pytest.mark.parametrize(
    ("title", "number", "day", "said"),
    [
        ("CSTĐCS", "15/QĐ-B", "31/02/2025", "cột F: không có ngày 31/02/2025"),
        ("CSTĐCS", "15/QĐ-B", "tháng 1/2026", "cột F: chỉ ghi “tháng 1/2026”. Hãy ghi đủ ngày/tháng/năm"),
        ("CSTĐCS", "15/QĐ-B", "10/11/2027", "cột F: ngày quyết định 10/11/2027 chưa đến"),
        ("CSTĐCS", "15/QĐ-B ngày 31/02/2025", None, "cột E: không có ngày 31/02/2025"),
        ("CSTĐCS", "15/QĐ-B ngày 10/11/2027", None, "cột E: ngày quyết định 10/11/2027 chưa đến"),
        ("CSTĐCS", "15/QĐ-B", None, "cột F: Chiến sĩ thi đua cơ sở chưa có ngày quyết định"),
        ("CSTĐCS 2024", "15/QĐ-B", "10/01/2023", "cột F: Chiến sĩ thi đua cơ sở năm 2024 có ngày"),
        ("LĐTT (1/QĐ-B ngày 31/02/2025)", None, None, "cột C: không có ngày 31/02/2025"),
    ],
)
def test_what_is_wrong_with_a_decision_is_said_of_the_cell_where_it_stands(
    title: str, number: str | None, day: str | None, said: str
):
    head = ("STT", "Họ và tên", "Danh hiệu thi đua", "Năm đạt", "Số quyết định", "Ngày quyết định")
    outcome = checked([HEAD, AN], [head, (1, "Nguyễn Văn An", title, 2024, number, day)])

    assert [said in sentence for sentence in sentences(outcome)] == [True]


def test_two_decisions_of_one_title_contradict_one_another_where_they_differ():
    head = ("STT", "Họ và tên", "Danh hiệu thi đua", "Năm đạt", "Số quyết định", "Ngày quyết định")
    first = (1, "Nguyễn Văn An", "CSTĐCS", 2024, "15/QĐ-B", "10/01/2025")

    outcome = checked([HEAD, AN], [head, first, (2, *first[1:5], "11/01/2025")])

    assert sentences(outcome) == [
        (
            "Dòng 3, cột F: quyết định của cùng một danh hiệu, khen thưởng đã ghi khác ở dòng 2. "
            "Hãy giữ một cách ghi đúng."
        )
    ]


def test_the_day_of_a_recognition_is_refused_in_the_cell_where_it_stands():
    outcome = checked([HEAD, AN], [WORKS, (1, *AN[2:0:-1], "Số hoá", "Bộ", "1/QĐ-B", "tháng 1/2026")])

    assert sentences(outcome) == ["Dòng 2, cột G: chỉ ghi “tháng 1/2026”. Hãy ghi đủ ngày/tháng/năm."]


def test_one_decision_in_the_heading_holds_for_all_who_are_ticked():
    head = ("STT", "Họ và tên", "Mã cán bộ", "LĐTT 2024 (Số 15/QĐ-B ngày 10/01/2025)")
    outcome = checked(
        [HEAD, AN, BINH], [head, (1, "Nguyễn Văn An", "CB1", "x"), (2, "Trần Thị Bình", "CB2", None)]
    )

    assert facts(outcome)["Nguyễn Văn An"][1:] == [
        {
            "kind": "award",
            "award": "ldtt",
            "basis": "cong-trang",
            "years": [2024],
            "decided": "2025-01-10",
            "decision": "15/QĐ-B",
        }
    ]
    assert len(facts(outcome)["Trần Thị Bình"]) == 1


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("Lao động giỏi", "không hiểu danh hiệu, khen thưởng “Lao động giỏi”"),
        ("LĐTT", "Lao động tiên tiến chưa có ngày quyết định"),
        ("LĐTT (1/QĐ-B ngày 31/02/2025)", "không có ngày 31/02/2025. Hãy sửa lại ngày của quyết định"),
        ("LĐTT (1/QĐ-B ngày 10/01/2027)", "ngày quyết định 10/01/2027 của Lao động tiên tiến chưa đến"),
        ("LĐTT 2025 (1/QĐ-B ngày 10/01/2024)", "đứng trước năm ấy"),
        ("LĐTT 2027 (1/QĐ-B ngày 10/01/2026)", "đứng trước năm ấy"),
        (
            "Tập thể LĐTT (1/QĐ-B ngày 10/01/2025)",
            "là hình thức của tập thể nên không ghi ở danh sách này được",
        ),
    ],
)
def test_a_title_that_is_not_clear_is_refused(cell: str, said: str):
    outcome = checked([HEAD, AN], [TITLES, (1, "Nguyễn Văn An", "CB1", cell)])

    assert [said in sentence for sentence in sentences(outcome)] == [True]
    assert [row.sheet for row in outcome.rows] == ["Trang 1"]


def test_an_award_that_does_not_say_for_what_is_taken_as_merit_and_that_is_said_once_for_many():
    head = ("STT", "Họ và tên", "Mã cán bộ", "Hình thức khen thưởng")
    people = [row(n) for n in range(1, 6)]
    awards = [
        (n, "Nguyễn Văn An", f"CB{n}", "Bằng khen của Bộ trưởng (2/QĐ-B ngày 01/06/2021)")
        for n in range(1, 6)
    ]
    outcome = checked([HEAD, *people], [head, *awards])

    assert sentences(outcome) == [
        (
            "Cột D: Bằng khen của Bộ, ban, ngành, tỉnh không ghi loại thành tích nên được "
            "hiểu là khen thưởng theo công trạng "
            "(5 dòng, đầu tiên là dòng 2)."
        )
    ]
    assert outcome.rows[-1].facts == (
        {
            "kind": "award",
            "award": "bk-bo",
            "basis": "cong-trang",
            "decided": "2021-06-01",
            "decision": "2/QĐ-B",
        },
    )


def test_collectives_are_counted():
    head = (
        "STT",
        "Tên tập thể",
        "Tổng số người",
        "Hoàn thành nhiệm vụ",
        "LĐTT",
        "CSTĐCS",
        "Số nữ",
        "Danh hiệu thi đua",
    )
    outcome = checked(
        [
            ("TỔNG HỢP NĂM 2025",),
            head,
            (1, "Văn phòng Bộ", 20, "20", "15 người", 2, 12, "Tập thể LĐTT (3/QĐ-B ngày 10/01/2026)"),
        ]
    )

    (one,) = outcome.rows
    assert one.subject == CollectiveIdentity("u1", "Văn phòng Bộ")
    assert one.facts == (
        {
            "kind": "award",
            "award": "tt-ldtt",
            "basis": "cong-trang",
            "years": [2025],
            "decided": "2026-01-10",
            "decision": "3/QĐ-B",
        },
        {
            "kind": "members",
            "year": 2025,
            "total": 20,
            "completed": 20,
            "ldtt": 15,
            "cstd-co-so": 2,
            "women": 12,
        },
    )


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (("Văn phòng Bộ", 2025, 20, 25), "số người đạt lao động tiên tiến là 25, nhiều hơn tổng số 20"),
        (("Văn phòng Bộ", 2025, "hai mươi", 5), "“hai mươi” không phải là số người"),
        (("Văn phòng Bộ", 2025, None, 5), "thiếu tổng số người của tập thể"),
        (("Văn phòng Bộ", 2999, 20, 5), "không hiểu năm “2999”"),
        (("Văn phòng Bộ", 2027, 20, 5), "năm 2027 chưa đến"),
        (("Vụ Không Có", 2025, 20, 5), "tập thể “Vụ Không Có” chưa có trong hệ thống"),
        ((None, 2025, 20, 5), "thiếu tên tập thể"),
    ],
)
def test_a_collective_that_is_not_clear_is_refused(cells: tuple[object, ...], said: str):
    outcome = checked([("STT", "Tên tập thể", "Năm xét", "Tổng số người", "Số người đạt LĐTT"), (1, *cells)])

    assert [said in sentence.lower() or said in sentence for sentence in sentences(outcome)] == [True]
    assert outcome.rows == ()


def test_what_comes_out_is_what_the_law_reads():
    said = "CSTĐCS (Số 15/QĐ-BTT ngày 10/02/2025)"
    outcome = checked(
        [HEAD, AN],
        [TITLES, (1, "Nguyễn Văn An", "CB1", said)],
        [WORKS, (1, "Nguyễn Văn An", "CB1", "Số hoá", "Bộ", "1/QĐ-B", "01/11/2023")],
        [DISCIPLINES, (1, "Nguyễn Văn An", "CB1", "Khiển trách", "10/05/2019", None)],
    )

    history = parse_history(
        {"subject": {"id": "1", "kind": "person"}, "facts": facts(outcome)["Nguyễn Văn An"]}
    )

    assert [fact.kind for fact in history.facts] == ["rating", "award", "work", "discipline"]
