"""The list of the appraisal desk as a workbook, under the same filters."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinhdanh.dossiers.domain.judging import name_of
from vinhdanh.dossiers.models import Nomination
from vinhdanh.law import Outcome
from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.values import WORDS
from vinhdanh.web.ministry.appraisal.choice import Choice
from vinhdanh.web.ministry.office import ministry_of
from vinhdanh.web.spreadsheets import Sheet, spreadsheet


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Give all that the filters leave, however many pages it fills."""
    choice = Choice(ministry_of(request), request.user, request.GET)
    head = [
        _("STT"),
        _("Họ và tên, tên tập thể"),
        _("Đơn vị đề nghị"),
        _("Phòng, bộ phận"),
        _("Đợt xét"),
        _("Đề nghị"),
        _("Kết luận soi luật"),
        _("Căn cứ"),
        _("Phiếu đồng ý ở đơn vị"),
        _("Số người có quyền bỏ phiếu"),
        _("Trạng thái"),
        _("Tóm tắt thành tích"),
    ]
    rows = [row_of(number, one) for number, one in enumerate(choice.nominations, start=1)]
    return spreadsheet("tham-dinh.xlsx", [Sheet(_("Đề nghị"), head, rows)])


def row_of(number: int, one: Nomination) -> list[str | int]:
    """Return one nomination as a line of the workbook."""
    voted = one.votes_for is not None
    return [
        number,
        name_of(one.subject),
        one.submission.unit.name,
        one.place.name,
        one.round.name,
        catalogue()[one.award].name,
        WORDS[Outcome(one.outcome)].capitalize(),
        str(one.verdict.get("cite", "")),
        one.votes_for if voted else "",
        one.submission.electorate or "" if voted else "",
        one.get_state_display(),
        one.summary,
    ]
