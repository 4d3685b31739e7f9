"""How long ``vinhdanh run`` takes until it serves, the first time and later."""

import sys
from collections.abc import Iterator

from bench.figures import Figure

from faults.launching import OURSELVES, environment, folder_of, free_port, site


def start_again() -> Iterator[Figure]:
    """Start a new installation, with its demo, and then the same one again: the best of three."""
    with folder_of(OURSELVES) as folder:
        surroundings = environment(VINHDANH_DATA_DIR=str(folder))

        def seconds() -> float:
            command = [sys.executable, "-m", "vinhdanh", "run", "--port", str(free_port())]
            with site(command, env=surroundings) as started:
                return started.seconds

        yield Figure("first start, database and demo included", seconds(), "s")
        yield Figure("later start", min(seconds() for _ in range(3)), "s", 5)
