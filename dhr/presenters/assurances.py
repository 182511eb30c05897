"""What was found of an action of a review, as its page and the lists of actions show it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from csp.kernel import day_words
from dhr.models import Assurance
from dhr.presenters.part_changes import Told
from plans.models import Action, ActionState

TOLD = Told(
    fields=(
        ("method", "How it was checked"),
        ("found", "What was found"),
        ("is_assured", "Done as it was meant"),
        ("assured_on", "Day it was checked"),
        ("assured_by", "Who checked it"),
        ("outcome", "What has changed because of it"),
        ("outcome_on", "Day the outcome was reviewed"),
        ("outcome_by", "Who reviewed the outcome"),
    ),
    chosen={"is_assured": {True: "Yes", False: "Not yet"}},
    name=lambda version: "Check and outcome",
)


@dataclass(frozen=True)
class Part:
    """The check, or the review of the outcome: how it stands, and what is written down of it."""

    mark: str
    stands: str
    facts: Sequence[tuple[str, str]]
    verb: str


def check_of(found: Assurance | None) -> Part:
    """Return how the check of an action stands."""
    if found is None or not found.method:
        return Part("wait", "Not checked yet", (), "Check it")
    by = f"{found.assured_by}, {day_words.plain(found.assured_on)}"
    stands = ("done", "Done as it was meant") if found.is_assured else ("late", "Checked, and not done yet")
    facts = [("How it was checked", found.method), ("What was found", found.found), ("Checked by", by)]
    return Part(*stands, [fact for fact in facts if fact[1]], "Check it again")


def outcome_of(found: Assurance | None) -> Part:
    """Return how the review of what came of an action stands."""
    if found is None or not found.outcome:
        return Part("wait", "Not reviewed yet", (), "Review the outcome")
    by = f"{found.outcome_by}, {day_words.plain(found.outcome_on)}"
    facts = [("What has changed because of it", found.outcome), ("Reviewed by", by)]
    return Part("done", "Reviewed", facts, "Review the outcome again")


def in_short(found: Assurance | None) -> tuple[str, str]:
    """Return the mark and the words for both together."""
    check, outcome = check_of(found), outcome_of(found)
    if found is not None and found.is_whole:
        return "done", "Checked, outcome reviewed"
    if check.mark == "wait" and outcome.mark == "wait":
        return "wait", "Neither checked nor reviewed"
    if check.mark == "late":
        return "late", check.stands
    return (
        "part",
        "Outcome reviewed, not checked" if check.mark == "wait" else "Checked, outcome not reviewed",
    )


def page_of(slug: str, action: Action) -> str:
    """Return the address of the check and outcome of an action."""
    return reverse("dhr:assurance-detail", args=[slug, action.key])


def facts_of(action: Action) -> list[tuple[str, str]]:
    """Return what the page says of the action itself."""
    state, since = str(ActionState(action.state).label), day_words.plain(action.state_on)
    return [
        ("Lead", str(action.lead_seat or "No authority yet")),
        ("Held by", action.lead_person.name if action.lead_person else "Nobody yet"),
        ("Due", day_words.plain(action.due_on) or action.timescale or "No date"),
        ("State", f"{state}, {since}" if since else state),
    ]
