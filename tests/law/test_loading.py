from datetime import date
from pathlib import Path

import pytest
from law.folders import Folder, article

from vinhdanh.law import LawError, load_law
from vinhdanh.law.loading import read_law
from vinhdanh.law.sources import read_yaml


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    found = Folder(tmp_path)
    found.keep(24, 28, 73)
    return found


def refusal(folder: Folder) -> str:
    with pytest.raises(LawError) as caught:
        read_law(folder.root)
    return str(caught.value)


def test_the_awards_of_each_kind_of_subject_are_those_entered():
    law = load_law()

    assert set(law.awards_for("person")) >= {
        "ldtt",
        "cstd-co-so",
        "cstd-bo",
        "cstd-tq",
        "bk-bo",
        "bk-ttg",
        "hcld-3",
    }
    assert set(law.awards_for("collective")) >= {"tt-ldtt", "tt-ldxs", "co-bo", "bk-bo"}
    assert {"bk-ttg", "bk-bo", "gk"} <= set(law.awards_for("household"))


@pytest.mark.parametrize(
    ("day", "regime"),
    [
        ("2004-06-30", None),
        ("2004-07-01", "v1"),
        ("2014-05-31", "v1"),
        ("2014-06-01", "v2"),
        ("2014-08-19", "v2"),
        ("2014-08-20", "v3"),
        ("2017-09-30", "v3"),
        ("2017-10-01", "v4"),
        ("2023-12-31", "v4"),
        ("2024-01-01", "r1"),
        ("2025-06-30", "r1"),
        ("2025-07-01", "r2"),
        ("2026-09-30", "r2"),
        ("2026-10-01", "r3"),
        ("2027-02-28", "r3"),
        ("2027-03-01", "r4"),
    ],
)
def test_regimes_turn_on_their_days(day: str, regime: str | None):
    found = load_law().regime(date.fromisoformat(day))

    assert (found.code if found else None) == regime


def test_the_third_regime_carries_the_standards_of_the_second_marked_unverified():
    law = load_law()
    second = law.standard("cstd-bo", "person", date(2026, 9, 30))
    third = law.standard("cstd-bo", "person", date(2026, 10, 1))

    assert second is not None
    assert third is not None
    assert (second.provenance, third.provenance) == ("verified", "memory")
    assert [leaf.condition for leaf in second.tree.leaves()] == [
        leaf.condition for leaf in third.tree.leaves()
    ]
    assert third.remark != ""


def test_an_empty_overlay_is_the_same_law(tmp_path: Path):
    assert load_law(tmp_path).version == load_law().version


def test_the_version_of_a_law_changes_with_any_word_of_it(folder: Folder):
    before = read_law(folder.root).version
    folder.spoil(article(24), "Tự lực, đoàn kết", "Tự lực và đoàn kết")

    assert read_law(folder.root).version != before


