"""``vinhdanh run``: what starts, what stops, and what a killed part does to the rest."""

import os
import signal
import socket
import subprocess
import sys

import pytest

from faults.launching import (
    OURSELVES,
    alive,
    data_of,
    descendants,
    environment,
    folder_of,
    free_port,
    keeper,
    kill_all,
    site,
    wait_until,
)
from vinhdanh.runtime.processes import living_in

pytestmark = pytest.mark.faults


@pytest.fixture(scope="module")
def data_dir():
    """One installation for all tests here: only the first start has to load the demo."""
    with folder_of(OURSELVES) as folder:
        yield folder


@pytest.fixture
def running(data_dir):
    with site(command(), env=environment(VINHDANH_DATA_DIR=str(data_dir))) as started:
        yield started


def command(port=None):
    return [sys.executable, "-m", "vinhdanh", "run", "--port", str(port or free_port())]


def refused(start, **surroundings):
    done = subprocess.run(start, env=environment(**surroundings), capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_the_site_answers_at_the_printed_address_and_names_an_account_of_each_kind(running):
    assert running.status() == 200
    assert len([line for line in running.said if line.startswith("  ")]) >= 3


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_stopping_leaves_no_process(number, running, data_dir):
    assert len(running.pids("granian")) == 3
    assert len(running.pids("procrastinate")) == 1

    running.process.send_signal(number)

    assert running.ended() == (0, "Đã dừng.")
    assert alive(running.family) == []
    assert living_in(data_of(data_dir)) == []


def test_after_everything_was_killed_the_next_start_serves(running, data_dir):
    kill_all(running.family)
    running.process.wait()

    with site(command(), env=environment(VINHDANH_DATA_DIR=str(data_dir))) as again:
        assert again.status() == 200


def test_killing_only_the_launcher_ends_all_that_it_started(running):
    running.process.kill()

    wait_until(lambda: alive(running.family) == [], within=20)


def test_killing_the_launcher_and_the_web_server_leaves_no_web_worker_behind(running):
    for pid in running.pids("granian", "--port")[:1]:
        os.kill(pid, signal.SIGKILL)
    running.process.kill()

    wait_until(lambda: alive(running.family) == [], within=20)


def test_a_killed_job_worker_is_started_again(running):
    (worker,) = running.pids("procrastinate")
    os.kill(worker, signal.SIGKILL)

    def replaced():
        running.family = descendants(running.process.pid)
        return [pid for pid in running.pids("procrastinate") if pid != worker]

    wait_until(replaced, within=30)
    assert running.status() == 200


@pytest.mark.parametrize(
    ("words", "name"), [(("granian", "--port"), "Máy chủ web"), (("postgres", "-D"), "Cơ sở dữ liệu")]
)
def test_the_end_of_a_vital_part_ends_the_run_with_a_sentence(words, name, running, data_dir):
    os.kill(running.pids(*words)[0], signal.SIGKILL)

    assert running.ended() == (
        1,
        f"{name} đã dừng ngoài ý muốn. Hãy xem nhật ký {data_dir}/vinhdanh.log, rồi chạy lại vinhdanh run.",
    )
    assert alive(running.family) == []


def test_a_port_that_is_taken_is_said_before_anything_is_started(data_dir):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        code, said, complaint = refused(command(port), VINHDANH_DATA_DIR=str(data_dir))

    assert (code, said) == (1, "")
    assert complaint.startswith(f"Không mở được cổng {port} (Address already in use)")
    assert f"vinhdanh run --port {port + 1}" in complaint


def test_a_second_run_on_the_same_data_is_refused_and_the_first_goes_on(running, data_dir):
    code, _, complaint = refused(command(), VINHDANH_DATA_DIR=str(data_dir))

    assert code == 1
    assert complaint.startswith(f"Vinh Danh đang chạy với dữ liệu trong {data_dir}.")
    assert running.status() == 200


def test_with_an_address_of_a_database_no_other_is_started():
    with folder_of(OURSELVES) as elsewhere, folder_of(OURSELVES) as here, keeper(elsewhere) as server:
        surroundings = environment(VINHDANH_DATA_DIR=str(here), DATABASE_URL=server.url)
        with site(command(), env=surroundings) as started:
            assert started.status() == 200
            assert started.pids("postgres", "-D") == []
            assert not (here / "postgres").exists()


def test_a_database_that_cannot_be_reached_is_said_in_a_sentence_without_its_password():
    address = "postgresql://vinhdanh:rat-bi-mat@127.0.0.1:1/vinhdanh"

    code, _, complaint = refused(command(), DATABASE_URL=address)

    assert code == 1
    assert complaint.startswith("Không nối được với cơ sở dữ liệu mà DATABASE_URL chỉ tới (")
    assert "rat-bi-mat" not in complaint
