"""Which period and which slice of the register an address asks for, and the address of a slice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from vinhdanh.common.dates import read_date, write_date
from vinhdanh.oversight.domain.paragraph import Opens
from vinhdanh.oversight.domain.queries.slices import Slice

WORDS = {
    "award": "hinh_thuc",
    "level": "cap",
    "basis": "loai_hinh",
    "recipient": "doi_tuong",
    "unit": "don_vi",
    "gender": "gioi_tinh",
    "direct": "truc_tiep",
    "annulled": "huy_bo",
}
"""The names of a slice's fields in addresses."""
PAGES = {
    Opens.REGISTER: "figures_register",
    Opens.FORWARDED: "figures_forwarded",
    Opens.PENDING: "figures_forwarded",
    Opens.CONSULTED: "figures_consultations",
}
END_OF_SEPTEMBER, END_OF_YEAR = (9, 30), (12, 31)


@dataclass(frozen=True, slots=True)
class Preset:
    """A period that reports usually speak of."""

    label: str | Promise
    piece: Slice
    chosen: bool

    @property
    def url(self) -> str:
        return address(self.piece, "figures")


def read_slice(asked: Mapping[str, str], on: date) -> tuple[Slice, str]:
    """Return the slice an address asks for (this year where it names none) and what was wrong with it."""
    usual = since, until = date(on.year, 1, 1), on
    wrong = ""
    try:
        since = read_date(asked["tu"]) if asked.get("tu") else since
        until = read_date(asked["den"]) if asked.get("den") else until
    except ValueError as error:
        wrong = str(error)
    if since > until:
        wrong = wrong or str(_("ngày đầu kỳ sau ngày cuối kỳ"))
    if wrong:
        since, until = usual
    return Slice(since, until, **{name: asked.get(word, "")[:200] for name, word in WORDS.items()}), wrong


def address(piece: Slice, page: str, **more: str) -> str:
    """Return the address of a page about a slice."""
    period = {"tu": write_date(piece.since), "den": write_date(piece.until)}
    narrowed = {WORDS[name]: value for name, value in piece.asked.items()}
    return f"{reverse(page)}?{urlencode({**period, **narrowed, **more})}"


def list_behind(piece: Slice, opens: Opens = Opens.REGISTER) -> str:
    """Return the address of the list behind a number."""
    more = {"cho": "1"} if opens is Opens.PENDING else {}
    return address(piece, PAGES[opens], **more)


def presets(piece: Slice, on: date) -> list[Preset]:
    """Return the usual periods: this year and the last, nine months, five years."""
    year = on.year
    periods = [
        (_("Năm nay đến hôm nay"), date(year, 1, 1), on),
        (_("Năm trước"), date(year - 1, 1, 1), date(year - 1, *END_OF_YEAR)),
        (_("Chín tháng năm trước"), date(year - 1, 1, 1), date(year - 1, *END_OF_SEPTEMBER)),
        (_("Năm năm gần đây"), date(year - 5, 1, 1), date(year - 1, *END_OF_YEAR)),
    ]
    if on >= date(year, *END_OF_SEPTEMBER):
        periods[2] = (_("Chín tháng năm nay"), date(year, 1, 1), date(year, *END_OF_SEPTEMBER))
    return [
        Preset(
            label,
            piece.between(since, until),
            (since, until) == (piece.since, piece.until),
        )
        for label, since, until in periods
    ]