@pytest.mark.parametrize(
    ("number", "old", "new", "sentence"),
    [
        (28, "văn bản: luat-06-2022-qh15", "văn bản: luat-2004", "dieu-28.md: không đọc được: 'luat-2004'"),
        (28, "đối chiếu lần cuối:", "đối chiếu:", "dieu-28.md: khóa lạ đối chiếu; hãy dùng:"),
        (28, "    số năm: 1\n", "    số nam: 1\n", "dieu-28.md: khóa lạ số nam; hãy dùng:"),
        (28, "chủ thể: [collective]", "chủ thể: [đơn vị]", "tt-ldtt: không có chủ thể đơn vị"),
        (28, "mã: tt-ldtt", "mã: tt-ld", "dieu-28.md: không có mã tt-ld trong danh mục"),
        (28, "xác minh: verified", "xác minh: chắc", "không hiểu “xác minh: chắc”"),
        (28, "cấu trúc: {tất cả:", "cấu trúc: {đủ:", "cấu trúc: không hiểu “đủ”"),
        (28, "khoản 1 điểm d]}", "khoản 1 điểm e]}", "không có mục “khoản 1 điểm e” được mã hóa"),
        (28, "## Khoản 1 điểm d", "## Điểm d", "không hiểu đề mục “Điểm d”"),
        (
            28,
            "xếp loại năm xét: {từ: hoàn thành tốt}",
            "xếp hạng: {từ: tốt}",
            "không có điều kiện “xếp hạng”",
        ),
        (28, "{từ: hoàn thành tốt}", "{từ: hoàn thành khá}", "Khoản 1 điểm a: thiếu khóa 'hoàn thành khá'"),
        (
            28,
            "{từ: hoàn thành tốt}",
            "{tu: hoàn thành tốt}",
            "“xếp loại năm xét” có khóa lạ tu; hãy dùng: từ",
        ),
        (28, "{từ: hoàn thành tốt}", "hoàn thành tốt", "Khoản 1 điểm a: "),
        (28, "{về: chap-hanh}", "{về: ngoan}", "không có ngoan trong danh sách attestation"),
        (28, "tỷ lệ từ: 70}", "tỷ lệ từ: 70, số người từ: 3}", "cần đúng một trong: tỷ lệ từ"),
        (28, "{đạt: Lao động tiên tiến,", "{đạt: Lao động giỏi,", "không hiểu “Lao động giỏi”"),
        (
            28,
            "  - xác nhận: {về: chap-hanh}",
            "  - xác nhận: {về: chap-hanh}\n    nêu thêm: x",
            "mỗi nút chỉ có một",
        ),
        (28, "```yaml\ntất cả:", "```yaml\ntất cả: [", "dieu-28.md: không đọc được"),
        (
            73,
            "trong thời gian đó:\n    số lần",
            "trong lúc ấy:\n    số lần",
            "“giai đoạn” có khóa lạ trong lúc ấy",
        ),
        (73, "  trong thời gian đó:\n    số lần được", "số lần được", "dieu-73.md: "),
        (
            73,
            "số lần được tặng: {mã: cstd-co-so, ít nhất: 3}",
            "xác nhận: {về: chap-hanh}",
            "“xác nhận” do con người xét, phải đứng ngoài giai đoạn",
        ),
        (73, "loại: giai-thuong", "loại: giai-thuong, cấp: cao", "“thành tích được ghi nhận” có khóa lạ cấp"),
        (73, "tính theo: quyết định", "tính theo: tháng", "không hiểu “tính theo: tháng”"),
        (73, "[setting.run_before_prior_award,", "[setting.khong_co,", "không có cách hiểu setting.khong_co"),
        (73, "giai đoạn:\n  sau", "theo cách hiểu: x\ngiai đoạn:\n  sau", "không đứng cạnh “giai đoạn”"),
        (
            24,
            "đối tượng: {nhóm: [cong-nhan, nong-dan]}",
            "đối tượng: {nhóm: [tho]}",
            "không có nhóm đối tượng tho",
        ),
    ],
)
def test_a_law_file_that_cannot_be_read_names_its_place(
    folder: Folder, number: int, old: str, new: str, sentence: str
):
    folder.spoil(article(number), old, new)

    assert sentence in refusal(folder)


def test_a_law_file_that_is_not_text_is_refused(folder: Folder):
    (folder.root / article(28)).write_bytes(b"\xff\xfe")

    assert refusal(folder).startswith("luat-06-2022-qh15/dieu-28.md: không đọc được")


def test_a_missing_general_file_is_refused(folder: Folder):
    (folder.root / "che-do.yaml").unlink()

    assert refusal(folder).startswith("che-do.yaml: không đọc được")


def test_a_standard_may_not_rest_on_one_that_is_not_entered(tmp_path: Path):
    folder = Folder(tmp_path)
    folder.keep(23)

    assert "không có tiêu chuẩn ldtt có hiệu lực ngày 01/01/2024" in refusal(folder)


def test_the_words_no_and_on_are_words():
    assert read_yaml("on: no\nyes: true") == {"on": "no", "yes": True}


def test_an_impossible_day_is_left_as_text_for_its_reader():
    assert read_yaml("[2025-02-30, 2025-02-28]") == ["2025-02-30", date(2025, 2, 28)]
