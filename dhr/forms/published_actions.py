"""What everybody is to read of an action: its words are looked at as everybody will see them, then saved."""

import hashlib
from typing import Any, ClassVar

from crispy_forms.layout import LayoutObject
from crispy_forms.utils import TEMPLATE_PACK
from django import forms
from django.template.loader import render_to_string

from csp.forms.dates import DateField
from csp.forms.fields import TextAreaField, TextField
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.models import Reader
from dhr.forms.careful import CarefulForm
from dhr.models import PublishedAction, Review
from dhr.services.published_actions import PublicWords, wrong_words

LASTING = "A day or a month that holds for years to come, for example March 2027."
LOOKED_AT = "looked_at"  # the hidden box that remembers which words were looked at


class Preview(LayoutObject):
    """The action as everybody will see it, at the head of the form."""

    fields: ClassVar[list[Any]] = []

    def render(self, form: Any, context: Any, template_pack: str = TEMPLATE_PACK, **kwargs: Any) -> str:
        """Draw it, with the hidden box that remembers what was looked at."""
        shown = {
            "actions": [form.public_words],
            "when": form.when,
            "name": form.add_prefix(LOOKED_AT),
            "mark": form.mark,
        }
        return render_to_string("dhr/published_actions/preview.html", shown)


class PublicWordsForm(CarefulForm):
    """Sent for the first time, it comes back with what everybody will read; sent again unchanged, it is saved."""

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    recommendation = TextAreaField(
        label="What was recommended?",
        help_text="As the published report has it. Leave it empty if it stands there.",
        required=False,
        max_length=4000,
        rows=3,
    )
    words = TextAreaField(
        label="What will be done?",
        max_length=4000,
        rows=3,
        error_messages={"required": "Enter what will be done"},
    )
    lead = TextField(
        label="Who leads it?",
        help_text="An authority or a body, never a person.",
        required=False,
        max_length=200,
    )
    target = TextField(label="By when?", help_text=LASTING, required=False, max_length=120)
    progress = TextAreaField(
        label="How far has it got, and what came of it?", required=False, max_length=4000, rows=3
    )
    as_at = DateField(
        label="As at which day?",
        help_text="Everybody reads that this was so on that day.",
        error_messages={"required": "Enter the day on which this was so"},
        called="day",
    )

    def __init__(
        self,
        *args: Any,
        reader: Reader,
        review: Review,
        when: str,
        names: list[str],
        first: dict[str, Any] | None = None,
        timescale: str = "",
        subject: PublishedAction | None = None,
        **kwargs: Any,
    ) -> None:
        """Start from what everybody reads now, or from ``first`` words; ``when`` says from when they are read.

        ``timescale`` is what the plan says where it says no day: it is shown beside the question, not filled in.
        """
        self.reader, self.review, self.when = reader, review, when
        if subject:
            kwargs["initial"], kwargs["version"] = vars(PublicWords.of(subject)), subject.version
        else:
            kwargs["initial"] = {"key": new_key(), "as_at": reader.today, **(first or {})}
        super().__init__(*args, names=names, **kwargs)
        self._is_new = subject is None
        if timescale:
            self.fields["target"].help_text = f"{LASTING} The plan says: {timescale}"
        if subject:
            del self.fields["key"]

    def is_valid(self) -> bool:
        """Return whether nothing is wrong with the words, and somebody looked at them as everybody will."""
        return super().is_valid() and self.is_looked_at

    @property
    def is_looked_at(self) -> bool:
        """Return whether just these words came back to be looked at, and were sent again."""
        return not self.errors and self.data.get(self.add_prefix(LOOKED_AT)) == self.mark

    @property
    def mark(self) -> str:
        """Return what stands for the words in the hidden box."""
        said = "|".join(f"{name}={value}" for name, value in vars(self.public_words).items())
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    @property
    def public_words(self) -> PublicWords:
        """Return what everybody would read."""
        given = self.cleaned_data
        return PublicWords(**{name: given[name] for name in PublicWords.__dataclass_fields__})

    @property
    def button(self) -> str:  # type: ignore[override]
        """Return what the button does next."""
        if not self._is_previewed:
            return "Preview"
        return "Open this action to everybody" if self._is_new else "Save these words"

    @property
    def _is_previewed(self) -> bool:
        return self.is_bound and not self.errors

    def clean(self) -> dict[str, Any]:
        """Say what cannot be public, beside its question."""
        given = super().clean() or self.cleaned_data
        if not self.errors:
            wrong = wrong_words(answers=self.public_words, review=self.review, by=self.reader)
            for name, words in wrong.items():
                self.add_error(name, words)
        return given

    def warnings(self) -> list[LayoutObject]:
        """Return what everybody would read, with what is doubtful in it, once nothing is refused any more."""
        return [*super().warnings(), Preview()] if self._is_previewed else []

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: the words together, then the version, or the key."""
        names = ("version", "key")
        rest = {name: self.cleaned_data[name] for name in names if name in self.fields}
        return {"answers": self.public_words, **rest}


class TakeBackForm(CarefulForm):
    """Asked before an action is taken back from everybody."""

    button, button_kind = "Take it back", "warning"
    reason = TextField(
        label="Why are you taking it back?",
        help_text="What everybody read and the reason stay among the changes, which the people on the review see.",
        max_length=100,
        error_messages={"required": "Enter why you are taking it back"},
        called="reason",
    )

    def __init__(self, *args: Any, subject: PublishedAction, **kwargs: Any) -> None:
        """Remember which version was read."""
        super().__init__(*args, version=subject.version, **kwargs)
