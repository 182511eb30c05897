"""Messages as pages show them: the rows of the list, and one message with what can be done about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from csp import audit
from csp.kernel import day_words
from csp.kernel.decision import Decision
from csp.kernel.mailto import mailto
from csp.mail import is_set_up
from csp.models import AuditEvent, Message, Partnership, Reader
from csp.queries import messages
from csp.web.paging import PageLinks, with_answer

State = Message.State
# How a state is drawn, and what a tab of the list calls it.
DRAWN = {
    State.WAITING: ("wait", "Waiting"),
    State.CLAIMED: ("part", "May not have arrived"),
    State.SENT: ("done", "Sent"),
    State.REFUSED: ("late", "Refused"),
    State.BY_HAND: ("done", "Sent by a person"),
}
BEING_SENT = "Being sent"
ADDRESS_REMOVED = "address removed"
DEEDS = {
    str(audit.Verb.MESSAGE_BY_HAND): "sent it from their own mail program",
    str(audit.Verb.MESSAGE_AGAIN): "had it sent again",
}
NO_SERVER = "No mail server is set up, so it waits."


@dataclass(frozen=True)
class MessageRow:
    """One message in a table."""

    subject: str
    url: str
    to: str
    written: str
    kind: str
    state: str
    is_restricted: bool

    @classmethod
    def of(cls, message: Message, *, now: datetime) -> "MessageRow":
        """Return the row as it stands."""
        kind, _ = DRAWN[State(message.state)]
        return cls(
            subject=message.subject,
            url=address_of(message),
            to=_name_of(message),
            written=when(message.written_at),
            kind=kind,
            state=state_words(message, now=now),
            is_restricted=message.circle_id is not None,
        )


@dataclass(frozen=True)
class Letter:
    """One message as the outbox of a demonstration shows it: whole."""

    subject: str
    to: str
    written: str
    text: str
    kind: str
    state: str

    @classmethod
    def of(cls, message: Message, *, now: datetime) -> "Letter":
        """Return the message with its words."""
        kind, _ = DRAWN[State(message.state)]
        return cls(
            subject=message.subject,
            to=_name_and_address_of(message),
            written=when(message.written_at),
            text=message.text,
            kind=kind,
            state=state_words(message, now=now),
        )


@dataclass(frozen=True)
class MessageListPage:
    """Everything the list shows."""

    tabs: list[tuple[str, str, bool]]
    sentence: str
    rows: list[MessageRow]
    pages: PageLinks

    @classmethod
    def of(
        cls, page: Page, *, numbers: Mapping[str, int], state: str, address: QueryDict, now: datetime
    ) -> "MessageListPage":
        """Return one page of the list; ``numbers`` says how many messages are in each state."""
        links = PageLinks.of(page, address)
        shown = f" Showing {links.first} to {links.last}." if links.count > 1 else ""
        counted = f"{links.total} {'message' if links.total == 1 else 'messages'}"
        return cls(
            tabs=_tabs(numbers, state, address),
            sentence=f"{counted}, newest first.{shown}",
            rows=[MessageRow.of(one, now=now) for one in page],
            pages=links,
        )


@dataclass(frozen=True)
class MessagePage:
    """One message: what became of it, its words where they may be shown, and what can be done."""

    subject: str
    facts: list[tuple[str, str]]
    text: str
    no_text: str
    mailto: str
    is_cut: bool
    kind: str
    state: str
    what_now: str
    deeds: list[str]
    may_log: Decision
    may_send_again: Decision

    @classmethod
    def of(
        cls,
        message: Message,
        *,
        deeds: Iterable[AuditEvent],
        may_log: Decision,
        may_send_again: Decision,
        now: datetime,
        shows_secrets: bool = False,
    ) -> "MessagePage":
        """Return the page; ``shows_secrets`` is for the demonstration, where nobody has a mail program."""
        text = message.text if shows_secrets or not message.is_secret else ""
        mailto, is_cut = mailto_of(message, text)
        return cls(
            subject=message.subject,
            facts=_facts(message),
            text=text,
            no_text="" if text else _why_no_text(message),
            mailto=mailto if text else "",
            is_cut=is_cut,
            kind=DRAWN[State(message.state)][0],
            state=state_words(message, now=now),
            what_now=_what_now(message, now=now),
            deeds=[
                f"{event.person or 'Somebody'} {DEEDS.get(event.verb, event.verb)}, {when(event.at)}"
                for event in deeds
            ],
            may_log=may_log,
            may_send_again=may_send_again,
        )


def state_words(message: Message, *, now: datetime) -> str:
    """Return how far a message has got: one that is in hand has not been lost sight of yet."""
    return BEING_SENT if message.is_being_sent(now) else str(State(message.state).label)


def when(moment: datetime) -> str:
    """Return a moment as people write it: 23 Nov 2026, 10:30."""
    local = timezone.localtime(moment)
    return f"{day_words.short(local.date())}, {local:%H:%M}"


def address_of(message: Message) -> str:
    """Return the address of a message's page; one of no partnership has none."""
    if message.partnership is None:
        return ""
    return reverse("csp:message-detail", args=[message.partnership.slug, message.key])


