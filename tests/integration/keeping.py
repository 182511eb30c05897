"""What is kept for a while: messages, invitations and leavers that ended on a day, and the clock on a later one."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from csp.models import Appointment, Authority, Invitation, Message, Partnership, Person, RetentionPolicy
from csp.permissions import Role
from csp.web import clock
from tests.integration import people
from tests.integration.mailing import written

LAST_KEPT = date(2025, 11, 23)  # what ended on this day is kept for 12 months, until the tests' day


def at(day: date, hour: int = 12) -> datetime:
    """Return a moment of a day, as people there have it."""
    return timezone.make_aware(datetime.combine(day, time(hour)))


def ended(on: date, *, state: str = Message.State.SENT, hour: int = 12, **given: Any) -> Message:
    """Return a message that the server took or refused on a day."""
    message = written(**given)
    moment = at(on, hour)
    Message.objects.filter(pk=message.pk).update(
        state=state, claimed_at=moment, ended_at=moment, written_at=moment
    )
    message.refresh_from_db()
    return message


def invited(name: str, *, partnership: Partnership | None = None, **given: Any) -> Invitation:
    """Return an invitation that ran out, unless it is said to have become something else."""
    invitation = Invitation(
        **{
            "partnership": partnership or people.vale(),
            "authority": Authority.objects.get(name="Vale District Council"),
            "role": Role.OBSERVER,
            "name": name,
            "email": f"{name.lower()}@vale.example",
            "token_hash": name.lower().ljust(64, "0"),
            "invited_by": people.person("tess"),
            "invited_at": at(date(2024, 1, 1)),
            "expires_at": at(date(2024, 1, 8)),
            **given,
        }
    )
    invitation.save()
    return invitation


def left(name: str, *, on: date, partnership: Partnership | None = None) -> Person:
    """Return somebody whose last day was on a day."""
    person = people.appoint(name, Role.OBSERVER)
    Person.objects.filter(pk=person.pk).update(joined_at=at(date(2020, 1, 1)))
    held = person.appointments.get()
    held.partnership, held.starts_on, held.ends_on = partnership or people.vale(), date(2020, 1, 1), on
    held.save()
    held.history.all().delete()  # where it was first is none of the story
    held.save()
    return person


def left_also(person: Person, partnership: Partnership, *, on: date) -> Appointment:
    """Let somebody have had a last day in another partnership too."""
    held = person.appointments.first()
    assert held
    held.pk, held.key, held.partnership, held.ends_on = None, f"also{person.key[:6]}", partnership, on
    held._state.adding = True
    held.save()
    return held


def keeps(partnership: Partnership, **months: int) -> RetentionPolicy:
    """Let a partnership have periods of its own."""
    policy, _ = RetentionPolicy.objects.update_or_create(partnership=partnership, defaults=months)
    return policy


def days_later(days: int) -> datetime:
    """Return the tests' moment, some days later."""
    return clock.now() + timedelta(days=days)
