"""Everything that people write in a restricted plan is looked for, field by field, as it is and as it was."""

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.models import CharField, JSONField, TextField
from django.test.utils import CaptureQueriesContext

from csp.kernel.folding import words_of
from csp.models import StoredFile
from csp.web import clock
from plans.models import (
    Action,
    Commitment,
    Evidence,
    Measure,
    PlanImport,
    PlanNote,
    SignOff,
    Waiver,
)
from plans.queries.restricted import WRITTEN, places_of_restricted_words
from tests.integration import importing, people, published
from tests.integration.endings import shown, step
from tests.integration.handing import hand
from tests.integration.restricted import open_restricted_plan
from tests.integration.rounds import asked_and_typed

WORDS = "The neighbour heard it twice before the door was opened that night"
# What holds no words of anybody's about a restricted plan, and why.
WITHOUT_WORDS = {
    "key": "is minted",
    "reference": "is too short to be known again",
    "reference_order": "follows from the reference",
    "title_order": "follows from the title",
    "number": "is too short to be known again",
    "timescale_precision": "is one of a few words of ours",
    "columns": "holds numbers and words of ours",
    "choices": "holds numbers and words of ours",
    "at_opening": "keeps what stands in the plan, or in its history",
    "content": "keeps what stands in the plan, or in its history",
    "dropped_why": "is one of a few words of ours",
    "sha256": "is a digest",
    "unit": "is a word or two that figures are counted in",
    "point": "is one of a few words of ours",
    "supporters_named": "names authorities that sit here",
    "areas_named": "names areas, which are the whole partnership's",
    "also_in_named": "names plans, whose own titles are looked for",
}
# A scheme and the meetings are the whole partnership's: they are of no plan, restricted or not.
# A round of a restricted plan has no links.
OPEN = {"Status", "Meeting", "Attendance", "MeetingPaper", "MeetingDecision", "RoundLink"}


def texts_of(model):
    """The fields of a model that can hold words."""
    return {
        field.name
        for field in model._meta.get_fields()
        if field.concrete and isinstance(field, CharField | TextField | JSONField) and not field.choices
    }


MODELS = [model for model in apps.get_app_config("plans").get_models() if model.__name__ not in OPEN]
EVERY = [(model, name) for model, names in WRITTEN.items() for name in names]


def places(text=WORDS):
    found = places_of_restricted_words(people.vale(), text="".join(words_of(text)))
    return [(hit.begins, hit.ends) for hit in found]


@pytest.fixture
def restricted():
    """A restricted plan with a row of every model in it."""
    made = open_restricted_plan()
    Measure(plan=made.plan, position=1, title="Calls").save()
    PlanNote(plan=made.plan, position=1, text="Short").save()
    PlanImport.objects.filter(pk=importing.begun().pk).update(circle=made.circle)
    hand("aled", "carys", "tom", made.actions[3], note="Short")
    step(made.actions[0], "Short", by="aled")
    shown(made.actions[0], "Short", link="https://short.example", by="aled")
    asked_and_typed(made.plan, by="aled")
    agreeing_to(made.plan)
    return made


def agreeing_to(plan):
    """What the authorities put into a plan, what it goes without, and what they said to a version of it."""
    seat, who, now = people.action("1.6").lead_seat, people.person("aled"), clock.now()
    kept = published.version(plan=plan, by="aled")
    told = {"signed_name": "Short", "signed_post": "Short", "signed_on": people.TODAY}
    Commitment(plan=plan, seat=seat, resources="Short").save()
    Waiver(plan=plan, point="strategy", reason="Short", made_at=now, made_by=who).save()
    SignOff(plan_version=kept, seat=seat, agrees=True, recorded_at=now, recorded_by=who, **told).save()


def rows_of(model, plan):
    """The rows of a model that belong to the restricted plan."""
    if model is PlanImport:
        return PlanImport.objects.exclude(circle=None)
    of_an_action = ("ProgressUpdate", "Handover", "Milestone", "Evidence")
    of_an_ask = dict.fromkeys(("Challenge", "ReportDraft"), "ask__action__plan")
    of = {
        "Plan": "pk",
        "Reading": "measure__plan",
        "SignOff": "plan_version__plan",
        **dict.fromkeys(of_an_action, "action__plan"),
        **of_an_ask,
    }
    at = of.get(model.__name__, "plan")
    return model.objects.filter(**{at: plan.pk})


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_text_of_a_plan_is_looked_for_or_holds_no_words(model):
    if model.__name__.startswith("Historical"):
        now = {one for one in WRITTEN if one.__name__ == model.__name__.removeprefix("Historical")}
        assert now or model.__name__.removeprefix("Historical") in OPEN
        return

    if model.__name__ in OPEN:
        assert model not in WRITTEN
        return
    found = texts_of(model) - WITHOUT_WORDS.keys()

    assert found == set(WRITTEN.get(model, ())), "Add the field to WRITTEN, or say here why it holds no words"


def test_words_are_found_in_each_field(restricted):
    assert places() == []

    found = {f"{model.__name__}.{field}": found_in(model, field, restricted.plan) for model, field in EVERY}

    expected = [(at, at + 40) for at in (0, 3, 12)]
    assert {name: one for name, one in found.items() if one != expected} == {}
    assert len(found) == len(EVERY)
    assert places() == []


def found_in(model, field, plan):
    """What is found while the words stand in this field alone; None if the plan has no row with it."""
    is_nested = isinstance(model._meta.get_field(field), JSONField)
    said = [["Remarks", {"said": WORDS}]] if is_nested else WORDS
    with transaction.atomic():
        found = places() if rows_of(model, plan).update(**{field: said}) else None
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("said", ["title", "history_change_reason"])
def test_what_was_written_before_is_found(said, restricted):
    Action.history.filter(plan=restricted.plan.pk).update(**{said: WORDS})

    assert places() != []


def test_a_restricted_row_that_was_removed_is_found(restricted):
    measure = Measure.objects.get(plan=restricted.plan, title="Calls")
    measure.title = WORDS
    measure.save()
    measure.delete()

    assert places() != []


@pytest.mark.parametrize("model", [Evidence, PlanImport])
def test_the_name_of_a_file_is_found(model, restricted):
    shown(restricted.actions[0], "Short", by="aled")
    files = rows_of(model, restricted.plan).exclude(file=None).values("file")

    assert StoredFile.objects.filter(pk__in=files).update(name=f"{WORDS}.pdf") >= 1

    assert places() != []


def test_a_text_in_short_lines_is_found_and_so_is_each_line_that_is_long_enough(restricted):
    lines = (
        "Seen by the bridge\nat four in the morning\nwith a bag of tools\nby the river bank near the old mill"
    )
    PlanNote.objects.filter(plan=restricted.plan).update(text=lines)

    assert places(lines.replace("\n", " ")) != []
    assert places("by the river bank near the old mill") != []
    assert places("Seen by the bridge") == []


def test_the_words_of_an_open_plan_are_not_looked_for(restricted):
    Action.objects.filter(plan=people.plan()).update(title=WORDS)

    assert places() == []


def test_a_large_restricted_plan_costs_as_many_questions_as_a_small_one(restricted):
    with CaptureQueriesContext(connection) as small:
        places()
    Action.objects.bulk_create(
        Action(plan=restricted.plan, key=f"{at:010d}", title="Another", added_on=people.TODAY)
        for at in range(1200)
    )

    with CaptureQueriesContext(connection) as large:
        places()

    assert len(large) == len(small)
