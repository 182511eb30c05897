"""To whom a report was sent and who has not been sent it yet, as its writer sees it and as a file has it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from csp.kernel import day_words, stories
from csp.kernel.listing import listed
from csp.kernel.stories import Kind, Story
from csp.models import Partnership, Reader
from csp.permissions import Permission
from csp.web.work import Ask
from scrutiny.models import Pack, Sending
from scrutiny.models.sending import PARTS
from scrutiny.services.sendings import owed_in
from scrutiny.sources.copies import Copy, owed

FIELDS = (
    ("recipient", "To whom"),
    *((name, words) for name, words in PARTS.items()),
    ("sent_on", "Day"),
    ("sent_by", "Who sent it"),
    ("how", "How"),
)
HEADS = (
    "To whom",
    "Why",
    "Sent by the end of",
    "State",
    "Sent on",
    "What",
    "Who sent it",
    "How",
    "Recorded by",
)
NOT_ASKED = "Nobody asks for it"


@dataclass(frozen=True)
class Sent:
    """One sending."""

    key: str
    words: str
    recorded: str


@dataclass(frozen=True)
class SendingRow:
    """Somebody to whom the report is to be sent or was sent."""

    recipient: str
    why: str
    kind: str
    state: str
    due: str
    sent: list[Sent]


@dataclass(frozen=True)
class SendingList:
    """Everybody to whom a version of a report is to be sent or was sent."""

    rows: list[SendingRow]
    words: str
    owed: str
    is_late: bool
    members: str


def list_of(
    pack: Pack, copies: Sequence[Copy], sendings: Iterable[Sending], *, members: int, today: date
) -> SendingList:
    """Return the list: the copies that are owed or were, then whoever else was sent it."""
    asked = {one.to for one in copies}
    others: dict[str, list[Sending]] = {}
    for one in sendings:
        if one.pack_id == pack.pk and one.to not in asked:
            others.setdefault(one.to, []).append(one)
    rows = [_row(one, today) for one in copies]
    rows += [_sent_row(mine[0].recipient, NOT_ASKED, "", mine) for mine in others.values()]
    missing = owed(copies)
    return SendingList(
        rows=rows,
        words=f"{len(copies) - len(missing)} of {len(copies)} copies recorded as sent",
        owed=listed([one.recipient for one in missing]),
        is_late=any(one.is_late(today) for one in missing),
        members=_members(pack, members),
    )


def _members(pack: Pack, number: int) -> str:
    since = day_words.plain(timezone.localdate(pack.issued_at)) if pack.issued_at else ""
    committee = pack.meeting.committee if pack.meeting else "the committee"
    who = f"1 member of {committee} has" if number == 1 else f"{number} members of {committee} have"
    return f"{who} had it here, and on My work, since {since}."


def _row(one: Copy, today: date) -> SendingRow:
    due = day_words.plain(one.due_on)
    if one.sent:
        return _sent_row(one.recipient, one.why, due, one.sent)
    kind, state = ("late", "Not sent, late") if one.is_late(today) else ("wait", "Not sent yet")
    return SendingRow(one.recipient, one.why, kind, state, due, [])


def _sent_row(recipient: str, why: str, due: str, sendings: Sequence[Sending]) -> SendingRow:
    return SendingRow(recipient, why, "done", "Sent", due, [_sent(one) for one in sendings])


def _sent(one: Sending) -> Sent:
    words = f"{day_words.plain(one.sent_on)}, {one.sent_by}: {'; '.join(one.what)}."
    return Sent(one.key, f"{words} {one.how}".strip(), f"Recorded by {one.recorded_by.name}")


def rows_of_file(
    pack: Pack, copies: Sequence[Copy], sendings: Iterable[Sending], *, today: date
) -> Iterator[tuple[str, ...]]:
    """Give the same list line by line: one for each sending, and one for each copy that is owed."""
    why = {one.to: one for one in copies}
    for one in copies:
        if not one.sent:
            state = "Not sent, late" if one.is_late(today) else "Not sent yet"
            yield one.recipient, one.why, one.due_on.isoformat(), state, "", "", "", "", ""
    for sending in sendings:
        if sending.pack_id == pack.pk:
            asked = why.get(sending.to)
            yield (
                sending.recipient,
                asked.why if asked else NOT_ASKED,
                asked.due_on.isoformat() if asked else "",
                "Sent",
                sending.sent_on.isoformat(),
                "; ".join(sending.what),
                sending.sent_by,
                sending.how,
                sending.recorded_by.name,
            )


def asks_of(reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield an ask for each report of which copies should have been sent by now, to those who write reports."""
    if not reader.holds(Permission.REPORT_WRITE, partnership=partnership.pk):
        return
    for pack, missing in owed_in(partnership=partnership, by=reader):
        late = [one for one in missing if one.due_on <= reader.today]
        if late:
            yield Ask(
                title=f"Send copies of the report: {pack.title}",
                url=list_url(pack),
                why=f"Not recorded as sent: {listed([one.recipient for one in late])}.",
                verb="See who is to have it",
                due_on=late[0].due_on,
                is_late=late[0].due_on < reader.today,
            )


@dataclass(frozen=True)
class OwedPaper:
    """A report of a committee of which copies are owed."""

    title: str
    url: str
    words: str


def owed_papers(found: Iterable[tuple[Pack, list[Copy]]], *, today: date) -> list[OwedPaper]:
    """Return the reports of which copies are owed, and whose."""
    return [
        OwedPaper(str(pack.title), list_url(pack), _owed_words(missing, today)) for pack, missing in found
    ]


def _owed_words(missing: Sequence[Copy], today: date) -> str:
    by = "should have been sent by" if any(one.is_late(today) for one in missing) else "to be sent by"
    return f"{listed([one.recipient for one in missing])}: {by} {day_words.plain(missing[0].due_on)}."


def list_url(pack: Pack) -> str:
    """Return the address of the list."""
    return reverse("scrutiny:sending-list", args=[pack.partnership.slug, pack.key])


def stories_of(versions: Sequence[Any]) -> list[Story]:
    """Return what became of what was recorded: the removed ones, with why."""
    kind = Kind(list(versions), FIELDS, "Sent", lambda version: str(version.recipient))
    return stories.stories_of([kind], say=_say)


def _say(version: Any, name: str) -> str:
    value = getattr(version, name)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return day_words.plain(value) if isinstance(value, date) else value or "Nothing"
