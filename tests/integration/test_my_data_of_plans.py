"""What is held about a person, of what they added, gave, decided, signed and ran in plans."""

import json

import pytest

from csp.web import clock
from plans.models import ActionState, Plan, PlanVersion, SignOff, UpdateRound
from plans.services.plan_life_parts import waive_point
from plans.services.rounds_locking import lock_round
from tests.integration import agreeing, endings, measuring, people
from tests.integration.reading import words
from tests.integration.restricted import CANARY, open_restricted_plan
from tests.integration.running import begun
from tests.integration.test_my_data import FILE, PAGE, taken

VALE = "Vale Community Safety Partnership"
NOW = "2026-11-23T10:30:00+00:00"
# The sections of all that somebody did to plans and what is in them.
DONE = (
    "decisions-on-actions",
    "evidence",
    "figures",
    "rounds",
    "versions",
    "answers",
    "waivers",
    "closed-plans",
)


def run_by(called, plan):
    """Let somebody have made, signed, waived, locked and closed everything of a restricted plan."""
    by, now = people.reader(called), clock.now()
    waive_point(plan=plan, point="f", version=0, reason=f"{CANARY} waiver", by=by, now=now)
    version = PlanVersion(plan=plan, number=1, content={}, sha256="0" * 64, made_at=now, made_by=by.person)
    version.save()
    SignOff(
        plan_version=version,
        seat=people.action("1.6").lead_seat,
        agrees=True,
        signed_name="Nobody Else",
        signed_post="Superintendent",
        signed_on=people.TODAY,
        recorded_at=now,
        recorded_by=by.person,
    ).save()
    lock_round(key=begun(plan, by=called).key, by=by, now=now)
    closed = {"state": Plan.State.CLOSED, "closed_on": people.TODAY, "closed_by": by.person}
    Plan.objects.filter(pk=plan.pk).update(**closed)


def test_evidence_that_one_added_is_there_with_its_file_or_its_address(june):
    endings.shown(people.action("1.6"), "Visits log", name="log.pdf")
    endings.shown(people.action("1.6"), "The figures", link="https://figures.example/doors")

    found = {row["what"]: row for row in taken(june)["evidence"]}

    assert found["Visits log"]["action"].startswith("1.6 ")
    assert (found["Visits log"]["file"], found["Visits log"]["link"]) == ("log.pdf", "")
    assert found["The figures"]["link"] == "https://figures.example/doors"
    assert (found["The figures"]["partnership"], found["The figures"]["added_at"]) == (VALE, NOW)
    assert "Visits log" in words(june.get(PAGE))


def test_figures_that_one_gave_are_there(june):
    measure = measuring.add(people.plan(), called="june", title="Doors fitted")
    measuring.give(measure, (measuring.AUGUST, "7.50"), called="june", note="Counted twice")

    [found] = [row for row in taken(june)["figures"] if row["measure"] == "Doors fitted"]

    assert found == {
        "measure": "Doors fitted",
        "partnership": VALE,
        "area": "",
        "from_day": "2026-08-01",
        "until": "2026-08-31",
        "figure": "7.5",
        "note": "Counted twice",
        "made_at": NOW,
    }


def test_what_one_decided_of_an_action_is_there(june):
    endings.decided(people.action("1.6"), ActionState.IN_ABEYANCE)

    [found] = [row for row in taken(june)["decisions-on-actions"] if row["action"].startswith("1.6 ")]

    assert (found["state"], found["from_day"]) == ("In abeyance", "2026-11-23")
    assert (found["why"], found["partnership"]) == (endings.WHY, VALE)


def test_rounds_that_one_opened_or_locked_are_there(june):
    one = begun()
    lock_round(key=one.key, by=people.reader("june"), now=clock.now())
    UpdateRound.objects.filter(pk=one.pk).update(opened_by=people.person("aled"))

    [found] = [row for row in taken(june)["rounds"] if row["round"] == "December round"]

    # Somebody else opened it and asked; she locked it.
    assert (found["plan"], found["opened"], found["asks"]) == (people.plan().title, None, "")
    assert found["locked"] == NOW


