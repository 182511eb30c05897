"""Write to everybody once on a working day what waits for them, and let them say how often."""

import logging
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from csp import audit, mail
from csp.kernel.digest_days import is_due, is_time
from csp.mail.delivering import without_words
from csp.models import Digest, Person, Reader
from csp.queries import digests
from csp.queries.waiting import Kind, Roll, Waits
from csp.services.digest_letter import Waiting, subject_of, text_of

log = logging.getLogger(__name__)
KIND = "digest"
DONE = "digests-written"  # in the cache: the day on which everybody has been looked at
REMEMBERED_FOR = 2 * 24 * 60 * 60  # seconds

_WAITING: list[str] = []


def register(*providers: str) -> None:
    """Add what an app counts, as dotted names; called from its ``apps.py``.

    Each takes a Roll, asks its questions once for everybody on it, and yields Waits.
    """
    _WAITING.extend(one for one in providers if one not in _WAITING)


def write_due(*, now: datetime) -> None:
    """Write the day's digests, in the first run from seven on a working day, until everybody has been looked at.

    Each person is written to in a short transaction of their own, which says so: a run that breaks off has lost
    nobody, and the next one goes on and writes to nobody twice. What is counted is counted for everybody at once.
    """
    local = timezone.localtime(now)
    if not is_time(local) or cache.get(DONE) == str(local.date()):
        return
    people, found = _everything(local.date())
    known = digests.by_person()
    all_well = True
    digests.forget_what_was_said(_nothing_waits_any_more(known, found))
    for pk, waiting in found.items():
        if _to_be_told(known.get(pk) or Digest(), people[pk], waiting, local):
            all_well &= _tried(people[pk], waiting, now=now)
    if all_well:
        cache.set(DONE, str(local.date()), REMEMBERED_FOR)


@transaction.atomic
def set_how_often(*, version: int, how_often: str, by: Reader, now: datetime) -> Digest:
    """Say how often one is written to; raises NewerVersion when one has said something else after ``version``."""
    digest = digests.hold(by.person)
    if digest.version != version:
        raise audit.NewerVersion(digest)
    if digest.how_often == how_often:
        return digest
    digest.how_often = how_often
    audit.save(digest, by=by, why=audit.Verb.DIGEST_CHANGED, now=now)
    return digest


def waiting_on(*, roll: Roll) -> dict[int, list[Waiting]]:
    """Return what waits for each person on a roll (their ids), what is restricted apart from all else."""
    counted: dict[int, dict[int | None, Counter[Kind]]] = defaultdict(lambda: defaultdict(Counter))
    for name in _WAITING:
        provided: Iterable[Waits] = import_string(name)(roll=roll)
        for one in provided:
            counted[one.person_id][one.circle_id][one.kind] += one.number
    return {
        pk: [
            Waiting(roll.partnership, circle, by_circle[circle])
            for circle in sorted(by_circle, key=_open_first)
        ]
        for pk, by_circle in counted.items()
    }


def _open_first(circle: int | None) -> int:
    return circle or 0


def _everything(day: date) -> tuple[Mapping[int, Person], Mapping[int, Sequence[Waiting]]]:
    """Return everybody, and what waits for each in all their partnerships."""
    people: dict[int, Person] = {}
    found: dict[int, list[Waiting]] = defaultdict(list)
    for roll in digests.rolls(today=day):
        people |= {pk: one.person for pk, one in roll.readers.items()}
        for pk, waiting in waiting_on(roll=roll).items():
            found[pk] += waiting
    return people, found


def _to_be_told(digest: Digest, person: Person, waiting: Sequence[Waiting], local: datetime) -> list[Waiting]:
    """Return what somebody is written to about: nothing on the day they joined, or twice on a day."""
    if digest.last_on == local.date() or _joined_on(person) == local.date() or not _is_there(person):
        return []
    said = digest.last_said
    return [one for one in waiting if is_due(digest.how_often, local, is_news=one.mark not in said)]


def _nothing_waits_any_more(
    known: Mapping[int, Digest], found: Mapping[int, Sequence[Waiting]]
) -> dict[int, list[str]]:
    """Return what is still waiting of what people were told (by the id of their row), where some of it is not.

    What went and comes again is news.
    """
    left = {}
    for pk, digest in known.items():
        marks = {one.mark for one in found.get(pk, ())}
        if set(digest.last_said) - marks:
            left[digest.pk] = [mark for mark in digest.last_said if mark in marks]
    return left


def _joined_on(person: Person) -> date:
    return timezone.localdate(person.joined_at)


def _is_there(person: Person) -> bool:
    return person.is_active and person.has_contact_details


def _tried(person: Person, waiting: Sequence[Waiting], *, now: datetime) -> bool:
    """Write to somebody; what is wrong with one keeps nobody else waiting, and is tried again."""
    try:
        _write(person, waiting, now=now)
    except Exception as wrong:
        log.error("A digest could not be written, and is tried again: %s", without_words(wrong))
        return False
    return True


@transaction.atomic
def _write(person: Person, waiting: Sequence[Waiting], *, now: datetime) -> None:
    """Write to somebody, unless another run has done so meanwhile, or they have left or asked for none."""
    local = timezone.localtime(now)
    digest = digests.hold(person)
    told = _to_be_told(digest, digest.person, waiting, local)
    for one in told:
        try:
            _post(digest, one, day=local.date(), now=now)
        except ValidationError:  # an address that is none: nobody can be written to there, today or tomorrow
            return
    if told:
        digests.was_written(digest, on=local.date(), said=[one.mark for one in waiting])


def _post(digest: Digest, one: Waiting, *, day: date, now: datetime) -> None:
    to = digest.person
    site = settings.SITE_ADDRESS
    mail.write(
        kind=KIND,
        to_address=to.email,
        to_person=to,
        subject=subject_of(waiting=one, day=day),
        text=text_of(waiting=one, to=to, day=day, how_often=digest.how_often, site=site),
        partnership=one.partnership,
        circle_id=one.circle_id,
        now=now,
    )
