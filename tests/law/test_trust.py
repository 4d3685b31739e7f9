from datetime import date
from pathlib import Path

import pytest
from law.folders import Folder, article

from vinhdanh.law.loading import load_law, read_law
from vinhdanh.law.standards import LawError
from vinhdanh.law.trust import Fault, check_law, check_regimes, stale_articles


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def faults(folder: Folder) -> list[str]:
    """What the check says of a folder: the sentence with which it refuses to be read, or its faults."""
    try:
        return [f"{fault.place}: {fault.text}" for fault in check_law(read_law(folder.root))]
    except LawError as error:
        return [str(error)]


@pytest.mark.parametrize("number", [*range(19, 33), 44, *range(68, 77)])
def test_an_unspoilt_copy_of_a_few_articles_lacks_only_readers(folder: Folder, number: int):
    folder.keep(number, 24)

    found = [fault for fault in faults(folder) if "không tiêu chuẩn nào đọc dữ kiện" not in fault]
    assert found == []


SPOILT = [
    (22, "{mã: cstd-co-so, số lần: 3}", "{mã: cstd-co-so, số lần: 4}", "phải là “đủ điều kiện”"),
    (22, "{mã: cstd-co-so, số lần: 3}", "{mã: cstd-co-so, số lần: 2}", "“chỉ hai lần liền”: phải là"),
    (22, "{mã: cstd-co-so, số lần: 3}", "{mã: ldtt, số lần: 3}", "phải là “đủ điều kiện”, ra “chưa đạt”"),
    (22, "{mã: cstd-co-so, số lần: 3}", "{mã: cstd-so, số lần: 3}", "không có mã cstd-so trong danh mục"),
    (21, "số năm mỗi lần: 3}", "số năm mỗi lần: 2}", "chưa qua trọn một kỳ”: phải là"),
    (27, "tỷ lệ từ: 70", "tỷ lệ từ: 75", "“đúng 70% Lao động tiên tiến"),
    (28, "tỷ lệ từ: 70", "tỷ lệ từ: 65", "“13 trên 20 người là Lao động tiên tiến”: phải là"),
    (28, "số người nhiều nhất: 0", "số người nhiều nhất: 1", "“một người bị cảnh cáo”: phải là"),
    (26, "dịp: tong-ket, từ số năm: 3", "dịp: tong-ket, từ số năm: 2", "chỉ kéo dài hai năm”: phải là"),
    (26, "dịp: tong-ket, từ số năm: 3", "từ số năm: 3", "“phong trào mới sơ kết”: phải là"),
    (74, " setting.two_titles_suffice,", "", "không liệt kê cách hiểu “setting.two_titles_suffice”"),
    (44, "[cong-nhan, nong-dan]", "[nguoi-lao-dong]", "“công nhân đạt đủ như điểm e, nhưng chỉ được xét"),
    (26, "        - khoản 2\n", "", "khoản 2 được mã hóa nhưng không tiêu chuẩn nào dùng"),
    (
        74,
        "công trình được công nhận: {loại: de-tai, phạm vi: co-so,",
        "công trình được công nhận: {loại: muu-tri, phạm vi: co-so,",
        "“hai năm xuất sắc và hai đề tài đã áp dụng”: phải là",
    ),
    (73, "ít nhất: 5", "ít nhất: 6", "“đúng năm năm và ba lần"),
    (73, "sau khi được tặng: bk-bo\n", "hoặc danh hiệu: ldtt\n", "phải là “chưa đạt”, ra “đủ điều kiện”"),
    (
        44,
        "số năm xếp loại: {từ: hoàn thành xuất sắc",
        "số năm xếp loại: {từ: hoàn thành tốt",
        "không có năm nào",
    ),
    (44, "tuổi tập thể: {từ số năm: 10}", "tuổi tập thể: {từ số năm: 9}", "“mới chín năm xây dựng”: phải là"),
    (24, "## Khoản 2\n", "## Khoản 7\n", "không có mục “khoản 2” được mã hóa"),
    (23, "tất cả: [khoản 1, khoản 2]", "tất cả: [khoản 2]", "khoản 1 được mã hóa nhưng không tiêu chuẩn"),
    (44, "  khoản 7: {lý do: giao-quy-dinh", "  khoản 9: {lý do: giao-quy-dinh", "không có khoản 9"),
    (44, "lý do: giao-quy-dinh", "lý do: khó quá", "lý do phải là một trong: can-nhan-dinh"),
    (
        44,
        "  khoản 7: {lý do: giao-quy-dinh",
        "  khoản 5: {lý do: giao-quy-dinh",
        "vừa mã hóa vừa ghi là không",
    ),
    (
        27,
        "  khoản 3: {lý do: giao-quy-dinh",
        "  khoản 1: {lý do: giao-quy-dinh",
        "khoản 3 chưa mã hóa và không",
    ),
    (22, "{từ: 2026-10-01", "{từ: 2026-09-01", "hai bản cùng có hiệu lực ngày 01/09/2026"),
    (22, "{từ: 2026-10-01", "{từ: 2026-10-02", "không bản nào có hiệu lực ngày 01/10/2026"),
    (22, "{từ: 2024-01-01", "{từ: 2024-02-01", "không bản nào có hiệu lực ngày 01/01/2024"),
    (22, "đến: 2027-02-28", "đến: 2027-01-31", "không bản nào có hiệu lực ngày 28/02/2027"),
    (22, "đến: 2026-09-30", "đến: 2023-12-31", "hết hiệu lực trước khi có hiệu lực"),
    (
        22,
        "| bỏ hđ | chờ xét chọn | khoản 1 điểm a |",
        "| bỏ hđ | chờ xét chọn | khoản 1 điểm b |",
        "còn thiếu đứng",
    ),
    (
        22,
        "| | đủ điều kiện | khoản 1 điểm a |",
        "| | đủ điều kiện | khoản 9 |",
        "vẫn đủ điều kiện khi không đạt",
    ),
    (22, "cs23: {kind: award, award: cstd-co-so", "cs23: {kind: award, award: cstd-so", "không có danh hiệu"),
    (22, "| đang bị thanh tra", "| x | đang bị thanh tra", "mỗi dòng có 4 ô"),
    (24, "Năm xét hoàn thành tốt nhiệm vụ trở lên.\n", "", "khoản 1 điểm a chưa có câu nêu ý"),
    (25, "{tổ chức: bo}", "{tổ chức: [bo, don-vi]}", "“dẫn đầu khối do đơn vị tổ chức”: phải là"),
    (
        25,
        "{tổ chức: trung-uong}",
        "{tổ chức: trung-uong, hạng: [dan-dau, xuat-sac]}",
        "“chỉ xuất sắc trong khối",
    ),
    (
        25,
        "dịp: [so-ket, tong-ket], từ số năm: 5",
        "dịp: [so-ket, tong-ket], từ số năm: 4",
        "chỉ kéo dài bốn năm”",
    ),
    (
        25,
        "{phát động: ttg, hạng",
        "{phát động: [ttg, bo], hạng",
        "“phong trào năm năm do Bộ phát động”: phải là",
    ),
    (25, "dịp: [so-ket, tong-ket], từ", "dịp: tong-ket, từ", "kéo dài sáu năm, khi sơ kết”: phải là"),
    (25, "        - khoản 2\n", "", "khoản 2 được mã hóa nhưng không tiêu chuẩn nào dùng"),
    (25, "{về: vuot-chi-tieu}", "{về: chap-hanh}", "phải là “đủ điều kiện”, ra “chờ xét chọn”"),
    (
        27,
        "{đạt: Chiến sĩ tiên tiến, tỷ lệ từ: 70}",
        "{đạt: Chiến sĩ tiên tiến, tỷ lệ từ: 60}",
        "“13 trên 20 người",
    ),
    (27, "{đạt: Chiến sĩ tiên tiến, tỷ", "{đạt: Lao động tiên tiến, tỷ", "phải là “đủ điều kiện”"),
    (27, "{nhóm: [quan-doi, cong-an]}", "{nhóm: [quan-doi]}", "“đơn vị công an”: phải là"),
    (
        27,
        "trích: khoản 2\n    cấu trúc: {tất cả",
        "trích: khoản 2\n    cấu trúc: {một trong",
        "phải là “chưa đạt”",
    ),
    (
        28,
        "{nhóm: [quan-doi, cong-an]}",
        "{nhóm: [quan-doi, cong-an, doanh-nghiep]}",
        "“tập thể không thuộc lực lượng",
    ),
    (
        29,
        "tổ chức: [don-vi, bo]}",
        "tổ chức: [don-vi, bo], hạng: xuat-sac}",
        "phải là “đủ điều kiện”, ra “chưa đạt”",
    ),
    (29, " [setting.lead_in_the_district]", " []", "không liệt kê cách hiểu “setting.lead_in_the_district”"),
    (
        30,
        "khoản 1 điểm c, khoản 1 điểm d, khoản",
        "khoản 1 điểm d, khoản",
        "khoản 1 điểm c được mã hóa nhưng không",
    ),
    (31, "{về: gia-dinh-hanh-phuc}", "{về: guong-mau}", "phải là “chờ xét chọn”"),
    (
        69,
        "mức: dac-biet-xuat-sac",
        "mức: [xuat-sac, dac-biet-xuat-sac]",
        "“công trình chỉ được ghi nhận xuất sắc”",
    ),
    (69, "mức: dac-biet-xuat-sac", "phạm vi: toan-quoc", "“công trình chỉ được ghi nhận xuất sắc”: phải là"),
    (
        70,
        "mức: [xuat-sac, dac-biet-xuat-sac]",
        "mức: dac-biet-xuat-sac",
        "phải là “đủ điều kiện”, ra “chưa đạt”",
    ),
    (
        73,
        ", người ghi nhận: [bo-truong, chu-tich-tinh, thu-tuong]",
        "",
        "“đóng góp do đơn vị công nhận”: phải là",
    ),
    (
        73,
        "nhóm: [cong-nhan]",
        "nhóm: [cong-nhan, vien-chuc]",
        "“viên chức có sáng kiến hiệu quả cao không được",
    ),
    (74, "## Khoản 5\n", "## Khoản 7\n", "không có mục “khoản 5” được mã hóa"),
    (
        75,
        "khoản 1 điểm a: {lý do: bang",
        "khoản 1 điểm e: {lý do: bang",
        "khoản 1 điểm a chưa mã hóa và không nói",
    ),
]


