"""What is asked of whoever asks partners for money: for what, whether to send it, and what became of it."""

from typing import Any

from csp.forms.dates import DateField
from csp.forms.fields import RadioField, SelectField, TextField
from csp.forms.pounds import PercentField
from csp.models import Reader
from dhr.forms.careful import CarefulForm
from dhr.models import Charge, Stage
from dhr.services.charges import ChargeAnswers

ESTIMATE, ACTUAL = Charge.Basis.ESTIMATE, Charge.Basis.ACTUAL


class DrawUpForm(CarefulForm):
    """Asked before charges are drawn up."""

    button = "Draw up charges"
    button_is_pressed_once = True

    basis = RadioField(
        label="What are partners asked for?",
        choices=Charge.Basis.choices,
        hints={
            ESTIMATE: "Before the costs are known. Once they are, draw up what it has cost: only the difference is"
            " asked for, or given back.",
            ACTUAL: "Each partner’s share of the actual costs, less what it was asked for before.",
        },
        reveals={ESTIMATE: ["basis_points"]},
        error_messages={"required": "Choose what partners are asked for"},
    )
    basis_points = PercentField(
        label="What percentage of the estimate?",
        help_text="Altogether, with what was asked for before. For example: 50 now, and 100 for the other half.",
        least=1,
        called="percentage",
        error_messages={"required": "Enter what percentage of the estimate is asked for"},
    )
    stage = SelectField(
        label="For which stage of the review is it asked?",
        help_text="Leave it out unless partners pay by stage. It is not in the letter.",
        choices=[("", "For none"), *Stage.choices],
        required=False,
        called="stage",
    )

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        said = self.cleaned_data
        is_estimated = said["basis"] == ESTIMATE
        points = said["basis_points"] if is_estimated else None
        return {"answers": ChargeAnswers(said["basis"], points, said["stage"] or "")}


class AboutChargeForm(CarefulForm):
    """Asked of one charge as it was read."""

    def __init__(self, *args: Any, subject: Charge, **kwargs: Any) -> None:
        """Remember which version was read."""
        super().__init__(*args, version=subject.version, **kwargs)


class SendChargeForm(AboutChargeForm):
    """Asked before a charge gets its number."""

    button = "Send it"
    button_is_pressed_once = True


class DropChargeForm(AboutChargeForm):
    """Asked before a draft goes."""

    button, button_kind = "Drop this draft", "warning"


class DatedForm(AboutChargeForm):
    """Asked of a charge that was sent; today is offered as the day it happened."""

    def __init__(
        self, *args: Any, reader: Reader, initial: dict[str, Any] | None = None, **kwargs: Any
    ) -> None:
        """Offer today."""
        days = {
            name: reader.today for name, field in self.base_fields.items() if isinstance(field, DateField)
        }
        super().__init__(*args, initial=days | (initial or {}), **kwargs)


class AgreedForm(DatedForm):
    """Asked when a partner agreed to pay."""

    not_free = frozenset({"purchase_order"})

    agreed_on = DateField(
        label="When did the partner agree?",
        error_messages={"required": "Enter the day the partner agreed"},
        called="day the partner agreed",
    )
    purchase_order = TextField(
        label="What is the number of its purchase order?",
        help_text="If it raised one for this charge.",
        required=False,
        max_length=60,
        width=20,
        called="purchase order number",
    )

    def __init__(self, *args: Any, subject: Charge, **kwargs: Any) -> None:
        """Show the number that was known when it was sent."""
        known: dict[str, Any] = {"purchase_order": subject.purchase_order}
        if subject.agreed_on:
            known["agreed_on"] = subject.agreed_on
        super().__init__(*args, subject=subject, initial=known, **kwargs)


class InvoicedForm(DatedForm):
    """Asked when the finance system has invoiced a charge."""

    not_free = frozenset({"invoice"})

    invoiced_on = DateField(
        label="What is the date of the invoice?",
        error_messages={"required": "Enter the date of the invoice"},
        called="day of the invoice",
    )
    invoice = TextField(
        label="What is its number?",
        max_length=60,
        width=20,
        error_messages={"required": "Enter the number of the invoice"},
        called="number of the invoice",
    )

    def __init__(self, *args: Any, subject: Charge, **kwargs: Any) -> None:
        """Show what is noted already."""
        known: dict[str, Any] = {"invoice": subject.invoice}
        if subject.invoiced_on:
            known["invoiced_on"] = subject.invoiced_on
        super().__init__(*args, subject=subject, initial=known, **kwargs)


class WriteOffForm(DatedForm):
    """Asked before what is left of a charge is written off."""

    button, button_kind = "Write it off", "warning"
    why = TextField(
        label="Why is it written off?",
        help_text="For example: the partner withdrew, and the board agreed. Nothing about the review.",
        max_length=300,
        error_messages={"required": "Enter why it is written off"},
        called="reason",
    )


class RestoreForm(DatedForm):
    """Asked before it is taken back that a charge is written off."""

    button = "Take it back"
    reason = TextField(
        label="Why do you take it back?",
        help_text="It stays beside the change.",
        max_length=100,
        error_messages={"required": "Enter why you take it back"},
        called="reason",
    )
