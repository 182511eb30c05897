"""An officer's report in a round: a card for each action that is open, a line for each that is reported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from csp.kernel import day_words
from csp.kernel.markdown import to_html
from csp.models import Reader, Seat
from plans.models import Action, Challenge, ProgressUpdate, ReportDraft, RoundAsk, UpdateRound
from plans.presenters.addresses import action_address
from plans.presenters.news import News
from plans.presenters.scheme import Scheme, StatusTag

Problem = tuple[str, str]


@dataclass(frozen=True)
class Last:
    """What was said last: when, by whom, as what, and in which words."""

    when: str
    who: str
    status: StatusTag
    body: SafeString | str
    forecast: str

    @classmethod
    def of(
        cls, ask: RoundAsk, said: Mapping[int, ProgressUpdate], scheme: Scheme, reader: Reader
    ) -> "Last | None":
        """Return what stands beside today's box; nothing when nothing was ever said."""
        update, with_words = said.get(ask.last_update or 0), said.get(ask.last_words or 0)  # type: ignore[attr-defined]  # annotated
        if update is None:
            return None
        forecast = scheme.tag(update.forecast_id).word if update.forecast_id else ""
        return cls(
            when=_day(update.made_at),
            who=("you" if update.made_by_id == reader.person_id else update.made_by.name) + update.how,
            status=scheme.tag(update.status_id),
            body=_words(update, with_words),
            forecast=forecast,
        )


@dataclass(frozen=True)
class Returned:
    """What a report was returned with: who asks, when, and what."""

    who: str
    when: str
    body: SafeString

    @classmethod
    def of(cls, challenge: Challenge) -> "Returned":
        """Return the words above the box."""
        return cls(challenge.made_by.name, _day(challenge.made_at), _html(challenge.text))


@dataclass(frozen=True)
class Card:
    """One action that is open to be reported on; its form is made elsewhere."""

    key: str
    reference: str
    title: str
    url: str
    due: str
    is_late: bool
    holder: str
    last: Last | None
    returned: Returned | None
    typed_at: str
    news: News | None
    form: Any

    @property
    def known(self) -> str:
        """Return what the action is called in a sentence."""
        return self.reference or self.title

    @property
    def problems(self) -> list[Problem]:
        """Return what is wrong with what was typed, each with the box to go to."""
        if not self.form.is_bound:
            return []
        found = [(str(words), self.key) for words in self.form.non_field_errors()]
        for field in self.form:
            first = f"{field.auto_id}_0" if field.name == "status" else field.id_for_label
            target = self.key if field.is_hidden else first
            found += [(str(words), target) for words in field.errors]
        return [(f"{self.known}: {words}", target) for words, target in found]


@dataclass(frozen=True)
class Line:
    """One action that is reported."""

    key: str
    reference: str
    title: str
    url: str
    words: str
    status: StatusTag

    @property
    def known(self) -> str:
        """Return what the action is called in a sentence."""
        return self.reference or self.title


@dataclass(frozen=True)
class ReportPage:
    """The whole page."""

    asked_in: UpdateRound
    done: int
    total: int
    due: str
    is_late: bool
    meeting: str
    cards: Sequence[Card]
    lines: Sequence[Line]
    page: int
    pages: int
    left: int
    authority: str
    authorities: Sequence[tuple[str, str]]
    lost: Sequence[str]
    problem: str

    @property
    def problems(self) -> list[Problem]:
        """Return everything that is wrong, in the order of the page."""
        first = [(self.problem, self.cards[0].key if self.cards else "")] if self.problem else []
        return first + [one for card in self.cards for one in card.problems]

    @property
    def has_news(self) -> bool:
        """Return whether somebody saved one of these actions meanwhile."""
        return any(card.news for card in self.cards)


def card_of(
    ask: RoundAsk,
    *,
    form: Any,
    news: News | None,
    draft: ReportDraft | None,
    said: Mapping[int, ProgressUpdate],
    scheme: Scheme,
    reader: Reader,
    is_held: bool,
) -> Card:
    """Return the card of an action that is to be reported on, or whose report is to change."""
    action, waiting = ask.action, ask.waiting  # type: ignore[attr-defined]  # annotated
    return Card(
        key=ask.key,
        reference=action.reference,
        title=action.title,
        url="" if reader.by_link else _address(action),
        due=day_words.plain(action.due_on) or action.timescale,
        is_late=action.is_late(reader.today),
        holder=_holder(action, reader, is_held=is_held),
        last=Last.of(ask, said, scheme, reader),
        returned=Returned.of(waiting[0]) if waiting else None,
        typed_at=_moment(draft.saved_at) if draft else "",
        news=news,
        form=form,
    )


def line_of(ask: RoundAsk, update: ProgressUpdate, scheme: Scheme, reader: Reader) -> Line:
    """Return the line of an action that is reported."""
    mine = update.made_by_id == reader.person_id
    who = "" if mine else f" by {update.made_by.name}"
    said = "Nothing has changed" if update.nothing_has_changed and not update.text else "Reported"
    return Line(
        key=ask.key,
        reference=ask.action.reference,
        title=ask.action.title,
        url="" if reader.by_link else _address(ask.action),
        words=f"{said}, {_day(update.made_at)}{who}{update.how}",
        status=scheme.tag(update.status_id),
    )


def authorities_of(seats: Sequence[Seat], *, nobodys: str) -> list[tuple[str, str]]:
    """Return what somebody who reports for any authority chooses from."""
    own = ("", "Those that the round asks you about")
    return [own, *((one.key, str(one)) for one in seats), (nobodys, "No authority yet")]


def due_words(asked_in: UpdateRound, today: date) -> str:
    """Return by when the round wants its reports, with the days that are left."""
    return f"{day_words.long(asked_in.due_on)}, {day_words.near(asked_in.due_on, today)}"


def _words(update: ProgressUpdate, with_words: ProgressUpdate | None) -> SafeString | str:
    if update.text:
        return _html(update.text)
    if with_words is None:
        return "Nothing had changed."
    return _html(f"Nothing had changed since {_day(with_words.made_at)}:\n\n{with_words.text}")


def _html(text: str) -> SafeString:
    return mark_safe(to_html(text))  # noqa: S308  (to_html has cleaned what was written)


def _holder(action: Action, reader: Reader, *, is_held: bool) -> str:
    if action.lead_person is None:
        return "Nobody holds it yet"
    if not is_held:
        return f"Nobody holds it: {action.lead_person.name} is no longer here"
    return "" if action.lead_person_id == reader.person_id else f"Held by {action.lead_person.name}"


def _address(action: Action) -> str:
    return action_address(action.plan.partnership).format(action.key)


def _day(at: datetime) -> str:
    return day_words.plain(timezone.localdate(at))


def _moment(at: datetime) -> str:
    return f"{_day(at)} at {timezone.localtime(at):%H:%M}"
