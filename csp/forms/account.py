"""allauth's forms in our words: what each answer is called, and what to do when it is missing."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa import app_settings as lengths
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.core.exceptions import ValidationError

# By the name of the field: its label, the sentence when nothing was typed, and a hint.
WORDS = {
    "login": ("E-mail address", "Enter your e-mail address", ""),
    "email": ("E-mail address", "Enter your e-mail address", ""),
    "password": ("Password", "Enter your password", ""),
    "oldpassword": ("The password you have now", "Enter the password you have now", ""),
    "password1": (
        "New password",
        "Enter a new password",
        "12 characters or more. Three words that don’t belong together are good.",
    ),
    "password2": ("The new password again", "Enter the new password again", ""),
    "code": ("Code", "Enter the code", ""),
    "name": ("What do you call it?", "Enter a name", "For example, My work phone"),
    "credential": ("Passkey", "The passkey did not arrive. Try again", ""),
}
NOT_RECOGNISED = "The passkey was not recognised. Try again, or choose another way"
WRONG_RECOVERY_CODE = (
    "That recovery code does not sign you in. Each works once: check it, or use one you have not used"
)
NOT_AN_ADDRESS = "The e-mail address must be one like name@vale.example"


class InOurWords:
    """A form of allauth whose labels, hints and messages are ours."""

    use_required_attribute = False
    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put our words in the place of allauth's."""
        super().__init__(*args, **kwargs)
        for name in WORDS.keys() & self.fields.keys():
            field = self.fields[name]
            field.label, field.error_messages["required"], field.help_text = WORDS[name]
            for validator in field.validators:
                if getattr(validator, "code", "") == "invalid":
                    validator.message = NOT_AN_ADDRESS
        if credential := self.fields.get("credential"):
            credential.error_messages["invalid"] = NOT_RECOGNISED
        if code := self.fields.get("code"):
            code.widget.width = 10
            code.widget.attrs["spellcheck"] = "false"


class LoginForm(InOurWords, account.LoginForm):
    """E-mail address and password."""


class RequestLoginCodeForm(InOurWords, account.RequestLoginCodeForm):
    """The address a sign-in code goes to."""


class ConfirmLoginCodeForm(InOurWords, account.ConfirmLoginCodeForm):
    """The code from the e-mail."""


class ResetPasswordForm(InOurWords, account.ResetPasswordForm):
    """The address a link goes to."""


class ResetPasswordKeyForm(InOurWords, account.ResetPasswordKeyForm):
    """A new password, by the link."""


class ChangePasswordForm(InOurWords, account.ChangePasswordForm):
    """A new password, by the one in use."""


class SetPasswordForm(InOurWords, account.SetPasswordForm):
    """A first password."""


class ReauthenticateForm(InOurWords, account.ReauthenticateForm):
    """The password, once more."""


class TypeCode(InOurWords):
    """A form for either kind of code, which says of a wrong one what helps with its kind.

    The kind is told by the length alone, so the answer says nothing of which codes there are, or were.
    """

    cleaned_data: dict[str, Any]

    def clean_code(self) -> Any:
        """Return the code, or say what to do about it."""
        try:
            return super().clean_code()  # type: ignore[misc]  # allauth’s forms come after it
        except ValidationError as wrong:
            digits = [one for one in self.cleaned_data["code"] if one.isdigit()]
            if wrong.code == "incorrect_code" and len(digits) == lengths.RECOVERY_CODE_DIGITS:
                raise ValidationError(WRONG_RECOVERY_CODE, code=wrong.code) from wrong
            raise


class SecondStepForm(TypeCode, mfa.AuthenticateForm):
    """A code of the authenticator app, or a recovery code."""


class SecondStepAgainForm(TypeCode, mfa.ReauthenticateForm):
    """A code, once more."""


class SetUpSecondStepForm(InOurWords, totp.ActivateTOTPForm):
    """The first code of a new authenticator app."""


class UsePasskey(InOurWords):
    """A form that takes what a passkey answered, which may be anything: it comes from a browser."""

    def clean_credential(self) -> Any:
        """Return whose passkey it is, or say that it was not recognised, whatever was wrong with it."""
        try:
            return super().clean_credential()  # type: ignore[misc]  # allauth’s forms come after it
        except ValidationError as wrong:
            if wrong.code == "too_many_login_attempts":
                raise
            raise ValidationError(NOT_RECOGNISED) from wrong
        except (TypeError, ValueError, KeyError, AttributeError) as wrong:
            raise ValidationError(NOT_RECOGNISED) from wrong


class PasskeySignInForm(UsePasskey, webauthn.LoginWebAuthnForm):
    """A passkey in the place of a password."""


class PasskeyStepForm(UsePasskey, webauthn.AuthenticateWebAuthnForm):
    """A passkey as the second step."""


class PasskeyAgainForm(UsePasskey, webauthn.ReauthenticateWebAuthnForm):
    """A passkey, once more."""


class SetUpPasskeyForm(InOurWords, webauthn.AddWebAuthnForm):
    """A new passkey, and what its owner calls it."""

    def clean(self) -> dict[str, Any]:
        """Refuse what is no passkey in a sentence."""
        try:
            return super().clean()
        except (ValidationError, TypeError, ValueError, KeyError, AttributeError) as wrong:
            raise ValidationError(NOT_RECOGNISED) from wrong
