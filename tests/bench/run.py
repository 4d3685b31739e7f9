"""The bench: a line a figure, at last how many bars are met. ``ONLY=P2,P4`` picks; P1 runs only if picked."""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from bench import documents, law, reading, searching, starting
from bench.figures import Figure

from vinhdanh.law import load_law

FIGURES: dict[str, Callable[[], Iterator[Figure]]] = {
    "P1": law.disagreements,
    "P2": law.sweep_everybody,
    "P3": law.compare_with_peers,
    "P4": law.explain_one_person,
    "P5": law.renew_one_page,
    "P6": law.project_ahead,
    "P8": reading.check_fifty_thousand_rows,
    "P9": documents.print_certificates,
    "P10": searching.search_register,
    "start": starting.start_again,
}
PICKED_ONLY = {"P1"}
"""What takes minutes and is asked for by name."""


def main() -> int:
    """Print the figures asked for, each in a process of its own, and how many fall short."""
    only = {name for name in os.environ.get("ONLY", "").replace(",", " ").split() if name}
    if unknown := only - FIGURES.keys():
        sys.stderr.write(f"Không có số đo {', '.join(sorted(unknown))}; hiện có: {', '.join(FIGURES)}.\n")
        return 2
    met = short = 0
    for name in (one for one in FIGURES if one in only or (not only and one not in PICKED_ONLY)):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            one_met, one_short = alone.submit(measure, name).result()
        met, short = met + one_met, short + one_short
    sys.stdout.write(f"bars: {met} ok, {short} short\n")
    return 0


def measure(name: str) -> tuple[int, int]:
    """Print one figure's lines as they come; return how many of its bars are met, and how many are not."""
    load_law()
    gc.freeze()  # as a web worker does
    met = short = 0
    for figure in FIGURES[name]():
        sys.stdout.write(f"{name} {figure.line()}\n")
        sys.stdout.flush()
        met, short = met + (figure.ok is True), short + (figure.ok is False)
    gc.unfreeze()
    return met, short


if __name__ == "__main__":
    sys.exit(main())
