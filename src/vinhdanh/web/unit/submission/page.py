"""What the page of a unit's list shows: the tasks in their order, the names by award, the history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from vinhdanh.common.domain.permissions import may
from vinhdanh.dossiers.domain.judging import has_ended, name_of
from vinhdanh.dossiers.domain.papers.forms import Form, form_for
from vinhdanh.dossiers.domain.queries.lists import last_day, names_on
from vinhdanh.dossiers.domain.report import unreported
from vinhdanh.dossiers.domain.voting import UnitVote, unit_votes, votes_of_absent
from vinhdanh.dossiers.enums import NominationState, RoundKind, RoundState, Step, SubmissionState
from vinhdanh.dossiers.models import Nomination, Submission
from vinhdanh.law import Outcome
from vinhdanh.law.catalogue import catalogue, short_name
from vinhdanh.law.term import Term
from vinhdanh.records.domain.attesting import attestations_for, attested
from vinhdanh.records.domain.queries.grid import findings_of
from vinhdanh.units.models import User

DONE, NOW, LATER = "xong", "can-lam", "chua-den"


@dataclass(frozen=True, slots=True)
class Task:
    """One step of the list: what it is, how it stands in words, and where it is done (if by this account)."""

    label: str | Promise
    state: str
    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The names proposed for one award."""

    award: str
    votes: Sequence[UnitVote]

    @property
    def name(self) -> str:
        return catalogue()[self.award].name


@dataclass(frozen=True, slots=True)
class Unreported:
    """A proposal without its report: on which form it is to be written, and which rule asks for it."""

    nomination: Nomination
    form: Form | None
    rule: Term

    @property
    def name(self) -> str:
        return name_of(self.nomination.subject)

    @property
    def award(self) -> str:
        return short_name(self.nomination.award)


