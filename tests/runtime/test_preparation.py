import os
import subprocess
import sys

import pytest
from django.conf import settings

from vinhdanh.runtime.preparation import bring_database_up_to_date, fingerprint, gather_static_files


@pytest.fixture
def source(tmp_path, settings):
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "a.css").write_text("a {}")
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [folder]
    settings.STATIC_ROOT = tmp_path / "static"
    return folder


def test_static_files_are_gathered_once_and_again_when_one_changes(source):
    gather_static_files()
    gathered = settings.STATIC_ROOT / "a.css"
    assert gathered.read_text() == "a {}"
    gathered.write_text("still the first gathering")

    gather_static_files()
    assert gathered.read_text() == "still the first gathering"

    (source / "a.css").write_text("a { color: red }")
    gather_static_files()
    assert gathered.read_text() == "a { color: red }"


def test_another_way_of_storing_is_another_fingerprint(source, settings):
    before = fingerprint()

    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "another"}}

    assert fingerprint() != before


@pytest.mark.integration
@pytest.mark.django_db
def test_a_database_that_is_up_to_date_is_asked_a_few_questions_only(django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        bring_database_up_to_date()


def test_what_the_launcher_loads_leaves_ctrl_c_alone():
    """Polars handles SIGINT in its own way: a wait for children goes on as if nobody had asked to stop."""
    loaded = "import sys, django; django.setup(); import vinhdanh.demo.build; print('polars' in sys.modules)"
    surroundings = os.environ | {"DJANGO_SETTINGS_MODULE": "vinhdanh.settings"}

    found = subprocess.run([sys.executable, "-c", loaded], env=surroundings, capture_output=True, check=True)

    assert found.stdout.split() == [b"False"]
