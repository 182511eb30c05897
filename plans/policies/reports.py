"""Who reports on an action in a review round, and whom the round asks."""

from django.utils import timezone

from csp.kernel import day_words
from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from csp.permissions import Permission
from plans.models import Action, RoundAsk, UpdateRound
from plans.policies.actions import NOT_BY_LINK, may_update, still_going_on
from plans.queries import actions

LOCKED = "This round was locked on {}, so it takes no more reports."


def takes_reports(asked_in: UpdateRound) -> Decision:
    """A round takes reports until it is locked."""
    if asked_in.is_open or asked_in.locked_at is None:
        return ALLOW
    return refuse(LOCKED.format(day_words.plain(timezone.localdate(asked_in.locked_at))))


def may_report(reader: Reader, ask: RoundAsk, *, is_held: bool | None = None) -> Decision:
    """Whoever may give updates on an action reports on it, while the round is open and still asks about it.

    ``is_held`` says whether somebody who is there holds it, where many are looked at and it is known.
    """
    if not takes_reports(ask.round):
        return takes_reports(ask.round)
    if ask.dropped_why:
        return refuse("The round no longer asks about this action.")
    if reader.by_link:
        return _may_report_by_link(reader, ask, is_held=is_held)
    return may_update(reader, ask.action, is_held=is_held)


def may_give(reader: Reader, action: Action, ask: RoundAsk | None) -> Decision:
    """Whoever may give updates gives one; by a link only where the open round of that link asks for it (``ask``)."""
    if not reader.by_link:
        return may_update(reader, action)
    return may_report(reader, ask) if ask else refuse(NOT_BY_LINK)


def _may_report_by_link(reader: Reader, ask: RoundAsk, *, is_held: bool | None) -> Decision:
    """By a link one reports in its own round on what one is asked about, whatever one’s role may do besides."""
    if ask.round_id != reader.in_round:
        return refuse(NOT_BY_LINK)
    held = actions.is_held(reader, action=ask.action) if is_held is None else is_held
    if not is_asked(reader, ask.action, is_held=held):
        return refuse("This action is not yours to report on by a link. Sign in.")
    return still_going_on(ask.action)


def is_asked(reader: Reader, action: Action, *, is_held: bool) -> bool:
    """Return whether a round turns to the reader: the action names them, or it is their authority's and nobody's."""
    if action.lead_person_id == reader.person_id:
        return True
    if is_held or action.lead_seat is None:
        return False
    mine = reader.authorities_with(Permission.UPDATE_GIVE_OWN, partnership=action.partnership_id)
    return action.lead_seat.authority_id in mine
