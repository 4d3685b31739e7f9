"""A crowd that came all the way, written straight to the database: for what is slow only with many."""

from datetime import date

from factories.decisions import Desk
from factories.dossiers import TODAY
from factories.units import ON, administrator_of
from vinhdanh.dossiers.enums import NominationState, SubmissionState
from vinhdanh.dossiers.models import Nomination, Round, Submission
from vinhdanh.records.domain.subjects import subjects_of
from vinhdanh.records.models import Subject
from vinhdanh.units.domain.person import NewPerson, add_people
from vinhdanh.units.enums import Gender, PersonGroup
from vinhdanh.units.models import Organisation


def crowd_of(unit: Organisation, count: int) -> list[Subject]:
    """Return the pages of so many new people of a unit."""
    new = [
        NewPerson(
            organisation=unit,
            staff_code=f"D{number:05}",
            name="Nguyễn Thị Hồng Ánh" if number % 2 else "Trần Văn Bình",
            gender=Gender.FEMALE if number % 2 else Gender.MALE,
            born=date(1985, 3, 2),
            joined=date(2010, 9, 1),
            group=PersonGroup.CIVIL_SERVANT,
            title="Chuyên viên",
        )
        for number in range(count)
    ]
    return subjects_of(add_people(new, actor=administrator_of(unit), on=ON))


def approved_crowd(desk: Desk, count: int, *, award: str = "bk-bo") -> Round:
    """Return a round in which so many wait for the decision."""
    opened = desk.sudden(awards=[award])
    submission = Submission.objects.create(
        tenant_id=desk.unit.tenant_id,
        round=opened,
        unit=desk.unit,
        state=SubmissionState.RECEIVED,
        route=opened.route,
        received_on=TODAY,
    )
    Nomination.objects.bulk_create(
        Nomination(
            tenant_id=desk.unit.tenant_id,
            round=opened,
            submission=submission,
            subject=page,
            place=desk.unit,
            award=award,
            year=2025,
            state=NominationState.AGREED,
            outcome="eligible",
            judged_on=TODAY,
        )
        for page in crowd_of(desk.unit, count)
    )
    return opened
