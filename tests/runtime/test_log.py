from vinhdanh.runtime import log


def test_a_log_is_appended_to_and_only_we_may_read_it(tmp_path):
    path = tmp_path / "log"

    for line in (b"first\n", b"second\n"):
        with log.opened_log(path) as output:
            output.write(line)

    assert path.read_bytes() == b"first\nsecond\n"
    assert path.stat().st_mode & 0o777 == 0o600


def test_an_overgrown_log_is_set_aside(tmp_path, monkeypatch):
    monkeypatch.setattr(log, "LIMIT", 3)
    path = tmp_path / "log"
    path.write_bytes(b"long enough\n")

    with log.opened_log(path) as output:
        output.write(b"new\n")

    assert path.read_bytes() == b"new\n"
    assert (tmp_path / "log.1").read_bytes() == b"long enough\n"


def test_the_last_line_is_the_last_that_says_something():
    assert log.last_line("one\n two \n\n") == "two"
    assert log.last_line("\n") == "không có lời nào."
