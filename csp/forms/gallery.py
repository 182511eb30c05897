"""One form that asks every kind of question, for the page that shows every part."""

from dataclasses import dataclass

from django.forms import formset_factory
from django.http import QueryDict

from csp.forms.dates import DateField
from csp.forms.fields import (
    CheckboxesField,
    EmailField,
    FileField,
    RadioField,
    SelectField,
    StatusField,
    TextAreaField,
    TextField,
    TickField,
)
from csp.forms.govuk import GovukForm, GovukFormset
from csp.forms.pounds import PoundsField


@dataclass(frozen=True)
class SampleTag:
    """A status as a partnership might word it."""

    letter: str
    word: str
    colour: str
    meaning: str


SCHEME = [
    SampleTag("B", "Complete", "blue", "done and evidenced"),
    SampleTag("G", "On track", "green", "will be done by its date"),
    SampleTag("Y", "Slipping", "yellow", "a little behind"),
    SampleTag("A", "Behind", "amber", "late, but can recover"),
    SampleTag("R", "Off track", "red", "will miss its date"),
    SampleTag("N", "Not started", "grey", "no work yet"),
]
AUTHORITIES = [("", "Choose one"), ("vale", "Vale District Council"), ("marsh", "Marsh Borough Council")]
AREAS = [("north", "North Vale"), ("south", "South Vale"), ("coast", "The coast")]


class EverythingForm(GovukForm):
    """Every kind of question once."""

    button = "Save this action"

    title = TextField(
        label="What will be done",
        called="action",
        max_length=120,
        help_text="Begin with a verb, for example “Train”",
    )
    reference = TextField(label="Reference", max_length=8, width=5, required=False)
    email = EmailField(label="E-mail address", max_length=80)
    progress = TextAreaField(
        label="What has happened since 3 September?",
        max_length=500,
        help_text="Facts and figures first. Name nobody.",
    )
    note = TextAreaField(label="Note for the coordinator", rows=2, required=False)
    due = DateField(label="Due date", help_text="For example, 27 3 2027 or 27 March 2027")
    cost = PoundsField(label="Cost", help_text="For example, £1,250 or £1,250.50")
    lead = SelectField(label="Lead authority", choices=AUTHORITIES)
    status = StatusField(label="Where has it got to?", tags=[(tag.letter, tag) for tag in SCHEME])
    moved = RadioField(
        label="Does the due date change?",
        choices=[("no", "No, it stays"), ("yes", "Yes, it moves")],
        hints={"yes": "The date first agreed is kept beside the new one"},
        reveals={"yes": ["new_due"]},
    )
    new_due = DateField(label="New due date")
    areas = CheckboxesField(
        label="Areas",
        choices=AREAS,
        hints={"coast": "From the quay eastwards"},
        help_text="Any that apply",
    )
    evidence = FileField(label="Evidence", endings=(".xlsx", ".csv", ".pdf"), help_text="10 MB or less")
    same = TickField(label="Nothing has changed", folds=["note"], required=False)
    agreed = TickField(label="The lead has agreed this", help_text="Nothing is saved without it")


class RowForm(GovukForm):
    """One of several things of a kind."""

    name = TextField(label="Milestone", max_length=60)
    by = DateField(label="Due date")


class RowsFormset(GovukFormset):
    """Milestones, together."""

    item = "Milestone"
    button = "Save the milestones"


RowFormset = formset_factory(RowForm, formset=RowsFormset, extra=2)


def good_answers() -> dict[str, str | list[str]]:
    """Return answers that are right, but for the file, which can't be typed."""
    return {
        "title": "Train front-line housing staff to ask about coercion",
        "reference": "1.1",
        "email": "june.okafor@vale.example",
        "progress": "41 of 58 addresses (71%) were visited within 48 hours, up from 52% in spring.",
        "due-day": "29",
        "due-month": "January",
        "due-year": "2027",
        "cost": "£1,234.50",
        "lead": "vale",
        "status": "A",
        "moved": "yes",
        "new_due-day": "31",
        "new_due-month": "3",
        "new_due-year": "2027",
        "areas": ["north", "coast"],
        "agreed": "on",
        "version": "1",
    }


def wrong_answers() -> dict[str, str | list[str]]:
    """Return answers each of which is wrong in its own way."""
    return {
        "title": "Train " * 30,
        "reference": "1.1.1.1.1.1",
        "email": "june.okafor at vale",
        "progress": "<b>Half</b> of it 👩‍🚒, مرحبا. " * 30,
        "due-day": "31",
        "due-month": "February",
        "due-year": "2027",
        "cost": "about £50",
        "lead": "elsewhere",
        "status": "Z",
        "moved": "yes",
        "new_due-day": "31",
        "new_due-month": "3",
        "new_due-year": "27",
        "areas": ["nowhere"],
        "row-TOTAL_FORMS": "2",
        "row-INITIAL_FORMS": "0",
        "row-0-name": "Second team in post",
        "row-0-by-day": "1",
        "row-0-by-month": "October",
        "row-1-name": "Three months at 95%",
        "row-1-by-day": "29",
        "row-1-by-month": "2",
        "row-1-by-year": "2027",
    }


def as_sent(answers: dict[str, str | list[str]]) -> QueryDict:
    """Return answers as a browser sends them."""
    sent = QueryDict(mutable=True)
    for name, answer in answers.items():
        sent.setlist(name, answer if isinstance(answer, list) else [answer])
    return sent
