"""Whom the charges of a partner go to, and what its finance department wants to read on them."""

from typing import Any

from csp.forms.fields import EmailField, TextAreaField, TextField
from csp.forms.govuk import GovukForm, Group
from dhr.models import PartnerAccount
from dhr.services.partner_accounts import AccountAnswers


class AccountForm(GovukForm):
    """Asked of a review coordinator; it says nothing of any review."""

    contact = TextField(
        label="Whom do its charges go to?",
        help_text="A post or a team, or a name: it stands in the letter.",
        max_length=120,
        error_messages={"required": "Enter whom its charges go to"},
        called="contact",
    )
    email = EmailField(
        label="What is their e-mail address?", required=False, max_length=254, called="e-mail address"
    )
    address = TextAreaField(
        label="Which address stands in letters?", required=False, max_length=400, rows=4, called="address"
    )
    purchase_order = TextField(
        label="Which purchase order number is to be quoted?",
        help_text="One that holds for all its charges. That of a single charge is noted when it is agreed.",
        required=False,
        max_length=60,
        width=20,
        called="purchase order number",
    )
    budget_code = TextField(
        label="Which budget code is to be quoted?",
        required=False,
        max_length=60,
        width=20,
        called="budget code",
    )

    def __init__(self, *args: Any, account: PartnerAccount | None, **kwargs: Any) -> None:
        """Show what is known; 0 is the version of what nobody said yet."""
        known = vars(AccountAnswers.of(account)) if account else {}
        super().__init__(*args, version=account.version if account else 0, initial=known, **kwargs)

    def layout(self) -> list[Any]:
        """Group the questions as one thinks of them."""
        return [
            Group("Who gets its charges", "contact", "email", "address"),
            Group("What stands on each charge", "purchase_order", "budget_code"),
        ]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes: the answers together, and the version."""
        said = self.cleaned_data
        given = {name: said[name] or "" for name in AccountAnswers.__dataclass_fields__}
        return {"answers": AccountAnswers(**given), "version": said["version"]}
