"""A form about a review that asks for a second look where a text seems to say who somebody is."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from crispy_forms.layout import LayoutObject
from crispy_forms.utils import TEMPLATE_PACK
from django.template.loader import render_to_string

from csp.forms.fields import TextField
from csp.forms.govuk import GovukForm
from csp.kernel.identifying_words import identifying_words

MEANT = "meant"  # the hidden box that remembers what somebody has been warned of


@dataclass(frozen=True)
class Doubt:
    """What a text seems to hold, and the question it was typed under."""

    sign: str
    words: str
    question: str
    target: str

    @property
    def mark(self) -> str:
        """Return what stands for it in the hidden box: short, and without the words."""
        return hashlib.sha256(f"{self.sign}|{self.words}|{self.target}".encode()).hexdigest()[:16]


class Careful(LayoutObject):
    """The warning at the head of the form."""

    fields: ClassVar[list[Any]] = []

    def render(self, form: Any, context: Any, template_pack: str = TEMPLATE_PACK, **kwargs: Any) -> str:
        """Draw it, with the hidden box that remembers it."""
        shown = {
            "doubts": form.doubts,
            "name": form.add_prefix(MEANT),
            "marks": " ".join(one.mark for one in form.doubts),
            "button": form.button,
        }
        return render_to_string("dhr/careful.html", shown)


class CarefulForm(GovukForm):
    """Sent for the first time, a text that seems to say who somebody is comes back with a warning.

    Sent again it is saved as it is: nothing is blocked and nothing typed is lost. What the record said before is not
    asked about again. ``known`` are names that may be written, ``names`` are people's whole names, found in any case;
    ``not_free`` are questions that are not looked at.
    """

    not_free: ClassVar[frozenset[str]] = frozenset()

    def __init__(
        self, *args: Any, known: Iterable[str] = (), names: Iterable[str] = (), **kwargs: Any
    ) -> None:
        """Take the names that may be written, such as pseudonyms, and those that may not."""
        super().__init__(*args, **kwargs)
        self.known, self.names = tuple(known), tuple(names)

    def is_valid(self) -> bool:
        """Return whether nothing is wrong with the answers, and what is doubtful in them was meant."""
        return super().is_valid() and not self.is_warned

    @property
    def is_warned(self) -> bool:
        """Return whether the answers hold something doubtful that nobody has been warned of yet."""
        sent = str(self.data.get(self.add_prefix(MEANT), "")).split()
        return any(one.mark not in sent for one in self.doubts)

    @property
    def doubts(self) -> list[Doubt]:
        """Return what seems to say who somebody is in what was typed, and was not in the record before."""
        if not self.is_bound:
            return []
        self.errors  # noqa: B018  (reads the answers, where nobody has yet)
        return [
            Doubt(sign, words, str(bound.label), bound.id_for_label)
            for bound in self.visible_fields()
            if isinstance(bound.field, TextField) and bound.name not in self.not_free
            for sign, words in self._found(bound.name)
        ]

    def warnings(self) -> list[LayoutObject]:
        """Return the warning, where there is one."""
        return [Careful()] if self.doubts else []

    def _found(self, name: str) -> list[tuple[str, str]]:
        before = self.get_initial_for_field(self.fields[name], name) or ""
        had = set(self._doubtful(str(before)))
        return [one for one in self._doubtful(self.cleaned_data.get(name) or "") if one not in had]

    def _doubtful(self, text: str) -> list[tuple[str, str]]:
        return [
            (str(sign), words) for sign, words in identifying_words(text, names=self.names, known=self.known)
        ]
