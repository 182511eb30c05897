"""Hand work over as the page sends it, and look at what came of it."""

from typing import Any

from django.urls import reverse

from csp.models import Reader
from csp.services.handovers import Passed, hand_over
from csp.web import clock
from plans.models import Action, Handover
from tests.integration import people
from tests.integration.reading import boxes

LINK = "https://saferplan.example/p/vale/"
NOTE = "The board meets on the first Tuesday. Ring Ade first."


def page_of(called: str) -> str:
    """The address of the page on which somebody's work is handed over."""
    return reverse("csp:handover", args=["vale", people.person(called).key])


def sent(page: Any, to: str, *references: str, **notes: str) -> dict[str, Any]:
    """What a browser sends when only these actions are ticked; notes by the reference, with _ for its dot."""
    keys = {reference: people.action(reference).key for reference in references}
    filled = {name: value for name, value in boxes(page).items() if not name.startswith("take_")}
    filled |= {f"take_{key}": "on" for key in keys.values()}
    filled |= {f"note_{people.action(name[1:].replace('_', '.')).key}": note for name, note in notes.items()}
    return {**filled, "successor": people.person(to).key}


def as_it_is(page: Any) -> dict[str, Any]:
    """What a browser sends when nothing is changed: of a ticked box, that it is on."""
    return {name: "on" if name.startswith("take_") else value for name, value in boxes(page).items()}


def hand(by: str, holder: str, to: str, *actions: Action, note: str = NOTE) -> str:
    """Let somebody hand actions over, as the service does it."""
    return hand_over(
        partnership=people.vale(),
        holder=people.person(holder),
        successor=people.person(to),
        passed=[passed(one, note) for one in actions],
        link=LINK,
        by=reader(by),
        now=clock.now(),
    )


def passed(action: Action, note: str = NOTE) -> Passed:
    """One action as it stands, with a note."""
    return Passed("plans.action", action.key, Action.objects.get(pk=action.pk).version, note)


def reader(called: str) -> Reader:
    """Somebody as they are appointed today."""
    return people.reader(called)


def handover_of(reference: str) -> Handover:
    """The handover of an action, which has one."""
    return Handover.objects.get(action=people.action(reference))
