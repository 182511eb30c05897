"""Review rounds of the demonstration, opened, returned and locked straight through the tables."""

from collections.abc import Collection
from datetime import date

from csp.kernel.plan_snapshot import digest, to_json
from csp.web import clock
from plans.models import (
    Action,
    Challenge,
    Plan,
    ProgressUpdate,
    ReportDraft,
    RoundAsk,
    RoundLink,
    UpdateRound,
)
from plans.queries.snapshots import as_it_stands
from tests.integration import people

DUE = date(2026, 12, 4)
MEETING = date(2026, 12, 17)


def open_round(
    plan: Plan | None = None,
    *,
    title: str = "December round",
    due_on: date = DUE,
    meeting_on: date = MEETING,
    asks: str = "",
    by: str = "june",
    references: Collection[str] | None = None,
) -> UpdateRound:
    """Open a round of a plan (Vale's own unless told) that asks about all its open actions, or just about these."""
    plan = plan or people.plan()
    nothing_open(plan)
    opened = UpdateRound(
        plan=plan,
        title=title,
        meeting_on=meeting_on,
        due_on=due_on,
        asks=asks,
        opened_at=clock.now(),
        opened_by=people.person(by),
        at_opening=to_json(as_it_stands(people.reader(by), plan=plan)),
    )
    opened.save()
    asked = Action.objects.filter(plan=plan).asked()
    if references is not None:
        asked = asked.filter(reference__in=references)
    for one in asked:
        RoundAsk(round=opened, action=one).save()
    return opened


def ask(opened: UpdateRound, reference: str) -> RoundAsk:
    """Return what a round asks about the action with this reference."""
    return RoundAsk.objects.select_related("action").get(round=opened, action__reference=reference)


def return_report(
    opened: UpdateRound, reference: str, text: str = "Which wards are these?", *, by: str = "june"
) -> Challenge:
    """Return the report that was given on an action, with what the coordinator asks about it."""
    asked = ask(opened, reference)
    assert asked.update is not None, "There is no report to return"
    challenge = Challenge(
        ask=asked, to_update=asked.update, text=text, made_at=clock.now(), made_by=people.person(by)
    )
    challenge.save()
    asked.update = None
    asked.save()
    return challenge


def lock(opened: UpdateRound, *, by: str = "june") -> UpdateRound:
    """Lock a round: it keeps the plan as it stands, and takes no more reports."""
    kept = to_json(as_it_stands(people.reader(by), plan=opened.plan))
    opened.state = UpdateRound.State.LOCKED
    opened.locked_at, opened.locked_by = clock.now(), people.person(by)
    opened.content, opened.sha256 = kept, digest(kept)
    opened.save()
    return opened


def nothing_open(plan: Plan) -> None:
    """Take away the round of a plan that the demonstration leaves open, with all that it asked and heard."""
    found = UpdateRound.objects.filter(plan=plan, state=UpdateRound.State.OPEN)
    Challenge.objects.filter(ask__round__in=found).delete()
    ReportDraft.objects.filter(ask__round__in=found).delete()
    RoundAsk.objects.filter(round__in=found).delete()
    RoundLink.objects.filter(round__in=found).delete()
    ProgressUpdate.objects.filter(round__in=found).update(round=None)
    found.delete()


def any_round() -> UpdateRound:
    """Return the open round of the demonstration's plan, or a new one."""
    found = UpdateRound.objects.filter(plan=people.plan(), state=UpdateRound.State.OPEN).first()
    return found or open_round()


def any_ask() -> RoundAsk:
    """Return what that round asks about an action."""
    found: RoundAsk = any_round().asked.order_by("pk")[0]
    return found


def asked_and_typed(plan: Plan, *, by: str) -> UpdateRound:
    """Open a round of a plan in which a report was returned, and another was typed and not given."""
    opened = open_round(plan, by=by)
    first, second = opened.asked.order_by("pk")[:2]
    person, update = people.person(by), first.action.updates.first()
    Challenge(ask=first, to_update=update, text="Short", made_at=clock.now(), made_by=person).save()
    ReportDraft(ask=second, person=person, text="Short", saved_at=clock.now()).save()
    return opened


def pages_of(plan: str) -> list[str]:
    """Return the pages of the rounds of the demonstration's plan, whose address this is."""
    pages = [f"{plan}rounds/", f"{plan}rounds/add/"]
    for one in UpdateRound.objects.filter(plan=people.plan()):
        pages += [one.get_absolute_url(), f"{one.get_absolute_url()}authority/?lead=nobody"]
    here, seat = any_round().get_absolute_url(), people.action("1.6").lead_seat
    pages += [
        f"{here}{rest}"
        for rest in (
            f"authority/?lead={seat.key}",
            "change/",
            "changes/",
            "lock/",
            "remind/",
            "ask/",
            "report/",
            "links/",
        )
    ]
    return [*pages, f"/p/vale/plans/rounds/asks/{any_ask().key}/return/"]
