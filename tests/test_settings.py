import pytest

from vinhdanh.settings import Environment, database, kept_secret


def test_the_key_is_made_once_and_only_we_may_read_it(tmp_path):
    env = Environment(data_dir=tmp_path / "new")

    first = kept_secret(env)

    assert kept_secret(env) == first
    assert len(first) >= 64
    assert (tmp_path / "new" / "secret-key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["secret-key"]


def test_a_key_that_the_environment_gives_is_not_kept(tmp_path):
    env = Environment(data_dir=tmp_path, secret_key="given")

    assert kept_secret(env) == "given"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (
            "postgresql://anh:m%C3%A2t@may-chu:5433/so?sslmode=require",
            {"NAME": "so", "USER": "anh", "PASSWORD": "mât", "HOST": "may-chu", "PORT": "5433"},
        ),
        (
            "postgresql://vinhdanh@/vinhdanh?host=/run/s",
            {"NAME": "vinhdanh", "USER": "vinhdanh", "PASSWORD": "", "HOST": "/run/s", "PORT": ""},
        ),
    ],
)
def test_an_address_is_read_as_libpq_reads_it(url, words):
    read = database(url)

    assert {name: read[name] for name in words} == words


def test_what_libpq_knows_and_django_does_not_is_handed_on():
    assert database("postgresql:///so?sslmode=require")["OPTIONS"]["sslmode"] == "require"
