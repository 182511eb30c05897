"""What the foundation holds about a person: who they are, how they sign in, what they are appointed to and did."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from typing import Any

from allauth.mfa.models import Authenticator

from csp.audit.words import kind_of, words_of
from csp.models import AuditEvent, Invitation, Message, Reader
from csp.permissions import Role
from csp.presenters.people_changing import saves_of_person
from csp.presenters.sessions import browser_words
from csp.queries import my_data
from csp.queries.sessions import open_sessions_of
from csp.queries.work_accounts import work_accounts_of
from csp.web.my_data import Row, Section, Table, columns, rows_from

STEPS = {
    Authenticator.Type.TOTP: "Authenticator app",
    Authenticator.Type.RECOVERY_CODES: "Recovery codes",
    Authenticator.Type.WEBAUTHN: "Passkey",
}
NOBODY = "The site itself"


def sections_of(reader: Reader, *, now: datetime) -> Iterator[Section]:
    """Yield what the foundation holds about the reader."""
    yield Section("person", "Who you are", Table(columns(what="What", value="Held"), _given(_person(reader))))
    yield _names(reader)
    yield _ways_in(reader)
    yield _sessions(reader, now)
    yield _appointments(reader)
    yield _invitations(reader, now)
    yield _messages(reader)
    yield _emails(reader)
    yield _pdfs(reader)
    yield _places(reader)
    yield _deeds(reader)
    yield _done_by_others(reader)


def _given(rows: Iterable[Row]) -> Any:
    """Return the way to look up rows that are few and known already."""
    return lambda most: rows


def _person(reader: Reader) -> list[Row]:
    person = reader.person
    return [
        ("Name", person.name),
        ("E-mail address", person.email if person.has_contact_details else "Removed"),
        ("On record since", person.joined_at),
        ("Last signed in", person.last_login),
        ("May sign in", person.is_active),
    ]


def _names(reader: Reader) -> Section:
    cells = columns(at="When", before="Before", after="After", who="Who")
    rows = [
        (save.at, change.before, change.after, save.who)
        for save in saves_of_person(my_data.versions_of(reader))
        for change in save.changes
    ]
    return Section("names", "What you were called before", Table(cells, _given(rows)))


def _ways_in(reader: Reader) -> Section:
    cells = columns(kind="Kind", name="Called", since="Set up", last_used="Last used")
    words = "What lets you in is never shown, not even to you: only that it is there."
    return Section("ways-in", "How you sign in", Table(cells, lambda most: _ways(reader)), words=words)


def _ways(reader: Reader) -> Iterator[Row]:
    if reader.person.has_usable_password():
        yield "Password", "", None, None
    for address in my_data.addresses_of(reader):
        yield "Confirmed e-mail address", address.email, None, None
    for step in my_data.second_steps_of(reader):
        named = step.data.get("name", "") if step.type == Authenticator.Type.WEBAUTHN else ""
        yield STEPS.get(step.type, str(step.type)), named, step.created_at, step.last_used_at
    for account in work_accounts_of(reader.person):
        yield "Work account", account.uid, account.date_joined, account.last_login


def _sessions(reader: Reader, now: datetime) -> Section:
    cells = columns(browser="Browser", signed_in="Signed in", last_seen="Last seen", address="From where")
    rows = (
        (browser_words(one.browser), one.times.signed_in, one.times.seen, one.address)
        for one in open_sessions_of(reader, now=now)
    )
    return Section("sessions", "Where you are signed in", Table(cells, _given(rows)))


def _appointments(reader: Reader) -> Section:
    cells = columns(
        role="Role",
        partnership="Partnership",
        authority="Authority",
        post="Post",
        from_day="From",
        until="Until",
    )

    def row(one: Any) -> Row:
        return (
            Role(one.role).label, str(one.partnership), one.authority.name, one.post, one.starts_on, one.ends_on
        )  # fmt: skip

    found = my_data.appointments_of(reader)
    return Section("appointments", "What you are or were appointed to", Table(cells, rows_from(found, row)))


def _invitations(reader: Reader, now: datetime) -> Section:
    cells = columns(
        role="Role",
        partnership="Partnership",
        authority="Authority",
        name="Name as written",
        invited="Invited",
        invited_by="By",
        state="State",
    )
    found = my_data.invitations_of(reader)
    return Section(
        "invitations", "Invitations to you", Table(cells, rows_from(found, partial(_invitation, now)))
    )


def _invitation(now: datetime, one: Invitation) -> Row:
    state = "Ran out" if one.expires_at <= now else "Open"
    state = "Accepted" if one.accepted_at else "Withdrawn" if one.revoked_at else state
    return (
        Role(one.role).label,
        str(one.partnership),
        one.authority.name,
        one.name,
        one.invited_at,
        one.invited_by.name,
        state,
    )


def _messages(reader: Reader) -> Section:
    cells = columns(subject="Subject", partnership="Partnership", written="Written", state="State")
    return Section(
        "messages", "Messages to you", Table(cells, rows_from(my_data.messages_to(reader), _message))
    )


def _message(one: Message) -> Row:
    return one.subject, str(one.partnership or ""), one.written_at, str(Message.State(one.state).label)


def _emails(reader: Reader) -> Section:
    cells = columns(how_often="How often", last="Last one")
    rows = rows_from(my_data.digests_of(reader), lambda one: (str(one), one.last_on))
    return Section("e-mails", "How often you are told what waits for you", Table(cells, rows))


def _pdfs(reader: Reader) -> Section:
    cells = columns(file="File", partnership="Partnership", asked="Asked for", as_at="As at")
    rows = rows_from(
        my_data.pdfs_of(reader), lambda one: (one.name, str(one.partnership), one.asked_at, one.as_at)
    )
    return Section("pdfs", "PDFs of pages that you asked for", Table(cells, rows))


def _places(reader: Reader) -> Section:
    cells = columns(what="What", partnership="Partnership", from_day="From", until="Until")
    rows = rows_from(
        my_data.places_of(reader),
        lambda one: ("Restricted matter", str(one.circle.partnership), one.starts_on, one.ends_on),
    )
    return Section("restricted-matters", "Restricted matters that you know of", Table(cells, rows))


def _deeds(reader: Reader) -> Section:
    counted = columns(what="What", times="Times", first="First", last="Last")
    every = columns(
        at="When", what="What", kind="Kind of record", partnership="Partnership", address="From where"
    )
    numbers = rows_from(
        my_data.numbers_of_events_by(reader),
        lambda one: (words_of(one["verb"]), one["times"], one["first"], one["last"]),
    )
    return Section(
        "trail",
        "What you did, as the audit trail says",
        Table(counted, numbers),
        whole=Table(every, lambda most: _every_deed(reader)),
        words="The file has each time, and the internet address it was done from.",
    )


def _every_deed(reader: Reader) -> Iterator[Row]:
    names = my_data.names_of_partnerships(reader)
    for one in my_data.events_by(reader).iterator():
        there = names.get(one.partnership_id or 0, "")
        yield one.at, words_of(one.verb), kind_of(one.subject), there, one.address


def _done_by_others(reader: Reader) -> Section:
    def row(one: AuditEvent) -> Row:
        return one.at, words_of(one.verb), one.person.name if one.person else NOBODY

    cells = columns(at="When", what="What", who="Who")
    found = rows_from(my_data.events_about(reader), row)
    return Section("done-by-others", "What others did to your account", Table(cells, found))
