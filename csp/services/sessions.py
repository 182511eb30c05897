"""End sessions: one's own elsewhere, or all of somebody's."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models.options import Options
from django.utils.module_loading import import_string

from csp import audit
from csp.models import Partnership, Person, Reader
from csp.policies.sessions import may_sign_out
from csp.queries.sessions import noted_sessions_of, notes_of_ended_sessions, stored_sessions

_ENDED_TOO: list[str] = []


def register(*services: str) -> None:
    """Add what lets people in beside sessions, and ends with them, as dotted names; called from an ``apps.py``.

    Each takes ``person``, ``partnership`` (None: everywhere), ``by`` and ``now``.
    """
    _ENDED_TOO.extend(one for one in services if one not in _ENDED_TOO)


@dataclass(frozen=True)
class Account:
    """Somebody's account, as the trail of the partnership names it in which another did something to it."""

    pk: int
    partnership_id: int
    circle_id: None = None

    @property
    def _meta(self) -> Options[Any]:
        """Return what kind of record it is."""
        return Person._meta


@transaction.atomic
def end_other_sessions(*, by: Reader, but: str, now: datetime) -> int:
    """Sign the reader out everywhere but in the session with this key; return how many sessions that ended."""
    ended = end_sessions(person=by.person, but=but)
    if ended:
        audit.record(audit.Verb.SESSIONS_ENDED, subject=by.person, by=by, now=now)
    _end_the_rest(by.person, None, by=by, now=now)
    return ended


@transaction.atomic
def sign_out_everywhere(*, person: Person, partnership: Partnership, by: Reader, now: datetime) -> int:
    """Sign somebody of the partnership out of every browser; return how many sessions that ended."""
    may_sign_out(by, person, partnership).require()
    ended = end_sessions(person=person)
    of_here = Account(person.pk, partnership.pk)  # a person is of no one partnership, but this was done here
    audit.record(audit.Verb.SESSIONS_ENDED, subject=of_here, by=by, now=now)
    _end_the_rest(person, partnership, by=by, now=now)
    return ended


@transaction.atomic
def forget_ended_sessions(*, now: datetime) -> None:
    """Forget from which address and browser sessions began that have ended; run by the clock."""
    notes_of_ended_sessions().delete()


@transaction.atomic
def end_sessions(*, person: Person, but: str = "") -> int:
    """End somebody's sessions, all or all but one, for a service that has asked first; return how many."""
    noted = noted_sessions_of(person.pk).exclude(session_key=but)
    ended, _ = stored_sessions(list(noted.values_list("session_key", flat=True))).delete()
    noted.delete()
    return ended


def _end_the_rest(person: Person, partnership: Partnership | None, *, by: Reader, now: datetime) -> None:
    given: dict[str, Any] = {"person": person, "partnership": partnership, "by": by, "now": now}
    for name in _ENDED_TOO:
        import_string(name)(**given)
