import json
import re
from pathlib import Path
from typing import Any

import pytest
from law.careers import write_jsonl
from typer.testing import CliRunner, Result

from vinhdanh.law.cli import app

PAGE = """
subject: {id: p1, kind: person, group: cong-chuc}
facts:
- {kind: rating, year: 2025, value: tot}
- {kind: attestation, of: tham-gia-phong-trao, year: 2025, value: true}
"""


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "an.yaml"
    path.write_text(PAGE, "utf-8")
    return path


def explain(path: Path, *more: str, award: str = "ldtt", on: str = "2026-01-15") -> Result:
    return run("explain", path, "--award", award, "--on", on, *more)


def test_explain_prints_the_tree_for_people(facts: Path):
    found = explain(facts)

    assert found.exit_code == 0
    first, second, *_ = found.stdout.splitlines()
    assert first == "Lao động tiên tiến, năm xét 2025, ngày 15/01/2026: ĐỦ ĐIỀU KIỆN"
    assert second == "Căn cứ: Luật 06/2022/QH15, Điều 24 (đã đối chiếu với văn bản)"


def test_explain_tells_an_earliest_day_only_where_it_lies_ahead(facts: Path):
    unrated, excellent = explain(facts, "--year", "2024"), explain(facts, award="cstd-co-so")

    assert (
        "  - chưa có kết quả xếp loại năm 2024 (Luật 06/2022/QH15, Điều 24 khoản 1 điểm a)\n"
        in unrated.stdout
    )
    assert "(Luật 06/2022/QH15, Điều 23 khoản 2), sớm nhất từ 01/01/2027\n" in excellent.stdout


def test_explain_prints_the_published_shape(facts: Path):
    asked = ("--format", "json", "--received", "2026-02-01", "--year", "2024")
    found = json.loads(explain(facts, *asked).stdout)

    assert (found["received"], found["year"]) == ("2026-02-01", 2024)
    assert found["outcome"] == "insufficient_evidence"


def test_a_facts_file_may_be_json(tmp_path: Path):
    path = tmp_path / "an.json"
    path.write_text(json.dumps({"subject": {"id": "p1", "kind": "person"}, "facts": []}), "utf-8")

    assert explain(path).exit_code == 0


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{one}: &{one} [*{before}, *{before}, *{before}, *{before}]\n"
    for before, one in zip("abcdefgh", "bcdefghi", strict=True)
)
FAULTY = [
    (b"\xff\xfea", "không phải chữ UTF-8 (byte thứ 1); hãy lưu lại bằng UTF-8."),
    (b"x" * 10_000_000, "tệp lớn hơn 1 MB; một tệp dữ kiện chỉ ghi một chủ thể."),
    (b"subject: {id: p1", "không phải YAML: hỏng ở dòng 2, cột 1."),
    (b"subject: 1\nsubject: 2", "không phải YAML: hỏng ở dòng 1, cột 1 (khóa “subject” ghi hai lần)."),
    (BOMB.encode(), "không phải YAML: hỏng ở dòng 2, cột 8 (không dùng được bí danh (dấu *))."),
    (b"[" * 100_000, "không phải YAML: hỏng ở dòng 1, cột 31 (các nhóm lồng nhau quá sâu)."),
    (b"!!python/object:os.system {}", "không phải YAML: hỏng ở dòng 1, cột 1."),
    (b"\x00", "không phải YAML: có ký tự hoặc giá trị không đọc được."),
    (b"", "subject: thiếu phần “subject” (chủ thể là ai)."),
    ("chuyện khác".encode(), "subject: thiếu phần “subject” (chủ thể là ai)."),
    (
        b"subject: {id: p1, kind: person}\nfacts:\n- {kind: rating, year: 2025, value: gioi}",
        "facts[0].value: không hiểu “gioi”; hãy ghi một trong: xuat-sac, tot, hoan-thanh, khong-hoan-thanh.",
    ),
    (
        b"subject: {id: p1, kind: person}\nfacts:\n- {kind: award, award: ldtt, decided: 2025-02-31}",
        "facts[0].decided: không có ngày “2025-02-31”; hãy ghi năm-tháng-ngày, ví dụ 2025-01-10.",
    ),
    (
        b"subject: {id: p1, kind: person}\nfacts: [{kind: rating}, {kind: rating}]",
        "facts[0].year: thiếu khóa “year” (và 3 lỗi khác).",
    ),
]


