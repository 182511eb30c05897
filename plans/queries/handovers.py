"""Questions about handing actions over: what somebody holds, what was handed over, and what was said with it."""

from collections.abc import Collection, Mapping, Sequence

from django.db.models import F, Q, QuerySet

from csp.models import Partnership, Person, Reader
from plans.models import Action, Handover, Plan
from plans.models.action import ActionQuerySet
from plans.queries.reach import seen


def held(reader: Reader, *, partnership: Partnership, person: Person) -> QuerySet[Action]:
    """Return the open actions that name a person and that the reader may see, soonest first, undated last."""
    return (
        _held(Action.objects.visible_to(reader), partnership, person)
        .select_related("plan", "lead_seat", "status")
        .order_by(F("due_on").asc(nulls_last=True), "reference_order", "key")
    )


def number_held(reader: Reader, *, partnership: Partnership, person: Person) -> int:
    """Return how many open actions that the reader may see name a person."""
    return _held(Action.objects.visible_to(reader), partnership, person).count()


def is_named_from_outside(reader: Reader, *, partnership: Partnership) -> bool:
    """Return whether an open action of a restricted plan names the reader, who is not in its circle."""
    return _held(Action.objects.named_on(reader), partnership, reader.person).exists()


def taken(
    reader: Reader, *, partnership: Partnership, person: Person, keys: Collection[str]
) -> dict[str, Action]:
    """Return those of the actions with these keys that a person holds, by key, locked until the transaction ends.

    Locked by themselves and read after: rows joined to one that was waited for would be those from before.
    """
    waited = Action.objects.filter(key__in=keys).order_by("pk").select_for_update(of=("self",))
    ids = list(waited.values_list("pk", flat=True))
    found = held(reader, partnership=partnership, person=person).filter(pk__in=ids)
    return {action.key: action for action in found}


def unsettled(reader: Reader, *, actions: Sequence[Action]) -> list[Handover]:
    """Return the handovers of these actions that still stand on somebody's first page, locked until the end.

    In the same order as ``mine_to_settle`` locks them: in another, each would wait for the other.
    """
    mine = Action.objects.reachable_by(reader).filter(pk__in=[action.pk for action in actions])
    found = Handover.objects.filter(action__in=mine, settled_at=None).order_by("pk")
    return list(found.select_related("action__plan").select_for_update(of=("self",)))


def received(reader: Reader, *, partnership: Partnership) -> QuerySet[Handover]:
    """Return what was handed over to the reader and is still theirs to see to: newest first, then soonest due."""
    mine = _held(Action.objects.reachable_by(reader), partnership, reader.person)
    return (
        Handover.objects.waiting_for(reader)
        .filter(action__in=mine.values("pk"))
        .select_related("action__plan", "action__status", "from_person", "made_by")
        .order_by("-made_at", F("action__due_on").asc(nulls_last=True), "action__reference_order", "key")
    )


def apart(reader: Reader, *, partnership: Partnership) -> set[int]:
    """Return the ids of the restricted actions that name the reader from outside their circle."""
    named = _held(Action.objects.named_on(reader), partnership, reader.person)
    return set(named.values_list("pk", flat=True))


def mine_to_settle(reader: Reader, *, keys: Sequence[str]) -> list[Handover]:
    """Return the handovers to the reader with these keys that still stand, locked until the transaction ends."""
    found = Handover.objects.waiting_for(reader).filter(key__in=keys).order_by("pk")
    return list(found.select_related("action__plan").select_for_update(of=("self",)))


def sent_already(
    reader: Reader, *, partnership: Partnership, person: Person, successor: str, notes: Mapping[str, str]
) -> set[str]:
    """Return the keys of the actions whose last handover the reader made, from and to these people and so noted."""
    made = Handover.objects.filter(
        action__in=Action.objects.in_partnership(partnership), action__key__in=notes
    )
    last = {
        one.action.key: one for one in made.select_related("action", "to_person").order_by("made_at", "pk")
    }
    return {
        key
        for key, one in last.items()
        if (one.made_by_id, one.from_person_id) == (reader.person_id, person.pk)
        and (one.to_person.key, one.note) == (successor, notes[key])
    }


def told_about(reader: Reader, *, action: Action) -> QuerySet[Handover]:
    """Return how an action changed hands, newest first, for whoever may see it.

    Whoever is named on it from outside its circle reads what was handed over to them, and nothing else.
    """
    told = Q(action__in=seen(reader, action=action))
    if action.circle_id:
        mine = Action.objects.named_on(reader).filter(pk=action.pk).values("pk")
        told |= Q(action__in=mine, to_person=reader.person_id)
    found = Handover.objects.filter(told).select_related("from_person", "to_person", "made_by")
    return found.order_by("-made_at", "key")


def _held(found: ActionQuerySet, partnership: Partnership, person: Person) -> ActionQuerySet:
    return (
        found.in_partnership(partnership)
        .open()
        .filter(lead_person=person)
        .exclude(plan__state=Plan.State.CLOSED)
    )
