"""People as pages show them: the rows of the list, and one person with what changed about them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from csp.kernel import day_words, saves
from csp.kernel.saves import Save
from csp.models import Appointment, Person
from csp.permissions import Role
from csp.queries.people import ANY, ENDED, TO_COME, TODAY
from csp.web.paging import PageLinks, with_answer

FIELDS = (("post", "Post"), ("starts_on", "First day"), ("ends_on", "Last day"))
# Said of one person, of several people, and of several appointments each.
WHEN = {
    TODAY: ("today", "today", "today"),
    TO_COME: ("whose appointment is to come", "whose appointments are to come", "to come"),
    ENDED: ("whose appointment has ended", "whose appointments have ended", "that have ended"),
    ANY: ("at any time", "at any time", "at any time"),
}


@dataclass(frozen=True)
class AppointmentRow:
    """One appointment in a table."""

    key: str
    person_key: str
    name: str
    url: str
    authority: str
    role: str
    post: str
    since: str
    until: str
    note: str
    has_ended: bool

    @classmethod
    def of(cls, appointment: Appointment, *, today: date) -> "AppointmentRow":
        """Return the row as it stands on a day."""
        ended = appointment.ends_on is not None and appointment.ends_on < today
        is_to_come = appointment.starts_on > today
        return cls(
            key=appointment.key,
            person_key=appointment.person.key,
            name=appointment.person.name,
            url=reverse("csp:person-detail", args=[appointment.partnership.slug, appointment.person.key]),
            authority=appointment.authority.name,
            role=Role(appointment.role).label,
            post=appointment.post,
            since=day_words.short(appointment.starts_on),
            until=day_words.short(appointment.ends_on) or "Further notice",
            note="ended" if ended else f"from {day_words.short(appointment.starts_on)}" if is_to_come else "",
            has_ended=ended,
        )


@dataclass(frozen=True)
class PeoplePage:
    """Everything the list shows besides its filter."""

    sentence: str
    rows: list[AppointmentRow]
    pages: PageLinks
    chips: list[tuple[str, str]]

    @classmethod
    def of(
        cls,
        page: Page,
        *,
        people: int,
        state: str,
        chosen: Iterable[tuple[str, str]],
        address: QueryDict,
        today: date,
    ) -> "PeoplePage":
        """Return one page of the list; ``people`` is how many the appointments on all pages belong to."""
        links = PageLinks.of(page, address)
        shown = f" Showing {links.first} to {links.last}." if links.count > 1 else ""
        return cls(
            sentence=f"{_counted(people, links.total, state)}, by name.{shown}",
            rows=[AppointmentRow.of(one, today=today) for one in page],
            pages=links,
            chips=[(label, with_answer(address, page="", **{name: ""})) for name, label in chosen],
        )


@dataclass(frozen=True)
class ChangeRow:
    """One field that was changed, by whom and when."""

    field: str
    before: str
    after: str
    who: str
    when: str


@dataclass(frozen=True)
class Story:
    """One appointment of a person and how it came to be what it is."""

    title: str
    made: str
    gone: str
    rows: list[ChangeRow]


def facts_of(person: Person) -> list[tuple[str, str]]:
    """Return how to reach somebody."""
    address = quote(person.email, safe="@")
    return [("E-mail", format_html('<a class="govuk-link" href="mailto:{}">{}</a>', address, person.email))]


def stories_of(versions: Mapping[int, Sequence[Any]]) -> list[Story]:
    """Return what was done to each of a person's appointments, those taken back too."""
    return [_story(list(one)) for one in versions.values()]


def saves_of(versions: Sequence[Any]) -> list[Save]:
    """Return each save of one appointment that changed something, newest first."""
    return saves.saves_of(versions, fields=FIELDS, say=_say)


def _story(versions: list[Any]) -> Story:
    first, last = versions[0], versions[-1]
    is_gone = last.history_type == "-"
    since = day_words.plain(first.starts_on)
    return Story(
        title=f"{Role(first.role).label}, {first.authority.name}, from {since}",
        made=f"{_made(first)}.",
        gone=f"Taken back by {_who_and_when(last)}." if is_gone else "",
        rows=[
            ChangeRow(
                one.field, one.before, one.after, save.who, day_words.short(timezone.localdate(save.at))
            )
            for save in saves_of(versions[:-1] if is_gone else versions)
            for one in save.changes
        ],
    )


def _made(version: Any) -> str:
    if version.history_user:
        return f"Appointed by {_who_and_when(version)}"
    return f"On record since {day_words.plain(timezone.localdate(version.history_date))}"


def _who_and_when(version: Any) -> str:
    return f"{version.history_user.name} on {day_words.plain(timezone.localdate(version.history_date))}"


def _say(version: Any, name: str) -> str:
    value = getattr(version, name)
    if isinstance(value, date):
        return day_words.plain(value)
    return str(value or ("Until further notice" if name == "ends_on" else "Nothing"))


def _counted(people: int, appointments: int, state: str) -> str:
    """Return how many people, how many appointments where they have more of those, and when these are."""
    of_one, of_several, of_more = WHEN[state]
    words = f"{people} {'person' if people == 1 else 'people'}"
    if people != appointments:
        return f"{words} with {appointments} appointments {of_more}"
    return f"{words} {of_one if people == 1 else of_several}"
