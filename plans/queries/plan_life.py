"""Where a plan stands in its life: its checklist, its versions, and what each responsible authority said to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Max, QuerySet
from django.utils import timezone

from csp.kernel import plan_checklist
from csp.kernel.plan_checklist import Point, points_of
from csp.kernel.plan_promise import changed_promise
from csp.kernel.plan_snapshot import Difference, SnapPlan, from_json
from csp.models import AnyReader, AuditEvent, Partnership, Reader, Seat
from csp.queries.partnerships import seats_of
from plans.models import Action, Commitment, Measure, Plan, PlanVersion, ProgressUpdate, SignOff, Waiver
from plans.models.action_state import NOT_OVER
from plans.models.verb import Verb
from plans.queries import plans
from plans.queries.counting import counts_any
from plans.queries.snapshots import as_it_stands

ACTION = Action._meta.label_lower
DECIDED = (Verb.ACTION_REOPENED, Verb.ACTION_HELD, Verb.ACTION_RESUMED)
RULES = {
    Partnership.Kind.WALES: plan_checklist.WALES,
    Partnership.Kind.COUNTY_GROUP: plan_checklist.COUNTY_GROUP,
}


@dataclass(frozen=True)
class Standing:
    """All that a plan's next step depends on, as the reader may see it today."""

    plan: Plan
    rules: str
    snapshot: SnapPlan
    seats: Sequence[Seat]
    points: Sequence[Point]
    versions: Sequence[PlanVersion]
    waivers: Sequence[Waiver]
    commitments: dict[int, Commitment]

    @property
    def put(self) -> PlanVersion | None:
        """Return the newest version that was put to the authorities; one made by publishing was not."""
        return next((one for one in self.versions if one.was_put), None)

    @property
    def published(self) -> PlanVersion | None:
        """Return the version that was published last."""
        told = [one for one in self.versions if one.published_at]
        return max(told, key=lambda one: (one.published_at, one.number), default=None)

    @cached_property
    def answers(self) -> dict[int, SignOff]:
        """Return what was said to that version, by the id of the seat it was said for."""
        return {one.seat_id: one for one in self.put.sign_offs.all()} if self.put else {}

    @property
    def silent(self) -> list[Seat]:
        """Return the seats from which there is no answer to that version yet."""
        return [seat for seat in self.seats if seat.pk not in self.answers]

    @property
    def against(self) -> list[Seat]:
        """Return the seats that do not agree to that version."""
        return [seat for seat in self.seats if seat.pk in self.answers and not self.answers[seat.pk].agrees]

    @property
    def unsettled(self) -> list[Point]:
        """Return the points of the checklist that are neither met nor waived."""
        return [point for point in self.points if not point.is_settled]

    @cached_property
    def since(self) -> Difference | None:
        """Return what of the promise has changed since that version, when there is one."""
        return changed_promise(from_json(self.put.content), self.snapshot) if self.put else None

    @cached_property
    def since_published(self) -> Difference | None:
        """Return what of the promise has changed since the version that was published last."""
        return changed_promise(from_json(self.published.content), self.snapshot) if self.published else None

    @property
    def is_as_put(self) -> bool:
        """Return whether the promise is known to be that version’s: it has not changed, and that kept all of it."""
        return self.since is not None and not self.since and not self.since.lacks

    @property
    def is_as_published(self) -> bool:
        """Return whether the promise is known to be that of the version that was published last."""
        since = self.since_published
        return since is not None and not since and not since.lacks


