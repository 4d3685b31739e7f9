"""A child process that may do little: so much memory and time, no network, no files but its own.

Libraries that read foreign files run there. If one of them aborts, hangs or swells, the child dies and the
caller gets :class:`Died`; the server goes on.
"""

import contextlib
import ctypes
import os
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import vinhdanh

SOURCE = Path(vinhdanh.__file__).parent.parent
NEW_USER_AND_NETWORK = 0x10000000 | 0x40000000  # CLONE_NEWUSER | CLONE_NEWNET
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
NO_NEW_PRIVILEGES = 38  # PR_SET_NO_NEW_PRIVS
LONGEST_LINE = 8 << 20


class Died(Exception):  # noqa: N818 -- what happened to the child
    """The child ended badly: by a signal, by its limits, or because it took too long."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use: bytes of memory, seconds of processor and of clock, bytes it sends or writes."""

    memory: int
    cpu: int
    wall: int
    output: int
    writes: int = 0


def confine(limits: Limits) -> None:
    """Give up, in the child and for good, all that reading a file does not need; before any library."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu, limits.cpu))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.writes, limits.writes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    libc = ctypes.CDLL(None)
    libc.prctl(DIE_WITH_PARENT, signal.SIGKILL)
    libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    libc.unshare(NEW_USER_AND_NETWORK)  # where the kernel does not allow it, the next line still holds
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    """Stop Python code of the child from opening connections or starting programs."""
    if event.startswith("socket.") or event in {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"}:
        raise PermissionError(event)


def run_child(
    module: str, arguments: Sequence[str | Path], *, limits: Limits, stdin: bytes = b""
) -> Iterator[bytes]:
    """Run ``python -m module`` within limits and yield the lines it writes; :class:`Died` if it fails."""
    with subprocess.Popen(
        [sys.executable, "-P", "-s", "-m", module, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={"PYTHONPATH": str(SOURCE), "LANG": "C.UTF-8", "PATH": os.defpath, "MALLOC_ARENA_MAX": "2"},
    ) as child:
        feeder = threading.Thread(target=_feed, args=(child.stdin, stdin), daemon=True)
        clock = threading.Timer(limits.wall, child.kill)
        try:
            feeder.start()
            clock.start()
            yield from _lines(child.stdout, limits.output)
            if child.wait() != 0:
                raise Died(f"exit {child.returncode}")
        finally:
            clock.cancel()
            child.kill()
            feeder.join()


def _lines(pipe: IO[bytes] | None, most: int) -> Iterator[bytes]:
    """Yield the lines of the child, and stop listening when it says more than it may."""
    said = 0
    while pipe is not None and (line := pipe.readline(LONGEST_LINE)):
        said += len(line)
        if said > most or not line.endswith(b"\n"):
            raise Died(f"{said} bytes said")
        yield line


def _feed(pipe: IO[bytes] | None, content: bytes) -> None:
    """Write all of it and close; a child that no longer listens is no failure of ours."""
    if pipe is not None:
        with contextlib.suppress(BrokenPipeError), pipe:
            pipe.write(content)
