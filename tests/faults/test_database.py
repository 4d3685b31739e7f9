"""The embedded database under odd paths, both kinds of account, signals, kills and strangers."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from faults.launching import (
    KEEPER,
    ODD_NAMES,
    ORDINARY,
    OURSELVES,
    STRANGER,
    Keeper,
    Person,
    alive,
    data_of,
    descendants,
    environment,
    folder_of,
    keeper,
    kill_all,
    rights,
    wait_until,
)
from vinhdanh.runtime.postgres import joined_database, owned_database, temporary_database
from vinhdanh.runtime.processes import living_in
from vinhdanh.runtime.programs import postgres_programs, system_home

pytestmark = pytest.mark.faults
DATABASE_EXEC = [sys.executable, "-m", "vinhdanh", "database", "exec", "--"]
AS_ROOT = os.geteuid() == 0
needs_root = pytest.mark.skipif(
    not AS_ROOT, reason="run by an ordinary user: only root can act for other accounts"
)


@pytest.fixture(params=["ourselves", pytest.param("an ordinary user", marks=needs_root)])
def person(request):
    """Each test that asks is run as who runs the tests and, when that is root, as an ordinary user too."""
    return OURSELVES if request.param == "ourselves" else ORDINARY


@pytest.fixture
def place(person):
    with folder_of(person) as folder:
        yield folder


@pytest.fixture
def data_dir():
    with folder_of(OURSELVES) as folder:
        yield folder


def ask(url, query):
    with psycopg.connect(url) as connection:
        return connection.execute(query).fetchall()


def write_a_row(url):
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 2024 AS year")


@pytest.mark.parametrize("name", ODD_NAMES.values(), ids=ODD_NAMES)
def test_the_database_answers_from_a_path_with(name, place, person):
    data_dir = place / name / "var"
    subprocess.run([*person.words(), "mkdir", "-p", data_dir], check=True)

    with keeper(data_dir, person=person) as kept:
        socket = Path(kept.url.rpartition("host=")[2])
        owners = {person.name} if person is ORDINARY or not AS_ROOT else {"vinhdanh"}

        assert len(str(socket / ".s.PGSQL.5432")) < 107
        assert oct(socket.stat().st_mode & 0o777) == "0o700"
        assert {socket.owner(), data_of(data_dir).owner()} == owners
        assert kept.process.poll() is None


def test_only_our_role_is_used_and_it_is_no_superuser_and_nothing_listens_on_the_network(data_dir):
    with owned_database(data_dir) as url:
        answer = ask(
            url,
            "SELECT current_user, rolsuper, rolcreatedb, current_setting('listen_addresses'), lower('ĐẶNG')"
            " FROM pg_roles WHERE rolname = current_user",
        )

    assert answer == [("vinhdanh", False, True, "", "đặng")]


def test_no_existing_folder_changes_its_owner_or_its_permissions(place, person):
    data_dir = place / "có sẵn"
    subprocess.run([*person.words(), "mkdir", "-m", "751", data_dir], check=True)
    system_home()
    before_us = [data_dir, *data_dir.parents, *map(Path, ("/var/lib", "/run", "/var/lib/vinhdanh"))]
    before = rights(before_us)

    with keeper(data_dir, person=person) as kept:
        during = rights(before_us)
        assert kept.url

    assert during == before
    assert rights(before_us) == before


@pytest.mark.parametrize(
    "number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP], ids=lambda number: number.name
)
def test_asked_to_stop_it_leaves_no_process_and_no_socket(number, place, person):
    with keeper(place, person=person) as kept:
        family = descendants(kept.process.pid)
        socket = Path(kept.url.rpartition("host=")[2])
        assert len(family) > 5  # there were server processes to leave behind

        kept.process.send_signal(number)

        assert kept.ended() == (0, "")
        assert alive(family) == []
        assert living_in(data_of(place)) == []
        assert not socket.exists()


def test_after_everything_was_killed_the_next_start_finds_what_was_written(data_dir):
    with keeper(data_dir) as kept:
        write_a_row(kept.url)
        family = descendants(kept.process.pid)
        kill_all(family)
        kept.process.wait()
        assert (data_of(data_dir) / "postmaster.pid").exists()

        with owned_database(data_dir) as url:
            assert ask(url, "SELECT year FROM kept") == [(2024,)]
    assert alive(family) == []


@pytest.mark.parametrize("seconds", [0.3, 0.6, 0.9, 1.2])
def test_a_first_start_killed_on_its_way_does_not_stand_in_the_way_of_the_next(seconds, data_dir):
    command = OURSELVES.python("-c", KEEPER, str(data_dir))
    with subprocess.Popen(command, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as first:
        time.sleep(seconds)
        kill_all(descendants(first.pid))

    with owned_database(data_dir) as url:
        assert ask(url, "SELECT 1") == [(1,)]
    assert sorted(path.name for path in data_of(data_dir).parent.glob("draft-*")) == []


def test_the_callers_own_postgresql_settings_change_nothing(data_dir, monkeypatch):
    for name, value in {
        "PGPORT": "6000",
        "PGUSER": "anh",
        "PGDATABASE": "khac",
        "PGHOST": "127.0.0.1",
    }.items():
        monkeypatch.setenv(name, value)

    with owned_database(data_dir) as url:
        assert ask(url, "SELECT current_user, current_database()") == [("vinhdanh", "vinhdanh")]


def test_killing_only_the_launcher_stops_the_server_too(place, person):
    with keeper(place, person=person) as kept:
        family = descendants(kept.process.pid)

        kept.process.kill()

        wait_until(lambda: alive(family) == [], within=20)
        assert living_in(data_of(place)) == []


def test_the_next_start_need_not_wait_for_a_killed_launchers_server(data_dir):
    with keeper(data_dir) as kept:
        write_a_row(kept.url)
        kept.process.kill()

        with owned_database(data_dir) as url:
            assert ask(url, "SELECT year FROM kept") == [(2024,)]


def test_a_server_without_a_launcher_is_stopped_and_its_data_are_kept(data_dir):
    with owned_database(data_dir) as url:
        write_a_row(url)
    data = data_of(data_dir)
    server = Person(data.owner())
    with folder_of(server) as sockets:
        command = [postgres_programs() / "postgres", "-D", data, "-c", "listen_addresses=", "-k", sockets]
        orphan = subprocess.Popen(
            [*server.words(), *command], cwd="/", stderr=subprocess.DEVNULL, start_new_session=True
        )
        wait_until(lambda: orphan.pid in living_in(data), within=10)
        wait_until(lambda: "ready" in (data / "postmaster.pid").read_text(), within=20)

        with owned_database(data_dir) as url:
            assert ask(url, "SELECT year FROM kept") == [(2024,)]
        assert orphan.wait(timeout=10) == 0


def test_a_stale_pid_file_that_names_a_living_strange_process_harms_neither(data_dir):
    with owned_database(data_dir) as url:
        write_a_row(url)
    data = data_of(data_dir)
    stranger = subprocess.Popen([*Person(data.owner()).words(), "sleep", "60"], cwd="/")
    (data / "postmaster.pid").write_text(f"{stranger.pid}\n{data}\n0\n5432\n\n\n")

    with owned_database(data_dir) as url:
        assert ask(url, "SELECT year FROM kept") == [(2024,)]
    assert stranger.poll() is None
    stranger.terminate()
    stranger.wait()


def test_a_second_start_on_the_same_data_is_refused_with_a_sentence_and_the_first_goes_on(place, person):
    with keeper(place, person=person) as first:
        second = Keeper(place, person=person)

        code, said = second.ended()

        assert (code, second.url) == (1, "")
        assert said.startswith(f"Vinh Danh đang chạy với dữ liệu trong {place}.")
        assert first.process.poll() is None


def test_of_four_first_starts_at_once_exactly_one_runs(data_dir):
    command = [*DATABASE_EXEC, "sh", "-c", "echo $DATABASE_URL; sleep 4"]
    surroundings = environment(VINHDANH_DATA_DIR=str(data_dir))

    starts = [
        subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]

    said = [start.communicate(timeout=60)[0].strip() for start in starts]

    assert [start.returncode for start in starts] == [0, 0, 0, 0]
    assert len(set(said)) == 1  # four commands, one server


def test_a_command_joins_the_database_that_already_runs(data_dir):
    with owned_database(data_dir) as owned, joined_database(data_dir) as joined:
        assert joined == owned
        assert ask(joined, "SELECT 1") == [(1,)]


@needs_root
def test_another_local_user_cannot_connect(place, person):
    with keeper(place, person=person) as kept:
        attempt = f"import psycopg; psycopg.connect({kept.url!r}).execute('SELECT 1'); print('inside')"

        def try_as(who, *capabilities):
            words = [*who.words(*capabilities), sys.executable, "-c", attempt]
            return subprocess.run(
                words, capture_output=True, text=True, check=False, cwd="/", env=environment()
            )

        assert try_as(person, "dac_read_search").stdout == "inside\n"  # so a connection could be made
        at_the_door = try_as(STRANGER, "dac_read_search")
        past_the_door = try_as(STRANGER, "dac_override")  # as if the folder of the socket were open to all

    assert at_the_door.stdout == past_the_door.stdout == ""
    assert "Permission denied" in at_the_door.stderr
    assert 'Peer authentication failed for user "vinhdanh"' in past_the_door.stderr


def test_a_temporary_database_leaves_nothing_and_clears_what_a_killed_one_left(data_dir):
    place = system_home() if AS_ROOT else data_dir
    command = [*DATABASE_EXEC[:-1], "--temporary", "--", "sh", "-c", "echo $DATABASE_URL; sleep 60"]

    def folder_behind(url):
        sockets = url.rpartition("host=")[2]
        (found,) = (note.parent for note in place.glob("temporary-*/sockets") if note.read_text() == sockets)
        return found

    with temporary_database(data_dir) as url:
        mine = folder_behind(url)
        assert ask(url, "SHOW fsync") == [("off",)]
        surroundings = environment(VINHDANH_DATA_DIR=str(data_dir))
        with subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True) as killed:
            left = folder_behind(killed.stdout.readline().strip())
            kill_all(descendants(killed.pid))

        with temporary_database(data_dir):
            assert not left.exists()
            assert mine.exists()  # one that is in use is left alone
    assert not mine.exists()


def test_the_exit_code_and_the_signals_of_a_command_are_passed_on(data_dir):
    surroundings = environment(VINHDANH_DATA_DIR=str(data_dir))

    assert (
        subprocess.run([*DATABASE_EXEC, "sh", "-c", "exit 7"], env=surroundings, check=False).returncode == 7
    )

    waiting = [*DATABASE_EXEC, "sh", "-c", "trap 'exit 9' TERM; echo up; while :; do sleep 0.1; done"]
    with subprocess.Popen(waiting, env=surroundings, stdout=subprocess.PIPE) as told:
        assert told.stdout.readline() == b"up\n"
        told.terminate()
        assert told.wait(timeout=30) == 9
    assert living_in(data_of(data_dir)) == []
