"""A form that asks once whether something is meant as it reads, and takes the same answer the second time."""

from typing import Any, ClassVar, cast

from crispy_forms.layout import LayoutObject
from crispy_forms.utils import TEMPLATE_PACK
from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string

ASKED = "asked"


class Warned(LayoutObject):
    """The advice, beside the question that it is about."""

    fields: ClassVar[list[Any]] = []

    def render(self, form: Any, context: Any, template_pack: str = TEMPLATE_PACK, **kwargs: Any) -> str:
        """Draw it."""
        return render_to_string("plans/actions/everyday.html", {})


class SecondThought(forms.Form):
    """Sent for the first time, a doubtful answer comes back with advice; sent again, it is saved as it is.

    A hidden field remembers that one was asked, so this works without JavaScript, and nothing typed is lost.
    """

    asked = forms.CharField(required=False, widget=forms.HiddenInput)

    def needs_a_second_thought(self) -> bool:
        """Return whether the answers, which are valid, are doubtful."""
        raise NotImplementedError

    def is_valid(self) -> bool:
        """Return whether nothing is wrong with the answers, and they were meant when they are doubtful."""
        return super().is_valid() and not self._asks_now()

    @property
    def was_asked(self) -> bool:
        """Return whether the advice is to be shown: it was, or is now, and the answers have not been saved."""
        return self.is_bound and bool(self.data.get(self.add_prefix(ASKED)))

    def second_thought(self) -> list[LayoutObject]:
        """Return the advice for the layout, where there is any."""
        return [Warned()] if self.was_asked else []

    def _asks_now(self) -> bool:
        if self.was_asked or not self.needs_a_second_thought():
            return False
        sent = cast(QueryDict, self.data).copy()
        sent[self.add_prefix(ASKED)] = "yes"
        self.data = sent
        return True
