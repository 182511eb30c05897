"""What the list of people can be narrowed by; it lives in the address."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django import forms

from csp.forms.fields import TextField
from csp.forms.filters import FilterForm
from csp.models import Authority
from csp.permissions import Role
from csp.queries.people import ANY, ENDED, TO_COME, TODAY, Wanted

LONGEST_WORDS = 100
STATES = ((TODAY, "Today"), (TO_COME, "To come"), (ENDED, "Ended"), (ANY, "At any time"))


class PeopleFilterForm(FilterForm):
    """Whom of the people to list."""

    lists = ("authority", "role", "state")

    words = TextField(label="Name", required=False)
    authority = forms.ChoiceField(label="Authority", required=False)
    role = forms.ChoiceField(label="Role", required=False, choices=[("", "All"), *Role.choices])
    state = forms.ChoiceField(label="Appointed", required=False, choices=STATES)

    def __init__(self, *args: Any, authorities: Iterable[Authority], **kwargs: Any) -> None:
        """Offer the authorities that anybody is appointed for."""
        super().__init__(*args, **kwargs)
        self.offer("authority", [("", "All"), *((one.key, one.name) for one in authorities)])

    @cached_property
    def wanted(self) -> Wanted:
        """Return what is wanted, leaving out every answer that can't be read."""
        self.is_valid()
        read = self.cleaned_data
        return Wanted(
            words=read.get("words", "")[:LONGEST_WORDS].strip(),
            authority=read.get("authority", ""),
            role=read.get("role", ""),
            state=read.get("state") or TODAY,
        )

    def chosen(self) -> list[tuple[str, str]]:
        """Return each choice made, as (field, words for a chip)."""
        wanted = self.wanted
        chosen = [("words", f"“{wanted.words}”")] if wanted.words else []
        narrowed = {"authority": wanted.authority, "role": wanted.role}
        chosen += [(name, self.label_of(name, value)) for name, value in narrowed.items() if value]
        if wanted.state != TODAY:
            chosen.append(("state", self.label_of("state", wanted.state)))
        return chosen
