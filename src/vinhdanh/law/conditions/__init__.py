"""The closed set of conditions: a question that none of them asks needs a new class and an ADR."""

from vinhdanh.law.conditions.armed_service import ArmedService
from vinhdanh.law.conditions.attributes import Age, Group, OutsideFlags
from vinhdanh.law.conditions.cluster import Cluster
from vinhdanh.law.conditions.conferral_run import ConferralRun
from vinhdanh.law.conditions.counts import AwardCount, RatedYears
from vinhdanh.law.conditions.held import Held
from vinhdanh.law.conditions.judged import Attestation, CouncilChoice
from vinhdanh.law.conditions.long_service import LongService
from vinhdanh.law.conditions.members import Members
from vinhdanh.law.conditions.rating import Rating
from vinhdanh.law.conditions.results import Merit, Movement
from vinhdanh.law.conditions.round_anniversary import RoundAnniversary
from vinhdanh.law.conditions.stretch import Stretch
from vinhdanh.law.conditions.tenure import Tenure
from vinhdanh.law.conditions.title_run import TitleRun
from vinhdanh.law.conditions.work import Work
from vinhdanh.law.conditions.working_year import Absence, Disciplined, Joined
from vinhdanh.law.tree import Condition

CONDITIONS: dict[str, type[Condition]] = {
    condition.key: condition
    for condition in (
        Absence,
        Age,
        ArmedService,
        Attestation,
        AwardCount,
        Cluster,
        ConferralRun,
        CouncilChoice,
        Disciplined,
        Group,
        Held,
        Joined,
        LongService,
        Members,
        Merit,
        Movement,
        OutsideFlags,
        RatedYears,
        Rating,
        RoundAnniversary,
        Tenure,
        TitleRun,
        Work,
    )
}
"""By the words of law files."""

ONLY_INSIDE_A_STRETCH = frozenset({RatedYears.key, AwardCount.key})

__all__ = ["CONDITIONS", "ONLY_INSIDE_A_STRETCH", "Stretch"]
