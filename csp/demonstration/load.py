"""Load the demonstration: the partnership and its people, then each app's part of the story."""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.module_loading import import_string

from csp.demonstration import PASSWORD, loaders
from csp.kernel.link_token import hash_of, new_token
from csp.models import Appointment, Area, Authority, Invitation, Partnership, Person, Reader, Seat
from csp.queries.demonstration import demonstration_partnership
from csp.queries.readers import reader_of
from csp.services.invitations import LASTS

FOLDER = Path(__file__).parent
LONDON = ZoneInfo("Europe/London")
MID_MORNING = time(10, 20)
SETTING_UP = "csp.demonstration.setting_up.load"


@dataclass
class Cast:
    """Who is who in the story, and the day it is told on."""

    partnership: Partnership
    today: date
    password: str  # as it is kept: everybody has the same, and to make it is slow on purpose
    authorities: dict[str, Authority] = field(default_factory=dict)
    seats: dict[str, Seat] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    areas: dict[str, Area] = field(default_factory=dict)

    def day(self, offset: int) -> date:
        """Return the day so many days from the day the story is told on."""
        return self.today + timedelta(days=offset)

    def reader(self, email: str, *, ago: int) -> Reader:
        """Return the person as they were appointed so many days ago."""
        return reader_of(self.people[email], today=self.day(-ago))


def read(file: Path) -> dict[str, Any]:
    """Return what a file of the story says."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


def moment(day: date) -> datetime:
    """Return the middle of that day's morning, in London."""
    return datetime.combine(day, MID_MORNING, tzinfo=LONDON)


@transaction.atomic
def load(*, today: date, without: Collection[str] = ()) -> Partnership:
    """Load the story as of a day, once: a second call changes nothing. ``without`` names parts that are left out."""
    story = read(FOLDER / "partnership.toml")
    found = demonstration_partnership(story["partnership"]["slug"])
    if found:
        return found
    partnership = Partnership(**story["partnership"])
    partnership.save()
    cast = Cast(partnership, today, make_password(PASSWORD))
    for one in story["authorities"]:
        _seat(one, cast)
    for one in story["people"]:
        appoint(one, cast)
    for one in story["invitations"]:
        _invite(one, cast)
    for name in (SETTING_UP, *loaders()):
        if name not in without:
            import_string(name)(cast)
    return partnership


def _seat(one: dict[str, Any], cast: Cast) -> None:
    authority = Authority(
        name=one["name"],
        short_name=one["short_name"],
        kind=one["kind"],
        successor=cast.authorities.get(one.get("successor", "")),
        replaced_on=one.get("replaced_on"),
    )
    authority.save()
    cast.authorities[one["code"]] = authority
    if "standing" in one:
        seat = Seat(
            partnership=cast.partnership,
            authority=authority,
            standing=one["standing"],
            sits_as=authority.kind,
            starts_on=one["since"],
            ends_on=one.get("until"),
        )
        seat.save()
        cast.seats[one["code"]] = seat


def appoint(one: dict[str, Any], cast: Cast) -> None:
    """Add somebody with the roles that a file of the story gives them."""
    person = Person.joining(email=one["email"], name=one["name"])
    person.password = cast.password
    person.save()
    cast.people[one["email"]] = person
    ends_on = cast.day(one["ends"]) if "ends" in one else None
    for role in one["roles"]:
        Appointment(
            person=person,
            partnership=cast.partnership,
            authority=cast.authorities[one["authority"]],
            role=role,
            post=one["post"],
            starts_on=cast.day(one["starts"]),
            ends_on=ends_on,
        ).save()


def _invite(one: dict[str, Any], cast: Cast) -> None:
    """Invite somebody so many days ago, by a link that nobody has: “Send it again” makes one that works."""
    at = moment(cast.day(-one["ago"]))
    Invitation(
        partnership=cast.partnership,
        authority=cast.authorities[one["authority"]],
        role=one["role"],
        post=one["post"],
        name=one["name"],
        email=one["email"],
        token_hash=hash_of(new_token()),
        invited_by=cast.people[one["by"]],
        invited_at=at,
        expires_at=at + LASTS,
    ).save()