@pytest.mark.parametrize(("number", "old", "new", "sentence"), SPOILT)
def test_a_wrong_law_file_is_caught(folder: Folder, number: int, old: str, new: str, sentence: str):
    folder.keep(number, 24)
    folder.spoil(article(number), old, new)

    assert any(sentence in fault for fault in faults(folder)), faults(folder)


def test_a_standard_without_its_boundary_example_is_caught(folder: Folder):
    folder.keep(24, 28)
    folder.spoil(
        article(28), "| 13 trên 20 người là Lao động tiên tiến | tv: {ldtt: 13} | chưa đạt |", "| Bỏ"
    )
    text = (folder.root / article(28)).read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("| Bỏ")]
    (folder.root / article(28)).write_text("\n".join(lines), "utf-8")

    assert [fault for fault in faults(folder) if "chưa có ví dụ ngay dưới con số" in fault] != []


def test_a_condition_that_decides_nothing_is_caught(folder: Folder):
    folder.keep(24)
    point = "xếp loại năm xét: {từ: hoàn thành tốt}\n"
    folder.spoil(
        article(24), point, f"một trong:\n  - {point}  - xếp loại năm xét: {{từ: hoàn thành xuất sắc}}\n"
    )

    assert [
        one for one in faults(folder) if "không ví dụ nào do một mình điều kiện này quyết định" in one
    ] != []


