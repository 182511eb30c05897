"""What narrows a list; it lives in the address, so an answer that can't be read counts as no answer."""

from collections.abc import Iterable
from typing import cast

from django import forms

Choices = Iterable[tuple[str, str]]


class FilterForm(forms.Form):
    """A form that a list is narrowed by; ``lists`` names the questions that are chosen from a list, in order."""

    lists: tuple[str, ...] = ()

    def offer(self, name: str, choices: Choices) -> None:
        """Offer what is known only when the form is made."""
        self._list(name).choices = list(choices)

    @property
    def selects(self) -> list[forms.BoundField]:
        """Return the lists to choose from, in the order they are drawn."""
        return [self[name] for name in self.lists]

    def label_of(self, name: str, value: str) -> str:
        """Return the words of a choice."""
        return dict(cast(Choices, self._list(name).choices))[value]

    def _list(self, name: str) -> forms.ChoiceField:
        return cast(forms.ChoiceField, self.fields[name])
