"""Which plans there are, and what they are made of."""

from django.db.models import Exists, OuterRef, QuerySet

from csp.models import AnyReader, Partnership, Reader
from csp.permissions import Permission
from csp.queries.search import keys_with_words
from plans.models import Action, Objective, Plan, Priority, Status
from plans.models.plan import PlanQuerySet

KIND = "plan"


def open_to(reader: AnyReader) -> PlanQuerySet:
    """Return the plans the reader may see, newest first."""
    return Plan.objects.visible_to(reader).select_related("partnership").order_by("-starts_on", "key")


def to_open(reader: AnyReader) -> PlanQuerySet:
    """Return the same for a page, each knowing whether it counts actions of other plans: few do."""
    counted = Action.also_in.through.objects.filter(plan=OuterRef("pk"))
    return open_to(reader).annotate(has_guests=Exists(counted))


def not_closed(reader: AnyReader, *, partnership: Partnership) -> QuerySet[Plan]:
    """Return the partnership's plans that the reader may see and that are not closed, newest first."""
    return open_to(reader).in_partnership(partnership).exclude(state=Plan.State.CLOSED)


def priorities_of(reader: AnyReader, *, plan: Plan) -> QuerySet[Priority]:
    """Return the plan's priorities in their order, with who leads them."""
    return (
        Priority.objects.visible_to(reader)
        .filter(plan=plan)
        .select_related("lead_seat__authority", "lead_person")
        .order_by("position", "key")
    )


def objectives_of(reader: AnyReader, *, plan: Plan) -> QuerySet[Objective]:
    """Return the plan's objectives, priority by priority."""
    return (
        Objective.objects.visible_to(reader)
        .filter(plan=plan)
        .select_related("priority")
        .order_by("priority__position", "position", "key")
    )


def scheme_of(reader: AnyReader, *, partnership: Partnership) -> QuerySet[Status]:
    """Return the partnership's statuses in their order; they are the same for everyone who reads its plans."""
    mine = reader.partnerships_with(Permission.PLAN_READ)
    return Status.objects.filter(partnership=partnership, partnership__in=mine).order_by("position", "key")


def with_words(reader: Reader, *, partnership: Partnership, words: str) -> QuerySet[Plan]:
    """Return the partnership's plans that hold every one of the words in their own texts, newest first."""
    keys = keys_with_words(reader, kind=KIND, words=words, partnership=partnership)
    return open_to(reader).in_partnership(partnership).filter(key__in=keys)
