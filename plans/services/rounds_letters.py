"""The words of the e-mails of a round: how much is asked and by when, and nothing of what it is about."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from csp.kernel import day_words
from csp.mail import Letter
from csp.models import Person, Reader
from plans.models import UpdateRound

OPENED = """Hello {name},

{by} asks you to report on {what} by {due}, for the meeting on {meeting}, in the {partnership}.

What is asked, and what was said last time, is here:

{link}

If nothing has changed since then, saying so is one click."""

CHASED = """Hello {name},

{what} for the meeting on {meeting} in the {partnership} {has} not been reported on yet. {when}

You can report here:

{link}

If it is no longer yours to report on, tell {by}."""

RETURNED = """Hello {name},

{by} has a question about your report on {what}, in the {partnership}. {when}

The question, and the place to answer it, is here:

{link}"""

# For whoever is named from outside the circle: that it is a round of a plan, and for which meeting, is not theirs.
OPENED_OUTSIDE = """Hello {name},

{by} asks you for an update on {what} by {due}, in the {partnership}.

What it is, and what was said last time, is here:

{link}

If nothing has changed since then, saying so is one click."""

CHASED_OUTSIDE = """Hello {name},

{by} has asked you for an update on {what}, in the {partnership}, and there is none yet. {when}

You can give it here:

{link}

If it is no longer yours, tell {by}."""

RETURNED_OUTSIDE = """Hello {name},

{by} has a question about your update on {what}, in the {partnership}. {when}

The question, and the place to answer it, is here:

{link}"""


@dataclass(frozen=True)
class Told:
    """Whom a letter is for, the keys of the actions it is about, and whether they are named from outside."""

    person: Person
    actions: tuple[str, ...]
    is_outside: bool = False


@dataclass(frozen=True)
class Writer:
    """Writes the letters of one round; ``site`` is where this site is, such as ``https://plan.vale.example``."""

    one: UpdateRound
    site: str
    by: Reader

    def opened(self, told: Told) -> Letter:
        """Return what somebody is told when they are asked."""
        what, due = self._what(told), day_words.long(self.one.due_on)
        if told.is_outside:
            return self._letter(told, f"Your update on {what} is asked for by {due}", OPENED_OUTSIDE)
        return self._letter(told, f"Report on {what} by {due}", OPENED)

    def chased(self, told: Told, *, today: date) -> Letter:
        """Return what somebody is told who has not reported."""
        due = "was due on" if self.one.due_on < today else "is due by"
        if told.is_outside:
            return self._letter(told, f"Still no update: {self._what(told)}", CHASED_OUTSIDE, due=due)
        return self._letter(told, f"Still to report: {self._what(told)}", CHASED, due=due)

    def returned(self, told: Told, *, today: date) -> Letter:
        """Return what somebody is told whose report was returned."""
        due = "was due on" if self.one.due_on < today else "is due by"
        what = self._what(told)
        if told.is_outside:
            return self._letter(told, f"A question about your update on {what}", RETURNED_OUTSIDE, due=due)
        return self._letter(told, f"A question about your report on {what}", RETURNED, due=due)

    def _letter(self, told: Told, subject: str, text: str, *, due: str = "") -> Letter:
        what = self._what(told)
        return Letter(
            told.person,
            subject,
            text.format(
                name=told.person.name,
                by=self.by.person.name,
                what=what,
                has="has" if len(told.actions) == 1 else "have",
                due=day_words.long(self.one.due_on),
                when=f"The {'update' if told.is_outside else 'report'} {due} {day_words.long(self.one.due_on)}.",
                meeting=day_words.long(self.one.meeting_on),
                partnership=self.one.plan.partnership,
                link="\n".join(self._links(told)),
            ),
        )

    def _what(self, told: Told) -> str:
        """Return how many actions, and that they are restricted where they are; never which."""
        restricted = "restricted " if self.one.circle_id else ""
        number = len(told.actions)
        return f"1 {restricted}action" if number == 1 else f"{number} {restricted}actions"

    def _links(self, told: Told) -> list[str]:
        """Return where to report: the round's page, or each restricted action's for whoever sees nothing else."""
        slug = self.one.plan.partnership.slug
        if told.is_outside:
            return [self.site + reverse("plans:action-restricted", args=[slug, key]) for key in told.actions]
        return [self.site + reverse("plans:round-report", args=[slug, self.one.key])]