@pytest.mark.parametrize(("data", "sentence"), FAULTY)
def test_a_faulty_facts_file_is_refused_in_one_sentence(tmp_path: Path, data: bytes, sentence: str):
    path = tmp_path / "an.yaml"
    path.write_bytes(data)

    found = explain(path)

    assert (found.exit_code, found.stdout) == (2, "")
    assert found.stderr == f"{path}: {sentence}\n"


FAULTY_JSON = [
    (b"{", "không phải JSON: hỏng ở dòng 1, cột 2."),
    (b'{"subject": NaN}', "không phải JSON: NaN không phải một số."),
    (b'{"subject": {}, "subject": {}}', "khóa “subject” ghi hai lần."),
    (b"[" * 100_000, "các nhóm lồng nhau quá sâu."),
    (b"1" * 5000, "không phải JSON: có một số quá dài."),
]


@pytest.mark.parametrize(("data", "sentence"), FAULTY_JSON)
def test_a_faulty_json_file_is_refused_in_one_sentence(tmp_path: Path, data: bytes, sentence: str):
    path = tmp_path / "an.json"
    path.write_bytes(data)

    assert (explain(path).exit_code, explain(path).stderr) == (2, f"{path}: {sentence}\n")


def test_a_file_that_is_not_there_or_a_folder_is_refused(tmp_path: Path):
    assert explain(tmp_path / "x.yaml").stderr == f"{tmp_path / 'x.yaml'}: không có tệp này.\n"
    assert explain(tmp_path).stderr == f"{tmp_path}: là một thư mục; hãy đưa một tệp.\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--on", "2026-01-15"], "thiếu --award."),
        (["--award", "ldtt"], "thiếu --on."),
        (
            ["--award", "cstd", "--on", "2026-01-15"],
            "--award: không có danh hiệu, hình thức khen thưởng nào mang mã “cstd”.",
        ),
        (
            ["--award", "ldtt", "--on", "2026-02-30"],
            "--on: không có ngày “2026-02-30”; hãy ghi năm-tháng-ngày, ví dụ 2025-01-10.",
        ),
        (["--award", "ldtt", "--on", "9999-12-31"], "--on: ngày 9999-12-31 ở ngoài các năm 1900–2200."),
        (
            ["--award", "ldtt", "--on", "2026-01-15", "--received", "hôm nay"],
            "--received: không có ngày “hôm nay”; hãy ghi năm-tháng-ngày, ví dụ 2025-01-10.",
        ),
        (
            ["--award", "ldtt", "--on", "2026-01-15", "--year", "25"],
            "--year: “25” không phải một năm (số nguyên từ 1900 đến 2200).",
        ),
        (
            ["--award", "ldtt", "--on", "2026-01-15", "--year", "nay"],
            "--year: “nay” không phải một năm (số nguyên từ 1900 đến 2200).",
        ),
        (
            ["--award", "ldtt", "--on", "2026-01-15", "--format", "xml"],
            "--format: không có cách in “xml”; hãy ghi text hoặc json.",
        ),
    ],
)
def test_a_faulty_option_is_refused_in_one_sentence(facts: Path, words: list[str], sentence: str):
    found = run("explain", facts, *words)

    assert (found.exit_code, found.stderr) == (2, f"{sentence}\n")


def test_explain_asks_for_a_file():
    assert run("explain").stderr == ("hãy đưa một tệp dữ kiện, hoặc --cases với tệp nhiều câu hỏi.\n")


def case(**ask: Any) -> str:
    who = {"id": "p1", "kind": "person", "group": "cong-chuc"}
    facts = {"subject": who, "facts": [{"kind": "rating", "year": 2025, "value": "tot"}]}
    return json.dumps({"facts": facts, "ask": {"award": "ldtt", "on": "2026-01-15"} | ask})


def run_cases(path: Path, *lines: str | bytes) -> tuple[int, list[dict[str, Any]]]:
    path.write_bytes(b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines))
    found = run("explain", "--cases", path)
    return found.exit_code, [json.loads(line) for line in found.stdout.splitlines()]


def test_cases_are_answered_in_order(tmp_path: Path):
    code, found = run_cases(tmp_path / "c.jsonl", case(), "", case(year=2024), case(received="2027-03-01"))

    assert code == 0
    assert [one["outcome"] for one in found] == [
        "awaiting_judgement",
        "insufficient_evidence",
        "no_verified_rule",
    ]


