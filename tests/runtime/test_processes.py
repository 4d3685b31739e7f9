import os
import signal
import subprocess
import sys

import pytest

from faults.launching import alive, wait_until
from vinhdanh.runtime.account import our_account
from vinhdanh.runtime.errors import CannotStart, Stopped
from vinhdanh.runtime.processes import (
    end,
    end_all_in,
    has_ended,
    living_in,
    run_in_front,
    setpriv,
    spawn,
    stopping_on_signals,
)

DEAF = "trap '' TERM; sleep 60 & echo $!; wait; wait; wait"


def start(script):
    return spawn(["sh", "-c", script], at_our_death=signal.SIGKILL, environment=os.environ, output=None)


def test_a_process_that_ends_when_asked_keeps_its_exit_code():
    process = start("trap 'exit 5' TERM; while :; do sleep 0.05; done")
    assert not has_ended(process, patience=0.3)

    assert end(process, (signal.SIGTERM, 10.0)) == 5


def test_one_that_does_not_listen_is_killed_with_its_children(tmp_path):
    with (tmp_path / "said").open("wb") as output:
        process = spawn(
            ["sh", "-c", DEAF], at_our_death=signal.SIGKILL, environment=os.environ, output=output
        )
    assert not has_ended(process, patience=0.3)
    child = int((tmp_path / "said").read_text())
    assert alive([child]) == [child]

    assert end(process, (signal.SIGTERM, 0.2)) == -signal.SIGKILL

    wait_until(lambda: alive([child]) == [], within=5)


def test_whoever_works_in_a_folder_is_found_and_ended(tmp_path):
    process = subprocess.Popen(["sleep", "60"], cwd=tmp_path)
    assert living_in(tmp_path) == [process.pid]

    end_all_in(tmp_path, patience=5.0)

    assert process.wait() == -signal.SIGINT
    assert living_in(tmp_path) == []


def test_nobody_works_in_a_folder_that_is_not_there(tmp_path):
    end_all_in(tmp_path / "gone", patience=0.1)

    assert living_in(tmp_path / "gone") == []


def test_the_first_request_to_stop_counts_and_later_ones_do_not_disturb_the_end():
    before = signal.getsignal(signal.SIGTERM)

    ended_in_order = []

    def work():
        try:
            signal.raise_signal(signal.SIGTERM)
        finally:
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGTERM)
            ended_in_order.append(True)

    with pytest.raises(Stopped), stopping_on_signals():
        work()

    assert ended_in_order == [True]
    assert signal.getsignal(signal.SIGTERM) == before


def test_no_account_is_changed_when_it_is_ours():
    words = setpriv(at_our_death=signal.SIGINT, account=our_account())

    assert words[1:] == ["--pdeathsig", "INT", "--"]


@pytest.mark.parametrize(
    ("script", "code"), [("raise SystemExit(7)", 7), ("import os; os.kill(os.getpid(), 15)", 143)]
)
def test_a_command_in_front_gives_its_exit_code_as_a_shell_would(script, code):
    assert run_in_front([sys.executable, "-c", script]) == code


def test_a_command_that_does_not_exist_is_named():
    with pytest.raises(CannotStart, match="Không tìm thấy lệnh khong-co"):
        run_in_front(["khong-co"])


def test_a_signal_that_comes_before_we_know_the_command_is_handed_on(tmp_path, monkeypatch):
    ready, start = tmp_path / "ready", subprocess.Popen

    def asked_to_stop_meanwhile(words):
        child = start(words)
        wait_until(ready.exists, within=10)
        os.kill(os.getpid(), signal.SIGTERM)
        return child

    monkeypatch.setattr(subprocess, "Popen", asked_to_stop_meanwhile)

    script = f"trap 'exit 9' TERM; touch '{ready}'; while :; do sleep 0.05; done"
    assert run_in_front(["sh", "-c", script]) == 9
