"""Facts of the ledger in the words of offices, for sentences that people read."""

from datetime import date
from typing import Any

from vinhdanh.common.dates import write_date
from vinhdanh.law.facts import vocabulary

KINDS = {
    "rating": "xếp loại",
    "award": "danh hiệu, khen thưởng",
    "work": "sáng kiến, đề tài",
    "discipline": "kỷ luật",
    "pending": "việc đang xem xét",
    "leave": "thời gian nghỉ",
    "post": "chức vụ",
    "movement": "kết quả phong trào",
    "cluster": "kết quả cụm, khối",
    "finding": "thành tích được ghi nhận",
    "attestation": "xác nhận",
    "council": "lựa chọn của hội đồng",
    "members": "số liệu thành viên",
    "service": "thời gian phục vụ",
    "retirement": "thông báo nghỉ hưu",
}
KEYS = {
    "value": "kết quả",
    "decided": "ngày quyết định",
    "decision": "số quyết định",
    "by": "nơi quyết định",
    "basis": "loại hình khen",
    "recognised": "ngày công nhận",
    "recogniser": "người công nhận",
    "scope": "phạm vi",
    "type": "loại",
    "name": "tên",
    "applied": "đã áp dụng",
    "replicable": "có khả năng nhân rộng",
    "from": "từ ngày",
    "until": "đến ngày",
    "on": "ngày",
    "year": "năm",
    "years": "các năm",
    "total": "tổng số",
    "completed": "hoàn thành nhiệm vụ",
    "ldtt": "Lao động tiên tiến",
    "cstd-co-so": "Chiến sĩ thi đua cơ sở",
    "disciplined-canh-cao": "bị kỷ luật từ cảnh cáo",
    "women": "nữ",
}


def kind_words(kind: str) -> str:
    """Name a kind of fact."""
    return KINDS[kind]


def key_words(key: str) -> str:
    """Name a key of a fact; one without a name of its own keeps its code."""
    return KEYS.get(key, key)


def value_words(kind: str, key: str, value: Any) -> str:
    """Write a value: codes by their official names, dates as dd/mm/yyyy, truths as có or không."""
    declared = vocabulary().facts[kind].get(key, "").rstrip("!?")
    if value is None:
        return "trống"
    if isinstance(value, bool):
        return "có" if value else "không"
    if declared.startswith("@"):
        return vocabulary().name(declared[1:], value)
    if declared == "date":
        return write_date(date.fromisoformat(value))
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
