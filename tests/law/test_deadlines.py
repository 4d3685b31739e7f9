from datetime import date

import pytest

from vinhdanh.law import NoRuleError, QuestionError
from vinhdanh.law.deadlines import step_deadline, steps_with_deadline, submission_deadline

R1, R2 = date(2025, 3, 2), date(2026, 3, 2)


def test_dossiers_of_the_state_have_their_last_day():
    fighter = submission_deadline("cstd-tq", 2025, on=R1)
    flag = submission_deadline("co-cp", 2025, on=R1)
    school = submission_deadline("co-cp", 2025, on=R1, sector="giao-duc")

    assert [one.due for one in (fighter, flag, school)] == [
        date(2026, 12, 31),
        date(2026, 6, 30),
        date(2025, 12, 31),
    ]
    assert fighter.source.cite == "Nghị định 98/2023/NĐ-CP, Điều 32 khoản 1 điểm a"


def test_what_was_not_read_in_the_new_decree_says_so():
    assert submission_deadline("co-cp", 2025, on=R1).source.provenance == "quoted"
    assert submission_deadline("co-cp", 2025, on=R2).source.provenance == "memory"


def test_an_award_without_a_day_of_the_law_has_none():
    assert submission_deadline("cstd-bo", 2025, on=R2) is None


def test_a_faulty_dossier_is_returned_within_five_working_days():
    returned = step_deadline("tra-lai", date(2026, 2, 13))

    assert returned.due == date(2026, 2, 27)
    assert returned.as_json() == {
        "code": "tra-lai",
        "due": "2026-02-27",
        "working_days": 5,
        "forecast": False,
        "cite": "Quyết định 311/QĐ-BNV năm 2025",
        "provenance": "quoted",
    }


def test_an_appraisal_over_the_new_year_is_a_forecast():
    assert step_deadline("tham-dinh", date(2026, 12, 10)).forecast
    assert not step_deadline("tham-dinh", date(2026, 3, 2)).forecast


@pytest.mark.parametrize("step", steps_with_deadline())
def test_every_step_has_a_day_and_a_source(step):
    found = step_deadline(step, R2)

    assert found.due > R2
    assert found.source.cite


def test_a_day_without_a_rule_and_an_unknown_step_are_refused():
    with pytest.raises(NoRuleError, match="thời hạn gửi hồ sơ đề nghị Chiến sĩ thi đua toàn quốc"):
        submission_deadline("cstd-tq", 2022, on=date(2023, 6, 1))
    with pytest.raises(NoRuleError, match="đến ngày 28/02/2027"):
        step_deadline("tra-lai", date(2027, 3, 1))
    with pytest.raises(QuestionError, match="không có bước “ngu”"):
        step_deadline("ngu", R2)
