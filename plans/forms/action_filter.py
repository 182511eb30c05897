"""What the action list can be narrowed by; it lives in the address."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from django import forms

from csp.forms.fields import TextField
from csp.forms.filters import FilterForm
from csp.kernel.terms import EVERYBODYS, Words
from csp.models import Seat
from plans.models import ActionState, Priority, Status
from plans.queries.actions import ELSEWHERE, HERE, ORDERS, Wanted

LONGEST_WORDS = 100
DUE = (
    ("", "Any time"),
    ("late", "Late"),
    ("first", "After the date first agreed"),
    ("soon", "In the next 30 days"),
    ("moved", "Moved from the date first agreed"),
    ("none", "No date"),
)
HOME = (("", "All"), (HERE, "This plan"), (ELSEWHERE, "Other plans"))


class ActionFilterForm(FilterForm):
    """Which actions of a plan to list."""

    lists: tuple[str, ...] = ("priority", "lead", "due", "home")

    words = TextField(label="Words in the action", required=False)
    priority = forms.ChoiceField(label="Priority", required=False)
    lead = forms.ChoiceField(label="Lead authority", required=False)
    due = forms.ChoiceField(label="Due", required=False, choices=DUE)
    home = forms.ChoiceField(label="Counted from", required=False, choices=HOME)
    silent = forms.BooleanField(label="Silent", required=False)
    mine = forms.BooleanField(label="Held by me", required=False)
    everyday = forms.BooleanField(label="May be business as usual", required=False)
    open = forms.BooleanField(label="Still open", required=False)
    sort = forms.CharField(required=False)

    def __init__(
        self,
        *args: Any,
        priorities: Sequence[Priority],
        seats: Iterable[Seat],
        scheme: Iterable[Status],
        called: Words = EVERYBODYS,
        for_coordinator: bool = False,
        counts_others: bool = False,
        **kwargs: Any,
    ) -> None:
        """Offer the plan's priorities, the table's authorities and the scheme's statuses; more to its coordinator.

        Where no action of another plan is counted, nobody is asked from which plan.
        """
        super().__init__(*args, **kwargs)
        if not counts_others:
            del self.fields["home"]
            self.lists = self.lists[:-1]
        self.scheme, self.for_coordinator = list(scheme), for_coordinator
        self.fields["priority"].label = called.priority.start
        own = [(one.key, str(one)) for one in priorities]
        self.offer("priority", [("", "All"), *own, ("none", f"Under no {called.priority.one}")])
        leads = [(one.key, str(one)) for one in seats]
        self.offer("lead", [("", "All"), *leads, ("nobody", "Held by nobody")])

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
            home=read.get("home", ""),
            statuses=tuple(one for one, _ in self._buckets if one in self._statuses),
            open=read.get("open", False),
            silent=read.get("silent", False),
            mine=read.get("mine", False),
            everyday=self.for_coordinator and read.get("everyday", False),
            order=order if known else "reference",
            backwards=known and sort.startswith("-"),
        )

    @property
    def decided(self) -> list[tuple[str, str]]:
        """Return what can have been decided of an action, as (value in the address, word)."""
        return [(state.value, str(state.label)) for state in ActionState if state != ActionState.OPEN]

    @property
    def _buckets(self) -> list[tuple[str, str]]:
        return [*((one.key, one.word) for one in self.scheme), *self.decided]

    @property
    def _statuses(self) -> list[str]:
        return self.data.getlist("status")  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, list[tuple[str, str]]]:
        """Return each choice made, as field → (value in the address, words for a chip)."""
        wanted = self.wanted
        chosen = {
            "words": [(self.data.get("words", ""), f"“{wanted.words}”")] if wanted.words else [],
            "status": [(value, word) for value, word in self._buckets if value in wanted.statuses],
            "open": [("on", "Still open")] if wanted.open else [],
            "silent": [("on", "Silent")] if wanted.silent else [],
            "mine": [("on", "Held by me")] if wanted.mine else [],
            "everyday": [("on", "May be business as usual")] if wanted.everyday else [],
        }
        for name in self.lists:
            value = getattr(wanted, name)
            chosen[name] = [(value, self.label_of(name, value))] if value else []
        return chosen
