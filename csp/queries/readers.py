"""Who is reading, with the appointments they hold on a day."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from csp.models import Appointment, Person, Reader
from csp.models.dated import holds_on
from csp.queries.appointments import open_to

# Recovery codes stand in for one of these; alone they are no second step.
SECOND_STEPS = [Authenticator.Type.TOTP.value, Authenticator.Type.WEBAUTHN.value]
# Worded here once: every page asks for its reader, and Django would take longer over these words than over the rest.
IN_A_CIRCLE = """EXISTS (SELECT 1 FROM csp_circlemember AS place WHERE place.person_id = csp_appointment.person_id
    AND place.starts_on <= %s AND (place.ends_on IS NULL OR place.ends_on >= %s))"""
WITH_SECOND_STEP = """EXISTS (SELECT 1 FROM mfa_authenticator AS step WHERE step.user_id = csp_appointment.person_id
    AND step.type IN (%s, %s))"""


def reader_of(person: Person, *, today: date, address: str = "") -> Reader:
    """Return the person as a reader on a day, in one query: appointments, sign-in policies, circles."""
    return readers_of([person], today=today, address=address)[person.pk]


def readers_of(people: Collection[Person], *, today: date, address: str = "") -> dict[int, Reader]:
    """Return each of these people as a reader on a day, by their ids, at the cost of the same one query."""
    day = connection.ops.adapt_datefield_value(today)
    found = (
        Appointment.objects.filter(holds_on(today), person__in=[one.pk for one in people])
        .select_related("partnership__sign_in_policy", "authority")
        .annotate(
            of_somebody_in_a_circle=_whether(IN_A_CIRCLE, [day, day]),
            of_somebody_with_second_step=_whether(WITH_SECOND_STEP, SECOND_STEPS),
        )
        .order_by("starts_on", "key")
    )
    held: dict[int, list[Appointment]] = defaultdict(list)
    in_circles, with_second_step = set(), set()
    for one in found:
        held[one.person_id].append(one)
        if one.of_somebody_in_a_circle:
            in_circles.add(one.person_id)
        if one.of_somebody_with_second_step:
            with_second_step.add(one.person_id)
    return {
        person.pk: Reader(
            person=person,
            today=today,
            appointments=tuple(held[person.pk]),
            address=address,
            is_in_a_circle=person.pk in in_circles,
            has_second_factor=person.pk in with_second_step,
        )
        for person in people
    }


def _whether(wording: str, values: Sequence[Any]) -> RawSQL:
    return RawSQL(wording, values, BooleanField())  # noqa: S611  # words of ours, with the values apart from them


def reader_seen_by(reader: Reader, *, key: str, partnership: int) -> Reader | None:
    """Return the person with this key as another reader looks at the site as them: with today's roles in one place.

    None for whoever is not appointed there today, may not sign in, or is not for the reader to know of.
    """
    held = tuple(
        open_to(reader).filter(
            holds_on(reader.today), partnership=partnership, person__key=key, person__is_active=True
        )
    )
    if not held:
        return None
    return Reader(
        person=held[0].person, today=reader.today, appointments=held, address=reader.address, seen_by=reader
    )


def reader_by_email(email: str, *, today: date) -> Reader | None:
    """Return whoever may sign in with this address as a reader on a day: for commands, which have no session."""
    person = Person.objects.filter(email__iexact=email.strip(), is_active=True).first()
    return reader_of(person, today=today) if person else None
