"""Carry out a confirmed import: read first, then write everything in one short transaction, or nothing."""

from datetime import datetime

from django.db import transaction
from django.http import Http404
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from csp import audit
from csp.jobs import Stopped, Watch
from csp.models import Reader
from csp.queries.partnerships import seats_of
from csp.services.search import folded, remember_many
from plans.imports.proposal import Reading
from plans.models import Plan, PlanImport
from plans.models.verb import Verb
from plans.policies.imports import may_import, may_import_into
from plans.queries import imports, plans, reporting
from plans.queries.actions import KIND
from plans.services.actions import searched_texts
from plans.services.finding import remember_new
from plans.services.import_reading import ImportedFile, not_read, reading_of
from plans.services.import_records import Maker, Places, Records, reported

STEPS = 2
GONE = "This import is no longer yours to carry out."
CHANGED = "It was changed after it was confirmed. Look at it again, then confirm it."
PLAN_GONE = "The plan that it was to go into can no longer be found. Begin the import again."


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
    file, reading = reading_of(plan_import=plan_import, by=by)
    if reading.is_blocked:
        raise Stopped("A row can no longer become what was chosen. Look at the rows with a problem.")
    progress.step(1, STEPS, "writing them into the plan")
    _write(plan_import, file, reading, by=by, progress=progress)


def _write(
    plan_import: PlanImport, file: ImportedFile, reading: Reading, *, by: Reader, progress: Watch
) -> None:
    """Save all of it and end the work: every row or none, and one event for the whole."""
    now = progress.now()
    with transaction.atomic():
        plan_import = _locked(plan_import, by)
        plan = _target(plan_import, by)
        records = Maker(_places(plan, by, now)).make(reading)
        _save(records, plan, by, now)
        plan_import.plan, plan_import.state, plan_import.done_at = plan, PlanImport.State.DONE, now
        plan_import.rows = [reported(proposal=one, records=records) for one in reading.rows]
        plan_import.not_read = not_read(file=file, reading=reading)
        audit.save(plan_import, by=by, why=Verb.PLAN_IMPORTED, now=now)
        progress.finish()


def _locked(plan_import: PlanImport, by: Reader) -> PlanImport:
    """Return the import as it was read, its own until the transaction ends."""
    mine = imports.open_to(by).filter(state=PlanImport.State.CONFIRMED)
    try:
        return audit.locked(mine, key=plan_import.key, version=plan_import.version)
    except (audit.NewerVersion, Http404) as changed:
        raise Stopped(CHANGED) from changed


def _target(plan_import: PlanImport, by: Reader) -> Plan:
    """Return a new plan not saved yet, or the one that is there, if its reader may still see and change it.

    That one is locked: nobody closes it, and no other import counts its priorities, until all is written.
    """
    if plan_import.plan is None:
        return Plan(
            partnership=plan_import.partnership,
            circle=plan_import.circle,
            kind=Plan.Kind.COMMUNITY_SAFETY,
            title=plan_import.plan_title,
            starts_on=plan_import.starts_on,
            ends_on=plan_import.ends_on,
        )
    visible = plans.open_to(by).filter(circle=plan_import.circle_id)
    try:
        plan = audit.locked(visible, key=plan_import.plan.key, version=plan_import.plan.version)
    except audit.NewerVersion as newer:
        plan = newer.theirs  # locked all the same, and what it says now is what counts
    except Http404 as gone:
        raise Stopped(PLAN_GONE) from gone
    may_import_into(by, plan).require()
    return plan


def _places(plan: Plan, by: Reader, now: datetime) -> Places:
    places = Places(
        plan=plan,
        added_on=timezone.localdate(now),
        seats={seat.key: seat for seat in seats_of(by, partnership=plan.partnership)},
        statuses={one.key: one for one in plans.scheme_of(by, partnership=plan.partnership)},
    )
    if plan.pk:
        places.priorities = list(plans.priorities_of(by, plan=plan))
        places.objectives = list(plans.objectives_of(by, plan=plan))
        places.measures = max((one.position for one in reporting.measures_of(by, plan=plan)), default=0)
        places.notes = max((one.position for one in reporting.notes_of(by, plan=plan)), default=0)
    return places


def _save(records: Records, plan: Plan, by: Reader, now: datetime) -> None:
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
    remember_new(plan=plan, records=[*new_plans, *records.priorities, *records.measures])
    remember_many(
        kind=KIND,
        partnership_id=plan.partnership_id,
        circle_id=plan.circle_id,
        words={action.key: folded(texts=searched_texts(action=action)) for action in records.actions},
    )
