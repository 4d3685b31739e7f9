"""Copies of the shipped law files that tests may spoil."""

import shutil
from pathlib import Path

from vinhdanh.law.sources import SHIPPED

STATUTE = "luat-06-2022-qh15"


class Folder:
    """A copy of the shipped law files."""

    def __init__(self, root: Path) -> None:
        self.root = root / "luat"
        shutil.copytree(SHIPPED, self.root)

    def keep(self, *numbers: int) -> None:
        """Leave out all articles but these of the statute: the check of a few is quicker than that of all."""
        kept = {self.root / article(number) for number in numbers}
        for path in self.root.rglob("dieu-*.md"):
            if path not in kept:
                path.unlink()

    def spoil(self, file: str, old: str, new: str) -> None:
        """Write ``new`` where the file says ``old``, once."""
        path = self.root / file
        text = path.read_text("utf-8")
        assert old in text, f"{file} does not say {old}"
        path.write_text(text.replace(old, new, 1), "utf-8")


def article(number: int) -> str:
    return f"{STATUTE}/dieu-{number}.md"
