"""What lies on an officer's desk in a review round: their actions, a form for each that is open, what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from django.contrib import messages

from csp.models import Reader
from csp.permissions import Permission
from csp.web.requests import Request
from plans.forms.reports import ReportForm
from plans.models import ProgressUpdate, ReportDraft, RoundAsk, Status, UpdateRound
from plans.policies.reports import is_asked, may_report
from plans.queries import plans, reports
from plans.services.reports import Typed

ON_A_PAGE = 20
VERSION = "-version"


@dataclass(frozen=True)
class Place:
    """Which part of a round is open: the authority it is narrowed to, the page, and a report that is to change."""

    authority: str = ""
    page: int = 1
    change: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Place":
        """Return what an address, or a form that was sent, says of it."""
        page = given.get("page", "")
        number = int(page) if page.isascii() and page.isdecimal() and len(page) < 5 else 1
        return cls(given.get("authority", ""), max(number, 1), given.get("change", ""))


@dataclass
class Desk:
    """The reader's actions in a round; ``typed`` holds what was sent, or came back after signing in again."""

    request: Request
    asked_in: UpdateRound
    typed: Mapping[str, str] | None
    forms: dict[str, ReportForm] = field(default_factory=dict)
    unheld: set[int] = field(default_factory=set)
    came_at: datetime | None = None  # by a link: they can have opened nothing before

    @property
    def reader(self) -> Reader:
        """Return who sits at it."""
        return self.request.reader

    @cached_property
    def place(self) -> Place:
        """Return which part of the round is open."""
        return Place.of(self.request.GET if self.typed is None else self.typed)

    @cached_property
    def runs_it(self) -> bool:
        """Return whether the reader may report for any authority, and so chooses one."""
        return self.reader.holds(
            Permission.UPDATE_GIVE,
            partnership=self.asked_in.partnership_id,
            circle=self.asked_in.circle_id,
        )

    @cached_property
    def asks(self) -> list[RoundAsk]:
        """Return what the round asks of the reader, in the order of the plan."""
        authority = self.place.authority if self.runs_it else ""
        found = reports.asks_of(self.reader, asked_in=self.asked_in, authority=authority)
        self.unheld = reports.without_holder(self.reader, asks=found)
        own_only = self.runs_it and not authority
        return [one for one in found if self._is_theirs(one, own_only=own_only)]

    def is_held(self, ask: RoundAsk) -> bool:
        """Return whether somebody who is there holds the action."""
        return ask.action_id not in self.unheld

    def _is_theirs(self, ask: RoundAsk, *, own_only: bool) -> bool:
        is_held = self.is_held(ask)
        if own_only and not is_asked(self.reader, ask.action, is_held=is_held):
            return False
        return bool(may_report(self.reader, ask, is_held=is_held))

    @cached_property
    def scheme(self) -> list[Status]:
        """Return the partnership's statuses."""
        return list(plans.scheme_of(self.reader, partnership=self.asked_in.plan.partnership))

    @cached_property
    def drafts(self) -> dict[int, ReportDraft]:
        """Return what the reader has typed before and kept, by the id of the ask."""
        return reports.own_drafts(self.reader, asks=self.asks)

    @cached_property
    def said(self) -> dict[int, ProgressUpdate]:
        """Return what was said last about each action."""
        return reports.said_last(self.reader, asks=self.asks)

    @cached_property
    def sent(self) -> list[str]:
        """Return the keys of the cards that were sent."""
        names = self.typed or {}
        return [name.removesuffix(VERSION) for name in names if name.endswith(VERSION)]

    @cached_property
    def remaining(self) -> list[RoundAsk]:
        """Return what is still to report."""
        return [one for one in self.asks if one.update_id is None]

    @cached_property
    def open_cards(self) -> list[RoundAsk]:
        """Return the asks that are open as cards: what was sent, or a page of what remains and what is to change."""
        if self.typed is not None:
            return [one for one in self.asks if one.key in self.sent]
        first = (self.page - 1) * ON_A_PAGE
        taken_up = [one for one in self.asks if one.update_id and self._is_taken_up(one)]
        return self.remaining[first : first + ON_A_PAGE] + taken_up

    def _is_taken_up(self, ask: RoundAsk) -> bool:
        return ask.key == self.place.change or ask.pk in self.drafts

    @property
    def pages(self) -> int:
        """Return over how many pages the cards go."""
        return max(1, -(-len(self.remaining) // ON_A_PAGE))

    @property
    def page(self) -> int:
        """Return which of them is open."""
        return min(self.place.page, self.pages)

    def form_of(self, ask: RoundAsk) -> ReportForm:
        """Return the form of a card, the same one each time."""
        if ask.key not in self.forms:
            draft = None if self.typed is not None else self.drafts.get(ask.pk)
            self.forms[ask.key] = ReportForm(self.typed, ask=ask, scheme=self.scheme, draft=draft)
        return self.forms[ask.key]

    def typed_on(self, asks: list[RoundAsk]) -> list[Typed]:
        """Return what was typed on these cards, to be kept."""
        return [Typed(ask=one, **self.form_of(one).typed) for one in asks]

    @cached_property
    def lost(self) -> list[str]:
        """Return the texts that were typed about actions that are no longer the reader's to report on."""
        mine = {one.key for one in self.asks}
        texts = [
            str((self.typed or {}).get(f"{key}-text", "")).strip() for key in self.sent if key not in mine
        ]
        return [text for text in texts if text]

    def is_given(self, ask: RoundAsk) -> bool:
        """Return whether just this has been reported by the reader already: a button was pressed twice."""
        stands, form = self.said.get(ask.update_id or 0), self.form_of(ask)
        if (
            stands is None
            or not form.is_behind(ask.action.version)
            or stands.made_by_id != self.reader.person_id
        ):
            return False
        typed = form.typed
        told = (typed["status"] and typed["status"].pk, typed["text"], typed["nothing_has_changed"])
        return told == (stands.status_id, stands.text, stands.nothing_has_changed)

    def again(self) -> "Desk":
        """Return the desk as it stands after something was saved, with the forms that are still open."""
        return replace(self, unheld=set())

    def tell(self, given: list[RoundAsk], kept: int) -> None:
        """Say at the head of the next page what was reported, and about how many actions something is kept."""
        if given:
            messages.success(self.request, reported_words(given))
        if kept:
            messages.info(self.request, kept_words(kept))
        if not (given or kept or "go_to" in self.request.POST or "take_up" in self.request.POST):
            messages.info(self.request, "There is nothing to keep yet")

    @property
    def told_in_address(self) -> dict[str, str]:
        """Return what the address of the next page has to carry of it: nothing, as the session does."""
        return {}


def reported_words(given: list[RoundAsk]) -> str:
    """Return which action was reported on, or how many."""
    return f"You have reported on {given[0].action if len(given) == 1 else f'{len(given)} actions'}"


def kept_words(kept: int) -> str:
    """Return about how many actions something is kept."""
    about = "1 action" if kept == 1 else f"{kept} actions"
    return f"What you have typed about {about} is kept here. It is not reported yet."
