"""The trail of a restricted plan says that its words stood in a report; nobody else learns that it was this plan."""

import json
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.audit import NewerVersion
from csp.models import AuditEvent, Circle
from csp.web import clock
from plans.models import Plan, PlanImport, PlanNote, Priority, ProgressUpdate
from scrutiny.models import Pack
from scrutiny.services import packs as services
from scrutiny.services.packs import CannotIssue, clear_pack, issue_pack
from tests.integration import importing, papers, people
from tests.integration.restricted import CANARY, open_restricted_plan

PHRASE = "It is part of the national programme for safer streets and for violence reduction"
OTHER = "The neighbour heard it twice before the door was opened that night"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


def note(text):
    """A note with this text in a restricted plan of its own, with a circle that has nobody in it."""
    circle = Circle(partnership=people.vale())
    circle.save()
    plan = Plan(
        partnership=people.vale(),
        circle=circle,
        kind=Plan.Kind.COMMUNITY_SAFETY,
        title="Heron",
        starts_on=date(2026, 6, 1),
        ends_on=date(2027, 5, 31),
    )
    plan.save()
    PlanNote(plan=plan, position=1, text=text).save()
    return plan


@pytest.fixture
def kestrel():
    """A restricted plan with the words of paragraph 1.1 of June's report."""
    made = open_restricted_plan()
    ProgressUpdate.objects.filter(action__plan=made.plan).update(text=f"{PHRASE}.")
    papers.write(f"{PHRASE}.\n\n{OTHER}.")
    return made.plan


def told():
    """What the trails of circles say of words in reports: the verb, the record and the circle of each event."""
    events = AuditEvent.objects.filter(verb__startswith="restricted-words.").order_by("pk")
    assert all((one.person, one.partnership) == (people.person("june"), people.vale()) for one in events)
    return [
        (one.verb.removeprefix("restricted-words."), one.subject, one.subject_id, one.circle_id)
        for one in events
    ]


def of(verb, plan):
    return (verb, "plans.plan", plan.pk, plan.circle_id)


def asked(pack):
    return {"key": pack.key, "version": pack.version, "by": people.reader("june"), "now": clock.now()}


def cleared(pack):
    return clear_pack(**asked(pack), reason="It is the name of a national programme.")


def test_a_build_that_holds_words_of_a_restricted_plan_is_on_the_trail_of_that_plan(kestrel):
    note("Nothing of this stands in any report that anybody writes here.")

    papers.built_pack()

    assert told() == [of("found", kestrel)]


def test_each_plan_that_has_the_words_is_told_and_once(kestrel):
    heron = note(f"{PHRASE}, they said. {OTHER}.")

    papers.built_pack()

    assert told() == [of("found", kestrel), of("found", heron)]


def test_a_build_that_holds_no_restricted_words_tells_nobody():
    open_restricted_plan()

    papers.issued_pack()

    assert told() == []


def test_an_import_that_has_no_plan_yet_has_the_event_itself(kestrel):
    one = importing.begun()
    PlanImport.objects.filter(pk=one.pk).update(circle=kestrel.circle, plan_title=OTHER)

    papers.built_pack()

    itself = ("found", "plans.planimport", one.pk, kestrel.circle_id)
    assert told() == [of("found", kestrel), itself]


def test_the_event_of_an_import_into_a_restricted_plan_is_that_plans(kestrel):
    one = importing.begun()
    PlanImport.objects.filter(pk=one.pk).update(plan=kestrel, circle=kestrel.circle, plan_title=OTHER)
    ProgressUpdate.objects.filter(action__plan=kestrel).update(text="Short.")

    papers.built_pack()

    assert told() == [of("found", kestrel)]


def test_whoever_answers_for_the_words_and_issues_them_is_on_the_trail(kestrel):
    pack = cleared(papers.built_pack())
    issue_pack(**asked(pack))

    assert told() == [of("found", kestrel), of("cleared", kestrel), of("issued", kestrel)]


