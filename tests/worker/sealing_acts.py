"""What the tests of sealing do in processes of their own: write events, seal them, say how the trails stand."""

import json
import sys

import django

django.setup()

from django.db import transaction  # noqa: E402  (Django is set up first)

from csp import audit  # noqa: E402  (Django is set up first)
from csp.audit.sealing import seal_waiting  # noqa: E402  (Django is set up first)
from csp.audit.verifying import verify_trails  # noqa: E402  (Django is set up first)
from csp.models import AuditEvent, Person  # noqa: E402  (Django is set up first)
from csp.queries.readers import reader_of  # noqa: E402  (Django is set up first)
from csp.web import clock  # noqa: E402  (Django is set up first)
from plans.models import Action  # noqa: E402  (Django is set up first)
from plans.models.verb import Verb  # noqa: E402  (Django is set up first)

EVENTS, ROUNDS, A_FEW = 20, 20, 3


def tell(words: str) -> None:
    """Say something to the test that waits for it, at once."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def begin() -> None:
    """Say that one is there, and wait for the word to begin."""
    tell("ready")
    sys.stdin.readline()


def seal() -> None:
    """Seal again and again, a few at a time."""
    begin()
    for _ in range(ROUNDS):
        seal_waiting(at_once=A_FEW)


def write() -> None:
    """Write events, some of them in transactions that last a while."""
    begin()
    june = reader_of(Person.objects.get(email__startswith="june."), today=clock.today())
    action = Action.objects.select_related("plan").earliest("pk")
    for number in range(EVENTS):
        with transaction.atomic():
            for _ in range(1 + number % 3):
                audit.record(Verb.ACTION_CHANGED, subject=action, by=june, now=clock.now())


def say() -> None:
    """Seal what is left, and print what is found on the trails."""
    seal_waiting()
    found = verify_trails()
    faults = [fault for verdict in found.trails.values() for fault in verdict.faults]
    sealed = sum(verdict.head.count for verdict in found.trails.values())
    tell(json.dumps({"faults": faults, "sealed": sealed, "events": AuditEvent.objects.count()}))


if __name__ == "__main__":
    for act in sys.argv[1:]:
        {"seal": seal, "write": write, "say": say}[act]()
