"""The folder of one embedded database: who owns it, what lies in it, and who is using it now."""

import fcntl
import os
import pwd
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from vinhdanh.runtime.account import server_account
from vinhdanh.runtime.errors import CannotStart
from vinhdanh.runtime.processes import end_all_in
from vinhdanh.runtime.programs import system_home

ROLE = DATABASE = "vinhdanh"
PORT = 5432  # part of the socket's name only; said aloud, so that PGPORT of the caller changes nothing


class InUse(Exception):  # noqa: N818 -- an answer, not a fault
    """Another process of ours holds it."""


class Home:
    """Paths of one database: ``data`` belongs to the server's account, the rest is ours to write."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.lock = folder / "lock"
        self.log = folder / "log"
        self.sockets = folder / "sockets"
        self.access = folder / "pg_hba.conf"
        self.names = folder / "pg_ident.conf"

    @property
    def url(self) -> str:
        """The address at which the running server answers; ``sockets`` keeps where its socket lies."""
        return f"postgresql://{ROLE}@/{DATABASE}?port={PORT}&host={self.sockets.read_text()}"

    def clear_after_crash(self) -> None:
        """End what a killed run left behind, so that the next one finds the data alone.

        Only then is the old ``postmaster.pid`` removed: its number may now be somebody else's process.
        """
        end_all_in(self.data, patience=60.0)
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        if self.sockets.exists():
            shutil.rmtree(self.sockets.read_text(), ignore_errors=True)
        for draft in self.folder.glob("draft-*"):
            end_all_in(draft, patience=5.0)
            shutil.rmtree(draft)

    def remove(self) -> None:
        """Delete the database with all that is in it."""
        self.clear_after_crash()
        shutil.rmtree(self.folder, ignore_errors=True)


def home_in(data_dir: Path) -> Home:
    """Return the home that belongs to ``data_dir``, making it on first use.

    It is ``data_dir/postgres``. For root that is a link into root's place, because the server's account may
    have no way into ``data_dir``.
    """
    folder = data_dir / "postgres"
    if not folder.exists():
        if folder.is_symlink():
            raise CannotStart(
                f"{folder} trỏ tới {folder.readlink()}, nơi không còn gì. Hãy khôi phục thư mục ấy, hoặc xoá "
                "liên kết để bắt đầu với cơ sở dữ liệu trống."
            )
        with saying_what_failed(data_dir):
            data_dir.mkdir(parents=True, exist_ok=True)
            make_home(folder)
    owner = folder.stat().st_uid
    if owner != os.geteuid():
        raise CannotStart(
            f"Thư mục {folder} thuộc về tài khoản {name_of(owner)}. Hãy chạy lệnh này bằng tài khoản ấy, "
            "hoặc đặt VINHDANH_DATA_DIR trỏ tới thư mục khác."
        )
    return Home(folder.resolve())


def make_home(folder: Path) -> None:
    """Make the home at ``folder``, for root elsewhere with a link to it, unless another was first."""
    with suppress(FileExistsError):
        if os.geteuid() != 0:
            folder.mkdir(mode=0o700)
            return
        real = system_home() / f"db-{secrets.token_hex(6)}"
        make_passage(real)
        try:
            folder.symlink_to(real)
        except FileExistsError:
            real.rmdir()


def make_passage(folder: Path) -> None:
    """Make a folder that only we may write and list, and the server's account may pass through."""
    account = server_account()
    folder.mkdir(mode=0o700)
    if account.uid != os.geteuid():
        os.chown(folder, -1, account.gid)
        folder.chmod(0o710)


@contextmanager
def saying_what_failed(folder: Path) -> Iterator[None]:
    """Turn the system's refusal to make a folder into a sentence."""
    try:
        yield
    except OSError as error:
        raise CannotStart(
            f"Không tạo được thư mục dữ liệu trong {folder}: {error.strerror}. Hãy kiểm tra quyền ghi và chỗ "
            "trống, hoặc đặt VINHDANH_DATA_DIR trỏ tới thư mục khác."
        ) from error


def name_of(uid: int) -> str:
    """Return the name of an account, or its number."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


@contextmanager
def temporary_home(data_dir: Path) -> Iterator[Home]:
    """Lend a home that disappears afterwards; those of runs that were killed disappear now."""
    place = system_home() if os.geteuid() == 0 else data_dir
    with saying_what_failed(place):
        place.mkdir(parents=True, exist_ok=True)
        draft = place / f"draft-{secrets.token_hex(4)}"
        make_passage(draft)
    for old in place.glob("temporary-*"):
        with suppress(InUse, FileNotFoundError), claimed(old):
            Home(old).remove()
    with claimed(draft):
        folder = draft.rename(place / draft.name.replace("draft", "temporary"))
        try:
            yield Home(folder)
        finally:
            Home(folder).remove()


@contextmanager
def claimed(path: Path, *, patience: float = 0.0) -> Iterator[None]:
    """Hold a file or folder for this process alone, or raise :class:`InUse` after waiting so many seconds.

    The kernel lets go of it when we end, however we end.
    """
    mark = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR | os.O_CREAT, 0o600)
    try:
        deadline = time.monotonic() + patience
        while not hold(mark):
            if time.monotonic() >= deadline:
                raise InUse
            time.sleep(0.05)
        yield
    finally:
        os.close(mark)


def hold(mark: int) -> bool:
    """Try to lock an open file; tell whether it is ours now."""
    try:
        fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
