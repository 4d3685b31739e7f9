"""Both readings of the law on careers that nobody has seen before; minutes of work, so begun early."""

import secrets
import sys
from collections import Counter

import pytest
from law.agreement import disagreements, histories
from law.careers import Kind

from vinhdanh.law import Outcome, load_law


@pytest.mark.faults
@pytest.mark.parametrize(("kind", "count"), [("person", 12_000), ("collective", 8_000)])
def test_both_readings_agree_on_careers_of_a_new_seed(kind: Kind, count: int):
    law, seen, seed = load_law(), Counter[tuple[str, Outcome]](), secrets.randbelow(2**32)
    sys.stdout.write(f"seed {seed}: {count} × {kind}\n")

    assert list(disagreements(histories(seed, count, kind=kind), law, seen=seen)) == []
