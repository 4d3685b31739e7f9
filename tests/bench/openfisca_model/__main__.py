"""Eleven standards of persons asked of OpenFisca: run in a virtual environment of its own.

OpenFisca is AGPL: nothing of ours imports it, and this folder imports nothing of ours. A folder holds what is
asked: ``manifest.json`` (variables and periods, names of conditions, awards, people, how often they are
repeated) and one file of 16-bit numbers a variable and period; what is not there has its default. Answers go
to ``codes.bin``, one byte a person, award after award; what it cost is told as JSON.
"""

import gc
import json
import sys
import time
from operator import itemgetter
from pathlib import Path

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from standards import outcomes
from variables import FIRST, Person, variables

ASKED = "2025"
LONGEST = int(ASKED) - FIRST + 2
"""How deep a run asks for itself: left at 1, OpenFisca gives the year before its default, without a word."""


def system(conditions):
    """Return the country of eleven standards."""
    made = TaxBenefitSystem([Person])
    made.add_variables(*variables(conditions), *outcomes())
    return made


def everybody_at_once(country, read, awards, people):
    """Return the codes of everybody, award by award, and the CPU seconds of the calculation alone."""
    simulation = SimulationBuilder().build_default_simulation(country, count=people)
    simulation.max_spiral_loops = LONGEST
    for name, period, column in read():
        simulation.set_input(name, period, column.astype(country.variables[name].dtype))
    begun = time.process_time()
    codes = [simulation.calculate(f"outcome_{award}", ASKED) for award in awards]
    return np.array(codes, np.int8), time.process_time() - begun


def one_by_one(country, columns, awards, people):
    """Return the codes of people asked alone with the tracer on, a row each, and the CPU seconds a person."""
    begun, codes = time.process_time(), []
    for number in range(people):
        person = {}
        for name, period, column in columns:
            if column[number]:
                person.setdefault(name, {})[period] = said(country.variables[name], column[number])
        simulation = SimulationBuilder().build_from_dict(country, {"persons": {"p": person}})
        simulation.max_spiral_loops = LONGEST
        simulation.trace = True
        codes.append([int(simulation.calculate(f"outcome_{award}", ASKED)[0]) for award in awards])
        simulation.tracer.computation_log.lines()
    return np.array(codes, np.int8), (time.process_time() - begun) / people


def said(variable, number):
    """Return a number as a person's page would say it."""
    if variable.value_type is Enum:
        return list(variable.possible_values)[number].name
    return variable.value_type(number)


def peak():
    """Return the peak of this process's memory in MiB; what ``resource`` says counts the parent too."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return int(dict(line.split(":", 1) for line in lines)["VmHWM"].split()[0]) / 1024


def main(folder):
    """Ask everybody at once, three times, then some alone, twice; the least counts."""
    asked = json.loads((folder / "manifest.json").read_text("utf-8"))
    awards, copies = asked["awards"], asked["copies"]
    country, before = system(asked["conditions"]), peak()

    def read(times):
        for name, period in asked["columns"]:
            yield name, period, np.tile(np.fromfile(folder / f"{name}-{period}.bin", np.int16), times)

    runs, after = [], 0
    for _ in range(3):
        runs.append(everybody_at_once(country, lambda: read(copies), awards, asked["people"] * copies))
        after = after or peak()  # what later ones leave behind is not counted
        gc.collect()
    codes = runs[0][0]
    alone, each = min(
        (one_by_one(country, list(read(1)), awards, asked["alone"]) for _ in range(2)), key=itemgetter(1)
    )
    codes.tofile(folder / "codes.bin")
    told = {
        "calculate": min(spent for _, spent in runs),
        "grown": after - before,
        "alone": each,
        "alone_differ": int((codes[:, : asked["alone"]] != alone.T).sum()),
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
