"""The work on a decision in children that die right after a step; run as ``python -m faults.killing``."""

import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402 -- after the set-up of Django
from django.db import connection, transaction  # noqa: E402

from factories import OrganisationFactory  # noqa: E402
from factories.crowd import approved_crowd  # noqa: E402
from factories.decisions import SIGNED, Desk  # noqa: E402
from vinhdanh.decisions.domain import certificates, issuing, printing, register  # noqa: E402
from vinhdanh.decisions.enums import Book  # noqa: E402
from vinhdanh.decisions.models import Award, Certificate, Decision, DecisionPaper, Printing  # noqa: E402
from vinhdanh.law import load_law  # noqa: E402
from vinhdanh.units.models import User  # noqa: E402
from vinhdanh.web.ministry.decision.printing import begin_printing  # noqa: E402

ISSUING = [
    (issuing, "require"),
    (issuing, "locked_lines"),
    (issuing.checking, "refuse"),
    (issuing, "next_number"),
    (issuing, "_number"),
    (issuing, "move"),
    (issuing, "lock_subjects"),
    (issuing, "register_lines"),
    (register, "record_facts"),
    (Award.objects, "bulk_create"),
    (issuing, "prove_each"),
    (issuing, "ask_for_papers"),
    (issuing, "log"),
]
CERTIFYING = [
    (certificates, "require"),
    (certificates, "take_numbers"),
    (Certificate.objects, "bulk_create"),
    (certificates, "keep_document"),
    (DecisionPaper.objects, "create"),
    (certificates, "log"),
    (printing, "move"),
]
ISSUED = """
    SELECT (SELECT count(*) FROM decisions_award),
        (SELECT count(DISTINCT (ordinal, nomination_id)) FROM decisions_award),
        (SELECT coalesce(max(ordinal), 0) FROM decisions_award),
        (SELECT coalesce(sum(amount), 0)::bigint FROM decisions_award),
        (SELECT count(*) FROM records_fact WHERE kind = 'award' AND voided_at IS NULL),
        (SELECT count(*) FROM records_fact fact JOIN decisions_award award ON award.fact = fact.id),
        (SELECT count(*) FROM dossiers_nomination WHERE state = 'awarded'),
        (SELECT count(*) FROM dossiers_proof WHERE step = 'issue'),
        (SELECT coalesce(max(last), 0) FROM decisions_series WHERE name = 'quyet-dinh'),
        (SELECT coalesce(max(number), 0) FROM decisions_decision),
        (SELECT count(*) FROM decisions_decision WHERE state = 'issued'),
        (SELECT count(*) FROM decisions_printing WHERE papers = 'issued'),
        (SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'decisions.print_papers'),
        (SELECT count(*) FROM common_loggedaction WHERE code = 'decision.issued')"""
CERTIFIED = """
    SELECT count(*), count(DISTINCT number), coalesce(max(number), 0), count(DISTINCT code),
        (SELECT coalesce(max(last), 0) FROM decisions_series WHERE name = 'so-cap-bang'),
        (SELECT count(*) FROM decisions_decisionpaper WHERE role = 'certificates'),
        (SELECT count(*) FROM decisions_printing WHERE papers = 'certificates' AND state = 'made')
    FROM decisions_certificate"""
Work = Callable[[], Any]


def kill() -> None:
    """Die as if the power failed."""
    os.kill(os.getpid(), signal.SIGKILL)


def in_a_child(work: Work) -> int:
    """Do a piece of work in a process of its own; tell by which signal it ended, 0 if by none."""
    connection.close()
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException as fault:  # noqa: BLE001 -- a child never goes on as its parent
            sys.stderr.write(f"{fault!r}\n")
        os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


def killed_after(holder: Any, name: str, work: Work) -> int:
    """Do the work in a process that dies right after one of its steps."""
    step = getattr(holder, name)

    def last(*words: Any, **more: Any) -> None:
        step(*words, **more)
        kill()

    def dying() -> None:
        setattr(holder, name, last)
        work()

    return in_a_child(dying)


def told(steps: list[tuple[Any, str]], work: Work, figures: str) -> dict[str, list[Any]]:
    """Kill the work after each step, then after its end, then do it again; tell what each left behind."""

    def left(ended_by: int) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(figures)
            return [ended_by, *cursor.fetchone()]

    def and_die() -> None:
        work()
        kill()

    found = {name: left(killed_after(holder, name, work)) for holder, name in steps}
    return {**found, "the end": left(in_a_child(and_die)), "again": left(in_a_child(work))}


def prepare(names: int) -> None:
    """Bring a decision of so many names to where it waits to be issued."""
    call_command("migrate", verbosity=0)
    desk = Desk(OrganisationFactory(code="A", name="Cục A"))
    desk.numbering(Book.OURS)
    desk.submitted(approved_crowd(desk, names))


def issue() -> None:
    """Issue the decision, as the page does."""
    with transaction.atomic():
        actor = User.objects.get(scopes__role="ministry-officer")
        waits = Decision.objects.get()
        begin_printing(issuing.issue_decision(waits, decided_on=SIGNED, actor=actor, on=SIGNED))


def certify() -> dict[str, list[Any]]:
    """Ask for the certificates and make them, as the worker does."""
    actor = User.objects.get(scopes__role="ministry-officer")
    address = "https://bo.example/xac-thuc/{}/"
    asked = printing.ask_for_certificates(Decision.objects.get(), address=address, actor=actor, on=SIGNED)

    def make() -> None:
        Printing.objects.filter(pk=asked.pk).update(attempts=0)
        printing.make_papers(asked)

    return told(CERTIFYING, make, CERTIFIED)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["prepare", names]:
            prepare(int(names))
        case ["issue"]:
            load_law()  # once, for all children
            sys.stdout.write(json.dumps(told(ISSUING, issue, ISSUED)))
        case ["certify"]:
            sys.stdout.write(json.dumps(certify()))
