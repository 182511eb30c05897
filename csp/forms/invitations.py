"""Invitations: who is invited to what, and how somebody takes it up."""

from dataclasses import fields
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from csp.forms.appointments import authority_field, post_field, role_field
from csp.forms.fields import EmailField, TextField
from csp.forms.govuk import GovukForm
from csp.forms.wording import Worded
from csp.models import Invitation, Person
from csp.services.invitations import InvitationAnswers

LONGEST_NAME = 120
LONGEST_PASSWORD = 1000


class InvitationForm(GovukForm):
    """Asked when somebody is invited."""

    button = "Send the invitation"
    name = TextField(label="Name", max_length=LONGEST_NAME)
    email = EmailField(
        label="E-mail address",
        help_text="Their own address at work: the link lets whoever opens it answer.",
        max_length=254,
    )
    authority = authority_field()
    role = role_field()
    post = post_field()

    def __init__(self, *args: Any, authorities: Any, **kwargs: Any) -> None:
        """Offer the authorities, and don't let the browser fill in the reader's own address."""
        super().__init__(*args, **kwargs)
        self.offer("authority", queryset=authorities)
        self.fields["email"].widget.attrs["autocomplete"] = "off"

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = {one.name: self.cleaned_data[one.name] for one in fields(InvitationAnswers)}
        return {"answers": InvitationAnswers(**given)}


class NewPasswordField(Worded, forms.CharField):
    """A password that somebody chooses; what they type is left exactly as it is."""

    widget = forms.PasswordInput

    def __init__(self, **kwargs: Any) -> None:
        """Keep its spaces, and let a password manager offer one."""
        super().__init__(strip=False, max_length=LONGEST_PASSWORD, **kwargs)

    def sentences(self) -> dict[str, str]:
        """Add what is wrong with one that is too long."""
        return {
            **super().sentences(),
            "max_length": "The password must be %(limit_value)d characters or fewer",
        }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Name it for password managers; no length is cut off without a word."""
        return {"autocomplete": "new-password", "spellcheck": "false"}


class JoinForm(GovukForm):
    """Asked of a new person who takes up an invitation."""

    button = "Join the partnership"
    name = TextField(label="Your name", called="name", max_length=LONGEST_NAME, autocomplete="name")
    password = NewPasswordField(
        label="Password",
        help_text=(
            "12 characters or more. Three words that don’t belong together are good. Leave it empty to sign in "
            "with codes that are sent to your e-mail address."
        ),
        required=False,
    )

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:
        """Offer the name that they were invited under."""
        self.email = invitation.email
        kwargs.setdefault("initial", {"name": invitation.name})
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Hold the password to the rules that hold wherever one is chosen."""
        answers = super().clean() or self.cleaned_data
        if password := answers.get("password"):
            try:
                validate_password(password, Person(email=self.email, name=answers.get("name", "")))
            except ValidationError as wrong:
                self.add_error("password", wrong)
        return answers


class AnswerForm(GovukForm):
    """Asked of somebody who has signed in and takes up an invitation."""

    button = "Accept this invitation"