def standing_of(reader: Reader, *, plan: Plan) -> Standing:
    """Return where the plan stands."""
    snapshot = as_it_stands(reader, plan=plan)
    seats = list(signing_seats(reader, plan=plan))
    # Whose regulations say what a plan must set out goes by the kind of the partnership.
    rules = RULES.get(Partnership.Kind(plan.partnership.kind), plan_checklist.ENGLAND)
    waivers = list(waivers_of(reader, plan=plan))
    points = points_of(
        snapshot,
        authorities=[str(seat) for seat in seats],
        rules=rules,
        waived={one.point: one.reason for one in waivers},
        counts_others=not snapshot.actions and counts_any(reader, plan=plan),
    )
    return Standing(
        plan=plan,
        rules=rules,
        snapshot=snapshot,
        seats=seats,
        points=points,
        versions=list(versions_of(reader, plan=plan)),
        waivers=waivers,
        commitments={one.seat_id: one for one in commitments_of(reader, plan=plan)},
    )


def signing_seats(reader: Reader, *, plan: Plan) -> QuerySet[Seat]:
    """Return the seats of the responsible authorities today: those whose agreement a plan needs."""
    return seats_to_sign(reader, partnership=plan.partnership)


def seats_to_sign(reader: Reader, *, partnership: Partnership) -> QuerySet[Seat]:
    """Return the seats of the partnership's responsible authorities today."""
    return seats_of(reader, partnership=partnership).filter(standing=Seat.Standing.RESPONSIBLE)


def versions_of(reader: AnyReader, *, plan: Plan) -> QuerySet[PlanVersion]:
    """Return the plan's versions with what was said to each, newest first."""
    return (
        PlanVersion.objects.visible_to(reader)
        .filter(plan=plan)
        .select_related("plan__partnership", "made_by", "agreed_by", "published_by")
        .prefetch_related("sign_offs__seat__authority", "sign_offs__recorded_by")
        .order_by("-number", "key")
    )


def settled_on(reader: Reader, *, plan: Plan) -> date | None:
    """Return the day on which the plan was last agreed or published; none before."""
    found = versions_of(reader, plan=plan).order_by()
    moments = [moment for row in found.values_list("agreed_at", "published_at") for moment in row if moment]
    return timezone.localdate(max(moments)) if moments else None


def waivers_of(reader: AnyReader, *, plan: Plan) -> QuerySet[Waiver]:
    """Return the points that the plan goes without, with who said so."""
    found = Waiver.objects.visible_to(reader).filter(plan=plan)
    return found.select_related("plan", "made_by").order_by("point", "key")


def commitments_of(reader: AnyReader, *, plan: Plan) -> QuerySet[Commitment]:
    """Return the authorities' parts of the plan, by the authority's name."""
    found = Commitment.objects.visible_to(reader).filter(plan=plan)
    return found.select_related("plan__partnership", "seat__authority").order_by(
        "seat__authority__name_order", "key"
    )


def open_actions(reader: Reader, *, plan: Plan) -> QuerySet[Action]:
    """Return the plan's actions that are not over, those reported complete too: they keep it from being closed."""
    return (
        Action.objects.visible_to(reader)
        .filter(plan=plan, state__in=NOT_OVER)
        .select_related("plan__partnership", "status", "lead_seat__authority", "lead_person")
        .order_by("reference_order", "key")
    )


def decided_since_reported(reader: Reader, *, plan: Plan) -> set[int]:
    """Return the ids of the open actions that were reopened, held or taken up again after the last report on them."""
    mine = open_actions(reader, plan=plan).order_by().values("pk")
    told = ProgressUpdate.objects.filter(action__in=mine).order_by().values_list("action")
    reported = dict(told.annotate(Max("made_at")))
    events = AuditEvent.objects.filter(subject=ACTION, subject_id__in=mine, verb__in=DECIDED).order_by()
    decided = events.values_list("subject_id").annotate(Max("at"))
    return {pk for pk, at in decided if pk not in reported or reported[pk] <= at}


def to_be_settled(reader: Reader, *, plan: Plan) -> QuerySet[Action]:
    """Return the same, with what goes with each of them into the next plan."""
    return open_actions(reader, plan=plan).prefetch_related("supporters", "areas", "milestones")


