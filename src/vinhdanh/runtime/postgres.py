"""The embedded PostgreSQL: made on first use, started for us alone, stopped with us."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

from vinhdanh.runtime.account import Account, our_account, server_account
from vinhdanh.runtime.errors import CannotStart
from vinhdanh.runtime.home import DATABASE, PORT, ROLE, Home, InUse, claimed, home_in, temporary_home
from vinhdanh.runtime.log import last_line, opened_log
from vinhdanh.runtime.processes import end, end_all_in, has_ended, setpriv, spawn
from vinhdanh.runtime.programs import postgres_programs

SOCKETS_IN = Path("/tmp")  # noqa: S108 -- short (a socket's path ends at 107 bytes); the folder made there is 0700
SUPERUSER = "postgres"  # reachable in single-user mode only: no account of the system is mapped to it
CLAIM_PATIENCE = 2.0  # a launcher that was just killed is gone by then
RECOVERY_PATIENCE = 600.0
STOP = ((signal.SIGINT, 60.0), (signal.SIGQUIT, 10.0))  # PostgreSQL's fast, then immediate shutdown
SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "shared_buffers": "256MB",
}
SETTINGS_OF_TEMPORARY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_wal_size": "4GB",
}


@contextmanager
def owned_database(data_dir: Path) -> Iterator[str]:
    """Run the database of ``data_dir`` and yield its address; refuse when somebody runs it already."""
    home = home_in(data_dir)
    try:
        with claimed(home.lock, patience=CLAIM_PATIENCE), running(home, SETTINGS) as url:
            yield url
    except InUse:
        raise CannotStart(
            f"Vinh Danh đang chạy với dữ liệu trong {data_dir}. Hãy dùng bản đang chạy, hoặc dừng nó (Ctrl-C "
            "ở cửa sổ của nó) rồi chạy lại."
        ) from None


@contextmanager
def joined_database(data_dir: Path) -> Iterator[str]:
    """Yield the address of the database of ``data_dir``: the one that runs, or else our own for this time."""
    home = home_in(data_dir)
    deadline = time.monotonic() + RECOVERY_PATIENCE
    while time.monotonic() < deadline:
        with suppress(InUse), claimed(home.lock), running(home, SETTINGS) as url:
            yield url
            return
        if answers(home):
            yield home.url
            return
        time.sleep(0.2)
    raise CannotStart(
        f"Cơ sở dữ liệu trong {data_dir} đang được mở ở nơi khác nhưng không trả lời. Hãy thử lại sau."
    )


@contextmanager
def temporary_database(data_dir: Path) -> Iterator[str]:
    """Run a database that disappears afterwards, and yield its address."""
    with temporary_home(data_dir) as home, running(home, SETTINGS | SETTINGS_OF_TEMPORARY) as url:
        yield url


@contextmanager
def running(home: Home, settings: dict[str, str]) -> Iterator[str]:
    """Start the server of a claimed home, yield its address when it answers, stop it at the end."""
    programs, account = postgres_programs(), server_account()
    home.clear_after_crash()
    if not home.data.exists():
        create(home, programs=programs, account=account)
    allow_only_us(home, account=account)
    with socket_folder(home, account=account) as sockets, opened_log(home.log) as log:
        settings = settings | {
            "hba_file": str(home.access),
            "ident_file": str(home.names),
            "unix_socket_directories": str(sockets),
        }
        words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        server = spawn(
            [programs / "postgres", "-D", home.data, *words],
            at_our_death=signal.SIGINT,
            environment=clean_environment(),
            account=account,
            output=log,
        )
        try:
            wait_until_it_answers(home, server)
            yield home.url
        finally:
            end(server, *STOP)
            end_all_in(home.data, patience=5.0)


def create(home: Home, *, programs: Path, account: Account) -> None:
    """Make the cluster, our role and our database, whole or not at all."""
    draft = Path(tempfile.mkdtemp(prefix="draft-", dir=home.folder))
    if account.uid != os.geteuid():
        os.chown(draft, account.uid, account.gid)
    locale = ("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
    run_as(
        account,
        [
            programs / "initdb",
            "-D",
            draft,
            "-U",
            SUPERUSER,
            "-A",
            "peer",
            "-T",
            "simple",
            *locale,
            "--no-instructions",
        ],
    )
    run_as(
        account,
        [programs / "postgres", "--single", "-D", draft, "-c", "exit_on_error=on", "template1"],
        lines=(f"CREATE ROLE {ROLE} LOGIN CREATEDB", f"CREATE DATABASE {DATABASE} OWNER {ROLE}"),
    )
    draft.rename(home.data)


def run_as(account: Account, command: list[str | Path], *, lines: tuple[str, ...] = ()) -> None:
    """Run one of PostgreSQL's programs to its end as ``account``, feeding it ``lines``."""
    done = subprocess.run(
        [*setpriv(at_our_death=signal.SIGKILL, account=account), *map(str, command)],
        input="".join(f"{line};\n" for line in lines),
        capture_output=True,
        text=True,
        env=clean_environment(),
        cwd="/",
        check=False,
    )
    if done.returncode != 0:
        raise CannotStart(f"Không tạo được cơ sở dữ liệu kèm theo: {last_line(done.stderr or done.stdout)}")


def allow_only_us(home: Home, *, account: Account) -> None:
    """Write who may connect: these accounts, known by the kernel's word, and only as our role."""
    names = sorted({account.name, our_account().name})
    for path, line in (
        (home.access, f"local all {ROLE} peer map={ROLE}\n"),
        (home.names, "".join(f'{ROLE} "{name}" {ROLE}\n' for name in names)),
    ):
        path.unlink(missing_ok=True)
        path.touch(mode=0o600)
        if account.uid != os.geteuid():
            os.chown(path, -1, account.gid)
            path.chmod(0o640)
        path.write_text(line)


@contextmanager
def socket_folder(home: Home, *, account: Account) -> Iterator[Path]:
    """Make the folder of the socket under a short path, open to the server's account alone, and note it."""
    folder = Path(tempfile.mkdtemp(prefix=f"{ROLE}-", dir=SOCKETS_IN))
    try:
        if account.uid != os.geteuid():
            os.chown(folder, account.uid, account.gid)
        note = home.sockets.with_suffix(".new")
        note.write_text(str(folder))
        note.rename(home.sockets)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def wait_until_it_answers(home: Home, server: subprocess.Popen[bytes]) -> None:
    """Return once the server takes connections; after a crash it first replays its log."""
    deadline = time.monotonic() + RECOVERY_PATIENCE
    while not answers(home):
        if has_ended(server) or time.monotonic() > deadline:
            said = last_line(home.log.read_text(errors="replace"))
            raise CannotStart(f"PostgreSQL không khởi động được: {said} Nhật ký đầy đủ ở {home.log}.")
        time.sleep(0.05)


def answers(home: Home) -> bool:
    """Tell whether the server of this home takes connections from us."""
    try:
        psycopg.connect(home.url, connect_timeout=5).close()
    except (OSError, psycopg.OperationalError):
        return False
    return True


def clean_environment() -> dict[str, str]:
    """Return an environment in which no setting of the caller changes what PostgreSQL does."""
    return {"LC_ALL": "C", "PATH": "/usr/bin:/bin", "TZ": "UTC"}
