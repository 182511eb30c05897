"""Report on an action to a review round, and keep what was typed until it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from csp.models import Reader
from csp.policies.see_as import READ_ONLY
from plans.models import ProgressUpdate, ReportDraft, RoundAsk, Status, UpdateRound
from plans.policies.reports import may_report
from plans.queries import reports, rounds
from plans.services.updates import add_update


class NoLongerAsked(Exception):
    """The round was locked, or stopped asking about the action, while somebody typed: nothing was saved."""


@dataclass(frozen=True)
class Typed:
    """What somebody has typed about one action; nothing at all when they took it back."""

    ask: RoundAsk
    status: Status | None = None
    forecast: Status | None = None
    text: str = ""
    nothing_has_changed: bool = False
    is_blank: bool = False

    def is_in(self, draft: ReportDraft) -> bool:
        """Return whether it has been kept just so."""
        kept = (draft.status_id, draft.forecast_id, draft.text, draft.nothing_has_changed)
        now = (_id(self.status), _id(self.forecast), self.text, self.nothing_has_changed)
        return kept == now


@transaction.atomic
def report(
    *,
    ask: RoundAsk,
    version: int,
    status: Status,
    forecast: Status | None,
    text: str,
    nothing_has_changed: bool,
    by: Reader,
    now: datetime,
) -> ProgressUpdate:
    """Report on an action to the round that asks about it.

    Raises PermissionDenied, NewerVersion and ValidationError as an update does, and NoLongerAsked when the round
    was locked meanwhile.
    """
    may_report(by, ask).require()
    update = add_update(
        key=ask.action.key,
        version=version,
        status=status,
        forecast=forecast,
        text=text,
        nothing_has_changed=nothing_has_changed,
        by=by,
        now=now,
    )
    if update.round_id != ask.round_id:
        raise NoLongerAsked
    return update


@transaction.atomic
def keep_typed(*, typed: Sequence[Typed], by: Reader, now: datetime) -> int:
    """Keep what somebody has typed about these actions, for them alone; return about how many something is kept.

    What was taken back is no longer kept. Nothing of it is on the trail: it was said to nobody.
    """
    if by.seen_by:
        READ_ONLY.require()
    for one in typed:
        may_report(by, one.ask).require()
    reports.held(by, asks=[one.ask for one in typed])
    drafts = reports.own_drafts(by, asks=[one.ask for one in typed])
    for one in typed:
        _keep(one, drafts.get(one.ask.pk) or ReportDraft(ask=one.ask, person=by.person), now=now)
    return sum(not one.is_blank for one in typed)


@transaction.atomic
def throw_away_typed(*, asked_in: UpdateRound, by: Reader) -> None:
    """Remove what somebody had typed for a round and not reported, because they say so; sent twice is once."""
    if by.seen_by:
        READ_ONLY.require()
    rounds.own_drafts_in(by, one=asked_in).delete()


def forget_typed(*, now: datetime) -> int:
    """Remove, by the clock, what people had typed for rounds that were locked long enough ago; return how much."""
    return ReportDraft.out_of_time(now=now).delete()[0]


def _keep(typed: Typed, draft: ReportDraft, *, now: datetime) -> None:
    is_kept = not draft._state.adding
    if typed.is_blank and is_kept:
        draft.delete()
    if typed.is_blank or (is_kept and typed.is_in(draft)):
        return
    draft.status, draft.forecast, draft.text = typed.status, typed.forecast, typed.text
    draft.nothing_has_changed, draft.saved_at = typed.nothing_has_changed, now
    draft.save()


def _id(status: Status | None) -> int | None:
    return status.pk if status else None
