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
SHOWN, HIDDEN = "shown", "hidden"
BANDS, NOTHING = "bands", "nothing"
AFTERWARDS = ("copies_within_days", "shows_months", "keeps_reviews_years")
ENTER_SMALLEST = "Enter the smallest number that is shown"


class RulesForm(GovukForm):
    """Asked of an administrator, for all reviews of the partnership."""

    decide_within_months = WholeNumberField(
        label="Months from being told of a death to the decision whether to review it",
        called="months to the decision",
        least=1,
        most=6,
        help_text="As we know the guidance of December 2016, second hand: 1.",
    )
    report_within_months = WholeNumberField(
        label="Months from the decision to the overview report",
        called="months to the overview report",
        least=1,
        most=24,
        help_text="As we know the guidance of December 2016, second hand: 6, unless otherwise agreed.",
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
        sometimes=True,
        max_length=160,
    )
    keeps_reports_years = WholeNumberField(
        label="For how many years after a review is closed is an agency’s report kept?",
        called="years an agency’s report is kept",
        least=1,
        most=50,
        required=False,
        sometimes=True,
    )
    copies_within_days = WholeNumberField(
        label="Within how many days are copies sent to whoever is to have one?",
        called="days to send copies",
        least=1,
        most=365,
        help_text=(
            "From the approval, or from publication: the Domestic Abuse Commissioner, the policing body, the panel. "
            "For the Commissioner the law says as soon as reasonably practicable."
        ),
    )
    shows_months = WholeNumberField(
        label="For how many months does a published review stay on the public page?",
        called="months on the public page",
        least=1,
        most=240,
        required=False,
        help_text=(
            "Then the page says that it can be asked for. Many partnerships show one for 12 months. Leave it empty "
            "if it stays until somebody takes it down."
        ),
    )
    keeps_reviews_years = WholeNumberField(
        label="For how many years after it is closed is a review kept?",
        called="years a closed review is kept",
        least=1,
        most=100,
        help_text=(
            "No law says how long. Then two people on the review can destroy it, unless something in law, such as an "
            "inquest, needs it. Nothing is destroyed by itself, except the files of agencies’ reports that are kept "
            "here."
        ),
    )
    days_to_pay = WholeNumberField(
        label="Within how many days are partners to pay a charge?",
        called="days to pay a charge",
        least=1,
        most=365,
        help_text="From the day it is sent. Charges that were sent keep the day that stands on them.",
    )
    shows_counts = RadioField(
        label="Does everybody see how many reviews there are?",
        choices=[
            (HIDDEN, "No"),
            (SHOWN, "Yes: how many were decided on in each financial year, and nothing else"),
        ],
        hints={
            SHOWN: "On the Reviews page of everybody in the partnership, on the public page, and in scrutiny reports."
        },
        reveals={SHOWN: ["smallest_count"]},
    )
    smallest_count = WholeNumberField(
        label="Smallest number that is shown",
        called="smallest number",
        least=3,
        most=20,
        required=False,
        sometimes=True,
        help_text="A year with fewer, or none, says “fewer than” this number, so that no death can be told from it.",
    )
    smallest_spend = WholeNumberField(
        label="How many reviews are at least in each figure of what reviews cost?",
        called="fewest reviews in a figure",
        least=2,
        most=20,
        help_text=(
            "Everybody in the partnership reads what reviews cost in each financial year. With 2, whoever knows what "
            "one of two reviews cost can take that off and knows the other: choose more if people on one review are "
            "not to know of another."
        ),
    )
    bands_spend = RadioField(
        label="What is told of a year in which fewer reviews have costs?",
        choices=[
            (NOTHING, "Nothing, as of a year in which none has"),
            (BANDS, "About how much, such as £10,000 to under £25,000"),
        ],
        hints={BANDS: "From £10,000 it then shows that there is a review."},
    )

    def __init__(self, *args: Any, rules: ReviewRules, **kwargs: Any) -> None:
        """Show the rules as they stand."""
        self.rules = rules
        standing = {
            **vars(RulesAnswers.of(rules)),
            "holds_reports": HERE if rules.holds_reports else ELSEWHERE,
            "shows_counts": SHOWN if rules.shows_counts else HIDDEN,
            "bands_spend": BANDS if rules.bands_spend else NOTHING,
        }
        super().__init__(*args, version=rules.version, initial=standing, **kwargs)

    def layout(self) -> list[Any]:
        """Group the questions as one thinks of them."""
        return [
            Group("How long a review may take", "decide_within_months", "report_within_months"),
            "related_deaths_from",
            "statement",
            "holds_reports",
            Group("Once a review is approved, published or closed", *AFTERWARDS),
            "days_to_pay",
            "shows_counts",
            Group("What everybody is told of what reviews cost", "smallest_spend", "bands_spend"),
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for what keeping files here, and showing counts, need."""
        given = super().clean() or self.cleaned_data
        wrong = self._answers().wrong()
        if given.get("shows_counts") == SHOWN and given.get("smallest_count") is None:
            wrong["smallest_count"] = ENTER_SMALLEST
        for name, words in wrong.items():
            if name not in self.errors:
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
        given["shows_counts"] = self.cleaned_data.get("shows_counts") == SHOWN
        given["bands_spend"] = self.cleaned_data.get("bands_spend") == BANDS
        given["smallest_count"] = given["smallest_count"] or self.rules.smallest_count
        return RulesAnswers(**given)
