"""The ministry's title for a person as OpenFisca variables: run in a virtual environment of its own.

OpenFisca is AGPL: nothing of ours imports it, and this file imports nothing of ours. A folder holds what is
asked: ``manifest.json`` (columns by variable and year, people) and one file of 16-bit numbers a column.
Answers go to ``codes.bin``, one byte a person; what it cost is told as JSON.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import YEAR
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

ASKED, ALONE = "2025", 100
Person = build_entity(key="person", plural="persons", label="", is_person=True)


def variable(name, value_type, formula=None):
    """Return a yearly variable of a person."""
    about = {"value_type": value_type, "entity": Person, "definition_period": YEAR, "label": name}
    return type(name, (Variable,), about | ({"formula": formula} if formula else {}))


def fresh(person, period):
    """The year's merit may serve: after discipline, outside violations, not honoured so before."""
    return ~(person("disciplined", period) | person("violated", period) | person("used", period))


def good(person, period):
    """The base title was held."""
    return person("titled", period) & person("fresh", period)


def maybe_good(person, period):
    """The base title was held, or the year is not recorded."""
    unrecorded = person("record_from", ASKED) > period.start.year
    return (person("titled", period) | unrecorded) & person("fresh", period)


def run(name):
    """Return the formula of three years in a row."""

    def formula(person, period):
        years = (period, period.offset(-1), period.offset(-2))
        return np.logical_and.reduce([person(name, year) for year in years])

    return formula


def code(person, period):
    """The outcome: 1 not eligible, 2 on hold, 3 evidence lacks, 4 a council must choose, 5 eligible."""
    suit, chosen = person("work", period), person("council", period)
    barred = person("in_force", period) | person("given", period)
    barred |= person("disciplined", period) | person("violated", period)
    no_work = (suit == 0) & (person("record_from", period) == 0)
    failed = barred | ~person("may_run", period) | (chosen == 1) | no_work
    lacking = ~person("sure_run", period) | (suit < 2)
    return np.select([person("held", period), failed, lacking, chosen == 0], [2, 1, 3, 4], 5)


INPUTS = {
    **dict.fromkeys(("titled", "used", "given", "disciplined", "in_force", "violated", "held"), bool),
    **dict.fromkeys(("work", "council", "record_from"), int),
}
FORMULAS = {
    "fresh": (bool, fresh),
    "good": (bool, good),
    "maybe_good": (bool, maybe_good),
    "sure_run": (bool, run("good")),
    "may_run": (bool, run("maybe_good")),
    "code": (int, code),
}


def system():
    """Return the country of one standard."""
    made = TaxBenefitSystem([Person])
    made.add_variables(*(variable(name, one) for name, one in INPUTS.items()))
    made.add_variables(*(variable(name, *one) for name, one in FORMULAS.items()))
    return made


def everybody_at_once(country, columns, people):
    """Return the codes of everybody, and the CPU seconds of the calculation alone."""
    simulation = SimulationBuilder().build_default_simulation(country, count=people)
    for (name, year), column in columns.items():
        simulation.set_input(name, year, column.astype(INPUTS[name]))
    begun = time.process_time()
    codes = simulation.calculate("code", ASKED)
    return codes, time.process_time() - begun


def one_by_one(country, columns):
    """Return the codes of some people asked alone with the tracer on, and the CPU seconds a person."""
    begun, codes = time.process_time(), []
    for number in range(ALONE):
        person = {}
        for (name, year), column in columns.items():
            person.setdefault(name, {})[year] = INPUTS[name](column[number])
        simulation = SimulationBuilder().build_from_dict(country, {"persons": {"p": person}})
        simulation.trace = True
        codes.append(int(simulation.calculate("code", ASKED)[0]))
        simulation.tracer.computation_log.lines()
    return codes, (time.process_time() - begun) / ALONE


def peak():
    """Return the peak of this process's memory in MiB; what ``resource`` says counts the parent too."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return int(dict(line.split(":", 1) for line in lines)["VmHWM"].split()[0]) / 1024


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    asked = json.loads((folder / "manifest.json").read_text("utf-8"))
    country, before = system(), peak()
    given = {(n, y): np.fromfile(folder / f"{n}-{y}.bin", np.int16) for n, y in asked["columns"]}
    runs = [everybody_at_once(country, given, asked["people"]) for _ in range(3)]
    after = peak()
    alone, each = one_by_one(country, given)
    runs[0][0].astype(np.int8).tofile(folder / "codes.bin")
    told = {
        "calculate": min(spent for _, spent in runs),
        "grown": after - before,
        "alone": each,
        "alone_differ": sum(int(runs[0][0][n]) != one for n, one in enumerate(alone)),
    }
    sys.stdout.write(json.dumps(told))
