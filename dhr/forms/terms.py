"""The terms of reference of a review."""

from typing import Any

from csp.forms.fields import TextAreaField, TextField
from dhr.forms.careful import CarefulForm
from dhr.models import Review


class TermsForm(CarefulForm):
    """Asked of whoever runs the review, and of its chair."""

    terms = TextAreaField(
        label="Terms of reference",
        help_text="What the review looks at, over which time, and the questions it answers.",
        required=False,
        max_length=20000,
        rows=18,
        called="terms of reference",
    )
    reason = TextField(
        label="Why are you changing them?",
        help_text="It stays beside the change. For example: agreed by the panel on 7 December.",
        required=False,
        max_length=100,
        called="reason",
    )

    def __init__(self, *args: Any, subject: Review, **kwargs: Any) -> None:
        """Start from the words that stand."""
        super().__init__(*args, version=subject.version, initial={"terms": subject.terms}, **kwargs)
        if not subject.terms:
            self.offer("reason", label="Is there anything to say about them?")
