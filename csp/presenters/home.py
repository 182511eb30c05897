"""“My work”: the greeting, and what is asked in groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from csp.models import Partnership, Reader
from csp.permissions import Permission
from csp.policies.handovers import may_hand_over
from csp.web.handovers import Received
from csp.web.work import Ask, Holding

SOON = timedelta(days=28)
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


@dataclass(frozen=True)
class Group:
    """A heading and what is asked under it."""

    heading: str
    asks: list[Ask]


@dataclass(frozen=True)
class HomePage:
    """The page that a person sees first."""

    heading: str
    late: int
    received: Sequence[Received]
    groups: list[Group]
    holdings: Sequence[Holding]
    hand_over_url: str
    gives_updates: bool
    reads_plans: bool
    today: date

    @classmethod
    def of(
        cls,
        asks: Sequence[Ask],
        holdings: Sequence[Holding],
        received: Sequence[Received] = (),
        *,
        reader: Reader,
        partnership: Partnership,
    ) -> "HomePage":
        """Return the page for these asks, which come in the order they are to be read."""
        soon = reader.today + SOON
        late = [ask for ask in asks if ask.is_late]
        near = [ask for ask in asks if not ask.is_late and ask.due_on and ask.due_on <= soon]
        later = [ask for ask in asks if not ask.is_late and ask.due_on and ask.due_on > soon]
        undated = [ask for ask in asks if not ask.is_late and not ask.due_on]
        groups = [
            Group("Late", late),
            Group("In the next four weeks", near),
            Group("To see to", undated),
            Group("Later", later),
        ]
        return cls(
            heading=_heading(reader.person.name, len(asks), len(received)),
            late=len(late),
            received=received,
            groups=[group for group in groups if group.asks],
            holdings=holdings,
            hand_over_url=_hand_over_url(reader, partnership),
            gives_updates=reader.holds(Permission.UPDATE_GIVE_OWN, partnership=partnership.pk),
            reads_plans=reader.holds(Permission.PLAN_READ, partnership=partnership.pk),
            today=reader.today,
        )


def _hand_over_url(reader: Reader, partnership: Partnership) -> str:
    """Return where somebody who holds work hands it over; nothing for a role that has none."""
    may = may_hand_over(reader, reader.person.key, partnership=partnership)
    return reverse("csp:handover", args=[partnership.slug, reader.person.key]) if may else ""


def _heading(name: str, count: int, received: int) -> str:
    first = name.split(maxsplit=1)[0]
    if count == 0 and received:
        return f"Hello, {first}. Something was handed over to you."
    if count == 0:
        return f"Hello, {first}. Nothing is asked of you today."
    number = NUMBERS[count] if count < len(NUMBERS) else str(count)
    things = "thing is" if count == 1 else "things are"
    return f"Hello, {first}. {number} {things} asked of you."
