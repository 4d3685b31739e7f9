from datetime import date

import pytest
from django.db import connection

from vinhdanh.runtime.doctor import examine
from vinhdanh.units.domain.organisation import found_agency

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
ON = date(2026, 1, 5)


@pytest.fixture(autouse=True)
def _agency():
    found_agency(code="BTD", name="Bộ A", username="quan-tri", password="Mật khẩu dài 2026", on=ON)


def harm():
    return {finding.sentence for finding in examine() if finding.harm}


def test_nothing_is_wrong_with_an_agency_founded_through_its_action():
    assert harm() == set()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (
            "ALTER TABLE common_loggedaction DISABLE TRIGGER USER",
            "Nhật ký việc đã làm có khoá chống sửa, chống xoá đang bật.",
        ),
        (
            "ALTER TABLE records_fact DISABLE TRIGGER USER",
            "Sổ dữ kiện có khoá chống sửa, chống xoá đang bật.",
        ),
        (
            """INSERT INTO procrastinate_jobs (queue_name, task_name, scheduled_at)
            VALUES ('default', 'x', now() - interval '1 hour')""",
            "Không việc nền nào chờ quá 15 phút.",
        ),
    ],
)
def test_each_wrong_is_found_under_its_sentence(wrong, sentence):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(wrong)

    assert harm() == {sentence}