def test_a_standard_without_examples_proves_nothing(folder: Folder):
    folder.keep(23, 24)
    path = folder.root / article(23)
    path.write_text(path.read_text("utf-8").partition("\n## Ví dụ")[0], "utf-8")

    assert any("không có ví dụ nào cho kết quả “tạm dừng”" in fault for fault in faults(folder))


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("che-do.yaml", "Điều 4 khoản 4", "Điều 400", "mục lục không có điều này"),
        (
            "che-do.yaml",
            "Nghị định 98/2023/NĐ-CP, Điều 4",
            "Nghị định 1/2023, Điều 4",
            "không trích một điều",
        ),
        ("che-do.yaml", "đến: 2025-06-30", "đến: 2025-06-29", "không nối liền chế độ r1"),
        (
            "che-do.yaml",
            'bảo vệ: {tạm dừng: "Nghị định 98',
            'bảo vệ: {dừng: "Nghị định 98',
            "một bản đi qua các chế độ có bảo vệ khác nhau",
        ),
        (
            "cach-hieu.yaml",
            "Luật 06/2022/QH15, Điều 19",
            "Luật 06/2022/QH15, Điều 19 khoản 9",
            "không có khoản 9",
        ),
    ],
)
def test_a_wrong_general_file_is_caught(folder: Folder, file: str, old: str, new: str, sentence: str):
    folder.keep(24)
    folder.spoil(file, old, new)

    assert any(sentence in fault for fault in faults(folder)), faults(folder)


def test_articles_are_stale_a_year_after_their_last_comparison():
    assert stale_articles(load_law(), on=date(2027, 11, 21)) == []
    stale = stale_articles(load_law(), on=date(2027, 11, 22))
    assert len(stale) == sum(one.last_checked <= date(2026, 11, 21) for one in load_law().articles)
    assert stale[0].text == "đối chiếu lần cuối ngày 21/11/2026, đã quá một năm"


def test_a_place_said_to_be_a_table_that_no_row_cites_is_caught(folder: Folder):
    folder.keep(24, 75)
    folder.spoil(article(24), "khoản 4: {lý do: giao-quy-dinh", "khoản 4: {lý do: bang")

    assert any("khoản 4 ghi là đã nhập thành bảng" in fault for fault in faults(folder))


def test_a_guard_that_a_later_regime_loses_is_caught(folder: Folder):
    """The whole law: only where the regime has rules must it keep the guards of the one before it."""
    assert list(check_regimes(load_law())) == []

    folder.spoil(
        "che-do.yaml",
        'Điều 3 khoản 7", một thành tích: "Luật 39/2013/QH13, Điều 1 khoản 3"}',
        'Điều 3 khoản 7"}',
    )

    assert list(check_regimes(read_law(folder.root))) == [
        Fault("chế độ v4", "phải ghi nơi quy định “một thành tích”")
    ]