def mailto_of(message: Message, text: str) -> tuple[str, bool]:
    """Return the address that opens a mail program with the message, and whether its words had to be left out."""
    return mailto(message.to_address, subject=message.subject, text=text)


def held_back(reader: Reader, *, partnership: Partnership) -> int | None:
    """Return how many messages wait for somebody to send them by hand; none where there is a mail server."""
    if is_set_up():
        return None
    return messages.to_send_by_hand(reader, partnership=partnership).count()


def _tabs(numbers: Mapping[str, int], state: str, address: QueryDict) -> list[tuple[str, str, bool]]:
    """Return a tab for all messages, and one for each state that any is in or that is looked at."""
    every = [("All", "", sum(numbers.values()))]
    every += [(DRAWN[one][1], one, numbers.get(one, 0)) for one in State if numbers.get(one) or one == state]
    return [
        (f"{label} ({number})", with_answer(address, state=value, page=""), value == state)
        for label, value, number in every
    ]


def _name_of(message: Message) -> str:
    return message.to_person.name if message.to_person else _where(message)


def _name_and_address_of(message: Message) -> str:
    return f"{message.to_person.name}, {_where(message)}" if message.to_person else _where(message)


def _where(message: Message) -> str:
    """Return the address; never what stands in the place of one that was removed."""
    return message.to_address if message.has_contact_details else ADDRESS_REMOVED


def _facts(message: Message) -> list[tuple[str, str]]:
    by = f" by {message.written_by.name}" if message.written_by else ""
    facts = [("To", _name_and_address_of(message)), ("Written", f"{when(message.written_at)}{by}")]
    if message.ended_at:
        facts.append((str(State(message.state).label), when(message.ended_at)))
    elif message.claimed_at:
        facts.append(("Taken to be sent", when(message.claimed_at)))
    if message.fault:
        facts.append(("Fault in the log", message.fault))
    return facts


def _why_no_text(message: Message) -> str:
    if not message.has_contact_details:
        return "Its words were removed with the contact details of its reader, who has left."
    if message.text:
        return "Its words let somebody in, so they are shown to nobody but its reader."
    never_went = message.state in (State.REFUSED, State.CLAIMED)
    until = "once it was sent again, or nobody could use them any more" if never_went else "once it was sent"
    return f"Its words let somebody in, so they were forgotten {until}."


def _until(message: Message) -> str:
    """Return what a message waits for: the mail server, or somebody where there is none."""
    if is_set_up() or message.is_secret:
        return "It is sent as soon as the mail server answers."
    return f"{NO_SERVER} Send it from your own mail program, then say so below."


def _what_now(message: Message, *, now: datetime) -> str:
    if message.is_being_sent(now):
        return "A worker has it in hand. Look again in two minutes."
    return {
        State.WAITING: _until(message),
        State.CLAIMED: "It was being handed to the mail server when the connection or the worker stopped. "
        "It may have arrived, so it is not sent again by itself. Ask its reader, then choose.",
        State.SENT: "",
        State.REFUSED: "The mail server would not take it, so it has not arrived. Check the address.",
        State.BY_HAND: "",
    }[State(message.state)]
