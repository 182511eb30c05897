"""What the action list can be narrowed by; it lives in the address."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from django import forms

from csp.forms.fields import TextField
from csp.models import Seat
from plans.models import Priority, Status
from plans.queries.actions import ORDERS, Wanted

LONGEST_WORDS = 100
DUE = (
    ("", "Any time"),
    ("late", "Late"),
    ("soon", "In the next 30 days"),
    ("moved", "Moved from the date first agreed"),
    ("none", "No date"),
)


class ActionFilterForm(forms.Form):
    """Read from the address: an answer that is not in a list counts as no answer."""

    words = TextField(label="Words in the action", required=False)
    priority = forms.ChoiceField(label="Priority", required=False)
    lead = forms.ChoiceField(label="Lead authority", required=False)
    due = forms.ChoiceField(label="Due", required=False, choices=DUE)
    silent = forms.BooleanField(label="Silent", required=False)
    mine = forms.BooleanField(label="Held by me", required=False)
    sort = forms.CharField(required=False)

    def __init__(
        self,
        *args: Any,
        priorities: Sequence[Priority],
        seats: Iterable[Seat],
        scheme: Iterable[Status],
        **kwargs: Any,
    ) -> None:
        """Offer the plan's priorities, the table's authorities and the scheme's statuses."""
        super().__init__(*args, **kwargs)
        self.scheme = list(scheme)
        self.fields["priority"].choices = [  # type: ignore[attr-defined]
            ("", "All"),
            *((one.key, str(one)) for one in priorities),
            ("none", "Under no priority"),
        ]
        self.fields["lead"].choices = [  # type: ignore[attr-defined]
            ("", "All"),
            *((one.key, str(one)) for one in seats),
            ("nobody", "Held by nobody"),
        ]

    @property
    def selects(self) -> list[forms.BoundField]:
        """Return the lists to choose from, in the order they are drawn."""
        return [self["priority"], self["lead"], self["due"]]

    @cached_property
    def wanted(self) -> Wanted:
        """Return what is wanted, leaving out every answer that can't be read."""
        self.is_valid()
        read = self.cleaned_data
        sort = read.get("sort", "")
        order = sort.removeprefix("-")
        known = order in ORDERS
        return Wanted(
            words=read.get("words", "")[:LONGEST_WORDS].strip(),
            priority=read.get("priority", ""),
            lead=read.get("lead", ""),
            due=read.get("due", ""),
            statuses=tuple(one.key for one in self.scheme if one.key in self._statuses),
            silent=read.get("silent", False),
            mine=read.get("mine", False),
            order=order if known else "reference",
            backwards=known and sort.startswith("-"),
        )

    @property
    def _statuses(self) -> list[str]:
        return self.data.getlist("status")  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, list[tuple[str, str]]]:
        """Return each choice made, as field → (value in the address, words for a chip)."""
        wanted = self.wanted
        labels = {name: dict(self.fields[name].choices) for name in ("priority", "lead", "due")}  # type: ignore[attr-defined]
        chosen = {
            "words": [(self.data.get("words", ""), f"“{wanted.words}”")] if wanted.words else [],
            "status": [(one.key, one.word) for one in self.scheme if one.key in wanted.statuses],
            "silent": [("on", "Silent")] if wanted.silent else [],
            "mine": [("on", "Held by me")] if wanted.mine else [],
        }
        for name in ("priority", "lead", "due"):
            value = getattr(wanted, name)
            chosen[name] = [(value, labels[name][value])] if value else []
        return chosen
