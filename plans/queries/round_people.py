"""Who is to be told what a round asks, and what became of what they were sent."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from csp.models import Appointment, CircleMember, Message, Person, Reader
from csp.models.dated import holds_on
from csp.permissions import Permission, Role, roles_with
from plans.models import Plan

OPENED, CHASED, RETURNED = "round", "round-reminder", "round-returned"
KINDS = (OPENED, CHASED, RETURNED)


class Asked(Protocol):
    """What is looked at to say who answers for an action."""

    @property
    def person_id(self) -> int | None:
        """Return the id of the person it names."""

    @property
    def authority_id(self) -> int | None:
        """Return the id of the authority that leads it."""


@dataclass
class Desk:
    """The people of a partnership who can report today, and the leads of each authority, by ids."""

    able: dict[int, Person] = field(default_factory=dict)
    leads: dict[int, list[Person]] = field(default_factory=lambda: defaultdict(list))
    inside: frozenset[int] | None = None  # for a restricted plan: who is in its circle

    def who_reports(self, asked: Asked) -> list[Person]:
        """Return the person who holds an action; without one its authority's leads; nobody when there are none.

        A lead who is not in the circle of a restricted plan knows of no action in it.
        """
        holder = self.able.get(asked.person_id or 0)
        if holder:
            return [holder]
        leads = self.leads.get(asked.authority_id or 0, [])
        return [one for one in leads if self.inside is None or one.pk in self.inside]

    def is_outside(self, person: Person) -> bool:
        """Return whether somebody is named in a restricted plan without being in its circle."""
        return self.inside is not None and person.pk not in self.inside


def desk_of(reader: Reader, *, plan: Plan) -> Desk:
    """Return who can report on the plan's actions today: one question, and one more for a restricted plan."""
    desk = Desk()
    appointed = Appointment.objects.filter(
        holds_on(reader.today),
        partnership=plan.partnership_id,
        partnership__in=reader.partnerships_with(Permission.PLAN_READ),
        role__in=roles_with(Permission.UPDATE_GIVE_OWN),
        person__is_active=True,
    )
    for one in appointed.select_related("person").order_by("person__name_order", "pk"):
        desk.able[one.person_id] = one.person
        is_known = one.person in desk.leads[one.authority_id]
        if Permission.ACTION_EDIT_OWN in Role(one.role).permissions and not is_known:
            desk.leads[one.authority_id].append(one.person)
    if plan.circle_id:
        members = CircleMember.objects.filter(holds_on(reader.today), circle=plan.circle_id)
        desk.inside = frozenset(members.values_list("person_id", flat=True))
    return desk


def last_messages(reader: Reader, *, plan: Plan, people: Collection[int]) -> Mapping[int, Message]:
    """Return the last message about a round that each of these people (ids) was sent, where the reader may know."""
    found: Iterable[Message] = (
        Message.objects.visible_to(reader)
        .filter(partnership=plan.partnership_id, circle=plan.circle_id, kind__in=KINDS, to_person__in=people)
        .only("key", "to_person", "state", "written_at", "claimed_at", "fault")
        .order_by("written_at", "pk")
    )
    return {one.to_person_id: one for one in found if one.to_person_id}
