"""What plans ask of authorities and coordinators: answers, figures, worries about actions, meetings to write up."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from csp.permissions import Permission
from csp.queries.waiting import Kind, Roll, Waits, When
from plans.models import Action, PlanVersion
from plans.policies.plan_life import leads_for
from plans.queries import waiting
from plans.queries.meetings import not_written_up
from plans.queries.phantoms import numbers_by_authority
from plans.queries.plan_life import seats_to_sign

ANSWER = Kind(
    When.TO_SEE_TO,
    "answer of your authority to a plan is awaited",
    "answers of your authority to plans are awaited",
)
ANSWERED = Kind(
    When.TO_SEE_TO,
    "plan has the answers of all its authorities",
    "plans have the answers of all their authorities",
)
FIGURES = Kind(
    When.LATE, "measure waits for a figure of your authority", "measures wait for a figure of your authority"
)
NOT_WRITTEN_UP = Kind(When.TO_SEE_TO, "meeting is to be written up", "meetings are to be written up")
UNANSWERED = Kind(
    When.TO_SEE_TO,
    "action of your plans has nobody who answers for it",
    "actions of your plans have nobody who answers for them",
)
UNANSWERED_OWN = Kind(
    When.TO_SEE_TO,
    "action that your authority leads has nobody who answers for it",
    "actions that your authority leads have nobody who answers for them",
)
WORRIES = {
    "late": Kind(When.TO_SEE_TO, "action of your plans is late", "actions of your plans are late"),
    "silent": Kind(When.TO_SEE_TO, "action of your plans is silent", "actions of your plans are silent"),
    "complete": Kind(
        When.TO_SEE_TO,
        "action of your plans is reported complete and not yet closed",
        "actions of your plans are reported complete and not yet closed",
    ),
}


def of_signing(*, roll: Roll) -> Iterator[Waits]:
    """Yield the answers that authorities owe to a plan, and to coordinators each plan to which all have answered."""
    versions = waiting.being_signed(roll.partnership)
    signing = roll.holding(Permission.PLAN_SIGN)
    if not (versions and signing):
        return
    seats = list(seats_to_sign(signing[0], partnership=roll.partnership))
    leads = {one.person_id: leads_for(one, roll.partnership) for one in signing}
    for version in versions:
        answered = {one.seat_id for one in version.sign_offs.all()}
        silent = [seat.authority_id for seat in seats if seat.pk not in answered]
        for reader in roll.holding(Permission.PLAN_SIGN, circle_id=version.circle_id):
            if owed := sum(authority in leads[reader.person_id] for authority in silent):
                yield Waits(reader.person_id, ANSWER, version.circle_id, owed)
        if seats and not silent:
            yield from _settled(version, roll)


def of_figures(*, roll: Roll) -> Iterator[Waits]:
    """Yield the measures of which a figure is overdue, for those who give the figures of the authority."""
    given: dict[int, list[date]] = defaultdict(list)
    for measure, first in waiting.periods_given(roll.partnership):
        given[measure].append(first)
    givers: dict[int, list[int]] = defaultdict(list)
    for authority, person in roll.for_authorities(Permission.READING_GIVE):
        givers[authority].append(person.pk)
    for one in waiting.measures_given(roll.partnership):
        authority_id = one.lead_seat.authority_id if one.lead_seat else 0
        if one.expected(given=given[one.pk], today=roll.today).overdue:
            for person_id in givers[authority_id]:
                if roll.knows(person_id, one.circle_id):
                    yield Waits(person_id, FIGURES, one.circle_id)


def of_coordinators(*, roll: Roll) -> Iterator[Waits]:
    """Yield what coordinators should see to in plans that are not closed: each action once, in its home plan."""
    numbers: dict[int | None, Counter[str]] = defaultdict(Counter)
    for action in waiting.open_actions(roll.partnership):
        numbers[action.circle_id].update(_worries(action, roll))
    for circle, number in waiting.complete_and_not_closed(roll.partnership):
        numbers[circle]["complete"] += number
    for circle, worries in numbers.items():
        for reader in roll.holding(Permission.ACTION_EDIT, circle_id=circle):
            for worry, number in worries.items():
                yield Waits(reader.person_id, WORRIES[worry], circle, number)


def of_phantoms(*, roll: Roll) -> Iterator[Waits]:
    """Yield the actions that nobody answers for: all to coordinators, to its leads what an authority leads."""
    for circle in (None, *roll.inside):
        coordinators = roll.holding(Permission.ACTION_EDIT, circle_id=circle)
        found = numbers_by_authority(coordinators[0], partnership=roll.partnership) if coordinators else {}
        numbers = {authority: number for (where, authority), number in found.items() if where == circle}
        if not numbers:
            continue
        for one in coordinators:
            yield Waits(one.person_id, UNANSWERED, circle, sum(numbers.values()))
        see_all = {one.person_id for one in coordinators}
        for authority, person in roll.for_authorities(Permission.ACTION_EDIT_OWN):
            if authority in numbers and person.pk not in see_all and roll.knows(person.pk, circle):
                yield Waits(person.pk, UNANSWERED_OWN, circle, numbers[authority])


def of_meetings(*, roll: Roll) -> Iterator[Waits]:
    """Yield the meetings that are over and not written up, for those who run them."""
    running = roll.holding(Permission.MEETING_RUN)
    number = not_written_up(running[0], partnership=roll.partnership).count() if running else 0
    for reader in running if number else ():
        yield Waits(reader.person_id, NOT_WRITTEN_UP, number=number)


def _settled(version: PlanVersion, roll: Roll) -> Iterator[Waits]:
    for reader in roll.holding(Permission.PLAN_EDIT, circle_id=version.circle_id):
        yield Waits(reader.person_id, ANSWERED, version.circle_id)


def _worries(action: Action, roll: Roll) -> Iterator[str]:
    """Give what is to worry about in an open action: the same as the plan's overview counts."""
    if action.is_late(roll.today):
        yield "late"
    if action.is_silent(roll.today, after_days=action.plan.silent_after_days):
        yield "silent"
