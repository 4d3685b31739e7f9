"""The law of emulation and commendation as executable, dated, cited standards. A library without Django."""

from vinhdanh.law.columns import build_masks, series, series_version
from vinhdanh.law.explaining import explain, explain_all
from vinhdanh.law.facts import Fact, FactError, History, parse_fact, parse_history
from vinhdanh.law.loading import load_law
from vinhdanh.law.masks import MaskRow
from vinhdanh.law.projection import project
from vinhdanh.law.prospect import Prospect
from vinhdanh.law.standards import Law, LawError, Standard
from vinhdanh.law.values import Outcome
from vinhdanh.law.verdict import Verdict

__all__ = [
    "Fact",
    "FactError",
    "History",
    "Law",
    "LawError",
    "MaskRow",
    "Outcome",
    "Prospect",
    "Standard",
    "Verdict",
    "build_masks",
    "explain",
    "explain_all",
    "load_law",
    "parse_fact",
    "parse_history",
    "project",
    "series",
    "series_version",
]
