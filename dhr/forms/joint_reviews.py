"""A review that another body holds into the same death, and the question before it is removed."""

from dataclasses import fields
from typing import Any, ClassVar

from django import forms

from csp.forms.fields import RadioField, TextAreaField, TextField
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from dhr.forms.careful import CarefulForm
from dhr.models import JointReview
from dhr.services.joint_reviews import JointReviewAnswers


class JointReviewForm(CarefulForm):
    """Asked when one is noted or changed; a new one has a key minted with the form, so it is noted once."""

    not_free: ClassVar[frozenset[str]] = frozenset({"reference"})

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    kind = RadioField(
        label="What kind of review is it?",
        choices=JointReview.Kind.choices,
        error_messages={"required": "Choose what kind of review it is"},
    )
    body = TextField(
        label="Which body holds it?",
        help_text="For example: Marshland Safeguarding Adults Board.",
        max_length=160,
        error_messages={"required": "Enter which body holds it"},
        called="body",
    )
    together = RadioField(
        label="How far do the two go together?",
        choices=JointReview.Together.choices,
        error_messages={"required": "Choose how far the two go together"},
    )
    reference = TextField(
        label="Its number there",
        help_text="Only if it says nothing of who somebody is.",
        required=False,
        max_length=60,
        width=20,
    )
    note = TextAreaField(
        label="What is agreed with them?",
        help_text="For example, who chairs, who asks the agencies, who speaks with the family.",
        required=False,
        max_length=2000,
        rows=4,
        called="note",
    )
    reason = TextField(
        label="Why are you changing it?",
        help_text="It stays beside the change.",
        required=False,
        max_length=100,
        called="reason",
    )

    def __init__(self, *args: Any, subject: JointReview | None = None, **kwargs: Any) -> None:
        """Start from what is noted; a new one gets a key."""
        if subject:
            kwargs["initial"], kwargs["version"] = vars(JointReviewAnswers.of(subject)), subject.version
        else:
            kwargs["initial"] = {"key": new_key()}
        super().__init__(*args, **kwargs)
        del self.fields["reason" if subject is None else "key"]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: the answers together, then version and reason, or the key."""
        given = self.cleaned_data
        said = JointReviewAnswers(**{one.name: given[one.name] for one in fields(JointReviewAnswers)})
        names = ("version", "reason", "key")
        return {"answers": said, **{name: given[name] for name in names if name in self.fields}}


class RemoveJointReviewForm(CarefulForm):
    """Asked before what was noted of another body's review is removed."""

    button, button_kind = "Remove this review", "warning"
    reason = TextField(
        label="Why are you removing it?",
        help_text="What was noted and the reason stay among the changes.",
        max_length=100,
        error_messages={"required": "Enter why you are removing it"},
        called="reason",
    )

    def __init__(self, *args: Any, subject: JointReview, **kwargs: Any) -> None:
        """Remember which version was read."""
        super().__init__(*args, version=subject.version, **kwargs)
