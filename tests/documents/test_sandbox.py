import sys
import time
from pathlib import Path

import pytest

import vinhdanh
from vinhdanh.documents.domain.sandbox import Died, Limits, run_child

LIMITS = Limits(memory=512 << 20, cpu=5, wall=5, output=1 << 20)
CONFINED = """
import sys
from vinhdanh.documents.domain.sandbox import Limits, confine
confine(Limits(memory=512 << 20, cpu=5, wall=5, output=1 << 20))
"""


@pytest.fixture
def child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return a function that runs a script in the sandbox and gives what it said."""
    monkeypatch.setattr("vinhdanh.documents.domain.sandbox.SOURCE", f"{tmp_path}:{source()}")

    def run(script: str, *, limits: Limits = LIMITS, stdin: bytes = b"") -> list[bytes]:
        (tmp_path / "thu.py").write_text(script)
        return list(run_child("thu", [], limits=limits, stdin=stdin))

    return run


def source() -> Path:
    return Path(vinhdanh.__file__).parent.parent


def test_a_child_is_told_and_tells(child):
    assert child("import sys\nfor line in sys.stdin: print(line.strip()[::-1])", stdin="vừa\n".encode()) == [
        "aừv\n".encode()
    ]


def test_a_child_that_hangs_is_ended(child):
    started = time.monotonic()

    with pytest.raises(Died):
        child("import time\ntime.sleep(60)", limits=Limits(memory=1 << 30, cpu=5, wall=1, output=100))

    assert time.monotonic() - started < 10


def test_a_child_that_spins_is_ended_by_its_processor_time(child):
    spin = Limits(memory=512 << 20, cpu=1, wall=30, output=100)

    with pytest.raises(Died):
        child(CONFINED.replace("cpu=5", "cpu=1") + "while True: pass", limits=spin)


def test_a_child_gets_no_more_memory_than_it_may(child):
    said = child(CONFINED + "try: x = bytearray(1 << 30)\nexcept MemoryError: print('no')")

    assert said == [b"no\n"]


def test_a_child_that_says_too_much_is_ended(child):
    with pytest.raises(Died):
        child("print('x' * 100_000)", limits=Limits(memory=1 << 30, cpu=5, wall=5, output=1_000))


def test_a_child_reaches_no_network(child):
    said = child(
        CONFINED
        + "import socket\n"
        + "try: socket.create_connection(('127.0.0.1', 1))\n"
        + "except PermissionError as refused: print(refused)"
    )

    assert said == [b"socket.getaddrinfo\n"]


def test_a_child_writes_no_file(child, tmp_path: Path):
    target = tmp_path / "ra.txt"
    said = child(
        CONFINED
        + "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        + f"try: open({str(target)!r}, 'wb', buffering=0).write(b'x' * 100); print('written')\n"
        + "except OSError: print('no')"
    )

    assert said == [b"no\n"]


def test_a_child_starts_no_program(child):
    said = child(
        CONFINED
        + "import subprocess\n"
        + "try: subprocess.run(['true'])\n"
        + "except PermissionError as refused: print(refused)"
    )

    assert said == [b"subprocess.Popen\n"]


def test_a_child_that_fails_is_known_to_have_failed(child):
    with pytest.raises(Died, match="exit 3"):
        child("import sys\nsys.exit(3)")


def test_the_reader_is_run_by_the_same_python(child):
    assert child("import sys\nprint(sys.executable)") == [f"{sys.executable}\n".encode()]
