"""Record to whom a report that was issued was sent, and remove what was recorded by mistake."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.utils import timezone

from csp import audit
from csp.models import Partnership, Person, Reader
from scrutiny.models import Pack, Sending
from scrutiny.models.sending import PARTS
from scrutiny.models.verb import Verb
from scrutiny.policies.sendings import may_record
from scrutiny.queries import packs, reports, sendings
from scrutiny.sources.copies import Copy, copies_of, named, owed

NOBODY = "Choose to whom it was sent, or enter who else"
NOTHING = "Choose what was sent"
PART_2_TO = (
    "Part 2 goes only to people who are named to read it. Record that by itself, for these people alone"
)
NOT_YET = "The date must be today or in the past"
TOO_EARLY = "It was issued later than that. Enter the day on which it was sent"
NOT_THERE = "Choose from the list"


@dataclass(frozen=True)
class SendingAnswers:
    """To which of the recipients, or to whom else, what, when, by whom and how."""

    to: Sequence[str]
    what: Sequence[str]
    sent_on: date
    sent_by: str
    other: str = ""
    how: str = ""


@dataclass(frozen=True)
class Recipient:
    """Somebody to whom a report may be sent: a person where they are named to read Part 2."""

    name: str
    person: Person | None = None


def copies(*, pack: Pack, by: Reader) -> list[Copy]:
    """Return the copies of a pack that is issued, sent and owed."""
    seats = sendings.bodies_asked(by, partnership=pack.partnership)
    return copies_of(pack, seats=seats, sendings=sendings.of_paper(by, pack=pack))


def owed_in(
    *, partnership: Partnership, by: Reader, committee: int | None = None
) -> list[tuple[Pack, list[Copy]]]:
    """Return the last version of each paper of which copies are owed, with these; of one committee if said."""
    latest = sendings.latest_issued(by, partnership=partnership, committee=committee)
    if not latest:
        return []
    seats = sendings.bodies_asked(by, partnership=partnership)
    sent = sendings.of_papers(by, partnership=partnership)
    found = []
    for pack in latest:
        mine = [one for one in sent if _paper(one.pack) == _paper(pack)]
        if missing := owed(copies_of(pack, seats=seats, sendings=mine)):
            found.append((pack, missing))
    return found


def recipients(*, pack: Pack, by: Reader) -> dict[str, Recipient]:
    """Return to whom a pack may be recorded as sent: whoever is owed it, and whoever is named to read Part 2."""
    found = {one.to: Recipient(one.recipient) for one in copies(pack=pack, by=by)}
    people = sendings.named_on(by, pack=pack)
    return {**found, **{f"person-{one.person.key}": Recipient(one.person.name, one.person) for one in people}}


@transaction.atomic
def record_sendings(*, pack: Pack, answers: SendingAnswers, by: Reader, now: datetime) -> int:
    """Record a sending to each recipient, and return how many are new; the same again is recorded once.

    Raises PermissionDenied, Http404, and ValidationError by question.
    """
    report = reports.held(by, key=pack.report.key)
    current = packs.open_to(by).filter(key=pack.key).first()
    if report is None or current is None:
        raise Http404
    may_record(by, current).require()
    known = recipients(pack=current, by=by)
    _refuse(answers, current, known, today=timezone.localdate(now))
    chosen = {to: known[to] for to in answers.to}
    if answers.other:
        chosen[named(answers.other)] = Recipient(answers.other)
    there = [one for one in sendings.of_paper(by, pack=current) if one.pack_id == current.pk]
    said = {"sent_on": answers.sent_on, "sent_by": answers.sent_by, "how": answers.how}
    parts = {name: name in answers.what for name in PARTS}
    new = 0
    for to, one in chosen.items():
        row = {"to": to, **said, **parts}
        if any(all(getattr(kept, name) == value for name, value in row.items()) for kept in there):
            continue
        sending = Sending(
            pack=current, recipient=one.name, person=one.person, recorded_at=now, recorded_by=by.person, **row
        )
        audit.save(sending, by=by, why=Verb.SENDING_RECORDED, now=now)
        new += 1
    return new


@transaction.atomic
def remove_sending(*, key: str, version: int, reason: str, by: Reader, now: datetime) -> Sending:
    """Remove what was recorded by mistake; it stays in the history. Raises PermissionDenied, and NewerVersion."""
    sending = audit.locked(sendings.open_to(by), key=key, version=version)
    may_record(by, sending.pack).require()
    audit.remove(sending, by=by, why=Verb.SENDING_REMOVED, now=now, reason=reason)
    return sending


def record_export(*, pack: Pack, by: Reader, now: datetime) -> None:
    """Write down that somebody took the list along."""
    audit.record(Verb.SENDINGS_EXPORTED, subject=pack, by=by, now=now)


def _paper(pack: Pack) -> tuple[int, int | None]:
    return pack.report_id, pack.meeting_id


def _refuse(answers: SendingAnswers, pack: Pack, known: Mapping[str, Recipient], *, today: date) -> None:
    """Raise ValidationError, by its question, for what can't have been, or must not be."""
    if any(to not in known for to in answers.to):
        raise ValidationError({"to": NOT_THERE})
    if not (answers.to or answers.other):
        raise ValidationError({"to": NOBODY})
    if not answers.what:
        raise ValidationError({"what": NOTHING})
    if "has_part_2" in answers.what and (answers.other or any(known[to].person is None for to in answers.to)):
        raise ValidationError({"what": PART_2_TO})
    if answers.sent_on > today:
        raise ValidationError({"sent_on": NOT_YET})
    if pack.issued_at and answers.sent_on < timezone.localdate(pack.issued_at):
        raise ValidationError({"sent_on": TOO_EARLY})
