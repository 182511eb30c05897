"""What the tests of reviews do in processes of their own: change one review again and again, say how it stands."""

import json
import sys
from collections import Counter

import django

django.setup()

from django.core.exceptions import PermissionDenied, ValidationError  # noqa: E402  (Django is set up first)

from csp.audit import NewerVersion  # noqa: E402  (Django is set up first)
from csp.kernel.folding import fold  # noqa: E402  (Django is set up first)
from csp.models import Reader  # noqa: E402  (Django is set up first)
from csp.queries.readers import reader_of  # noqa: E402  (Django is set up first)
from csp.web import clock  # noqa: E402  (Django is set up first)
from dhr.models import Capacity, PanelDecision, Pseudonym, ReviewMember  # noqa: E402  (Django is set up first)
from dhr.services.panel_decisions import edit_decision, raise_action  # noqa: E402  (Django is set up first)
from dhr.services.pseudonyms import PseudonymAnswers, add_pseudonym  # noqa: E402  (Django is set up first)
from plans.services.actions import ActionAnswers  # noqa: E402  (Django is set up first)
from tests.worker.sealing_acts import begin, tell  # noqa: E402  (Django is set up first)

ROUNDS = 40
WORDS = "Round number"


def decided() -> PanelDecision:
    """Return what the panel of a review with an action plan decided first."""
    found = PanelDecision.objects.filter(meeting__review__plan__isnull=False)
    return found.select_related("meeting__review__plan").earliest("pk")


def runner(decision: PanelDecision) -> Reader:
    """Return who coordinates that review."""
    of_it = ReviewMember.objects.filter(review=decision.meeting.review_id, capacity=Capacity.COORDINATOR)
    return reader_of(of_it.earliest("pk").person, today=clock.today())


def write(who: str) -> None:
    """Name somebody, change the words of the decision and ask for an action of it, again and again."""
    decision = decided()
    by = runner(decision)
    begin()
    for number in range(ROUNDS):
        name_somebody(decision, f"Brackenfold {number}" if who == "one" else f"BRACKENFOLD {number}", by)
        change(decision.key, f"{WORDS} {number} of {who}", by)
        raise_one(by)


def name_somebody(decision: PanelDecision, name: str, by: Reader) -> None:
    """Write down a name, if nobody has it yet."""
    answers = PseudonymAnswers(stands_for="other", name=name, chosen_by="panel")
    try:
        add_pseudonym(review=decision.meeting.review, answers=answers, by=by, now=clock.now())
    except ValidationError:
        tell("taken")


def change(key: str, text: str, by: Reader) -> None:
    """Change the words of a decision as they stand."""
    version = PanelDecision.objects.get(key=key).version
    try:
        edit_decision(key=key, version=version, text=text, reason="", by=by, now=clock.now())
    except NewerVersion:
        tell("newer")


def raise_one(by: Reader) -> None:
    """Ask for an action of the decision: it has one, after the first time."""
    decision = decided()
    answers = ActionAnswers(title="Ask the trust how it flags repairs")
    plan = decision.meeting.review.plan
    assert plan
    try:
        raise_action(decision=decision, plan=plan, answers=answers, by=by, now=clock.now())
    except PermissionDenied:
        tell("raised")


def say() -> None:
    """Print how things stand."""
    names = Counter(fold(one) for one in Pseudonym.objects.values_list("name", flat=True))
    ours = {name: number for name, number in names.items() if name.startswith("brackenfold")}
    decision = decided()
    changes = PanelDecision.history.filter(key=decision.key, text__startswith=WORDS).values("text").distinct()
    versions = PanelDecision.history.filter(key=decision.key).values("version").distinct().count()
    found = {"names": len(ours), "most": max(ours.values(), default=0), "changed": changes.count()}
    tell(json.dumps({**found, "version": decision.version, "versions": versions}))


if __name__ == "__main__":
    for act in sys.argv[1:]:
        say() if act == "say" else write(act)
