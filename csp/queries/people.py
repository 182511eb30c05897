"""Questions about the people of a partnership: the list, one of them, and what changed about their appointments."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Count, F, Min, Q, QuerySet
from django.utils import timezone

from csp.kernel.folding import words_of
from csp.models import Appointment, AuditEvent, Authority, Partnership, Person, Reader
from csp.models.dated import holds_on
from csp.permissions import Permission
from csp.queries import appointments

TODAY, TO_COME, ENDED, ANY = "today", "to-come", "ended", "any"


@dataclass(frozen=True)
class Wanted:
    """What somebody wants the list of people to show. Empty means: no matter."""

    words: str = ""
    authority: str = ""
    role: str = ""
    state: str = TODAY


def listed(reader: Reader, *, partnership: Partnership, wanted: Wanted) -> QuerySet[Appointment]:
    """Return the appointments that fit what is wanted, by the person's name."""
    found = appointments.open_to(reader).in_partnership(partnership).filter(_in_state(reader, wanted.state))
    if wanted.authority:
        found = found.filter(authority__key=wanted.authority)
    if wanted.role:
        found = found.filter(role=wanted.role)
    if wanted.words:
        found = found.filter(_named(wanted.words))
    return found.order_by("person__name_order", "person__key", F("ends_on").desc(nulls_first=True), "key")


def number_of(reader: Reader, *, partnership: Partnership, wanted: Wanted) -> int:
    """Return how many people the appointments that fit belong to."""
    return listed(reader, partnership=partnership, wanted=wanted).aggregate(n=Count("person", distinct=True))[
        "n"
    ]


def authorities_of(reader: Reader, *, partnership: Partnership) -> QuerySet[Authority]:
    """Return the authorities for which somebody is or was appointed here, by name."""
    here = Appointment.objects.visible_to(reader).in_partnership(partnership)
    return Authority.objects.filter(pk__in=here.values("authority_id")).order_by("name_order", "key")


def appointments_of(reader: Reader, *, partnership: Partnership, key: str) -> list[Appointment]:
    """Return the appointments here of the person with this key, newest first; none for a stranger's key."""
    here = appointments.open_to(reader).in_partnership(partnership)
    return list(here.filter(person__key=key).order_by("-starts_on", "key"))


def with_address(reader: Reader, *, partnership: Partnership, email: str) -> Person | None:
    """Return who is or was appointed here with this address; who else has it is not for the reader to know."""
    here = appointments.open_to(reader).in_partnership(partnership)
    found = here.filter(person__email__iexact=email).first()
    return found.person if found else None


def versions_of(reader: Reader, *, partnership: Partnership, person: Person) -> dict[int, list[Any]]:
    """Return every saved version of the person's appointments here, oldest first, for whoever appoints people.

    They come under the ids of the appointments, the newest appointment first, also those taken back.
    """
    if not reader.holds(Permission.PEOPLE_APPOINT, partnership=partnership.pk):
        return {}
    versions = (
        Appointment.history.filter(person_id=person.pk, partnership_id=partnership.pk)
        .select_related("history_user", "authority")
        .order_by("-id", "history_date", "history_id")
    )
    found: dict[int, list[Any]] = {}
    for version in versions:
        found.setdefault(version.id, []).append(version)
    return found


def names_of(reader: Reader, *, partnership: Partnership, person: Person, since: int = 1) -> list[Any]:
    """Return what somebody was called while they were here, oldest first, for whoever appoints people.

    What they are called before and after that, where they work then, is not for this partnership to know: of what
    came after their last day, only what its own trail says too.
    """
    if not reader.holds(Permission.PEOPLE_APPOINT, partnership=partnership.pk):
        return []
    came, left = _came_and_left(partnership=partnership, person=person)
    found = Person.history.filter(id=person.pk, version__gte=since).select_related("history_user")
    if left:
        done_here = AuditEvent.objects.filter(
            partnership=partnership, subject=Person._meta.label_lower, subject_id=person.pk
        )
        found = found.filter(Q(history_date__lt=left) | Q(history_date__in=done_here.values("at")))
    versions = list(found.order_by("history_date", "history_id"))
    before = sum(came is not None and one.history_date < came for one in versions)
    return versions[max(before - 1, 0) :]


def _came_and_left(*, partnership: Partnership, person: Person) -> tuple[datetime | None, datetime | None]:
    """Return when somebody was first appointed here, and when their last day here is over, once it is set."""
    ever = Appointment.history.filter(person_id=person.pk, partnership_id=partnership.pk)
    came = ever.aggregate(first=Min("history_date"))["first"]
    days = Appointment.objects.filter(person=person, partnership=partnership).values_list(
        "ends_on", flat=True
    )
    ends = [day for day in days if day]
    if not ends or len(ends) < len(days):
        return came, None
    return came, timezone.make_aware(datetime.combine(max(ends) + timedelta(days=1), time.min))


def works_in(reader: Reader, *, person: Person) -> set[int]:
    """Return the ids of the partnerships where somebody is appointed today or from a day to come, for a rule."""
    holds = Q(ends_on=None) | Q(ends_on__gte=reader.today)
    return set(Appointment.objects.filter(holds, person=person).values_list("partnership_id", flat=True))


def _in_state(reader: Reader, state: str) -> Q:
    return {
        TODAY: holds_on(reader.today),
        TO_COME: Q(starts_on__gt=reader.today),
        ENDED: Q(ends_on__lt=reader.today),
        ANY: Q(),
    }[state]


def _named(words: str) -> Q:
    """Return the condition that a name has every word, or the beginning of one; no letters find nobody."""
    parts = words_of(words)
    named = Q() if parts else Q(pk=None)
    for part in parts:
        named &= Q(person__name_order__contains=part)
    return named
