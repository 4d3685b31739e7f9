from typing import Any

import pytest

from vinhdanh.law import parse_fact
from vinhdanh.law.facts import vocabulary
from vinhdanh.web.fact_words import DESCRIBERS, FactWords, describe_fact
from web.test_consistency import WEB

TOLD: list[tuple[dict[str, Any], FactWords]] = [
    (
        {"kind": "rating", "year": 2025, "value": "tot", "decision": "15/QĐ", "decided": "2026-01-05"},
        FactWords("stairs-up", "Hoàn thành tốt nhiệm vụ", "Quyết định 15/QĐ ngày 05/01/2026"),
    ),
    (
        {
            "kind": "award",
            "award": "cstd-bo",
            "years": [2022, 2023, 2024],
            "decided": "2025-02-20",
            "basis": "cong-trang",
            "by": "Bộ trưởng",
        },
        FactWords(
            "medal",
            "Chiến sĩ thi đua Bộ, ban, ngành, tỉnh",
            "Quyết định ngày 20/02/2025, của Bộ trưởng, cho thành tích các năm 2022, 2023, 2024",
        ),
    ),
    (
        {"kind": "award", "award": "bk-bo", "decided": "2021-06-01", "basis": "dot-xuat"},
        FactWords("award", "Bằng khen của Bộ, ban, ngành, tỉnh", "Quyết định ngày 01/06/2021, khen đột xuất"),
    ),
    (
        {
            "kind": "work",
            "id": "sk1",
            "type": "sang-kien",
            "scope": "bo",
            "recognised": None,
            "name": "Số hoá",
        },
        FactWords(
            "bulb",
            "Sáng kiến: “Số hoá”",
            "Đã nộp, chưa có quyết định công nhận, phạm vi Bộ, ban, ngành, tỉnh",
        ),
    ),
    (
        {
            "kind": "work",
            "id": "sk1",
            "type": "de-tai",
            "scope": "co-so",
            "recognised": "2025-11-02",
            "applied": True,
        },
        FactWords(
            "bulb",
            "Đề tài, đề án, công trình khoa học: “sk1”",
            "Được công nhận ngày 02/11/2025, phạm vi cơ sở, đã áp dụng hiệu quả",
        ),
    ),
    (
        {"kind": "discipline", "form": "khien-trach", "from": "2019-05-10", "until": "2020-05-10"},
        FactWords("alert-triangle", "Kỷ luật: khiển trách", "Thời hạn từ 10/05/2019 đến 10/05/2020"),
    ),
    (
        {"kind": "pending", "matter": "don-thu", "from": "2025-12-10"},
        FactWords(
            "player-pause", "Đang xác minh đơn thư khiếu nại, tố cáo", "Từ 10/12/2025, chưa có kết luận"
        ),
    ),
    (
        {"kind": "leave", "reason": "om-dau", "from": "2026-05-01", "until": "2026-06-01", "days": 22},
        FactWords("calendar", "Nghỉ ốm", "Từ 01/05/2026 đến 01/06/2026, 22 ngày làm việc"),
    ),
    (
        {"kind": "post", "title": "vu-truong", "from": "2016-01-01"},
        FactWords("id", "Giữ chức vụ Vụ trưởng", "Từ 01/01/2016"),
    ),
    (
        {
            "kind": "movement",
            "launched_by": "bo",
            "place": "dan-dau",
            "review": "tong-ket",
            "on": "2025-06-30",
        },
        FactWords(
            "flag",
            "Dẫn đầu khi tổng kết phong trào thi đua do Bộ, ban, ngành, tỉnh phát động",
            "Ngày 30/06/2025",
        ),
    ),
    (
        {"kind": "cluster", "run_by": "bo", "year": 2025, "place": "dan-dau"},
        FactWords("trophy", "Dẫn đầu cụm, khối thi đua do Bộ, ban, ngành, tỉnh tổ chức", ""),
    ),
    (
        {"kind": "finding", "of": "dot-xuat", "scope": "toan-quoc", "by": "bo-truong", "on": "2026-08-20"},
        FactWords(
            "star",
            "Thành tích đột xuất",
            "Phạm vi toàn quốc, Bộ trưởng, Thủ trưởng ban, ngành ghi nhận, ngày 20/08/2026",
        ),
    ),
    (
        {"kind": "attestation", "of": "guong-mau", "year": 2025, "by": "thu-truong", "value": False},
        FactWords("user-check", "Không xác nhận: gương mẫu", "Thủ trưởng đơn vị"),
    ),
    (
        {"kind": "council", "award": "cstd-bo", "chosen": True, "on": "2026-01-20"},
        FactWords("gavel", "Hội đồng lựa chọn: Chiến sĩ thi đua Bộ, ban, ngành, tỉnh", "Ngày 20/01/2026"),
    ),
    (
        {
            "kind": "members",
            "year": 2025,
            "total": 20,
            "completed": 20,
            "ldtt": 15,
            "disciplined-canh-cao": 0,
        },
        FactWords(
            "users",
            "20 thành viên",
            "20 hoàn thành nhiệm vụ, 15 Lao động tiên tiến, 0 bị kỷ luật từ cảnh cáo",
        ),
    ),
    (
        {"kind": "service", "of": "chong-my", "from": "1968-01-01", "until": "1975-05-01"},
        FactWords("shield-check", "Thời gian phục vụ chống Mỹ", "Từ 01/01/1968 đến 01/05/1975"),
    ),
    (
        {"kind": "retirement", "notice": "2026-03-01"},
        FactWords("calendar-event", "Thông báo nghỉ hưu", "Ngày 01/03/2026"),
    ),
]


@pytest.mark.parametrize(("content", "words"), TOLD, ids=[str(content["kind"]) for content, _ in TOLD])
def test_a_fact_is_told_in_the_words_of_offices(content, words):
    assert describe_fact(parse_fact(content)) == words


def test_every_kind_of_fact_has_its_words():
    assert set(DESCRIBERS) == set(vocabulary().facts) == {content["kind"] for content, _ in TOLD}


def test_every_icon_of_a_fact_is_in_the_sprite():
    sprite = (WEB / "static/img/icons.svg").read_text()

    assert [words.icon for _, words in TOLD if f'<symbol id="{words.icon}"' not in sprite] == []
