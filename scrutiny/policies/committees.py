"""Who runs committees, and what can become of a meeting."""

from datetime import date

from csp.kernel import day_words
from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from csp.permissions import Permission
from scrutiny.models import CommitteeMeeting

State = CommitteeMeeting.State


def may_run(reader: Reader, partnership: int) -> Decision:
    """A scrutiny officer or the coordinator says which committees there are, who is on them and when they meet."""
    if not reader.holds(Permission.COMMITTEE_RUN, partnership=partnership):
        return refuse(Permission.COMMITTEE_RUN.refusal)
    return ALLOW


def may_be_held(meeting: CommitteeMeeting, *, today: date) -> Decision:
    """A meeting has taken place once its day has come, if it was not cancelled."""
    if meeting.state == State.CANCELLED:
        return refuse("It is cancelled, so it has not taken place.")
    if meeting.held_on > today:
        return refuse(f"It is on {day_words.plain(meeting.held_on)}, so it has not taken place yet.")
    return ALLOW


def may_be_cancelled(meeting: CommitteeMeeting, *, papers: int) -> Decision:
    """A meeting that took place is not cancelled, nor one for which a report was issued."""
    if meeting.state == State.CANCELLED:
        return refuse("It is cancelled already.")
    if meeting.state == State.HELD:
        return refuse("It has taken place, so it can’t be cancelled.")
    if papers:
        return refuse("A report was issued for it. Issue the report for another meeting first.")
    return ALLOW
