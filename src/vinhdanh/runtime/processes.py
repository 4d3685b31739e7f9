"""Child processes that never outlive us, and the way to end them."""

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import IO

from vinhdanh.runtime.account import Account, system_program
from vinhdanh.runtime.errors import CannotStart, Stopped

ASKING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def stopping_on_signals() -> Iterator[None]:
    """Turn the first request to stop into :class:`Stopped`; later ones do not disturb the orderly end."""

    def stop(number: int, _frame: FrameType | None) -> None:
        for asking in ASKING_SIGNALS:
            signal.signal(asking, signal.SIG_IGN)
        raise Stopped(number)

    before = {number: signal.signal(number, stop) for number in ASKING_SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def spawn(
    command: Sequence[str | Path],
    *,
    at_our_death: signal.Signals,
    environment: Mapping[str, str],
    account: Account | None = None,
    output: IO[bytes] | None = None,
) -> subprocess.Popen[bytes]:
    """Start a command in a session of its own, as ``account``; the kernel signals it should we be killed."""
    guard = setpriv(at_our_death=at_our_death, account=account)
    return subprocess.Popen(
        [*guard, *map(str, command)],
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output else None,
        start_new_session=True,
        cwd="/" if account else None,
    )


def setpriv(*, at_our_death: signal.Signals, account: Account | None) -> list[str]:
    """Return the words before a command that bind it to our life and, if asked, to another account."""
    words = [system_program("setpriv"), "--pdeathsig", at_our_death.name.removeprefix("SIG")]
    if account and account.uid != os.geteuid():
        words += ["--reuid", str(account.uid), "--regid", str(account.gid), "--clear-groups"]
    return [*words, "--"]


def die_with_parent() -> None:
    """Let the kernel kill this process when the one that started it ends (Linux's ``PR_SET_PDEATHSIG``)."""
    ctypes.CDLL(None, use_errno=True).prctl(1, signal.SIGKILL)


def has_ended(process: subprocess.Popen[bytes], *, patience: float = 0.0) -> bool:
    """Tell whether a process has ended, waiting at most so long; its exit code stays to be read."""
    deadline = time.monotonic() + patience
    while process.returncode is None:
        if os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            return True
        if time.monotonic() >= deadline:
            return False
        time.sleep(0.02)
    return True


def end(process: subprocess.Popen[bytes], *steps: tuple[signal.Signals, float]) -> int:
    """Ask a process to end, each time more firmly, waiting the given seconds; return its exit code."""
    if process.returncode is not None:
        return process.returncode
    for number, patience in (*steps, (signal.SIGKILL, 10.0)):
        if has_ended(process):
            break
        process.send_signal(number)
        has_ended(process, patience=patience)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(
            process.pid, signal.SIGKILL
        )  # what it left in its session; its number is ours until we wait
    return process.wait()


def living_in(folder: Path) -> list[int]:
    """Return the processes that work in ``folder``, as every process of a server does in its data."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            with suppress(OSError):
                if (entry / "cwd").samefile(folder):
                    found.append(int(entry.name))
    return found


def end_all_in(folder: Path, *, patience: float) -> None:
    """End the processes left in ``folder`` by a launcher that was killed, the parent first and gently."""
    if not folder.exists():
        return
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        for pid in living_in(folder):
            with suppress(ProcessLookupError):
                os.kill(pid, number)
        deadline = time.monotonic() + patience
        while living_in(folder):
            if time.monotonic() > deadline:
                break
            time.sleep(0.05)
        else:
            return
    raise CannotStart(f"Còn tiến trình của PostgreSQL chưa dừng trong {folder}; hãy dừng chúng rồi chạy lại.")


def run_in_front(command: Sequence[str]) -> int:
    """Run a command on our terminal, hand signals on, and return its exit code as a shell would."""
    if shutil.which(command[0]) is None:
        raise CannotStart(f"Không tìm thấy lệnh {command[0]}.")
    child: subprocess.Popen[bytes] | None = None
    early: list[int] = []  # the command may speak, and be answered, before we know its number

    def hand_on(number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGINT and sys.stdin.isatty():
            return  # a terminal gives Ctrl-C to both of us
        if child is None:
            early.append(number)
        else:
            child.send_signal(number)

    before = {number: signal.signal(number, hand_on) for number in ASKING_SIGNALS}
    try:
        child = subprocess.Popen([*setpriv(at_our_death=signal.SIGTERM, account=None), *command])
        for number in early:
            child.send_signal(number)
        code = child.wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return code if code >= 0 else 128 - code