def test_versions_answers_and_waivers_of_a_plan_are_there(june):
    plan = agreeing.published()
    waive_point(
        plan=plan, point="f", version=0, reason="Asked last year", by=agreeing.june(), now=clock.now()
    )

    file = taken(june)

    mine = {key: [row for row in file[key] if row["plan"] == plan.title] for key in DONE[4:7]}
    [version] = mine["versions"]
    assert (version["number"], version["made"], version["agreed"], version["published"]) == (1, NOW, NOW, NOW)
    assert len(mine["answers"]) == len(agreeing.seats(plan))
    assert {(row["name"], row["answer"], row["recorded"]) for row in mine["answers"]} == {
        ("Dana Whitlock", "Agrees", NOW)
    }
    assert [(row["point"], row["reason"]) for row in mine["waivers"]] == [
        ("How people who live and work here are heard and can help", "Asked last year")
    ]


def test_an_answer_that_has_ones_name_is_there_whoever_wrote_it_down(sign_in):
    agreeing.agreed()
    SignOff.objects.update(signed_name=people.person("tom").name.upper())

    found = taken(sign_in("tom"))["answers"]

    assert {(row["name"], row["recorded"]) for row in found} == {("TOM FERRIER", None)}


def test_plans_that_one_closed_are_there(june):
    closed = {"state": Plan.State.CLOSED, "closed_on": people.TODAY, "closed_by": people.person("june")}
    Plan.objects.filter(pk=people.plan().pk).update(outturn="Most of it.", **closed)

    found = taken(june)["closed-plans"]

    row = {
        "plan": people.plan().title,
        "partnership": VALE,
        "closed_on": "2026-11-23",
        "outturn": "Most of it.",
    }
    assert row in found


def test_of_a_restricted_plan_a_member_reads_neutral_names(sign_in):
    made = open_restricted_plan()
    endings.decided(made.actions[0], ActionState.IN_ABEYANCE, by="aled")
    run_by("aled", made.plan)
    aled = sign_in("aled")

    file = taken(aled)

    named = {key: {next(iter(row.values())) for row in file[key]} for key in DONE}
    assert {
        key: [name for name in names if name.startswith("Restricted ")] for key, names in named.items()
    } == {
        "decisions-on-actions": ["Restricted action"],
        "evidence": ["Restricted action"],
        "figures": ["Restricted measure"],
        "rounds": ["Restricted round"],
        "versions": ["Restricted plan"],
        "answers": ["Restricted plan"],
        "waivers": ["Restricted plan"],
        "closed-plans": ["Restricted plan"],
    }
    said = json.dumps([file[key] for key in DONE])
    names = (made.plan.title, made.measure.title, made.actions[0].title, made.actions[0].reference)
    assert [name for name in names if name in said] == []


@pytest.mark.parametrize("called", ["tom", "joel", "june"])
def test_of_a_restricted_plan_whoever_is_outside_reads_nothing_of_what_they_did_when_inside(called, sign_in):
    made = open_restricted_plan(held_by=("tom", None))
    endings.decided(made.actions[0], ActionState.IN_ABEYANCE, by="aled")
    client = sign_in(called)
    before = [taken(client)[key] for key in DONE]
    run_by("aled", made.plan)
    given_to(people.person(called), made)

    assert [taken(client)[key] for key in DONE] == before
    assert CANARY not in client.get(FILE).getvalue().decode() + words(client.get(PAGE))


def given_to(person, made):
    """Let somebody have done all that Aled did."""
    made.plan.actions.exclude(state=ActionState.OPEN).update(state_by=person)
    made.actions[0].evidence.update(added_by=person)
    made.measure.readings.update(made_by=person)
    made.plan.rounds.update(opened_by=person, locked_by=person)
    made.plan.versions.update(made_by=person)
    SignOff.objects.filter(plan_version__plan=made.plan).update(recorded_by=person, signed_name=person.name)
    made.plan.waivers.update(made_by=person)
    Plan.objects.filter(pk=made.plan.pk).update(closed_by=person)
