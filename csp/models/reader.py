"""The reader: one person, on one day, with the appointments they hold that day."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from django.db import models
from django.db.models.expressions import RawSQL

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models.circle import CircleMember
from csp.models.kept_words import KeptWords, kept_words
from csp.models.run_circles import RunCircles, circles_run
from csp.models.sign_in_policy import SignInPolicy, policy_of
from csp.permissions import READING, RUNS_A_PLAN, Permission, Role

# What a link carries of the roles of whoever it was sent to; an app's policies narrow it to one round.
BY_LINK = frozenset({Permission.ENTER, Permission.PLAN_READ, Permission.UPDATE_GIVE_OWN})

if TYPE_CHECKING:
    from csp.models.appointment import Appointment
    from csp.models.partnership import Partnership
    from csp.models.person import Person


@dataclass(frozen=True)
class Reader:
    """Who is asking, and as of when: the first argument of every query, and the ``by`` of every service."""

    person: "Person"
    today: date
    appointments: tuple["Appointment", ...]
    address: str = field(default="", compare=False)
    is_in_a_circle: bool = field(default=False, compare=False)
    has_second_factor: bool = field(default=False, compare=False)  # set one up, whether or not anybody asks
    # Who looks at the site as this person, and is really there: nothing opens that is not open to both.
    seen_by: "Reader | None" = None
    # Came by a link that somebody was sent, without signing in: opens that round's page and no other.
    by_link: bool = False
    in_round: int | None = None  # the id of that round

    @property
    def doer_id(self) -> int:
        """Return the id of whoever is really there: what is written down names them."""
        return self.seen_by.person_id if self.seen_by else self.person_id

    @property
    def person_id(self) -> int:
        """Return the id of the person."""
        return self.person.pk

    @cached_property
    def circles(self) -> RawSQL:
        """Return the ids of the circles that the reader is in on their day, for the database to find each time.

        Only the wording of the question is kept: most pages ask it ten times, and writing it costs more than asking.
        """
        question = CircleMember.objects.of(self).order_by().values("circle_id").query
        wording, values = question.sql_with_params()
        return RawSQL(wording, values, models.BigIntegerField())  # noqa: S611  # its values are apart from it

    @cached_property
    def _held(self) -> dict[int, frozenset[Permission]]:
        held: dict[int, frozenset[Permission]] = {}
        for appointment in self.appointments:
            before = held.get(appointment.partnership_id, frozenset())
            held[appointment.partnership_id] = before | self._carried_by(appointment)
        return held

    def _carried_by(self, appointment: "Appointment") -> frozenset[Permission]:
        """Return what an appointment lets the reader do: by a link, little of it."""
        carried = Role(appointment.role).permissions
        return carried & BY_LINK if self.by_link else carried

    @cached_property
    def _held_in_circles(self) -> frozenset[tuple[int, Permission]]:
        """Return what appointments carry in restricted plans alone, by partnership (an id); nothing by a link."""
        return frozenset(
            (one.partnership_id, permission)
            for one in self.appointments
            for permission in Role(one.role).permissions_in_circles
            if self.is_in_a_circle and not self.by_link
        )

    def holds(self, permission: Permission, *, partnership: int, circle: int | None = None) -> bool:
        """Return whether one of today's appointments in this partnership (an id) carries the permission.

        ``circle`` is the id of the circle of what it is about, if that is restricted and open to the reader. Where
        named people run what is in it, they may do more there than their role does elsewhere, and others may not.
        """
        held = permission in self._held.get(partnership, frozenset())
        if circle is None:
            return held
        if self.only_reads(circle):
            return held and permission in READING
        besides = (partnership, permission) in self._held_in_circles
        if not held and besides:
            return circle in self.run_circles.by_reader
        if held and permission in RUNS_A_PLAN:
            return circle not in self.run_circles.by_others
        return held

    def only_reads(self, circle: int | None) -> bool:
        """Return whether the reader changes nothing in what this circle (an id) may see, whatever their roles."""
        return circle is not None and circle in self.run_circles.only_read

    @cached_property
    def run_circles(self) -> RunCircles:
        """Return which of the reader's circles named people run; nobody is asked for whoever is in none."""
        return circles_run(self) if self.is_in_a_circle and not self.by_link else RunCircles()

    @cached_property
    def kept_words(self) -> tuple[KeptWords, ...]:
        """Return the names that the reader must not write where others read; nobody is asked for most readers.

        However they came: what is written by a link is read as widely.
        """
        return kept_words(self) if self.is_in_a_circle else ()

    def may_come_in(self, permission: Permission, *, partnership: int) -> Decision:
        """Return whether a page that needs the permission can be for the reader at all; its policy says which."""
        if (partnership, permission) in self._held_in_circles:
            return ALLOW
        return self.may(permission, partnership=partnership)

    def may(self, permission: Permission, *, partnership: int, circle: int | None = None) -> Decision:
        """Return the same as ``holds`` says as a decision, with the permission's own refusal."""
        held = self.holds(permission, partnership=partnership, circle=circle)
        return ALLOW if held else refuse(permission.refusal)

    def partnerships_with(self, permission: Permission) -> list[int]:
        """Return the ids of the partnerships in which the reader holds the permission."""
        return sorted(pk for pk, held in self._held.items() if permission in held)

    def authorities_with(self, permission: Permission, *, partnership: int) -> frozenset[int]:
        """Return the ids of the authorities for which an appointment in this partnership carries the permission."""
        return frozenset(
            one.authority_id
            for one in self.appointments
            if one.partnership_id == partnership and permission in self._carried_by(one)
        )

    def standing_in(self, partnership: "Partnership") -> str:
        """Return what the reader is there, for example “Coordinator, Vale District Council”."""
        here = [one for one in self.appointments if one.partnership_id == partnership.pk]
        return str(min(here, key=lambda one: list(Role).index(Role(one.role)))) if here else ""

    @cached_property
    def sign_in_policies(self) -> tuple[SignInPolicy, ...]:
        """Return what each partnership of today's appointments asks at sign-in, one for each appointment."""
        return tuple(policy_of(one.partnership) for one in self.appointments)

    @property
    def session_limits(self) -> tuple[timedelta, timedelta]:
        """Return how long a session lasts without a page, and at the longest: the most careful partnership's."""
        policies = self.sign_in_policies or (SignInPolicy(),)
        idle = min(policy.idle_minutes for policy in policies)
        longest = min(policy.longest_hours for policy in policies)
        return timedelta(minutes=idle), timedelta(hours=longest)

    @property
    def needs_second_factor(self) -> bool:
        """Return whether a partnership asks for a second factor, or a circle does, which always asks."""
        return self.is_in_a_circle or any(
            policy.asks_second_factor_of(one.role)
            for one, policy in zip(self.appointments, self.sign_in_policies, strict=True)
        )
