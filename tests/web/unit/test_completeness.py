import pytest
from django.urls import reverse

from vinhdanh.records.models import Subject
from web.reading import count_queries, english_words

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def address():
    return reverse("unit_records_complete")


def years_of(unit):
    return set(Subject.objects.filter(person__posts__organisation=unit).values_list("record_from", flat=True))


def test_a_department_is_said_to_be_complete_from_a_year_and_the_page_tells_it(officer, bureau):
    department = bureau.legal if years_of(bureau.legal) else bureau.office

    answer = officer.post(address(), {"organisation": department.pk, "year": "2022"}, follow=True)
    page = answer.content.decode()

    assert years_of(department) == {2022}
    assert "hồ sơ: đầy đủ từ năm 2022" in page
    assert "hồ sơ: coi như đầy đủ mọi năm" in page
    assert not english_words(page)


def test_wrong_words_are_told_and_nothing_is_written(officer, bureau, stranger):
    for typed, told in (
        ({"organisation": bureau.unit.pk, "year": "1899"}, "Hãy ghi một năm từ 1990 đến 2026"),
        ({"organisation": bureau.unit.pk, "year": "hai nghìn"}, "số nguyên"),
        ({"organisation": "", "year": "2020"}, "Cần điền mục này."),
    ):
        assert told in officer.post(address(), typed).content.decode()
    stranger.post(address(), {"organisation": bureau.unit.pk, "year": "2020"})

    assert not Subject.objects.exclude(record_from=None).exists()


def test_the_page_asks_the_same_however_many_records_there_are(officer, bureau):
    assert count_queries(lambda: officer.get(address())) == 9
