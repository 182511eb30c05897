"""Whether the actions of a review did what they were for, as somebody else than their lead found."""

from collections.abc import Collection
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from csp.models import AnyReader, Appointment, AuditEvent, Partnership, Reader
from csp.models.dated import holds_on
from csp.permissions import Permission, roles_with
from dhr.models import Assurance, Part, Review
from dhr.models.part_of_review import open_through
from dhr.models.verb import Verb
from dhr.queries.members import run_by
from plans.models import Action, ActionState, Status
from plans.queries import actions


def open_to(reader: AnyReader) -> QuerySet[Assurance]:
    """Return what was found of the actions of reviews whose plan is open to the reader."""
    found = Assurance.objects.visible_to(reader)
    return found.select_related("review__partnership", "action", "assured_by", "outcome_by").order_by("pk")


def of_action(reader: AnyReader, *, action: Action) -> Assurance | None:
    """Return what was found of one action, if anything was."""
    return open_to(reader).filter(action=action).first()


def of_actions(reader: AnyReader, *, review: Review) -> dict[int, Assurance]:
    """Return what was found of each action of a review, by the action's id."""
    return {one.action_id: one for one in open_to(reader).filter(review=review)}


def review_of(reader: AnyReader, *, action: Action) -> Review | None:
    """Return the review of whose plan an action is, where that plan is open to the reader."""
    found = Review.objects.filter(open_through(reader, Part.PLAN, at=""), plan=action.plan_id)
    return found.select_related("partnership").first()


def closed_since(reader: AnyReader, *, found: Assurance) -> bool:
    """Return whether the action was closed after it was last checked; if it goes on, it was reopened since.

    What was written down of its outcome meanwhile is no check.
    """
    mine = open_to(reader).filter(pk=found.pk).order_by().values("pk")
    said = AuditEvent.objects.filter(verb=Verb.ACTION_ASSURED, subject=found._meta.label_lower)
    last = Subquery(said.filter(subject_id__in=mine).order_by("-at").values("at")[:1])
    rows = Action.history.filter(id=found.action_id, state=ActionState.CLOSED, history_date__gt=last)
    return rows.exists()


def last_reporter(reader: Reader, *, action: Action) -> int | None:
    """Return the id of whoever last reported on an action."""
    said = actions.updates_of(reader, action=action)
    return said.values_list("made_by_id", flat=True).first()


def answer_for_the_lead(reader: Reader, *, action: Action, people: Collection[int]) -> bool:
    """Return whether one of these people (ids) answers today for the authority that leads an action."""
    seat = action.lead_seat
    if seat is None:
        return False
    today = Appointment.objects.filter(holds_on(reader.today), partnership=action.partnership_id)
    leads = today.filter(authority=seat.authority_id, role__in=roles_with(Permission.ACTION_EDIT_OWN))
    return leads.filter(person__in=people).exists()


def written_by(reader: Reader) -> QuerySet[Assurance]:
    """Return what the reader found of actions, of what they can open today, the latest first."""
    mine = Q(assured_by=reader.person_id) | Q(outcome_by=reader.person_id)
    return open_to(reader).filter(mine).order_by("-pk")


def versions_of(reader: Reader, *, action: Action) -> list[Any]:
    """Return every saved version of what was found of an action, oldest first."""
    mine = open_to(reader).filter(action=action).order_by().values("pk")
    found = Assurance.history.filter(id__in=mine).select_related("assured_by", "outcome_by", "history_user")
    return list(found.order_by("history_date", "history_id"))


def complete_and_not_checked(reader: Reader, *, partnership: Partnership) -> QuerySet[Action]:
    """Return the open actions of reviews that the reader runs, reported complete and not checked with an outcome."""
    whole = Assurance.objects.filter(action=OuterRef("pk"), is_assured=True).exclude(outcome="")
    plans = run_by(reader, partnership=partnership).order_by().values("plan_id")
    found = Action.objects.visible_to(reader).filter(plan__in=plans, state=ActionState.OPEN)
    complete = found.filter(~Exists(whole), status__stands_for=Status.StandsFor.COMPLETE)
    return complete.order_by("plan_id", "reference_order", "key")