def test_a_faulty_line_gives_its_fault_and_the_others_their_answers(tmp_path: Path):
    code, found = run_cases(
        tmp_path / "c.jsonl",
        case(),
        "{",
        b"\xff",
        "[1]",
        '{"facts": {"subject": {"id": 1, "kind": "person"}, "facts": [{"kind": "x"}]}, "ask": {}}',
        case(award="cstd"),
        case(on="2026-02-30"),
        case(giờ=1),
        '{"facts": {"subject": {"id": 1, "kind": "person"}}, "ask": {"award": "ldtt"}}',
        " " * 1_000_001,
        case(received=None),
    )

    assert code == 2
    assert [one.get("line") for one in found] == [None, *range(2, 11), None]
    assert [one.get("error", "").split(":")[0] for one in found] == [
        "",
        "không phải JSON",
        "không phải chữ UTF-8 (byte thứ 1); hãy lưu lại bằng UTF-8.",
        "mỗi dòng là một đối tượng JSON gồm đúng “facts” và “ask”.",
        "facts.facts[0].kind",
        "ask.award",
        "ask.on",
        "ask",
        "ask",
        "dòng dài hơn 1 MB.",
        "",
    ]


def test_cases_that_are_not_there_are_told(tmp_path: Path):
    found = run("explain", "--cases", tmp_path / "c.jsonl")

    assert (found.exit_code, found.stderr) == (2, f"{tmp_path / 'c.jsonl'}: không có tệp này.\n")


def test_sweep_counts_each_award_by_outcome(tmp_path: Path):
    write_jsonl(tmp_path / "c.jsonl", 7, 40)

    found = run("sweep", tmp_path / "c.jsonl", "--on", "2026-01-15")
    as_json = json.loads(run("sweep", tmp_path / "c.jsonl", "--on", "2026-01-15", "--format", "json").stdout)

    first, *lines = found.stdout.splitlines()
    assert first == f"Đã đọc 40 chủ thể; {as_json['explained']} chủ thể phải đọc riêng từng người."
    assert "Chiến sĩ thi đua cơ sở (cstd-co-so)" in lines
    assert all(sum(of_award.values()) == 40 for of_award in as_json["counts"].values())
    told = [int(number) for line in lines if (number := line.rpartition(": ")[2]).isdecimal()]
    assert sum(told) == 40 * len(as_json["counts"])


def test_sweep_reads_a_folder_of_facts_files(tmp_path: Path, facts: Path):
    found = run("sweep", facts.parent, "--on", "2026-01-15", "--format", "json")

    assert json.loads(found.stdout)["outcomes"]["p1"]["ldtt"] == "eligible"


def test_sweep_refuses_a_ledger_that_is_not_there(tmp_path: Path):
    found = run("sweep", tmp_path / "x", "--on", "2026-01-15")

    assert (found.exit_code, len(found.stderr.splitlines())) == (2, 1)


def test_forecast_counts_each_award_by_its_first_year(tmp_path: Path):
    write_jsonl(tmp_path / "c.jsonl", 7, 40)
    asked = ("forecast", tmp_path / "c.jsonl", "--on", "2026-01-15", "--award", "cstd-bo")

    first, assumed, award, *lines = run(*asked).stdout.splitlines()
    as_json = json.loads(run(*asked, "--format", "json").stdout)

    assert first == f"Đã đọc 40 chủ thể; {as_json['projected']} chủ thể phải đọc riêng từng người."
    assert assumed.startswith("Dự kiến coi như quy định giữ nguyên")
    assert award.endswith("(cstd-bo)")
    assert lines[0].startswith("  sớm nhất cho năm 20")
    people = [by_award["cstd-bo"] for by_award in as_json["years"].values() if by_award]
    assert sum(int(line.rpartition(": ")[2]) for line in lines) == len(people)


def test_forecast_refuses_a_ledger_without_anybody(tmp_path: Path):
    (tmp_path / "c.jsonl").write_text("", "utf-8")

    found = run("forecast", tmp_path / "c.jsonl", "--on", "2026-01-15")

    assert (found.exit_code, len(found.stderr.splitlines())) == (2, 1)


def test_project_tells_when_each_award_can_be_reached(facts: Path):
    found = run("project", facts, "--on", "2026-01-15", "--award", "cstd-bo")
    (as_json,) = json.loads(
        run("project", facts, "--on", "2026-01-15", "--award", "cstd-bo", "--format", "json").stdout
    )

    assert found.exit_code == 0
    assumed, first, *_ = found.stdout.splitlines()
    assert assumed == as_json["assumption"]
    assert first.startswith("CSTĐ Bộ: Sớm nhất cho năm")
    assert as_json["award"] == "cstd-bo"


