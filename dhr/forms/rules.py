"""The questions about how a partnership runs its reviews."""

from dataclasses import fields
from typing import Any

from csp.forms.dates import DateField
from csp.forms.fields import RadioField, TextAreaField, TextField
from csp.forms.govuk import GovukForm, Group
from csp.forms.numbers import WholeNumberField
from dhr.models import ReviewRules
from dhr.services.rules import RulesAnswers

HERE, ELSEWHERE = "here", "elsewhere"


class RulesForm(GovukForm):
    """Asked of an administrator, for all reviews of the partnership."""

    decide_within_months = WholeNumberField(
        label="Months from being told of a death to the decision whether to review it",
        called="months to the decision",
        least=1,
        most=6,
        help_text="The guidance of December 2016 says 1.",
    )
    report_within_months = WholeNumberField(
        label="Months from the decision to the overview report",
        called="months to the overview report",
        least=1,
        most=24,
        help_text="The guidance of December 2016 says 6, unless the partnership agrees otherwise.",
    )
    related_deaths_from = DateField(
        label="From which day are deaths reviewed as domestic abuse related deaths?",
        called="first day",
        help_text=(
            "Section 19 of the Victims and Prisoners Act 2024 changes which deaths are reviewed, and the name. "
            "Leave it empty until it is in force. A partnership in Wales holds single unified safeguarding reviews "
            "in any case."
        ),
        required=False,
    )
    statement = TextAreaField(
        label="What do people sign before a review opens to them?",
        called="confidentiality statement",
        max_length=4000,
        rows=7,
    )
    holds_reports = RadioField(
        label="Where are the reports of agencies kept?",
        choices=[
            (ELSEWHERE, "Elsewhere. Saferplan says where"),
            (HERE, "They may be kept here"),
        ],
        reveals={HERE: ["assessment", "keeps_reports_years"]},
    )
    assessment = TextField(
        label="Reference of the data protection impact assessment",
        called="reference of the assessment",
        required=False,
        max_length=160,
    )
    keeps_reports_years = WholeNumberField(
        label="For how many years after a review is closed is an agency’s report kept?",
        called="number of years",
        least=1,
        most=50,
        required=False,
    )

    def __init__(self, *args: Any, rules: ReviewRules, **kwargs: Any) -> None:
        """Show the rules as they stand."""
        standing = {
            **vars(RulesAnswers.of(rules)),
            "holds_reports": HERE if rules.holds_reports else ELSEWHERE,
        }
        super().__init__(*args, version=rules.version, initial=standing, **kwargs)

    def layout(self) -> list[Any]:
        """Group the questions as one thinks of them."""
        return [
            Group("How long a review may take", "decide_within_months", "report_within_months"),
            "related_deaths_from",
            "statement",
            "holds_reports",
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for what keeping files here needs."""
        given = super().clean() or self.cleaned_data
        if not self.errors:
            for name, words in self._answers().wrong().items():
                self.add_error(name, words)
        return given

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"answers": self._answers(), "version": self.cleaned_data["version"]}

    def _answers(self) -> RulesAnswers:
        given: dict[str, Any] = {one.name: self.cleaned_data.get(one.name) for one in fields(RulesAnswers)}
        given["holds_reports"] = self.cleaned_data.get("holds_reports") == HERE
        given["assessment"] = given["assessment"] or ""
        return RulesAnswers(**given)
