"""The data set of the bench: many partnerships, one of them large, half of its actions in restricted plans."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from csp.demonstration.load import moment
from csp.kernel.folding import fold, reference_key, sort_key
from csp.models import Circle, SearchEntry
from plans.models import Action, Milestone, Objective, Plan, Priority, ProgressUpdate
from plans.queries.actions import KIND
from plans.services.finding import remember_new
from tests.bench.costs import PAYING, charge_for_reviews
from tests.bench.review import AUTHORITIES, IN_ROUND, KEPT, open_round
from tests.bench.tables import AGREED, TODAY, Table, draw_circle, lay_table, put
from tests.bench.trail import write_trail
from tests.bench.words import Words

LARGEST = "largest"
PRIORITIES = 6


@dataclass(frozen=True)
class Sizes:
    """How much of everything."""

    partnerships: int = 100
    actions: int = 50_000
    in_largest: int = 5_000
    in_restricted: int = 2_500
    restricted_plans: int = 5
    updates: int = 3
    in_round: int = 400
    kept: int = 300
    versions: int = 10
    reviews: int = 100
    costs: int = 20


def officer_of(slug: str) -> str:
    """The address of the first officer of a partnership."""
    return f"officer-0@{slug}.example"


@transaction.atomic
def build(sizes: Sizes) -> None:
    """Write it all; the same sizes give the same rows."""
    words = Words()
    largest = lay_table(words, LARGEST, actions=sizes.in_largest)
    fill_plan(words, largest, actions=sizes.in_largest - sizes.in_restricted, updates=sizes.updates)
    for _ in range(sizes.restricted_plans):
        number = sizes.in_restricted // sizes.restricted_plans
        circle = draw_circle(words, largest)
        fill_plan(words, largest, actions=number, updates=sizes.updates, circle=circle)
    others = sizes.partnerships - 1
    each, left_over = divmod(sizes.actions - sizes.in_largest, others)
    for place in range(others):
        number = each + (place < left_over)
        table = lay_table(words, f"place-{place}", actions=number)
        fill_plan(words, table, actions=number, updates=sizes.updates)
    asked = lay_table(words, IN_ROUND, actions=sizes.in_round, kinds=AUTHORITIES)
    open_round(words, asked, fill_plan(words, asked, actions=sizes.in_round, updates=sizes.updates))
    kept = lay_table(words, KEPT, actions=sizes.kept)
    plan = fill_plan(words, kept, actions=sizes.kept, updates=sizes.versions - 1)
    put(words, [step for action in plan.actions.all() for step in steps(words, action)])
    paying = lay_table(words, PAYING, actions=1)
    fill_plan(words, paying, actions=1, updates=1)
    charge_for_reviews(words, paying, reviews=sizes.reviews, costs=sizes.costs)
    write_trail(agreed=moment(AGREED))


def fill_plan(
    words: Words, table: Table, *, actions: int, updates: int, circle: Circle | None = None
) -> Plan:
    """A plan of so many actions, each with so many updates."""
    plan = Plan(
        partnership=table.partnership,
        circle=circle,
        kind=Plan.Kind.COMMUNITY_SAFETY,
        title="Community Safety Plan",
        state=Plan.State.PUBLISHED,
        starts_on=AGREED,
        ends_on=AGREED + timedelta(days=3 * 365),
    )
    put(words, [plan])
    objectives = set_priorities(words, table, plan)
    promised = [promise(words, table, plan, objectives, place) for place in range(actions)]
    reported = [update for action in promised for update in report(words, table, action, updates)]
    put(words, promised)
    put(words, reported)
    SearchEntry.objects.bulk_create(remembered(action) for action in promised)
    remember_new(plan=plan, records=[plan, *plan.priorities.all()])
    return plan


def set_priorities(words: Words, table: Table, plan: Plan) -> list[Objective]:
    """Six priorities, each led by an authority and with two objectives; return the objectives."""
    priorities = [
        Priority(
            plan=plan,
            position=position,
            number=str(position),
            title=words.title()[:120],
            lead_seat=table.seats[position % len(table.seats)],
        )
        for position in range(1, PRIORITIES + 1)
    ]
    objectives = [
        Objective(
            plan=plan, priority=one, position=half, reference=f"{one.number}{'AB'[half]}", title=words.title()
        )
        for one in put(words, priorities)
        for half in (0, 1)
    ]
    return put(words, objectives)


def promise(words: Words, table: Table, plan: Plan, objectives: list[Objective], place: int) -> Action:
    """One action; most have a date and a holder, one in ten has neither."""
    objective = objectives[place % len(objectives)]
    reference = f"{objective.priority.number}.{place // len(objectives) * 2 + place % 2 + 1}"
    title = words.title()
    due = TODAY + timedelta(days=words.chance.randrange(-120, 500)) if words.chance.random() < 0.9 else None
    person, seat = table.people[place % len(table.people)]
    moved = words.chance.random() < 0.2
    return Action(
        plan=plan,
        priority=objective.priority,
        objective=objective,
        reference=reference,
        reference_order=reference_key(reference),
        title=title,
        title_order=sort_key(title),
        detail=words.detail(),
        lead_seat=seat,
        lead_person=person if words.chance.random() < 0.9 else None,
        due_on=due,
        original_due_on=due - timedelta(days=60) if due and moved else due,
        done_when=words.sentences(1),
        additionality=words.sentences(1),
        added_on=AGREED,
    )


def steps(words: Words, action: Action) -> list[Milestone]:
    """Two milestones of an action, a quarter apart."""
    days = [AGREED + timedelta(days=91 * place) for place in (1, 2)]
    return [
        Milestone(action=action, position=place, title=words.title()[:200], due_on=day, original_due_on=day)
        for place, day in enumerate(days, start=1)
    ]


def report(words: Words, table: Table, action: Action, number: int) -> list[ProgressUpdate]:
    """The updates of an action, spread over the year; the action then stands as the last one says."""
    updates = []
    for place in range(number):
        days = (TODAY - AGREED).days * (place + 1) // (number + 1) + words.chance.randrange(60)
        made_at = moment(AGREED + timedelta(days=days))
        before, action.status = action.status, words.chance.choice(table.statuses)
        action.reported_on = made_at.date()
        updates.append(
            ProgressUpdate(
                action=action,
                status=action.status,
                status_before=before,
                text=words.sentences(2),
                made_at=made_at,
                made_by=action.lead_person or table.people[0][0],
            )
        )
        action.version += 1
    return updates


def remembered(action: Action) -> SearchEntry:
    """The words by which an action is found, as its service keeps them."""
    texts = [action.reference, action.title, action.detail, action.done_when, action.additionality]
    return SearchEntry(
        partnership_id=action.partnership_id,
        circle_id=action.circle_id,
        kind=KIND,
        subject_key=action.key,
        words=fold("\n".join(texts)),
    )
