"""A legal body: what it is called, in full and in short, and what kind it is."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from csp.forms.fields import SelectField, TextField, TickField
from csp.forms.govuk import GovukForm, Group
from csp.forms.seats import SeatQuestions
from csp.kernel.table_names import alike, same
from csp.models import Authority
from csp.services.authorities import BodyAnswers

LONGEST_WORDS = 100
MOST_SIMILAR = 3
BODY_QUESTIONS = ("name", "short_name", "kind")


class BodyQuestions(forms.Form):
    """What is asked about every legal body."""

    name = TextField(
        label="Its name",
        called="name",
        help_text="In full, as the law or its own letterhead has it, for example Marshland County Council",
        max_length=120,
    )
    short_name = TextField(
        label="Its short name",
        called="short name",
        help_text="As it is said in a table, for example County Council",
        max_length=40,
        width=20,
    )
    kind = SelectField(
        label="What kind of body is it?", choices=[("", "Choose one"), *Authority.Kind.choices]
    )

    def body_answers(self) -> BodyAnswers:
        """Return what was answered about the body."""
        return BodyAnswers(**{name: self.cleaned_data[name] for name in BODY_QUESTIONS})


class NewAuthorityForm(BodyQuestions, SeatQuestions):
    """Asked when a body that nobody has named yet is given its first seat."""

    button = "Add this authority"

    is_another = TickField(label="It is another body than those with a similar name", required=False)

    def __init__(self, *args: Any, names: Sequence[str], **kwargs: Any) -> None:
        """Know the names that are there; a new body sits as what it mainly is."""
        super().__init__(*args, **kwargs)
        del self.fields["sits_as"]
        self.names = names
        self.there: list[str] = []
        self.has_similar = False

    def layout(self) -> list[Any]:
        """Ask who it is before what it is here; the tick only when there is a reason for it."""
        seat = Group("Its seat here", "standing", "starts_on", "ends_on")
        return [*BODY_QUESTIONS, *(["is_another"] if self.has_similar else []), seat]

    def clean(self) -> dict[str, Any]:
        """Warn of a name that is nearly there, until the person says that it is another body."""
        answers = super().clean() or self.cleaned_data
        name = answers.get("name", "")
        if taken := same(name, self.names):
            self.there = [taken]
            self.add_error("name", f"{taken} is there already. Give that one the seat")
            return answers
        self.there = alike(name, self.names)[:MOST_SIMILAR]
        self.has_similar = bool(self.there)
        if self.there and not answers.get("is_another"):
            are = "is" if len(self.there) == 1 else "are"
            self.add_error(
                "name", f"{' and '.join(self.there)} {are} there already. Say below if yours is another body"
            )
        return answers

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        body = self.body_answers()
        return {"body": body, "seat": self.seat_answers(sits_as=body.kind)}


class AuthorityForm(BodyQuestions, GovukForm):
    """Asked when a body is called something else, or was entered wrongly."""

    button = "Save this authority"

    reason = TextField(
        label="Why are you changing it?",
        help_text="It stays beside the change.",
        required=False,
        max_length=100,
        called="reason",
    )

    def __init__(self, *args: Any, subject: Authority, **kwargs: Any) -> None:
        """Begin with what the body is."""
        kwargs.setdefault("version", subject.version)
        kwargs.setdefault("initial", {name: getattr(subject, name) for name in BODY_QUESTIONS})
        super().__init__(*args, **kwargs)

    def layout(self) -> list[Any]:
        """Ask why last."""
        return [*BODY_QUESTIONS, "reason"]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {
            "body": self.body_answers(),
            "version": self.cleaned_data["version"],
            "reason": self.cleaned_data["reason"],
        }


class FindAuthorityForm(GovukForm):
    """Asked before a new body is named: it may be there already."""

    button = "Find it"

    words = TextField(label="Words in its name", required=False, max_length=LONGEST_WORDS, called="name")

    @cached_property
    def helper(self) -> FormHelper:
        """Ask in the address: nothing is changed."""
        helper = super().helper
        helper.form_method = "get"
        return helper
