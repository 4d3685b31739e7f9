import re
import shutil
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from law.folders import STATUTE, Folder, article
from typer.testing import CliRunner

from vinhdanh.law import Outcome, cli, explain, parse_history
from vinhdanh.law.loading import load_law, read_law
from vinhdanh.law.sources import SHIPPED
from vinhdanh.law.standards import Law
from vinhdanh.law.trust import check_law

OWN = SHIPPED.parent / "luat-rieng"
SCIENCE, INFORMATION = OWN / "bo-khcn", OWN / "bo-tttt"
ON = date(2026, 8, 15)
CHOSEN = {"kind": "council", "award": "knc", "chosen": True, "on": "2026-08-01"}

OWN_CIRCULAR = """---
văn bản: thong-tu-1-2025
điều: 1
hiệu lực:
  - {từ: 2025-07-01, đến: 2027-02-28, xác minh: quoted}
đối chiếu lần cuối: 2026-11-29
tiêu chuẩn:
  - mã: tt-ldtt
    tên: Tập thể lao động tiên tiến
    chủ thể: [collective]
    cấu trúc: {tất cả: [toàn điều]}
---

## Toàn điều

Tỷ lệ Lao động tiên tiến của tập thể.

```yaml
thành viên: {đạt: Lao động tiên tiến, tỷ lệ từ: @}
```
"""
INDEX = """số hiệu: 1/2025
loại: Thông tư
cơ quan ban hành: Bộ mẫu
cách trích: Thông tư 1/2025
tên: Thông tư mẫu
đầy đủ: false
điều:
  1: {nội dung: "Tập thể", khoản: {}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    found = Folder(tmp_path)
    found.keep(28)
    return found


def laid(folder: Folder, percent: int) -> Law:
    """Return Điều 28 with a circular over it that asks for a share of its own."""
    own = folder.root.parent / "rieng" / "thong-tu-1-2025"
    own.mkdir(parents=True)
    (own / "muc-luc.yaml").write_text(INDEX, "utf-8")
    (own / "dieu-1.md").write_text(OWN_CIRCULAR.replace("@", str(percent)), "utf-8")
    return read_law(folder.root, own.parent)


def collective(advanced: int) -> dict[str, object]:
    said = [
        {"kind": "attestation", "of": of, "year": 2025, "value": True}
        for of in ("tham-gia-phong-trao", "noi-bo-doan-ket", "chap-hanh")
    ]
    members = {"total": 20, "completed": 20, "ldtt": advanced, "disciplined-canh-cao": 0}
    facts = [{"kind": "rating", "year": 2025, "value": "tot"}, {"kind": "members", "year": 2025, **members}]
    return {"subject": {"id": "c", "kind": "collective", "group": "don-vi"}, "facts": [*facts, *said]}


def outcome(law: Law, advanced: int, on: date = ON) -> Outcome:
    return explain(parse_history(collective(advanced)), "tt-ldtt", on, year=2025, law=law).outcome


def test_an_own_rule_tightens_from_its_first_day(folder: Folder):
    law = laid(folder, 80)

    assert [outcome(law, number) for number in (15, 16)] == [Outcome.NOT_ELIGIBLE, Outcome.ELIGIBLE]
    assert outcome(law, 15, date(2025, 6, 30)) is Outcome.ELIGIBLE


def test_an_own_rule_never_loosens_and_the_attempt_is_reported(folder: Folder):
    law = laid(folder, 50)

    assert [outcome(law, number) for number in (13, 14)] == [Outcome.NOT_ELIGIBLE, Outcome.ELIGIBLE]
    assert [one.text for one in check_law(law) if "nới lỏng" in one.text] != []


def test_a_stricter_own_rule_is_no_conflict(folder: Folder):
    assert [one.text for one in check_law(laid(folder, 80)) if "nới lỏng" in one.text] == []


def test_an_own_rule_falls_silent_with_the_last_known_rule(folder: Folder):
    assert outcome(laid(folder, 80), 20, date(2027, 3, 1)) is Outcome.NO_RULE


def test_an_own_rule_names_how_far_it_was_read(folder: Folder):
    verdict = explain(parse_history(collective(15)), "tt-ldtt", ON, law=laid(folder, 80))

    assert (verdict.cite, verdict.provenance) == ("Thông tư 1/2025, Điều 1", "quoted")


def test_the_shipped_own_rules_have_no_fault(tmp_path: Path):
    kept = Folder(tmp_path)
    kept.keep(71)

    def faults(law: Law) -> set[str]:
        return {f"{one.place}: {one.text}" for one in check_law(law)}

    assert faults(read_law(kept.root, SCIENCE, INFORMATION)) == faults(read_law(kept.root))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("nam: 20", "nam: 19", "“nam mới 19 năm"),
        ("nữ: 15", "nữ: 16", "“nữ đủ 15 năm”"),
        ("2: [bk-ttg]", "2: [bk-bo]", "đã có Bằng khen của Thủ tướng”"),
        ("3: [cstd-tq", "5: [cstd-tq", "chỉ giảm ba năm”"),
        ("đã được tặng: {mã: knc}", "đã được tặng: {mã: gk}", "“đã được tặng kỷ niệm chương này”"),
    ],
)
def test_a_wrong_own_rule_is_caught(tmp_path: Path, old: str, new: str, sentence: str):
    kept = Folder(tmp_path)
    kept.keep(71)
    shutil.copytree(SCIENCE, tmp_path / "rieng")
    path = tmp_path / "rieng" / "thong-tu-25-2025-tt-bkhcn" / "dieu-15.md"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")

    found = [one.text for one in check_law(read_law(kept.root, tmp_path / "rieng"))]
    assert any(sentence in text for text in found), found


def medal(law: Law, joined: str, *facts: dict[str, object], on: date = ON) -> Outcome:
    subject = {"id": "p", "kind": "person", "group": "cong-chuc", "gender": "male", "joined": joined}
    return explain(parse_history({"subject": subject, "facts": list(facts)}), "knc", on, law=law).outcome


def test_without_own_rules_a_delegated_medal_waits_for_the_council():
    assert medal(load_law(), "2020-01-01") is Outcome.AWAITING
    assert medal(load_law(), "2020-01-01", CHOSEN) is Outcome.ELIGIBLE


def test_with_own_rules_a_delegated_medal_has_its_standard():
    law = load_law(SCIENCE)

    assert medal(law, "2020-01-01", CHOSEN) is Outcome.NOT_ELIGIBLE
    assert medal(law, "2006-08-15", CHOSEN) is Outcome.ELIGIBLE
    assert medal(law, "2006-08-15", CHOSEN, on=date(2027, 3, 1)) is Outcome.NO_RULE


def test_the_command_checks_the_law_and_a_folder_of_own_rules(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
):
    laid(folder, 50)
    monkeypatch.setattr(cli, "load_law", partial(read_law, folder.root))

    found = CliRunner().invoke(cli.app, ["check", "--overlay", str(folder.root.parent / "rieng")])

    assert found.exit_code == 1
    assert re.search(r"lỗi: .*nới lỏng", found.stdout)
    assert re.fullmatch(r"Đã soát \d+ điều, \d+ ví dụ: [1-9]\d* lỗi\.", found.stdout.splitlines()[-1])


def test_the_articles_left_to_bodies_say_so():
    assert "giao quy định: true" in (SHIPPED / article(71)).read_text("utf-8")
    delegated = [one for one in load_law().standards if one.delegated]
    assert {one.award for one in delegated} == {"knc", "gk"}
    assert all(one.file.startswith(STATUTE) for one in delegated)


@pytest.mark.parametrize("command", [["check"], ["explain", "--cases", "hoi.jsonl"]])
def test_a_folder_that_is_not_there_is_told_and_nothing_is_answered(command: list[str], tmp_path: Path):
    found = CliRunner().invoke(cli.app, [*command, "--overlay", str(tmp_path / "nhầm")])

    assert found.exit_code != 0
    assert "nhầm: không có thư mục này; hãy ghi đúng tên thư mục quy định riêng" in found.output
