"""The action plan of a review with something in every table of a plan, each text with a canary word in it."""

from datetime import date
from typing import Any

from django.db.models import CharField, Model, TextField

from csp.files import MediaType, keep
from csp.models import Job, MadePdf, Message, Seat
from dhr.models import Capacity
from plans.models import (
    Action,
    Attendance,
    Challenge,
    Commitment,
    Evidence,
    Handover,
    Measure,
    Meeting,
    MeetingDecision,
    MeetingPaper,
    Milestone,
    Objective,
    Plan,
    PlanImport,
    PlanNote,
    PlanVersion,
    Priority,
    ProgressUpdate,
    Reading,
    ReportDraft,
    RoundAsk,
    RoundLink,
    SignOff,
    Status,
    UpdateRound,
    Waiver,
)
from tests.integration.endings import PDF
from tests.integration.reviewing import Reviewing
from tests.integration.whole_review import AT, DAY, SAID

END = date(2026, 11, 16)


def whole_plan(made: Reviewing) -> Plan:
    """Fill the plan of a review: what it promises, what was reported of it, and all that was made of it."""
    plan = Plan.objects.get(circle=made.review.plan_circle)
    _what_it_promises(plan, made)
    _what_was_reported(plan, made)
    _meetings_and_figures(plan, made)
    _what_was_made_of_it(plan, made)
    return plan


def _what_it_promises(plan: Plan, made: Reviewing) -> None:
    seat, when = Seat.objects.filter(partnership=plan.partnership).first(), _done(made)
    version = _write(PlanVersion, plan=plan, number=1, content={"said": SAID}, **when)
    _write(SignOff, plan_version=version, seat=seat, agrees=True, signed_on=DAY, **_done(made, "recorded"))
    _write(PlanNote, plan=plan, position=1)
    _write(Waiver, plan=plan, **when)
    _write(Commitment, plan=plan, seat=seat)
    priority = _write(Priority, plan=plan, position=1)
    objective = _write(Objective, plan=plan, priority=priority, position=1)
    first = Action.objects.get(plan=plan)
    first.priority, first.objective = priority, objective
    first.save()
    second = _write(Action, plan=plan, added_on=DAY, carried_from=first)
    second.supporters.add(seat)
    _write(Milestone, action=first, position=1)
    _write(
        Handover, action=first, from_person=made.coordinator, to_person=made.person(Capacity.DEPUTY), **when
    )


def _what_was_reported(plan: Plan, made: Reviewing) -> None:
    action, when = Action.objects.filter(plan=plan).order_by("pk")[0], _done(made)
    status = Status.objects.filter(partnership=plan.partnership)[0]
    opened = {"opened_at": AT, "opened_by": made.coordinator, "at_opening": {"said": SAID}}
    round_ = _write(UpdateRound, plan=plan, meeting_on=END, due_on=DAY, sha256="", **opened)
    update = _write(ProgressUpdate, action=action, status=status, round=round_, **when)
    _write(Evidence, action=action, update=update, link="", file=_kept(made), **_done(made, "added"))
    ask = _write(RoundAsk, round=round_, action=action, update=update)
    _write(Challenge, ask=ask, to_update=update, **when)
    _write(ReportDraft, ask=ask, person=made.coordinator, saved_at=AT)
    _write(RoundLink, round=round_, person=made.coordinator, sent_at=AT, browser_hash="")


def _meetings_and_figures(plan: Plan, made: Reviewing) -> None:
    action = Action.objects.filter(plan=plan).order_by("pk")[0]
    seat = Seat.objects.filter(partnership=plan.partnership).first()
    kind = Meeting._meta.get_field("kind").choices[0][0]  # type: ignore[index]
    meeting = _write(Meeting, partnership=plan.partnership, plan=plan, kind=kind, held_on=DAY)
    _write(Attendance, meeting=meeting, seat=seat)
    _write(MeetingPaper, meeting=meeting, position=1, link="", file=_kept(made))
    _write(MeetingDecision, meeting=meeting, position=1, action=action)
    measure = _write(Measure, plan=plan, position=1, better="lower", every="quarter")
    measure.actions.add(action)
    _write(Reading, measure=measure, starts_on=DAY, ends_on=END, value=3, **_done(made))


def _what_was_made_of_it(plan: Plan, made: Reviewing) -> None:
    here = {"partnership": plan.partnership, "circle": plan.circle}
    days = {"starts_on": DAY, "ends_on": END}
    _write(PlanImport, **here, plan=plan, file=_kept(made), **days, **_done(made, "added"))
    about = {**here, "subject_key": plan.key}
    _write(Job, **about, kind="test", queued_at=AT, fault="", **_done(made, "asked"))
    _write(
        MadePdf,
        **about,
        as_at=DAY,
        kind="test",
        file=_kept(made),
        made_at=AT,
        pages=1,
        **_done(made, "asked"),
    )
    _write(Message, **here, kind="test", to_address="wren@vale.example", written_at=AT, fault="")


def _done(made: Reviewing, what: str = "made") -> dict[str, Any]:
    return {f"{what}_at": AT, f"{what}_by": made.coordinator}


def _kept(made: Reviewing) -> Any:
    return keep(
        PDF + SAID.encode(),
        name="evidence.pdf",
        allowed={MediaType.PDF},
        megabytes=1,
        partnership_id=made.review.partnership_id,
        circle_id=made.review.plan_circle_id,
        by=made.by(),
        now=AT,
    )


def _write(model: type[Model], **answers: Any) -> Any:
    """Save a row; what is text and not answered says the canary word."""
    said = {
        field.name: SAID[: field.max_length or None]
        for field in model._meta.concrete_fields
        if isinstance(field, CharField | TextField)
        and not field.choices
        and field.name != "key"
        and field.name not in answers
    }
    row = model(**(said | answers))
    row.save()
    return row
