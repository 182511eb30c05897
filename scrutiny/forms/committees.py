"""Committees: what one is, who is on it, what has to be ready before its papers, when it meets, what it looks at."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import RadioField, RecordField, SelectField, TextField, TickField
from csp.forms.govuk import GovukForm
from csp.forms.numbers import WholeNumberField
from csp.kernel import day_words
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.kernel.review_clocks import add_months
from csp.models import Record
from scrutiny.models import CommitteeMember, WorkItem
from scrutiny.services.committee_meetings import MeetingAnswers
from scrutiny.services.committee_members import MemberAnswers
from scrutiny.services.committees import CommitteeAnswers, DeadlineAnswers
from scrutiny.services.work_items import WorkAnswers

MONTHS_BACK, MONTHS_AHEAD = 12, 24
MOST_CLEAR_DAYS, MOST_DAYS_BEFORE = 20, 120


class RecordForm(GovukForm):
    """Asked when a committee or something of it is added or changed; a new one gets a key, so it is added once.

    ``takes`` is the class of its answers, and asks a question of each name.
    """

    takes: type[Any]
    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    reason = TextField(
        label="Why are you changing it?",
        help_text="It stays beside the change.",
        required=False,
        max_length=100,
        called="reason",
    )

    def __init__(
        self, *args: Any, subject: Any = None, start: dict[str, Any] | None = None, **kwargs: Any
    ) -> None:
        """Start from what it is, or from ``start``."""
        if subject:
            now = vars(self.takes.of(subject))
            kwargs["initial"] = {
                name: self.shown(name, one.key if isinstance(one, Record) else one)
                for name, one in now.items()
            }
            kwargs["version"] = subject.version
        else:
            kwargs["initial"] = {"key": new_key(), **(start or {})}
        super().__init__(*args, **kwargs)
        del self.fields["reason" if subject is None else "key"]
        self.order_fields([name for name in self.fields if name != "reason"])

    def shown(self, name: str, value: Any) -> Any:
        """Return an answer as its question shows it."""
        return value

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: the answers together, then version and reason, or the key."""
        given = self.cleaned_data
        asked = {one.name: given[one.name] for one in fields(self.takes)}
        rest: dict[str, Any] = {
            name: given[name] for name in ("version", "reason", "key") if name in self.fields
        }
        return {"answers": self.takes(**asked), **rest}


class CommitteeForm(RecordForm):
    """Asked of a committee."""

    takes = CommitteeAnswers
    authority = RecordField(
        label="Of which council?",
        help_text="In a two-tier area the district’s and the county’s committee may both scrutinise the partnership.",
        called="council",
    )
    name = TextField(
        label="What is it called?",
        help_text="For example: Community Safety Scrutiny Committee.",
        max_length=120,
        error_messages={"required": "Enter what it is called"},
    )
    clear_days = WholeNumberField(
        label="How many clear days lie between its papers and its meeting?",
        help_text=(
            "The law asks for five in England and three in Wales. Neither the day of publication nor that of the "
            "meeting counts, and only working days do. Ask democratic services if your council keeps to more."
        ),
        called="number of clear days",
        least=1,
        most=MOST_CLEAR_DAYS,
        width=3,
    )
    ends_on = DateField(
        label="On which day does it scrutinise the partnership for the last time?",
        help_text="Leave empty while it goes on.",
        required=False,
        called="last day",
    )

    def __init__(self, *args: Any, councils: Any, **kwargs: Any) -> None:
        """Offer the councils of the area; a new committee goes on."""
        super().__init__(*args, **kwargs)
        self.offer("authority", queryset=councils)


