"""Actions: what one authority leads, by a date, with progress reported by people."""

from datetime import date, timedelta
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, When
from django.urls import reverse
from simple_history.models import HistoricalRecords

from csp.kernel.folding import reference_key, sort_key
from csp.kernel.personal_data import FREE_TEXT, NONE, PSEUDONYM
from csp.models import Appointment, Area, Person, Reader, Record, Seat
from csp.models.circle import in_sight_of
from csp.models.dated import holds_on
from csp.permissions import Permission, roles_with
from plans.models.action_state import NOT_OVER, ActionState
from plans.models.objective import Objective
from plans.models.part_of_plan import PartOfPlan, PartOfPlanQuerySet
from plans.models.plan import Plan
from plans.models.priority import Priority
from plans.models.status import Status
from plans.models.timing import Timing


def _names_from_outside(reader: Reader) -> Q:
    named = Q(lead_person=reader.person_id, plan__circle__isnull=False) & ~Q(plan__circle__in=reader.circles)
    # Even a neutral line says that there is something: it is for whoever knows of it anyway.
    if reader.seen_by:
        named &= Q(plan__circle__in=reader.seen_by.circles)
    return named & Q(plan__partnership__in=reader.partnerships_with(Permission.UPDATE_GIVE_OWN))


class ActionQuerySet(PartOfPlanQuerySet["Action"]):
    """The grammar of questions about actions."""

    def named_on(self, reader: Reader) -> Self:
        """Return the actions of restricted plans that name a reader who is not in the circle.

        They see each of these by itself, as a restricted action, and nothing of the plan it belongs to.
        """
        return self.filter(_names_from_outside(reader))

    def reachable_by(self, reader: Reader) -> Self:
        """Return the actions that are open to the reader, and the restricted ones that name them."""
        mine = reader.partnerships_with(Permission.PLAN_READ)
        return self.filter(in_sight_of(reader, mine, at="plan__") | _names_from_outside(reader))

    def with_apart(self, reader: Reader) -> Self:
        """Add to each, as ``is_apart``, whether it names a reader who is not in its circle."""
        return self.annotate(is_apart=Case(When(_names_from_outside(reader), then=True), default=False))

    def counted_in(self, plan: Plan) -> Self:
        """Return the actions of a plan, and those of other plans that count in it too."""
        # Most plans count none: then nothing is asked but for the plan, which an index answers.
        return self.filter(Q(plan=plan) | Q(pk__in=plan.guests)) if plan.guests else self.filter(plan=plan)

    def open(self) -> Self:
        """Return the actions that are neither over nor reported complete; those in abeyance are among them."""
        return self.filter(state__in=NOT_OVER).exclude(status__stands_for=Status.StandsFor.COMPLETE)

    def asked(self) -> Self:
        """Return the open actions of which something is expected: all but those in abeyance."""
        return self.open().filter(state=ActionState.OPEN)

    def late(self, today: date) -> Self:
        """Return the open actions whose due date has passed, without those in abeyance."""
        return self.asked().filter(due_on__lt=today)

    def late_at_first(self, today: date) -> Self:
        """Return the open actions that are after the date first agreed, moved or not."""
        return self.asked().filter(original_due_on__lt=today)

    def silent(self, *, today: date, after_days: int) -> Self:
        """Return the open actions of which nothing has been heard, since an update or since they were added."""
        heard = today - timedelta(days=after_days)
        return self.asked().filter(Q(reported_on__lt=heard) | Q(reported_on=None, added_on__lt=heard))

    def without_holder(self, today: date) -> Self:
        """Return the actions that name nobody, or somebody who is no longer there to give updates."""
        return self.exclude(Exists(_givers(today)))

    def with_holding(self, today: date) -> Self:
        """Add to each, as ``is_held``, whether somebody whom it names is there to give updates."""
        return self.annotate(is_held=Exists(_givers(today)))


