import copy
from datetime import date

import pytest

from vinhdanh.law.loading import load_law
from vinhdanh.law.sources import read_shipped
from vinhdanh.law.trust_tables import check_tables


def faults(spoil=None):
    tables = copy.deepcopy({"danh-muc": read_shipped("danh-muc"), "thoi-han": read_shipped("thoi-han")})
    if spoil:
        spoil(tables["danh-muc"], tables["thoi-han"])
    found = check_tables(tables["danh-muc"], tables["thoi-han"], load_law().instruments.values())
    return [f"{place}: {text}" for place, text in found]


def test_the_shipped_tables_have_no_fault():
    assert faults() == []


def put(*path, value):
    """Return what writes a value at a place of the catalogue."""

    def spoil(catalogue, _):
        at = catalogue
        for key in path[:-1]:
            at = at[key]
        at[path[-1]] = value

    return spoil


SPOILT = {
    "a signer outside the vocabulary": (
        put("quyết định", "thu-tuong", 0, "người", value="ong-thu"),
        "quyết định thu-tuong: người “ong-thu” không có trong từ vựng",
    ),
    "a council outside the vocabulary": (
        put("biểu quyết", "tam-muoi", 0, "hội đồng", value="xa"),
        "hội đồng “xa” không có trong từ vựng",
    ),
    "two rules on one day": (
        put("biểu quyết", "tam-muoi", 0, "đến", value=date(2025, 7, 1)),
        "biểu quyết tam-muoi: hai dòng cùng áp dụng ngày 01/07/2025",
    ),
    "a day without a rule": (
        put("biểu quyết", "tam-muoi", 0, "đến", value=date(2025, 6, 29)),
        "biểu quyết tam-muoi: không dòng nào áp dụng ngày 30/06/2025",
    ),
    "a rule that ends before it begins": (
        put("quyết định", "thu-tuong", 0, "đến", value=date(2023, 1, 1)),
        "hết áp dụng trước khi áp dụng",
    ),
    "base salaries out of order": (
        put("lương cơ sở", 1, "từ", value=date(2004, 10, 1)),
        "lương cơ sở: hai dòng cùng áp dụng ngày 01/10/2004",
    ),
    "an article that does not exist": (
        put("quyết định", "thu-tuong", 0, "căn cứ", value="Luật 06/2022/QH15, Điều 780"),
        "mục lục không có điều này",
    ),
    "a clause that does not exist": (
        put("quyết định", "thu-tuong", 0, "căn cứ", value="Luật 06/2022/QH15, Điều 78 khoản 9"),
        "điều này không có khoản 9",
    ),
    "a citation in no fixed form": (
        put("lương cơ sở", 0, "căn cứ", value="theo nghị định cũ"),
        "không đúng mẫu",
    ),
    "no provenance": (put("phiếu kín", "độ tin cậy", value="chắc"), "phiếu kín: độ tin cậy phải là"),
    "an award paid without a coefficient": (
        put("hình thức", "bk-bo", "tiền thưởng", value={"theo": "huan-chuong"}),
        "bk-bo: chưa có hệ số tiền thưởng cho cá nhân",
    ),
    "a coefficient that is a float": (
        put("hình thức", "ldtt", "tiền thưởng", "person", "hệ số", value=0.3),
        "ldtt: hệ số 0.3 phải là chữ số thập phân trong ngoặc kép",
    ),
    "a share of households that is a float": (
        put("tiền thưởng", "nguyên tắc", 0, "hộ gia đình so với cá nhân", value=1.5),
        "hệ số 1.5 phải là chữ số",
    ),
    "a coefficient for those who cannot receive it": (
        put("hình thức", "ldtt", "tiền thưởng", "collective", value={"hệ số": "1", "độ tin cậy": "memory"}),
        "có hệ số tiền thưởng mà không tặng cho tập thể",
    ),
    "a table that does not exist": (
        put("hình thức", "ldtt", "quyết định", value="khong-co"),
        "ldtt: không có bảng quyết định “khong-co”",
    ),
    "a voting rule that does not exist": (
        put("hình thức", "ldtt", "biểu quyết", value=["khong-co"]),
        "ldtt: không có bảng biểu quyết “khong-co”",
    ),
    "a base of coefficients that does not exist": (
        put("hình thức", "ldtt", "tiền thưởng", "theo", value="khong-co"),
        "không có căn cứ hệ số “khong-co”",
    ),
    "a quota of nothing known": (
        put("chỉ tiêu", "co-cp", 0, "mẫu số", value=["co-xa"]),
        "mẫu số “co-xa” không phải mã",
    ),
    "a row without its first day": (
        put("đề nghị", "trinh-thu-tuong", 0, "từ", value="2024"),
        "có dòng không ghi ngày “từ”",
    ),
}


@pytest.mark.parametrize("case", SPOILT)
def test_a_spoilt_catalogue_is_caught(case):
    spoil, sentence = SPOILT[case]

    assert any(sentence in fault for fault in faults(spoil)), faults(spoil)


def test_a_gap_between_deadlines_is_caught():
    def spoil(_, deadlines):
        deadlines["gửi hồ sơ"]["co-cp"][1]["từ"] = date(2025, 8, 1)

    assert faults(spoil) == ["gửi hồ sơ co-cp: không dòng nào áp dụng ngày 01/07/2025"]