def state_before_closing(reader: Reader, *, plan: Plan) -> str:
    """Return the state that a plan was in when it was last not closed."""
    mine = Plan.objects.visible_to(reader).filter(pk=plan.pk).values("pk")
    open_ones = Plan.history.filter(id__in=mine).exclude(state=Plan.State.CLOSED)
    last = open_ones.order_by("-history_date", "-history_id").values_list("state", flat=True).first()
    return last or Plan.State.DRAFTING


def measures_of(reader: Reader, *, plan: Plan) -> QuerySet[Measure]:
    """Return the plan's measures, in order."""
    found = Measure.objects.visible_to(reader).filter(plan=plan).prefetch_related("actions")
    return found.order_by("position", "key")


def actions_of(reader: Reader, *, measure: Measure) -> list[int]:
    """Return the ids of the actions that a measure of a plan open to the reader says something about."""
    return [one.pk for one in measure.actions.all()]


def follower_of(reader: Reader, *, plan: Plan) -> Plan | None:
    """Return the plan that was made from this one, if there is one."""
    return plans.open_to(reader).filter(follows=plan).first()


def followed_by(reader: Reader, *, plan: Plan) -> Plan | None:
    """Return the plan that this one was made from, if it was made from one that the reader may see."""
    return plans.open_to(reader).filter(pk=plan.follows_id or 0).first()


def being_signed(reader: Reader, *, partnership: Partnership) -> list[PlanVersion]:
    """Return, for each running plan, the newest version that was put to the authorities and is not agreed yet."""
    return newest_not_agreed(PlanVersion.objects.visible_to(reader).in_partnership(partnership))


def newest_not_agreed(versions: QuerySet[PlanVersion]) -> list[PlanVersion]:
    """Return of each running plan the newest of these versions that was put to the authorities, if not agreed yet."""
    found: dict[int, PlanVersion] = {}
    rows = (
        versions.exclude(plan__state=Plan.State.CLOSED)
        .select_related("plan__partnership")
        .prefetch_related("sign_offs")
        .defer("content")
        .order_by("plan_id", "-number")
    )
    for one in rows:
        if one.was_put:
            found.setdefault(one.plan_id, one)
    return [one for one in found.values() if one.agreed_at is None]


def versions_of_texts(reader: Reader, *, plan: Plan) -> list[Any]:
    """Return every saved version of the plan itself, oldest first."""
    mine = Plan.objects.visible_to(reader).filter(pk=plan.pk).values("pk")
    rows = Plan.history.filter(id__in=mine).select_related("history_user")
    return list(rows.order_by("history_date", "history_id"))


def versions_of_commitments(reader: Reader, *, plan: Plan) -> list[Any]:
    """Return every saved version of the authorities' parts of the plan, oldest first, part by part."""
    mine = Plan.objects.visible_to(reader).filter(pk=plan.pk).values("pk")
    rows = Commitment.history.filter(plan_id__in=mine)
    return list(
        rows.select_related("history_user", "seat__authority").order_by("id", "history_date", "history_id")
    )


def versions_of_answers(reader: Reader, *, plan: Plan) -> list[Any]:
    """Return every saved version of what the authorities said to the plan's versions, oldest first, one by one."""
    mine = PlanVersion.objects.visible_to(reader).filter(plan=plan).values("pk")
    rows = SignOff.history.filter(plan_version_id__in=mine)
    return list(
        rows.select_related("history_user", "seat__authority", "plan_version")
        .defer("plan_version__content")
        .order_by("id", "history_date", "history_id")
    )


def versions_of_waivers(reader: Reader, *, plan: Plan) -> list[Any]:
    """Return every saved version of what was waived, withdrawn ones too, oldest first, waiver by waiver."""
    mine = Plan.objects.visible_to(reader).filter(pk=plan.pk).values("pk")
    rows = Waiver.history.filter(plan_id__in=mine).select_related("history_user")
    return list(rows.order_by("id", "history_date", "history_id"))
