"""The papers of decisions, made without anybody waiting."""

from vinhdanh.common.jobs import job
from vinhdanh.decisions.domain.printing import BROKE_DOWN, make_papers, stop_printing
from vinhdanh.decisions.models import Printing


@job(name="decisions.print_papers")  # type: ignore[untyped-decorator]
def print_papers(key: str) -> None:
    """Make the papers that were asked for; a fault of ours is said on the page and goes on to the log."""
    printing = Printing.objects.get(pk=key)
    try:
        make_papers(printing)
    except Exception:
        stop_printing(printing, BROKE_DOWN)
        raise
