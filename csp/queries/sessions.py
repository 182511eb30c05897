"""Where somebody is signed in."""

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare

from csp.kernel.session_times import SessionTimes
from csp.models import Reader


@dataclass(frozen=True)
class OpenSession:
    """One browser in which a person is signed in."""

    session_key: str
    times: SessionTimes
    address: str
    browser: str


def open_sessions_of(reader: Reader, *, now: datetime) -> list[OpenSession]:
    """Return the reader's own sessions that still open pages, the last seen first."""
    noted = {one.session_key: one for one in noted_sessions_of(reader.person_id)}
    found = []
    for stored in stored_sessions(list(noted)).filter(expire_date__gt=now):
        times = _times_if_open(stored, reader, now)
        if times:
            note = noted[stored.session_key]
            found.append(OpenSession(stored.session_key, times, note.ip, note.user_agent))
    return sorted(found, key=lambda one: (one.times.seen, one.session_key), reverse=True)


def noted_sessions_of(person_id: int) -> QuerySet[UserSession]:
    """Return what was noted of a person's sessions when they began; some may have ended since."""
    return UserSession.objects.filter(user_id=person_id).order_by("pk")


def stored_sessions(session_keys: list[str]) -> QuerySet[Session]:
    """Return the sessions themselves, for these keys."""
    return Session.objects.filter(session_key__in=session_keys)


def session_keys() -> list[str]:
    """Return the keys of all sessions that are stored, also those that have ended and are not cleared away yet."""
    return list(Session.objects.order_by("pk").values_list("session_key", flat=True))


def notes_of_ended_sessions() -> QuerySet[UserSession]:
    """Return what was noted of sessions that are no longer there."""
    return UserSession.objects.exclude(session_key__in=Session.objects.values("session_key"))


def _times_if_open(stored: Session, reader: Reader, now: datetime) -> SessionTimes | None:
    kept = stored.get_decoded()
    # A session from before the password was changed opens nothing any more.
    if not constant_time_compare(kept.get(HASH_SESSION_KEY, ""), reader.person.get_session_auth_hash()):
        return None
    times = SessionTimes.in_session(kept)
    idle, longest = reader.session_limits
    return times if times and times.end(idle=idle, longest=longest) > now else None