class MemberForm(RecordForm):
    """Asked of somebody on a committee."""

    takes = MemberAnswers
    person = RecordField(
        label="Who?",
        help_text="Somebody who is appointed in the partnership. An administrator invites others.",
        called="person",
    )
    part = RadioField(
        label="What are they on it as?",
        choices=CommitteeMember.Part.choices,
        initial=CommitteeMember.Part.MEMBER,
        hints={
            CommitteeMember.Part.CO_OPTED: (
                "Somebody of a responsible authority or a co-operating body who is not of its executive. They vote "
                "only if the committee decides so."
            )
        },
        error_messages={"required": "Choose what they are on it as"},
    )
    topic = TextField(
        label="For which topic are they co-opted?",
        help_text="Leave empty if they are not co-opted, or for everything.",
        required=False,
        max_length=200,
        called="topic",
    )
    starts_on = DateField(label="From which day?", called="first day")
    ends_on = DateField(
        label="Until which day?",
        help_text="Leave empty until further notice.",
        required=False,
        called="last day",
    )

    def __init__(self, *args: Any, people: Any = None, today: date, **kwargs: Any) -> None:
        """Offer who can be on it; who is on it already stays who they are."""
        super().__init__(*args, start={"starts_on": today, "part": CommitteeMember.Part.MEMBER}, **kwargs)
        if people is None:
            del self.fields["person"]
        else:
            self.offer("person", queryset=people)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: who, if it is asked, and the rest."""
        given = super().answers
        return {"person": self.cleaned_data["person"], **given} if "person" in self.fields else given


class DeadlineForm(RecordForm):
    """Asked of what has to be ready before papers are published."""

    takes = DeadlineAnswers
    what = TextField(
        label="What has to be ready?",
        help_text="For example: Finance comments.",
        max_length=120,
        error_messages={"required": "Enter what has to be ready"},
    )
    days_before = WholeNumberField(
        label="How many working days before the papers are published?",
        called="number of working days",
        least=0,
        most=MOST_DAYS_BEFORE,
        width=3,
    )


class MeetingForm(RecordForm):
    """Asked of a meeting."""

    takes = MeetingAnswers
    held_on = DateField(label="On what day?", help_text="For example, 19 1 2027.", called="day")
    place = TextField(
        label="Where, and at what time?",
        help_text="For example: Council Chamber, 6.30 pm.",
        required=False,
        max_length=200,
    )
    is_for_crime = TickField(
        label="It meets as the crime and disorder committee",
        help_text="It must do so at least once in every twelve months (SI 2009/942, regulation 4).",
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take it that a new meeting counts for the duty."""
        super().__init__(*args, start={"is_for_crime": True}, **kwargs)


class CancelForm(GovukForm):
    """Asked before a meeting is cancelled."""

    button = "Cancel this meeting"
    button_kind = "warning"
    why = TextField(
        label="Why is it cancelled?",
        help_text="For example: not enough members could come.",
        max_length=200,
        called="reason",
        error_messages={"required": "Enter why it is cancelled"},
    )


class WorkForm(RecordForm):
    """Asked of something on a work programme."""

    takes = WorkAnswers
    kind = RadioField(
        label="What is it?",
        choices=WorkItem.Kind.choices,
        error_messages={"required": "Choose what it is"},
    )
    title = TextField(
        label="What is it called?",
        help_text="For example: Annual review of the community safety plan.",
        max_length=160,
        error_messages={"required": "Enter what it is called"},
    )
    month = SelectField(label="In which month?", called="month")
    meeting = RecordField(
        label="At which meeting?",
        help_text="Leave it open until the day of the meeting is known.",
        required=False,
        empty_label="Not known yet",
        called="meeting",
    )

    def __init__(
        self, *args: Any, meetings: Any, today: date, subject: WorkItem | None = None, **kwargs: Any
    ) -> None:
        """Offer the months around this one, and the meetings of the committee."""
        super().__init__(*args, subject=subject, **kwargs)
        offered = months_around(today)
        if subject and subject.month not in offered:
            offered = sorted([*offered, subject.month])
        self.offer(
            "month", choices=[("", "Choose one"), *((_value(one), day_words.month(one)) for one in offered)]
        )
        self.offer("meeting", queryset=meetings)

    def shown(self, name: str, value: Any) -> Any:
        """Return the month as the list has it."""
        return _value(value) if name == "month" else value

    def clean_month(self) -> date:
        """Return the first day of the month."""
        return date.fromisoformat(f"{self.cleaned_data['month']}-01")


class RemovePartForm(GovukForm):
    """Asked before a deadline, or something on a work programme, is removed."""

    button_kind = "warning"

    def __init__(self, *args: Any, subject: Record, button: str, **kwargs: Any) -> None:
        """Remember which version was read."""
        self.button = button
        super().__init__(*args, version=subject.version, **kwargs)


def months_around(today: date) -> Sequence[date]:
    """Return the first days of the months from a year ago to two years ahead."""
    return [add_months(today.replace(day=1), at) for at in range(-MONTHS_BACK, MONTHS_AHEAD + 1)]


def _value(month: date) -> str:
    return f"{month:%Y-%m}"
