"""What an audit trail can be narrowed by; it lives in the address."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django import forms

from csp.audit.words import Group, verbs_of
from csp.forms.filters import FilterForm
from csp.kernel import day_words
from csp.models import Person
from csp.queries.trail import Wanted

DAYS = ("%Y-%m-%d", "%d/%m/%Y")  # as browsers send a day, and as people type one where there is no calendar


class DayBox(forms.DateInput):
    """A box with the browser's own calendar."""

    input_type = "date"


class TrailFilterForm(FilterForm):
    """Which events of a trail to list."""

    lists = ("person", "what")

    person = forms.ChoiceField(label="Who", required=False)
    what = forms.ChoiceField(label="What", required=False, choices=[("", "Everything"), *Group.choices])
    first = forms.DateField(label="From", required=False, input_formats=DAYS)
    last = forms.DateField(label="To", required=False, input_formats=DAYS)

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        """Offer the people who are on the trail."""
        super().__init__(*args, **kwargs)
        self.offer("person", [("", "Everybody"), *((one.key, one.name) for one in people)])

    @property
    def days(self) -> list[forms.BoundField]:
        """Return the boxes for days, in the order they are drawn."""
        return [self["first"], self["last"]]

    @cached_property
    def wanted(self) -> Wanted:
        """Return what is wanted, leaving out every answer that can't be read."""
        self.is_valid()
        read = self.cleaned_data
        return Wanted(
            person=read.get("person", ""),
            verbs=verbs_of(Group(read["what"])) if read.get("what") else None,
            first=read.get("first"),
            last=read.get("last"),
        )

    def chosen(self) -> list[tuple[str, str]]:
        """Return each choice made, as (field, words for a chip)."""
        wanted = self.wanted
        answers = ((name, self.cleaned_data.get(name)) for name in self.lists)
        chosen = [(name, self.label_of(name, value)) for name, value in answers if value]
        if wanted.first:
            chosen.append(("first", f"From {day_words.plain(wanted.first)}"))
        if wanted.last:
            chosen.append(("last", f"To {day_words.plain(wanted.last)}"))
        return chosen
