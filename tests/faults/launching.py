"""Start our own processes under any account, watch them, and look at what they leave behind."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from vinhdanh.runtime.home import Home

ROOT = Path(__file__).parents[2]
ODD_NAMES = {
    "a space and Vietnamese letters": "Thi đua khen thưởng",
    "over 107 bytes": "đường-dẫn-rất-dài-" * 8,
}
KEEPER = """
import sys
from pathlib import Path
from vinhdanh.runtime.errors import CannotStart, Stopped
from vinhdanh.runtime.postgres import owned_database
from vinhdanh.runtime.processes import stopping_on_signals
try:
    with stopping_on_signals(), owned_database(Path(sys.argv[1])) as url:
        print(url, flush=True)
        sys.stdin.read()
except Stopped:
    pass
except CannotStart as reason:
    sys.exit(str(reason))
"""


class Person(NamedTuple):
    """An account of this machine, and how root starts a command as that account."""

    name: str

    @property
    def uid(self) -> int:
        return pwd.getpwnam(self.name).pw_uid

    def words(self, *capabilities: str) -> list[str]:
        """Return the words before a command; ``capabilities`` are what an ordinary account would not have."""
        if self.uid == os.geteuid():
            return []
        kept = [f"+{capability}" for capability in capabilities]
        switches = [f"--{kind}-caps={','.join(kept)}" for kind in ("inh", "ambient")] if kept else []
        group = pwd.getpwnam(self.name).pw_gid
        return ["setpriv", f"--reuid={self.name}", f"--regid={group}", "--clear-groups", *switches, "--"]

    def python(self, *words: str) -> list[str]:
        """Return a command that runs this Python (reading it may need a way through ``/root``)."""
        return [*self.words("dac_read_search"), sys.executable, *words]


OURSELVES = Person(pwd.getpwuid(os.geteuid()).pw_name)
ORDINARY = Person("nobody")
STRANGER = Person("daemon")


def environment(**changes):
    """Return our environment for a child, which is to find its database by itself."""
    hidden = {"DATABASE_URL", "VINHDANH_TEST", "VINHDANH_DATA_DIR"}
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return kept | {"PYTHONDONTWRITEBYTECODE": "1"} | changes


@contextmanager
def folder_of(person):
    """Lend a person a folder under a short path that all may pass; databases in it go with it."""
    folder = Path(tempfile.mkdtemp(prefix="vd-", dir="/tmp"))
    try:
        folder.chmod(0o755)
        os.chown(folder, person.uid, -1)
        yield folder
    finally:
        for lock in folder.glob("**/postgres/lock"):
            Home(lock.parent.resolve()).remove()
        shutil.rmtree(folder)


class Keeper:
    """A process of ours that keeps the database of a data folder open until it is told or killed."""

    def __init__(self, data_dir, *, person=OURSELVES):
        self.process = subprocess.Popen(
            person.python("-c", KEEPER, str(data_dir)),
            env=environment(),
            cwd="/",
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.url = self.process.stdout.readline().strip()

    def ended(self, *, within=30.0):
        """Wait for the end and return (exit code, what was said)."""
        said = self.process.communicate(timeout=within)[1]
        return self.process.returncode, said.strip()


@contextmanager
def keeper(data_dir, *, person=OURSELVES):
    """Keep a database open for the time of a test."""
    kept = Keeper(data_dir, person=person)
    try:
        yield kept
    finally:
        with suppress(ProcessLookupError):
            kept.process.terminate()
        kept.process.communicate(timeout=60)


def data_of(data_dir):
    """Return the folder in which the server of ``data_dir`` runs."""
    return (data_dir / "postgres" / "data").resolve()


def wait_until(question, *, within):
    """Return how many seconds it took until ``question`` was answered with yes."""
    start = time.monotonic()
    while not question():
        assert time.monotonic() - start < within, f"not within {within} s"
        time.sleep(0.02)
    return time.monotonic() - start


def descendants(pid):
    """Return a process and all that it started, directly or not."""
    children = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            with suppress(OSError, IndexError):
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                children.setdefault(parent, []).append(int(entry.name))
    found, waiting = [], [pid]
    while waiting:
        found.append(waiting.pop())
        waiting += children.get(found[-1], [])
    return found


def alive(pids):
    """Return those of the processes that still run (a zombie does not)."""
    running = []
    for pid in pids:
        with suppress(OSError):
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z":
                running.append(pid)
    return running


def kill_all(pids):
    """Kill processes as if in one moment: none may act on the end of another."""
    for number in (signal.SIGSTOP, signal.SIGKILL):
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, number)


def rights(folders):
    """Return owner, group and mode of each folder."""
    return {
        str(folder): (folder.stat().st_uid, folder.stat().st_gid, oct(folder.stat().st_mode))
        for folder in folders
    }


class Site:
    """The whole product as ``vinhdanh run`` or ``make run`` starts it."""

    def __init__(self, command, **options):
        start = time.monotonic()
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            **options,
        )
        self.said = []
        for line in self.process.stdout:
            self.said.append(line.rstrip())
            if "Ctrl-C" in line:
                break
        else:
            raise AssertionError("\n".join(["it did not start:", *self.said]))
        self.seconds = time.monotonic() - start
        self.family = descendants(self.process.pid)

    @property
    def address(self):
        """The address that was printed."""
        return next(line.rpartition(" ")[2] for line in self.said if "http://" in line)

    def status(self):
        """Ask for the home page and return the answer's code."""
        with urllib.request.urlopen(self.address, timeout=30) as answer:  # noqa: S310 -- our own site
            return answer.status

    def pids(self, *words):
        """Return the processes of ours whose command line holds all these words."""
        found = []
        for pid in alive(self.family):
            with suppress(OSError):
                line = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
                if all(word in line for word in words):
                    found.append(pid)
        return found

    def ended(self, *, within=60.0):
        """Wait for the end and return (exit code, last words)."""
        rest = self.process.communicate(timeout=within)[0].splitlines()
        return self.process.returncode, ([*self.said, *rest] or [""])[-1]


@contextmanager
def site(command, **options):
    """Run the product for the time of a test."""
    started = Site(command, **options)
    try:
        yield started
    finally:
        started.process.terminate()
        started.process.communicate(timeout=90)


def free_port():
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
