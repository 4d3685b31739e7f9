import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from vinhdanh.law.cli import app

VOTE = ("vote", "--award", "cstd-bo", "--on", "2026-03-01")
MONEY = ("money", "--subject", "person", "--decided", "2026-03-01")
AUTHORITY = ("authority", "--award", "cstd-co-so", "--on", "2026-03-01")


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def answer(*words: str | Path) -> dict:
    found = run(*words, "--format", "json")
    assert found.exit_code == 0, found.output
    return json.loads(found.stdout)


def test_a_vote_is_told_for_people():
    first, *_ = run(*VOTE, "--members", "59", "--for", "53").stdout.splitlines()

    assert (
        first
        == "KHÔNG ĐẠT: 53/59 thành viên đồng ý (89,83%); cần 54 (từ 90% tất cả thành viên, bỏ phiếu kín)."
    )


def test_a_vote_is_told_for_programs():
    found = answer(*VOTE, "--members", "10", "--for", "9", "--absent", "2", "--asked-in-writing", "1")

    assert (found["passed"], found["complete"], found["needed"], found["threshold"]) == (True, False, 9, 90)
    assert found["provenance"] == "memory"


def test_money_of_one_award_and_of_several():
    assert answer(*MONEY, "--award", "ldtt")["amount"] == 710_000
    several = answer(*MONEY, "--award", "ldtt", "--award", "cstd-co-so", "--award", "ldtt:2024")
    assert (several["total"], [line["paid"] for line in several["lines"]]) == (3_050_000, [False, True, True])


def test_authority_heeds_delegation():
    signer = ("--signer", "thu-truong-don-vi")

    assert not answer(*AUTHORITY, *signer)["allowed"]
    assert answer(*AUTHORITY, *signer, "--delegated")["allowed"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("l.json", '{"award": "cstd-co-so", "year": 2022, "unit": {"ldtt": 43}, "names": 8}'),
        ("l.yaml", "award: cstd-co-so\nunit: {ldtt: 43}\nnames: [a, b, c, d, e, f, g, h]"),
    ],
)
def test_a_list_is_judged_from_a_file(tmp_path: Path, name: str, text: str):
    path = tmp_path / name
    path.write_text(text, "utf-8")

    found = answer("list", path, "--on", "2023-01-10")

    assert (found["ok"], found["allowed"], found["numerator"], found["denominator"]) == (False, 6, 8, 43)
    assert answer("list", path, "--on", "2026-01-10")["allowed"] is None


FAULTY = [
    ((*VOTE, "--members", "x", "--for", "9"), "--members: “x” không phải số người"),
    ((*VOTE, "--members", "٣", "--for", "1"), "--members: “٣” không phải số người"),
    ((*VOTE, "--members", "9" * 5000, "--for", "9"), "--members: “9999"),
    ((*VOTE, "--members", "5", "--for", "9"), "--for: 9 nhiều hơn 5 thành viên."),
    ((*VOTE, "--for", "9"), "thiếu --members."),
    ((*VOTE, "--members", "5", "--for", "5", "--absent", "1"), "--for: 5 phiếu đồng ý mà chỉ có 4 người"),
    (
        (*VOTE, "--members", "5", "--for", "4", "--absent", "1", "--asked-in-writing", "2"),
        "--asked-in-writing: lấy ý kiến 2 người vắng",
    ),
    ((*VOTE, "--members", "5", "--for", "5", "--council", "xa"), "--council: biểu quyết"),
    ((*VOTE[:4], "2027-03-01", "--members", "5", "--for", "5"), "chưa có quy định đã nhập về biểu quyết"),
    (("vote", "--award", "xx", "--on", "2026-03-01"), "--award: không có danh hiệu"),
    (("vote", "--award", "ldtt", "--on", "hôm nay"), "--on: không có ngày “hôm nay”"),
    (MONEY, "thiếu --award."),
    ((*MONEY, "--award", "ldtt:20x5"), "--award: “20x5” không phải một năm"),
    ((*MONEY, "--award", "ldtt:2025-2024"), "--award: năm đầu 2025 đứng sau năm cuối 2024."),
    (("money", "--award", "ldtt", "--subject", "ai", "--decided", "2026-03-01"), "--subject: Lao động tiên"),
    ((*AUTHORITY, "--signer", "ong"), "--signer: không có người ký “ong”"),
    (AUTHORITY, "thiếu --signer."),
    ((*AUTHORITY, "--signer", "bo-truong", "--format", "xml"), "--format: không có cách in “xml”"),
    (("list", "khong-co.json", "--on", "2026-03-01"), "khong-co.json: không có tệp này."),
]


@pytest.mark.parametrize(("words", "sentence"), FAULTY)
def test_wrong_input_is_told_in_one_sentence(words, sentence):
    found = run(*words)

    assert found.exit_code == 2
    assert found.stdout == ""
    assert found.stderr.count("\n") == 1
    assert found.stderr.startswith(sentence)


def test_a_faulty_list_names_its_file_and_key(tmp_path: Path):
    path = tmp_path / "l.json"
    path.write_text('{"award": "cstd-co-so", "names": 8}', "utf-8")

    found = run("list", path, "--on", "2023-01-10")

    assert (found.exit_code, found.stderr) == (
        2,
        f"{path}: unit.ldtt: thiếu số Lao động tiên tiến mà chỉ tiêu tính theo.\n",
    )
