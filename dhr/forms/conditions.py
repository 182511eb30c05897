"""How a condition of publication stands: it holds and what shows it, it is waived and why, or it does not hold."""

from typing import Any

from csp.forms.dates import DateField
from csp.forms.fields import RadioField, TextAreaField
from csp.models import Reader
from dhr.forms.careful import CarefulForm
from dhr.models import Condition
from dhr.models.gate import CHECKS, WAIVABLE, Kind
from dhr.services.conditions import Answer, ConditionAnswers

# What shows that each holds.
SHOWN_BY = {
    Kind.PROCEEDINGS: (
        "Who was asked whether there is any other proceeding, in which post, and what they said. Those that are "
        "noted hold publication back by themselves."
    ),
    Kind.ANONYMITY: (
        "What you yourself read, and what you looked for: names, initials, ages, dates, places, jobs, and what is "
        "in the files besides their words."
    ),
    Kind.ANONYMITY_AGAIN: (
        "What you yourself read, and what you looked for: names, initials, ages, dates, places, jobs, and what is "
        "in the files besides their words. You are not who made the first check."
    ),
    Kind.FAMILY_TOLD: "Who told them, in which post, how, what they were given to read, and what they asked for.",
    Kind.AGENCIES_TOLD: "Which agencies were told, how, and who speaks for each of them if the press asks.",
    Kind.NO_ANNIVERSARY: "Who was asked which days are hard ones: the family, their advocate, the agencies.",
}


class ConditionForm(CarefulForm):
    """Asked of whoever says how a condition stands; they say it as themselves."""

    stands = RadioField(
        label="How does it stand?",
        reveals={Answer.MET.value: ["evidence", "met_on"], Answer.WAIVED.value: ["waived_why"]},
        error_messages={"required": "Choose how it stands"},
        called="how it stands",
    )
    evidence = TextAreaField(
        label="What shows that it holds?",
        required=False,
        sometimes=True,
        max_length=4000,
        rows=4,
        called="what shows that it holds",
    )
    met_on = DateField(
        label="On which day was that?",
        help_text="For example, 12 11 2026.",
        required=False,
        sometimes=True,
        called="day",
    )
    waived_why = TextAreaField(
        label="Why is it waived?",
        help_text="Guidance asks for it, so say who decided that it need not be, in which post, and why.",
        required=False,
        sometimes=True,
        max_length=4000,
        rows=4,
        called="why it is waived",
    )

    def __init__(self, *args: Any, subject: Condition, reader: Reader, **kwargs: Any) -> None:
        """Start from what is said of it."""
        self.condition, self.reader = subject, reader
        first = vars(ConditionAnswers.of(subject))
        if subject.met_on is None:
            first = {"met_on": reader.today}
        super().__init__(*args, initial=first, version=subject.version, **kwargs)
        kind = Kind(subject.kind)
        said = "I have checked it, and it holds" if kind in CHECKS else "It holds"
        choices = [(Answer.MET.value, said), (Answer.NOT_MET.value, "It does not hold, or not yet")]
        if kind in WAIVABLE:
            choices.insert(1, (Answer.WAIVED.value, "It is waived"))
        self.offer("stands", choices=choices)
        self.offer("evidence", help_text=SHOWN_BY[kind])

    def clean(self) -> dict[str, Any]:
        """Hold the answers against one another, and against today."""
        given = super().clean() or self.cleaned_data
        if not self.errors:
            wrong = self._said().wrong(condition=self.condition, today=self.reader.today)
            for name, words in wrong.items():
                self.add_error(name, words)
        return given

    def _said(self) -> ConditionAnswers:
        said = self.cleaned_data
        return ConditionAnswers(
            stands=said["stands"],
            evidence=said["evidence"] or "",
            waived_why=said["waived_why"] or "",
            met_on=said["met_on"] if said["stands"] == Answer.MET else None,
        )

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes: the answers together, and the version."""
        return {"answers": self._said(), "version": self.cleaned_data["version"]}
