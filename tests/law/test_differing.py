from datetime import date
from pathlib import Path

from law.folders import Folder, article

from vinhdanh.law.differing import How, Point, diff_law
from vinhdanh.law.loading import load_law, read_law

SPRING, AUTUMN = date(2026, 4, 1), date(2026, 11, 1)


def test_nothing_changes_from_a_day_to_itself():
    found = diff_law(load_law(), SPRING, SPRING)

    assert (found.standards, found.guards) == ((), ())


def test_between_two_decrees_only_the_guards_move():
    found = diff_law(load_law(), date(2025, 6, 30), date(2025, 7, 1))

    assert found.standards == ()
    assert [one for one in found.guards if one.cite == "tạm dừng"] == [
        Point(
            "tạm dừng", "Nghị định 98/2023/NĐ-CP, Điều 4 khoản 4", "Nghị định 152/2025/NĐ-CP, Điều 4 khoản 4"
        )
    ]


def test_an_unread_amendment_changes_how_far_the_text_was_read_and_no_point():
    found = diff_law(load_law(), SPRING, AUTUMN)

    assert {(one.how, one.points, one.provenance) for one in found.standards} == {
        (How.CHANGED, (), ("verified", "memory"))
    }


def test_after_the_last_known_rule_no_standard_is_told_as_gone():
    after = date(2027, 3, 1)
    found = diff_law(load_law(), date(2027, 2, 28), after)

    regime = load_law().regime(after)
    assert regime is not None
    assert (found.standards, found.guards, found.unknown) == ((), (), (regime.remark,))
    assert list(found.lines())[2:] == [f"{regime.remark}."]


def test_before_the_first_entered_rule_no_standard_is_told_as_new():
    found = diff_law(load_law(), date(2004, 6, 30), date(2004, 7, 1))

    assert found.standards == ()
    assert found.unknown == ("ngày 30/06/2004 chưa có quy định đã kiểm chứng",)


def test_a_standard_that_changes_is_told_point_by_point(tmp_path: Path):
    folder = Folder(tmp_path)
    text = (folder.root / article(22)).read_text("utf-8")
    head, _, body = text.partition("\n---\n")
    later, earlier = head.replace("2024-01-01, đến: 2026-09-30", "2026-10-01, đến: 2027-02-28"), head
    later = "\n".join(line for line in later.splitlines() if "xác minh: memory" not in line)
    earlier = "\n".join(line for line in earlier.splitlines() if "xác minh: memory" not in line)
    (folder.root / article(22)).write_text(f"{earlier}\n---\n{body}", "utf-8")
    changed = body.replace("số lần: 3}", "số lần: 4}")
    (folder.root / article(22)).with_name("dieu-22-sau.md").write_text(f"{later}\n---\n{changed}", "utf-8")

    (found,) = (
        one for one in diff_law(read_law(folder.root), SPRING, AUTUMN).standards if one.award == "cstd-bo"
    )

    assert (found.kind, found.how) == ("person", How.CHANGED)
    (point,) = found.points
    assert point.cite == "Luật 06/2022/QH15, Điều 22 khoản 1 điểm a"
    assert point.before.replace("03 lần liên tục", "04 lần liên tục") == point.after
