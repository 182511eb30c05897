"""What a report implies, and a risk that it lists."""

from typing import Any

from csp.forms.fields import RadioField, TextAreaField, TextField
from csp.forms.govuk import GovukForm, Group
from csp.kernel.risk_level import STEPS
from scrutiny.forms.committees import RecordForm
from scrutiny.models import Report
from scrutiny.models.risk import LEVELS
from scrutiny.services.report_front import RiskAnswers

YES, NO = "yes", "no"
STEP = [(str(number), word) for number, word in STEPS.items()]


class ImplicationsForm(GovukForm):
    """Asked of a report: each implication of its form with yes or no, and what of it."""

    button = "Save these answers"

    def __init__(self, *args: Any, subject: Report, **kwargs: Any) -> None:
        """Ask what the report's own copy of the form asks; what is not answered yet may stay so."""
        super().__init__(*args, version=subject.version, **kwargs)
        self.questions = subject.council_form.implications
        for one in self.questions:
            known = subject.implications.get(one.name)
            self.fields[f"is-{one.name}"] = RadioField(
                label="Are there any?",
                choices=[(YES, "Yes"), (NO, "No")],
                required=False,
                initial=(YES if known["yes"] else NO) if known else "",
                called=f"yes or no for “{one.label}”",
            )
            self.fields[f"detail-{one.name}"] = TextAreaField(
                label="Which?",
                required=False,
                max_length=1000,
                rows=3,
                initial=known["detail"] if known else "",
                called=f"details of “{one.label}”",
            )

    def layout(self) -> list[Any]:
        """Put both questions about an implication under its name."""
        return [
            Group(one.label, f"is-{one.name}", f"detail-{one.name}", hint=one.help) for one in self.questions
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse a yes without details, and details of nothing."""
        given = super().clean() or self.cleaned_data
        for one in self.questions:
            said, detail = given.get(f"is-{one.name}"), given.get(f"detail-{one.name}")
            if said == YES and not detail and f"detail-{one.name}" not in self.errors:
                self.add_error(f"detail-{one.name}", f"Say what the implications are: {one.label}")
            if not said and detail:
                self.add_error(f"is-{one.name}", f"Choose yes or no, as you wrote details: {one.label}")
        return given

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes: the answered ones by name."""
        given = self.cleaned_data
        answered = {
            one.name: {"yes": given[f"is-{one.name}"] == YES, "detail": given[f"detail-{one.name}"]}
            for one in self.questions
            if given[f"is-{one.name}"]
        }
        return {"implications": answered, "version": given["version"]}


def _step(label: str, sentence: str) -> RadioField:
    return RadioField(label=label, choices=STEP, error_messages={"required": sentence})


class RiskForm(RecordForm):
    """Asked of a risk."""

    takes = RiskAnswers
    risk = TextField(
        label="What may go wrong?",
        help_text="For example: a partner stops paying into the pool.",
        max_length=300,
        error_messages={"required": "Enter what may go wrong"},
    )
    likelihood_before = _step("How likely is it?", "Choose how likely it is if nothing is done")
    impact_before = _step("How much would it matter?", "Choose how much it would matter if nothing is done")
    controls = TextAreaField(
        label="What is done about it?",
        max_length=1000,
        rows=3,
        error_messages={"required": "Enter what is done about it"},
    )
    likelihood_after = _step("How likely is it then?", "Choose how likely it is with what is done about it")
    impact_after = _step(
        "How much would it matter then?", "Choose how much it would matter with what is done about it"
    )
    holder = TextField(
        label="Who holds it?",
        help_text="A post, not a name: anyone may read it.",
        required=False,
        max_length=120,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for no reason: the report says it."""
        super().__init__(*args, **kwargs)
        self.fields.pop("reason", None)

    def shown(self, name: str, value: Any) -> Any:
        """Return a step as its choice has it."""
        return str(value) if name in LEVELS else value

    def clean(self) -> dict[str, Any]:
        """Return the steps as numbers."""
        given = super().clean() or self.cleaned_data
        return {name: int(value) if name in LEVELS and value else value for name, value in given.items()}

    def layout(self) -> list[Any]:
        """Ask in the order in which a risk is thought of."""
        return [
            "risk",
            Group("If nothing is done", "likelihood_before", "impact_before"),
            "controls",
            Group("With what is done about it", "likelihood_after", "impact_after"),
            "holder",
        ]
