"""The web server and the job worker, from their start until somebody asks us to stop."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import IO

from vinhdanh.runtime.errors import CannotStart
from vinhdanh.runtime.log import opened_log
from vinhdanh.runtime.processes import end, has_ended, spawn

HOST = "127.0.0.1"
WEB_WORKERS = 2
JOBS = 2  # at once: while a copy is marked, in a child of its own, an import need not wait
THREADS = 4  # of each web worker; each keeps one connection to the database
START_PATIENCE = 120.0
PORT_PATIENCE = 3.0  # a server that was killed lets go of its port in this time
RESPAWN_PAUSE = 3.0
Child = subprocess.Popen[bytes]
STOP = ((signal.SIGTERM, 30.0),)


def require_free_port(port: int) -> None:
    """Refuse with a sentence when another program listens on the port."""
    deadline = time.monotonic() + PORT_PATIENCE
    while True:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError as error:
                if time.monotonic() > deadline:
                    raise CannotStart(
                        f"Không mở được cổng {port} ({error.strerror}): có lẽ chương trình khác đang dùng. "
                        f"Hãy dừng chương trình ấy, hoặc chọn cổng khác: vinhdanh run --port {port + 1}."
                    ) from None
                time.sleep(0.2)
            else:
                return


def serve(*, port: int, log: Path, greet: Callable[[str], None]) -> None:
    """Serve until we are asked to stop; ``greet`` gets the address once pages are really answered."""
    children: list[Child] = []
    with opened_log(log) as output:
        try:
            children.append(web := start_web(port, output=output))
            address = wait_for_pages(port, web=web, log=log)
            children.append(worker := start_worker(output=output))
            greet(address)
            while (ended := next_ended()) == worker.pid:
                worker.wait()
                time.sleep(RESPAWN_PAUSE)
                worker = children[1] = start_worker(output=output)
            what = "Máy chủ web" if ended == web.pid else "Cơ sở dữ liệu"
            raise CannotStart(
                f"{what} đã dừng ngoài ý muốn. Hãy xem nhật ký {log}, rồi chạy lại vinhdanh run."
            )
        finally:
            for child in children:
                if not has_ended(child):
                    child.terminate()
            for child in children:
                end(child, *STOP)


def start_web(port: int, *, output: IO[bytes]) -> Child:
    """Start the web server."""
    options = {
        "interface": "wsgi",
        "host": HOST,
        "port": port,
        "workers": WEB_WORKERS,
        "blocking-threads": THREADS,
        "workers-kill-timeout": 10,
        "log-level": "warning",
    }
    words = [word for name, value in options.items() for word in (f"--{name}", str(value))]
    switches = ["--no-ws", "--respawn-failed-workers"]
    return start_python("granian", *words, *switches, "vinhdanh.runtime.wsgi:application", output=output)


def start_worker(*, output: IO[bytes]) -> Child:
    """Start the process that does the work put off until after the answer."""
    words = ("manage", "procrastinate", "worker", "--concurrency", str(JOBS))
    return start_python("vinhdanh", *words, output=output)


def start_python(module: str, *words: str, output: IO[bytes]) -> Child:
    """Start a module of this Python, to be killed if we are: its database ends with us."""
    command = [sys.executable, "-m", module, *words]
    return spawn(command, at_our_death=signal.SIGKILL, environment=os.environ, output=output)


def wait_for_pages(port: int, *, web: Child, log: Path) -> str:
    """Return the site's address as soon as it answers a page."""
    address = f"http://{HOST}:{port}"
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + START_PATIENCE
    while True:
        try:
            direct.open(f"{address}/healthz", timeout=START_PATIENCE).close()
        except urllib.error.HTTPError as answer:
            raise CannotStart(
                f"Trang kiểm tra {address}/healthz trả lời mã lỗi {answer.code}. Hãy xem nhật ký {log}."
            ) from None
        except OSError:
            if has_ended(web) or time.monotonic() > deadline:
                raise CannotStart(f"Máy chủ web không khởi động được. Hãy xem nhật ký {log}.") from None
            time.sleep(0.05)
        else:
            return address


def next_ended() -> int:
    """Wait until one of our children ends, whichever it is, and return its number."""
    ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
    assert ended is not None  # noqa: S101 -- without WNOHANG there is always one
    return ended.si_pid
