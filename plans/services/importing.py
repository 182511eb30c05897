"""Carry out a confirmed import: read first, then write everything in one short transaction, or nothing."""

from datetime import datetime
from typing import Any, Protocol

from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from csp import audit
from csp.jobs import Stopped
from csp.models import Reader
from csp.queries.partnerships import seats_of
from csp.services.search import folded, remember_many
from plans.imports.proposal import Proposal, Reading
from plans.models import Plan, PlanImport
from plans.models.verb import Verb
from plans.policies.imports import may_import, may_import_into
from plans.queries import imports, plans, reporting
from plans.queries.actions import KIND
from plans.services.actions import searched_texts
from plans.services.import_reading import reading_of
from plans.services.import_records import Maker, Places, Records

STEPS = 3
GONE = "This import is no longer yours to carry out."
CHANGED = "It was changed after it was confirmed. Look at it again, then confirm it."
PLAN_GONE = "The plan that it was to go into can no longer be found. Begin the import again."


class Watch(Protocol):
    """Whoever waits for an import: a job's progress, or a command."""

    def now(self) -> datetime:
        """Return the time."""

    def step(self, done: int, of: int, doing: str = "") -> None:
        """Hear how far it is."""

    def finish(self) -> None:
        """Hear, inside the transaction that writes everything, that it is done."""


def carry_out(*, key: str, by: Reader, progress: Watch) -> None:
    """Write what the import proposes; done before, it is not done again.

    Raises Stopped, with a sentence, or PermissionDenied; nothing is written then.
    """
    plan_import = imports.open_to(by).filter(key=key).first()
    if plan_import is None:
        raise Stopped(GONE)
    if plan_import.state == PlanImport.State.DONE:
        return
    if plan_import.state != PlanImport.State.CONFIRMED:
        raise Stopped(CHANGED)
    may_import(by, plan_import.partnership).require()
    progress.step(0, STEPS, "reading the rows")
    _, reading = reading_of(plan_import=plan_import, by=by)
    if reading.is_blocked:
        raise Stopped("A row can no longer become what was chosen. Look at the rows with a problem.")
    progress.step(1, STEPS, "looking where they go")
    plan = _target(plan_import, by)
    records = Maker(_places(plan, plan_import, by, progress.now())).make(reading)
    progress.step(2, STEPS, "writing them into the plan")
    _write(plan_import, plan, records, reading, by=by, progress=progress)


def _target(plan_import: PlanImport, by: Reader) -> Plan:
    """Return the plan that is there, as its reader may still see and change it, or a new one not saved yet."""
    if plan_import.plan_id is None:
        return Plan(
            partnership=plan_import.partnership,
            circle=plan_import.circle,
            kind=Plan.Kind.COMMUNITY_SAFETY,
            title=plan_import.plan_title,
            starts_on=plan_import.starts_on,
            ends_on=plan_import.ends_on,
        )
    plan = plans.open_to(by).filter(pk=plan_import.plan_id, circle=plan_import.circle_id).first()
    if plan is None:
        raise Stopped(PLAN_GONE)
    may_import_into(by, plan).require()
    return plan


def _places(plan: Plan, plan_import: PlanImport, by: Reader, now: datetime) -> Places:
    partnership = plan_import.partnership
    there: dict[str, Any] = {"priorities": [], "objectives": []}
    if plan.pk:
        there = {
            "priorities": list(plans.priorities_of(by, plan=plan)),
            "objectives": list(plans.objectives_of(by, plan=plan)),
            "measures": max((one.position for one in reporting.measures_of(by, plan=plan)), default=0),
            "notes": max((one.position for one in reporting.notes_of(by, plan=plan)), default=0),
        }
    return Places(
        plan=plan,
        added_on=timezone.localdate(now),
        seats={seat.key: seat for seat in seats_of(by, partnership=partnership)},
        statuses={one.key: one for one in plans.scheme_of(by, partnership=partnership)},
        **there,
    )


def _write(
    plan_import: PlanImport,
    plan: Plan,
    records: Records,
    reading: Reading,
    *,
    by: Reader,
    progress: Watch,
) -> None:
    """Save all of it and end the work: every row or none, and one event for the whole."""
    now = progress.now()
    # All that takes time and touches no table is done before the transaction.
    words = {action.key: folded(texts=searched_texts(action=action)) for action in records.actions}
    report = [_reported(one, records) for one in reading.rows]
    with transaction.atomic():
        mine = imports.open_to(by).filter(state=PlanImport.State.CONFIRMED)
        plan_import = audit.locked(mine, key=plan_import.key, version=plan_import.version)
        new_plans = [] if plan.pk else [plan]
        for made in (
            new_plans,
            records.priorities,
            records.objectives,
            records.actions,
            records.measures,
            records.notes,
        ):
            if made:
                bulk_create_with_history(made, type(made[0]), default_user=by.person, default_date=now)
        remember_many(
            kind=KIND,
            partnership_id=plan.partnership_id,
            circle_id=plan.circle_id,
            words=words,
        )
        plan_import.plan, plan_import.state, plan_import.done_at = plan, PlanImport.State.DONE, now
        plan_import.rows = report
        audit.save(plan_import, by=by, why=Verb.PLAN_IMPORTED, now=now)
        progress.finish()


def _reported(proposal: Proposal, records: Records) -> dict[str, Any]:
    """Return the line of the report about one row."""
    made = records.made.get(proposal.number)
    return {
        "row": proposal.number,
        "outcome": proposal.outcome.value,
        "chosen": proposal.is_chosen,
        "key": made.key if made else "",
        "words": str(made) if made else " | ".join(filter(None, proposal.row.cells))[:200],
        "joins": proposal.joins,
        "heading": proposal.is_heading,
        "problems": [problem.sentence for problem in proposal.problems],
    }