def giving_on(today: date) -> models.QuerySet[Appointment]:
    """Return the appointments, of whatever partnership, by which somebody is there to give updates."""
    return Appointment.objects.filter(
        holds_on(today), person__is_active=True, role__in=roles_with(Permission.UPDATE_GIVE_OWN)
    )


def _givers(today: date) -> models.QuerySet[Appointment]:
    return giving_on(today).filter(person=OuterRef("lead_person"), partnership=OuterRef("plan__partnership"))


class Action(Timing, Record, PartOfPlan):
    """One action. Its status is what people report, its state what was decided; whether it is late is computed."""

    State = ActionState

    priority = models.ForeignKey(
        Priority, null=True, blank=True, on_delete=models.PROTECT, related_name="actions"
    )
    objective = models.ForeignKey(
        Objective, null=True, blank=True, on_delete=models.PROTECT, related_name="actions"
    )
    reference = models.CharField(max_length=20, blank=True)
    reference_order = models.CharField(max_length=120, blank=True, editable=False)
    title = models.CharField("what will be done", max_length=300)
    title_order = models.CharField(max_length=120, blank=True, editable=False)
    detail = models.TextField(blank=True)
    lead_seat = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="actions_led"
    )
    lead_person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="actions_held"
    )
    leads_as_written = models.CharField("leads, as the sheet has them", max_length=300, blank=True)
    timescale = models.CharField("timescale, as written", max_length=300, blank=True)
    timescale_from = models.DateField("first day read from the timescale", null=True, blank=True)
    timescale_to = models.DateField("last day read from the timescale", null=True, blank=True)
    timescale_precision = models.CharField("how exact the timescale is", max_length=12, blank=True)
    due_on = models.DateField("due date", null=True, blank=True)
    original_due_on = models.DateField("date first agreed", null=True, blank=True, editable=False)
    lead_post = models.CharField("post that leads it", max_length=120, blank=True)
    supporters = models.ManyToManyField(Seat, blank=True, related_name="actions_supported")
    supporters_named = models.TextField("supported by", blank=True, editable=False)
    areas = models.ManyToManyField(Area, blank=True, related_name="actions")
    areas_named = models.TextField("areas", blank=True, editable=False)
    also_in = models.ManyToManyField(Plan, blank=True, related_name="actions_counted")
    also_in_named = models.TextField("also in", blank=True, editable=False)
    resources = models.TextField(blank=True)
    done_when = models.TextField("success measure", blank=True)
    additionality = models.TextField("why it is not business as usual", blank=True)
    other_details = models.JSONField(
        default=list, blank=True, help_text="What a sheet said besides, as [heading, text] pairs."
    )
    status = models.ForeignKey(
        Status, null=True, blank=True, on_delete=models.PROTECT, related_name="actions"
    )
    forecast = models.ForeignKey(
        Status,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="forecast for the end of the year",
    )
    state = models.CharField(max_length=12, choices=ActionState, default=ActionState.OPEN)
    state_on = models.DateField("day from which it stands so", null=True, blank=True)
    state_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="who decided"
    )
    state_why = models.TextField("why it stands so", blank=True)
    outcome = models.TextField("what came of it", blank=True)
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="carried_to"
    )
    added_on = models.DateField("date it was added", editable=False)
    reported_on = models.DateField("last update", null=True, blank=True, editable=False)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "plan": NONE,
        "priority": NONE,
        "objective": NONE,
        "reference": NONE,
        "reference_order": NONE,
        "title": FREE_TEXT,
        "title_order": FREE_TEXT,
        "detail": FREE_TEXT,
        "lead_seat": NONE,
        "lead_person": PSEUDONYM,
        "leads_as_written": FREE_TEXT,
        "timescale": FREE_TEXT,
        "timescale_from": NONE,
        "timescale_to": NONE,
        "timescale_precision": NONE,
        "due_on": NONE,
        "original_due_on": NONE,
        "lead_post": NONE,
        "supporters": NONE,
        "supporters_named": NONE,
        "areas": NONE,
        "areas_named": NONE,
        "also_in": NONE,
        "also_in_named": NONE,
        "resources": FREE_TEXT,
        "done_when": FREE_TEXT,
        "additionality": FREE_TEXT,
        "other_details": FREE_TEXT,
        "status": NONE,
        "forecast": NONE,
        "state": NONE,
        "state_on": NONE,
        "state_by": PSEUDONYM,
        "state_why": FREE_TEXT,
        "outcome": FREE_TEXT,
        "carried_from": NONE,
        "added_on": NONE,
        "reported_on": NONE,
    }

    objects = ActionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["reference_order", "key"]
        indexes = [
            models.Index(fields=["plan", "reference_order", "key"], name="plans_action_by_reference"),
            models.Index(fields=["plan", "title_order", "key"], name="plans_action_by_title"),
            models.Index(fields=["plan", "due_on", "key"], name="plans_action_by_due_date"),
            models.Index(fields=["plan", "reported_on", "key"], name="plans_action_by_last_update"),
            models.Index(fields=["plan", "status", "due_on"], name="plans_action_by_status"),
            models.Index(fields=["lead_person", "due_on"], name="plans_action_by_holder"),
        ]
        constraints = [
            models.CheckConstraint(
                name="plans_action_has_a_first_date_when_it_has_one",
                condition=Q(due_on=None) | Q(original_due_on__isnull=False),
                violation_error_message="An action with a due date keeps the date that was first agreed.",
            ),
            models.CheckConstraint(
                name="plans_action_timescale_ends_after_it_starts",
                condition=Q(timescale_from=None)
                | Q(timescale_to=None)
                | Q(timescale_to__gte=F("timescale_from")),
                violation_error_message="A timescale must end on or after the day it starts.",
            ),
            models.CheckConstraint(
                name="plans_action_state_is_decided_by_somebody_on_a_day",
                condition=Q(state="open", state_on=None, state_by=None)
                | (~Q(state="open") & Q(state_on__isnull=False, state_by__isnull=False)),
                violation_error_message="Record both when this was decided and who decided it.",
            ),
            models.CheckConstraint(
                name="plans_action_closes_with_an_outcome",
                condition=~Q(state="closed") | ~Q(outcome=""),
                violation_error_message="Say what came of the action before it is closed.",
            ),
        ]

    def __str__(self) -> str:
        """Return the reference and title."""
        return f"{self.reference} {self.title}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the sort keys and the date first agreed in step, then save."""
        self.keep_in_step()
        super().save(*args, **kwargs)

    def keep_in_step(self) -> None:
        """Write what follows from the rest; an import saves many at once and calls this for each."""
        self.reference_order = reference_key(self.reference)
        self.title_order = sort_key(self.title)
        if self.original_due_on is None:
            self.original_due_on = self.due_on

    def clean(self) -> None:
        """Raise ValidationError unless priority, objective, leads and status belong to the action's own plan."""
        wrong = {}
        if self.status and self.status.partnership_id != self.plan.partnership_id:
            wrong["status"] = "Choose a status of this partnership"
        if self.priority and self.priority.plan_id != self.plan_id:
            wrong["priority"] = "Choose a priority of this plan"
        if self.objective and self.objective.priority_id != self.priority_id:
            wrong["objective"] = "Choose an objective of the same priority"
        if self.lead_seat and self.lead_seat.partnership_id != self.plan.partnership_id:
            wrong["lead_seat"] = "Choose an authority of this partnership"
        if self.lead_person and not self._works_here(self.lead_person):
            wrong["lead_person"] = "Choose somebody of this partnership"
        if wrong:
            raise ValidationError(wrong)

    def _works_here(self, person: Person) -> bool:
        """Return whether the person has, or had, a role in the plan's partnership."""
        return person.appointments.filter(partnership=self.plan.partnership_id).exists()

    def get_absolute_url(self) -> str:
        """Return the address of the action's page."""
        return reverse("plans:action-detail", args=[self.plan.partnership.slug, self.key])

    @property
    def stands_for(self) -> str:
        """Return what its reported status stands for; empty when nothing is reported."""
        return self.status.stands_for if self.status else ""
