import copy
from datetime import date

import pytest

from vinhdanh.law.loading import load_law
from vinhdanh.law.sources import read_shipped
from vinhdanh.law.trust_tables import TABLES, check_tables


def faults(spoil=None):
    tables = copy.deepcopy({name: read_shipped(name) for name in TABLES})
    if spoil:
        spoil(tables)
    found = check_tables(tables, load_law().instruments.values())
    return [f"{place}: {text}" for place, text in found]


def test_the_shipped_tables_have_no_fault():
    assert faults() == []


def put(*path, value):
    """Return what writes a value at a place of the tables."""

    def spoil(tables):
        at = tables
        for key in path[:-1]:
            at = at[key]
        at[path[-1]] = value

    return spoil


TITLES = ("tien-thuong", "hệ số", "danh-hieu-thi-dua", "mức")
SPOILT = {
    "a signer outside the vocabulary": (
        put("tham-quyen", "quyết định", "thu-tuong", 0, "người", value="ong-thu"),
        "quyết định thu-tuong: người “ong-thu” không có trong từ vựng",
    ),
    "a council outside the vocabulary": (
        put("bieu-quyet", "biểu quyết", "tam-muoi", 1, "hội đồng", value="xa"),
        "hội đồng “xa” không có trong từ vựng",
    ),
    "two rules on one day": (
        put("bieu-quyet", "biểu quyết", "tam-muoi", 1, "đến", value=date(2025, 7, 1)),
        "biểu quyết tam-muoi: hai dòng cùng áp dụng ngày 01/07/2025",
    ),
    "a day without a rule": (
        put("bieu-quyet", "biểu quyết", "tam-muoi", 1, "đến", value=date(2025, 6, 29)),
        "biểu quyết tam-muoi: không dòng nào áp dụng ngày 30/06/2025",
    ),
    "a rule that ends before it begins": (
        put("tham-quyen", "quyết định", "thu-tuong", 1, "đến", value=date(2023, 1, 1)),
        "hết áp dụng trước khi áp dụng",
    ),
    "base salaries out of order": (
        put("tien-thuong", "lương cơ sở", 2, "từ", value=date(2004, 10, 1)),
        "lương cơ sở: hai dòng cùng áp dụng ngày 01/10/2004",
    ),
    "an article that does not exist": (
        put("tham-quyen", "quyết định", "thu-tuong", 1, "căn cứ", value="Luật 06/2022/QH15, Điều 780"),
        "mục lục không có điều này",
    ),
    "a clause that does not exist": (
        put("tham-quyen", "quyết định", "thu-tuong", 1, "căn cứ", value="Luật 06/2022/QH15, Điều 78 khoản 9"),
        "điều này không có khoản 9",
    ),
    "a citation in no fixed form": (
        put("tien-thuong", "lương cơ sở", 0, "căn cứ", value="theo nghị định cũ"),
        "không đúng mẫu",
    ),
    "no provenance": (
        put("bieu-quyet", "phiếu kín", "độ tin cậy", value="chắc"),
        "phiếu kín: độ tin cậy phải là",
    ),
    "an award paid without a coefficient": (
        put(
            "tien-thuong",
            "hệ số",
            "huan-chuong",
            "mức",
            "hcsv",
            value=[{"person": "46", "độ tin cậy": "quoted"}],
        ),
        "hcsv: chưa có hệ số tiền thưởng cho tập thể",
    ),
    "a coefficient that is a float": (
        put(*TITLES, "ldtt", 0, "person", value=0.3),
        "ldtt: hệ số 0.3 phải là chữ số thập phân trong ngoặc kép",
    ),
    "a share of households that is a float": (
        put("tien-thuong", "nguyên tắc", 0, "hộ gia đình so với cá nhân", value=1.5),
        "hệ số 1.5 phải là chữ số",
    ),
    "a coefficient for those who cannot receive it": (
        put(*TITLES, "ldtt", 0, "collective", value="1"),
        "có hệ số tiền thưởng mà không tặng cho tập thể",
    ),
    "a day between two coefficients": (
        put(*TITLES, "co-bo", 1, "từ", value=date(2017, 10, 2)),
        "co-bo: hai hệ số của tập thể không nối tiếp nhau",
    ),
    "a coefficient without provenance": (put(*TITLES, "ldtt", 0, "độ tin cậy", value=""), "ldtt: độ tin cậy"),
    "an award paid by two groups": (
        put("tien-thuong", "hệ số", "giai-thuong", "mức", "ldtt", value=[]),
        "ldtt: có hệ số ở cả danh-hieu-thi-dua và giai-thuong",
    ),
    "a coefficient of no award": (
        put(*TITLES, "khong-co", value=[]),
        "“khong-co” không phải mã trong danh mục",
    ),
    "papers of nothing known": (
        put("ho-so", "thành phần", 0, "của", value=["danh hiệu"]),
        "thành phần: “danh hiệu” không chọn hình thức nào",
    ),
    "a table that does not exist": (
        put("danh-muc", "hình thức", "ldtt", "quyết định", value="khong-co"),
        "ldtt: không có bảng quyết định “khong-co”",
    ),
    "a voting rule that does not exist": (
        put("danh-muc", "hình thức", "ldtt", "biểu quyết", value=["khong-co"]),
        "ldtt: không có bảng biểu quyết “khong-co”",
    ),
    "a quota of nothing known": (
        put("chi-tieu", "chỉ tiêu", "co-cp", 0, "mẫu số", value=["co-xa"]),
        "mẫu số “co-xa” không phải mã",
    ),
    "a row without its first day": (
        put("tham-quyen", "đề nghị", "trinh-thu-tuong", 0, "từ", value="2024"),
        "có dòng không ghi ngày “từ”",
    ),
}


@pytest.mark.parametrize("case", SPOILT)
def test_a_spoilt_catalogue_is_caught(case):
    spoil, sentence = SPOILT[case]

    assert any(sentence in fault for fault in faults(spoil)), faults(spoil)


def test_a_gap_between_deadlines_is_caught():
    def spoil(tables):
        tables["thoi-han"]["gửi hồ sơ"]["co-cp"][2]["từ"] = date(2025, 8, 1)

    assert faults(spoil) == ["gửi hồ sơ co-cp: không dòng nào áp dụng ngày 01/07/2025"]


def test_a_day_on_which_nobody_decides_is_caught_and_a_change_of_hands_is_none():
    def spoil(tables):
        flag = tables["tham-quyen"]["quyết định"]["co-thi-dua-cua-chinh-phu"]
        flag[1]["đến"] = date(2023, 12, 30)

    assert faults(spoil) == [
        "quyết định co-thi-dua-cua-chinh-phu: không dòng nào áp dụng ngày 31/12/2023",
    ]