def test_only_plans_whose_words_stand_in_the_places_answered_for_are_told_of_the_answer(kestrel):
    pack = papers.built_pack()
    heron = note(f"{OTHER}.")  # paragraph 1.2, of which the answer says nothing

    pack = cleared(pack)
    with pytest.raises(CannotIssue, match=r"paragraph 1\.2"):
        issue_pack(**asked(pack))

    assert told() == [of("found", kestrel), of("cleared", kestrel), of("found", heron)]


def test_what_did_not_happen_is_on_no_trail(kestrel):
    pack = papers.built_pack()

    for act in (cleared, lambda old: issue_pack(**asked(old))):
        pack.version -= 1
        with pytest.raises(NewerVersion):
            act(pack)
        pack.version += 1
        pack = cleared(pack) if act is cleared else pack

    assert told() == [of("found", kestrel), of("cleared", kestrel)]


def test_an_answer_that_is_not_kept_is_on_no_trail(kestrel, monkeypatch):
    pack = papers.built_pack()
    monkeypatch.setattr(services, "tell_circles", lambda **_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        cleared(pack)

    assert Pack.objects.get().cleared_at is None
    assert not AuditEvent.objects.filter(verb="pack.cleared").exists()


def test_a_pack_of_an_older_site_can_be_answered_for_still(kestrel):
    pack = papers.built_pack()
    Pack.objects.update(snapshot={**pack.snapshot, "numbers": {}})

    assert cleared(pack).cleared_places == ["paragraph 1.1"]
    assert told() == [of("found", kestrel)]


def test_the_search_before_the_answer_locks_nothing(kestrel, monkeypatch):
    pack, outside, inside = papers.built_pack(), len(connection.savepoint_ids), []
    real = services.exposure_of

    def search(**given):
        inside.append(len(connection.savepoint_ids))
        return real(**given)

    monkeypatch.setattr(services, "exposure_of", search)

    cleared(pack)

    assert inside == [outside]


def test_the_pages_of_whoever_issues_are_the_same_whichever_and_however_many_plans_have_the_words(
    kestrel, june
):
    pack = papers.built_pack()
    pages = [
        reverse(f"scrutiny:{name}", args=["vale", pack.key])
        for name in ("pack-detail", "pack-clear", "pack-issue")
    ]
    pages += [pack.report.get_absolute_url(), "/p/vale/", "/p/vale/scrutiny/"]

    def visit():
        answers = []
        for page in pages:
            with CaptureQueriesContext(connection) as queries:
                answer = june.get(page)
            answers.append((answer.status_code, TOKEN.sub(b"", answer.content), len(queries)))
        return answers

    one = visit()
    heron = note(f"{PHRASE}.")
    AuditEvent(
        at=clock.now(),
        person=people.person("june"),
        verb="restricted-words.found",
        subject="plans.plan",
        subject_id=heron.pk,
        partnership=people.vale(),
        circle=heron.circle,
    ).save()

    assert visit() == one


def test_what_is_kept_of_a_pack_names_no_plan(kestrel):
    pack = cleared(papers.built_pack())

    kept = json.dumps([pack.checks, pack.snapshot, pack.cleared_places, pack.exposed])
    assert CANARY not in kept
    assert kestrel.key not in kept
    assert set(pack.checks[-1]) == {"name", "passed", "words", "places"}


def test_the_search_asks_as_many_questions_for_many_plans_with_the_words_as_for_one(kestrel):
    pack = papers.built_pack()
    assert pack.partnership == people.vale()  # fetched before anything is counted
    june = people.reader("june")
    with CaptureQueriesContext(connection) as for_one:
        services._exposure(pack, june)
    for _ in range(5):
        note(f"{PHRASE}.")
    Priority.objects.filter(plan=kestrel).update(aim=PHRASE)

    with CaptureQueriesContext(connection) as for_many:
        found = services._exposure(pack, june)

    assert len(for_many) == len(for_one)
    assert len(found.sources["paragraph 1.1"]) == 6
    assert CANARY not in repr(found)
