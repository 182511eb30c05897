"""The words of a digest: how much waits and of which kinds, and never what it is called or about."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.urls import reverse

from csp.kernel import day_words
from csp.models import Partnership, Person
from csp.queries.waiting import Kind, When

TEXT = """Hello {name},

this waits for you in the {partnership} on {day}.

{lists}

What it is, and where to do it, is on your first page:

{link}

You get this e-mail {how_often}. Letters of a review round come anyway. Choose another rhythm, or none, here:

{preferences}"""

# Of a restricted matter not even the kind is said, nor that a matter is restricted.
TEXT_APART = """Hello {name},

something waits for you in the {partnership} that this e-mail says nothing about. Sign in to see it:

{link}

You get this e-mail {how_often}. Choose another rhythm, or none, here:

{preferences}"""

HOW_OFTEN = {
    "daily": "on working days when something has changed, and as a week begins",
    "weekly": "on the first working day of each week",
}


@dataclass(frozen=True)
class Waiting:
    """What waits for one person in one partnership, or in one restricted matter of it."""

    partnership: Partnership
    circle_id: int | None
    numbers: Mapping[Kind, int]

    @cached_property
    def lists(self) -> str:
        """Return what waits, under its headings: the same things always make the same words."""
        parts = []
        for when in When:
            lines = sorted(kind.said(number) for kind, number in self.numbers.items() if kind.when == when)
            if lines:
                parts.append("\n".join([when.value, *(f"- {line}" for line in lines)]))
        return "\n\n".join(parts)

    @property
    def mark(self) -> str:
        """Return by what it is known again, to say it once: of which matter, what and how much."""
        said = f"{self.partnership.pk} {self.circle_id} {self.lists}"
        return hashlib.sha256(said.encode()).hexdigest()


def subject_of(*, waiting: Waiting, day: date) -> str:
    """Return the subject: how many things wait, where, and when that was so."""
    if waiting.circle_id:
        return f"Something waits for you in the {waiting.partnership}"
    number = sum(waiting.numbers.values())
    things = "1 thing waits" if number == 1 else f"{number} things wait"
    return f"{things} for you in the {waiting.partnership}, {day_words.plain(day)}"


def text_of(*, waiting: Waiting, to: Person, day: date, how_often: str, site: str) -> str:
    """Return the letter; ``site`` is where this site is, such as ``https://plan.vale.example``."""
    return (TEXT_APART if waiting.circle_id else TEXT).format(
        name=to.name,
        partnership=waiting.partnership,
        day=day_words.long(day),
        lists=waiting.lists,
        link=site + reverse("csp:home", args=[waiting.partnership.slug]),
        how_often=HOW_OFTEN[how_often],
        preferences=site + reverse("csp:digest-edit"),
    )
