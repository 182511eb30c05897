"""A plan in the middle of a round over twelve authorities, and one whose actions were saved many times."""

from datetime import timedelta

from csp.demonstration.load import moment
from plans.models import Action, Plan, ProgressUpdate, RoundAsk, UpdateRound
from tests.bench.tables import TODAY, Table, put
from tests.bench.words import Words

IN_ROUND, KEPT = "in-round", "kept"
AUTHORITIES = (
    "district_council",
    "county_council",
    "police",
    "fire",
    "integrated_care_board",
    "probation",
    "commissioner",
    "nhs_trust",
    "parish_council",
    "education",
    "housing_association",
    "charity",
)
OPENED = TODAY - timedelta(days=14)
SILENT = 3  # one in three has not reported yet


def open_round(words: Words, table: Table, plan: Plan) -> UpdateRound:
    """A round that asks about every action of the plan; what two in three said last is their report in it."""
    officer = table.people[0][0]
    (one,) = put(
        words,
        [
            UpdateRound(
                plan=plan,
                title="Autumn",
                meeting_on=TODAY + timedelta(days=14),
                due_on=TODAY + timedelta(days=4),
                opened_at=moment(OPENED),
                opened_by=officer,
                at_opening={},
            )
        ],
    )
    asked = []
    for place, action in enumerate(Action.objects.filter(plan=plan).order_by("pk")):
        last = ProgressUpdate.objects.filter(action=action).order_by("-made_at", "key").first()
        asked.append(RoundAsk(round=one, action=action, update=last if place % SILENT else None))
    put(words, asked)
    return one