class ListPage:
    """A unit's list as one account sees it today."""

    def __init__(self, submission: Submission, user: User, on: date) -> None:
        self.submission, self.user, self.on = submission, user, on
        everybody = list(names_on(submission))
        self.names = [one for one in everybody if one.state != NominationState.WITHDRAWN]
        self.withdrawn = [one for one in everybody if one.state == NominationState.WITHDRAWN]
        self.votes = unit_votes(self.names, electorate=submission.electorate, on=submission.met_on or on)
        self.nominates = may(user, "dossiers.nominate", submission.unit)
        self.approves = may(user, "dossiers.approve", submission.unit)
        self.ended = has_ended(submission.unit, on)
        if self.unsent and submission.round.kind == RoundKind.MERIT:
            self._tell_today()

    def _tell_today(self) -> None:
        """Tell what the law says today, as the grid does; sending judges anew and keeps it."""
        found = findings_of({one.subject for one in self.names}, year=self.submission.round.year)
        for one in self.names:
            if finding := found[one.subject_id].get(one.award):
                one.outcome = finding.outcome

    @property
    def parts(self) -> list[Part]:
        """The names by award, in the order of the catalogue."""
        order = list(catalogue())
        votes = sorted(self.votes, key=lambda vote: order.index(vote.nomination.award))
        return [Part(award, list(of)) for award, of in groupby(votes, key=lambda one: one.nomination.award)]

    @property
    def changeable(self) -> bool:
        """Whether this account may change the list now."""
        return (
            self.nominates
            and not self.ended
            and self.submission.state == SubmissionState.PREPARING
            and self.submission.round.state == RoundState.OPEN
        )

    @property
    def reopens(self) -> bool:
        """Whether this account may take the approval back."""
        approved = self.submission.state == SubmissionState.APPROVED
        return approved and may(self.user, "dossiers.reopen", self.submission.unit)

    @property
    def written(self) -> int:
        return sum(one.report.written for one in self.names)

    @cached_property
    def unreported(self) -> list[Unreported]:
        """Whose dossiers lack the report that the law asks for."""
        opened = self.submission.round
        return [
            Unreported(
                one, form_for("person" if one.subject.person_id else "collective", opened.kind, self.on), rule
            )
            for one, rule in unreported(self.names, opened, self.on).items()
        ]

    @property
    def outvoted(self) -> list[UnitVote]:
        """The votes that do not reach their threshold."""
        return [vote for vote in self.votes if vote.passed is False]

    @property
    def of_absent(self) -> int:
        """How many votes for one name people not at the meeting must have given, at the least."""
        return votes_of_absent(self.votes, present=self.submission.present)

    @property
    def unattested(self) -> list[str]:
        """Whose standards wait for people while the head has not said all that heads say of everybody."""
        waiting = [one for one in self.names if one.outcome == Outcome.AWAITING]
        said = attested({one.subject for one in waiting}, year=self.submission.round.year)
        return sorted(
            {
                name_of(one.subject)
                for one in waiting
                if attestations_for("person" if one.subject.person_id else "collective").keys()
                - said[one.subject_id].keys()
            }
        )

    @property
    def due(self) -> date:
        return last_day(self.submission)

    @property
    def days_left(self) -> int:
        return (self.due - self.on).days

    @property
    def next_words(self) -> str:
        """Say whether the list can go up once it is approved; the page itself says what keeps it."""
        if self.unreported:
            return _("Chưa gửi được tờ trình: còn %(count)d đề nghị thiếu báo cáo thành tích.") % {
                "count": len(self.unreported)
            }
        if self.days_left < 0:
            return _("Chưa gửi được tờ trình: đã quá hạn gửi %(day)s.") % {"day": f"{self.due:%d/%m/%Y}"}
        return _("Cán bộ thi đua có thể gửi tờ trình.")

    @property
    def unsent(self) -> bool:
        return self.submission.state in {SubmissionState.PREPARING, SubmissionState.APPROVED}

    @property
    def tasks(self) -> list[Task]:
        """The steps in their order."""
        meets = Step.SELECT in self.submission.round.route
        return [
            self._listing(),
            self._reports(),
            *([self._meeting()] if meets else []),
            self._approval(),
            self._sending(),
        ]

    def _url(self, name: str, *, when: bool) -> str:
        return reverse(name, args=[self.submission.pk]) if when else ""

    def _listing(self) -> Task:
        words = _("%(count)d đề nghị") % {"count": len(self.names)} if self.names else _("Chưa có tên nào")
        grid = f"{reverse('unit_grid')}?nam={self.submission.round.year}&dot={self.submission.round_id}"
        state = DONE if self.names else NOW
        return Task(_("Đưa người, tập thể vào danh sách"), state, words, grid if self.changeable else "")

    def _reports(self) -> Task:
        words = _("Đã viết %(written)d trên %(all)d") % {"written": self.written, "all": len(self.names)}
        state = LATER if not self.names else DONE if self.written == len(self.names) else NOW
        return Task(_("Viết báo cáo thành tích"), state, words, "#danh-sach" if self.names else "")

    def _meeting(self) -> Task:
        label, sheet = _("Họp xét, bỏ phiếu"), self.submission
        url = self._url("unit_submission_meeting", when=self.changeable and bool(self.names))
        if sheet.met_on is None:
            return Task(label, NOW if self.names else LATER, _("Chưa ghi cuộc họp"), url)
        unvoted = sum(vote.nomination.votes_for is None for vote in self.votes)
        if unvoted:
            return Task(label, NOW, _("Còn %(count)d đề nghị chưa có số phiếu") % {"count": unvoted}, url)
        words = _("Họp ngày %(day)s, %(present)d trên %(all)d người dự") % {
            "day": f"{sheet.met_on:%d/%m/%Y}",
            "present": sheet.present or 0,
            "all": sheet.electorate or 0,
        }
        return Task(label, DONE, words, url)

    @property
    def ready(self) -> bool:
        """Whether the head may be asked: names, and each with its votes where a meeting is a step."""
        meets = Step.SELECT in self.submission.round.route
        voted = all(vote.nomination.votes_for is not None for vote in self.votes)
        return bool(self.names) and (not meets or (self.submission.met_on is not None and voted))

    def _approval(self) -> Task:
        label = _("Thủ trưởng duyệt danh sách")
        if self.submission.approved_at is not None:
            return Task(label, DONE, _("Đã duyệt"))
        if not self.ready:
            return Task(label, LATER, _("Sau khi đủ tên và số phiếu"))
        may_now = self.approves and self.changeable
        words = _("Chờ Thủ trưởng đơn vị") if not self.approves else _("Chờ bạn duyệt")
        return Task(label, NOW, words, self._url("unit_submission_approve", when=may_now))

    def _sending(self) -> Task:
        label, sheet = _("Gửi tờ trình và danh sách"), self.submission
        if not self.unsent:
            words = f"{sheet.number:02}/{sheet.symbol}"
            return Task(label, DONE, _("Đã gửi, tờ trình số %(number)s") % {"number": words})
        if sheet.state == SubmissionState.PREPARING:
            return Task(label, LATER, _("Hạn gửi %(day)s") % {"day": f"{self.due:%d/%m/%Y}"})
        url = self._url("unit_submission_send", when=self.nominates and not self.ended)
        return Task(label, NOW, _("Hạn gửi %(day)s") % {"day": f"{self.due:%d/%m/%Y}"}, url)