def test_project_says_once_under_which_rule_it_reads_days_without_one(facts: Path):
    told = (
        "Ngày {} chưa có quy định đã kiểm chứng; "
        "các thời điểm dưới đây tính theo quy định áp dụng đến hết ngày 28/02/2027."
    )

    assert run("project", facts, "--on", "2027-03-01").stdout.count(told.format("01/03/2027")) == 1
    assert "chưa có quy định đã kiểm chứng" not in run("project", facts, "--on", "2027-02-28").stdout


def test_awards_are_listed_with_what_is_entered():
    lines = run("awards").stdout.splitlines()

    assert "cstd-bo        Chiến sĩ thi đua Bộ, ban, ngành, tỉnh · đã nhập cho cá nhân" in lines
    assert any(line.startswith("truong-luu-niem ") and line.endswith("· chưa nhập") for line in lines)


@pytest.mark.parametrize("award", ["ldtt", "cstd-bo", "tt-ldxs", "bk-bo", "hcld-3"])
def test_show_tells_a_standard_with_its_citations_validity_and_examples(award: str):
    found = run("show", award, "--on", "2026-01-15")

    assert found.exit_code == 0
    assert "đã đối chiếu với văn bản" in found.stdout
    for part in ("  Ví dụ:", "Trước mọi tiêu chuẩn:", "Người quyết định tặng:", "Hiệu lực:"):
        assert part in found.stdout.splitlines()
    assert re.search(r"Luật 06/2022/QH15, Điều \d+ khoản 1", found.stdout)


def test_show_marks_what_is_not_verified():
    shown = run("show", "ldtt", "--on", "2026-11-01").stdout

    assert "chưa có nguyên văn đang áp dụng, cần đối chiếu" in shown


@pytest.mark.parametrize("on", ["2023-01-01", "2027-03-01"])
def test_show_says_where_no_rule_is_known(on: str):
    assert "chưa có quy định đã kiểm chứng" in run("show", "ldtt", "--on", on).stdout


def test_show_refuses_an_unknown_award():
    assert run("show", "cstd", "--on", "2026-01-15").exit_code == 2


def test_coverage_tells_each_point():
    found = run("coverage")

    assert "  Luật 06/2022/QH15, Điều 22 khoản 1 điểm a: đã mã hóa" in found.stdout.splitlines()


def test_coverage_of_some_articles_as_json():
    found = json.loads(run("coverage", "--articles", "25", "--format", "json").stdout)

    assert (found["instrument"], found["answered"]) == (
        "luat-06-2022-qh15",
        {"part": 1, "whole": 1, "percent": 100},
    )
    assert [place["state"] for place in found["articles"][0]["places"]] == [
        *["đã mã hóa"] * 5,
        "không đặt tiêu chuẩn",
    ]


@pytest.mark.parametrize(
    "asked",
    [("--instrument", "luat-x"), ("--articles", "a-b"), ("--articles", "24-21"), ("--articles", "300-400")],
)
def test_coverage_refuses_what_is_not_there(asked: tuple[str, str]):
    found = run("coverage", *asked)

    assert (found.exit_code, found.stdout, len(found.stderr.splitlines())) == (2, "", 1)


def test_diff_refuses_days_in_the_wrong_order():
    found = run("diff", "--from", "2026-02-01", "--to", "2026-01-01")

    assert (found.exit_code, found.stdout) == (2, "")
    assert found.stderr == "--from: ngày 01/02/2026 đứng sau ngày 01/01/2026 của --to.\n"


def test_diff_tells_what_changed_between_two_days():
    asked = ("diff", "--from", "2026-09-30", "--to", "2026-10-01")
    lines = run(*asked).stdout.splitlines()
    found = json.loads(run(*asked, "--format", "json").stdout)

    assert lines[0] == "Từ ngày 30/09/2026 đến ngày 01/10/2026"
    assert "  độ tin cậy: đã đối chiếu với văn bản → chưa có nguyên văn đang áp dụng, cần đối chiếu" in lines
    assert {one["how"] for one in found["standards"]} == {"changed"}


def test_diff_of_one_day_is_empty():
    lines = run("diff", "--from", "2026-01-15", "--to", "2026-01-15").stdout.splitlines()

    assert lines[-1] == "Không có tiêu chuẩn nào thay đổi."
