"""Words of a report that stand in a restricted plan too: a person answers for them, or changes them."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.http import Http404
from django.urls import reverse

from csp.audit import NewerVersion
from csp.models import AuditEvent
from csp.web import clock
from plans.models import Priority, ProgressUpdate
from scrutiny.models import Pack
from scrutiny.policies.packs import may_clear, may_issue
from scrutiny.services import packs
from scrutiny.services.exposure import Exposure
from scrutiny.services.packs import CannotIssue, clear_pack, issue_pack
from tests.integration import papers, people
from tests.integration.reading import boxes, words
from tests.integration.restricted import CANARY, open_restricted_plan

PHRASE = "It is part of the national programme for safer streets and for violence reduction"
OTHER = "The neighbour heard it twice before the door was opened that night"
REASON = "It is the name of a national programme."


def page_of(pack, name):
    return reverse(f"scrutiny:{name}", args=["vale", pack.key])


@pytest.fixture
def exposed():
    """A pack whose paragraph 1.1 stands in a restricted plan too, by chance; paragraph 1.2 does not yet."""
    open_restricted_plan()
    ProgressUpdate.objects.filter(action__plan__title__startswith=CANARY).update(text=f"{PHRASE}.")
    papers.write(f"{PHRASE}.\n\n{OTHER}.")
    return papers.built_pack()


def clear(pack, *, called="june", reason=REASON):
    return clear_pack(
        key=pack.key, version=pack.version, reason=reason, by=people.reader(called), now=clock.now()
    )


def test_a_reason_typed_before_the_session_ended_comes_back(exposed, client):
    june = people.person("june")
    client.cookies["csrftoken"] = "x" * 32
    page = page_of(exposed, "pack-clear")
    answers = {"reason": REASON, "version": exposed.version, "written_by": june.key}
    asked = client.post(page, answers)
    assert asked.status_code == 302
    client.force_login(june)

    assert boxes(client.get(page))["reason"] == REASON


def test_the_page_of_the_pack_leads_to_where_one_answers(exposed, june):
    page = june.get(exposed.get_absolute_url())

    said = words(page)
    assert "This report can’t be issued: a check found something." in said
    assert "If they are ordinary words, say that these words may be public ." in said
    assert page_of(exposed, "pack-clear") in page.content.decode()
    assert page_of(exposed, "pack-issue") not in page.content.decode()


def test_the_page_lists_the_places_and_says_nothing_of_a_plan(exposed, june):
    said = words(june.get(page_of(exposed, "pack-clear")))

    assert "These words also stand where only some people may read them." in said
    assert "where in the report to look: paragraph 1.1 Read each of these places as the public will." in said
    assert CANARY not in said
    assert "restricted" not in said


def test_a_reason_is_needed(exposed, june):
    page = june.post(page_of(exposed, "pack-clear"), {"version": exposed.version, "reason": " "})

    assert "Enter why these words may be public" in words(page)
    assert Pack.objects.get().cleared_at is None


def test_words_that_somebody_answered_for_can_be_issued(exposed, june):
    answer = {"version": exposed.version, "reason": REASON}

    page = june.post(page_of(exposed, "pack-clear"), answer, follow=True)

    said = words(page)
    assert "Your reason is kept. The report can be issued" in said
    answered = "Found in paragraph 1.1. June Okafor said on 23 November 2026 that these words may be public"
    assert f"Answered {answered}: {REASON}" in said
    assert "say that these words may be public" not in said
    pack = Pack.objects.get()
    assert (pack.cleared_by, pack.cleared_at) == (people.person("june"), clock.now())
    assert (pack.cleared_reason, pack.cleared_places) == (REASON, ["paragraph 1.1"])
    assert AuditEvent.objects.filter(verb="pack.cleared", subject_id=pack.pk).count() == 1
    june.post(page_of(pack, "pack-issue"), {"version": pack.version})
    assert Pack.objects.get().state == Pack.State.ISSUED


def test_the_answer_is_for_those_places_alone(exposed, june):
    pack = clear(exposed)
    Priority.objects.filter(title__startswith=CANARY).update(aim=f"{OTHER}.")

    page = june.post(page_of(pack, "pack-issue"), {"version": pack.version})

    assert "where only some people may read them: paragraph 1.2. Change them in the report" in words(page)
    with pytest.raises(CannotIssue):
        issue_pack(key=pack.key, version=pack.version, by=people.reader("june"), now=clock.now())
    assert Pack.objects.get().state == Pack.State.BUILT


def test_the_answer_is_for_that_build_alone(exposed):
    clear(exposed)

    again = papers.built_pack()

    assert may_issue(people.reader("june"), again).refusal.startswith("This report can’t be issued")


def test_another_check_that_failed_still_stops_the_issue(exposed):
    clear(exposed)
    bad = {"name": "fonts", "passed": False, "words": "A typeface is missing."}
    Pack.objects.update(checks=[*exposed.checks, bad])

    assert may_issue(people.reader("june"), Pack.objects.get()).refusal.startswith(
        "This report can’t be issued"
    )


@pytest.mark.parametrize("called", ["tom", "hal", "farida", "elin", "tess"])
def test_only_the_coordinator_answers(called, exposed):
    assert may_clear(people.reader(called), exposed).refusal == (
        "Only the coordinator can write, build and issue a report to a committee."
    )
    with pytest.raises((PermissionDenied, Http404)):
        clear(exposed, called=called)


def test_nobody_answers_where_nothing_was_found_or_twice(june, exposed):
    cleared = clear(exposed)
    with pytest.raises(PermissionDenied, match="There are no words in this report that wait"):
        clear(cleared)

    Pack.objects.filter(pk=(second := papers.built_pack()).pk).update(checks=[])
    refused = june.get(page_of(second, "pack-clear"))
    assert refused.status_code == 403
    assert "There are no words in this report that wait for somebody to say they may be public." in words(
        refused
    )


def test_a_pack_that_changed_meanwhile_is_looked_at_again(exposed, june):
    with pytest.raises(NewerVersion):
        clear_pack(key=exposed.key, version=1, reason=REASON, by=people.reader("june"), now=clock.now())

    page = june.post(page_of(exposed, "pack-clear"), {"version": "1", "reason": REASON}, follow=True)

    assert "Somebody else changed this pack meanwhile. Look at it again." in words(page)


@pytest.mark.parametrize(
    "without",
    [{"cleared_at": None}, {"cleared_by": None}, {"cleared_reason": ""}, {"cleared_places": []}],
)
def test_an_answer_is_kept_whole_or_not_at_all(without, exposed):
    clear(exposed)

    with pytest.raises(IntegrityError), transaction.atomic():
        Pack.objects.update(**without)


def test_the_search_before_the_issue_locks_nothing(exposed, monkeypatch):
    pack, outside, inside = clear(exposed), len(connection.savepoint_ids), []
    monkeypatch.setattr(
        packs, "exposure_of", lambda **_: inside.append(len(connection.savepoint_ids)) or Exposure()
    )

    issue_pack(key=pack.key, version=pack.version, by=people.reader("june"), now=clock.now())

    assert inside == [outside]


def test_a_pack_of_an_older_site_is_built_again_before_it_is_issued():
    pack = papers.built_pack()
    Pack.objects.update(snapshot={**pack.snapshot, "numbers": {}})

    with pytest.raises(CannotIssue, match="It was built before this site was changed"):
        issue_pack(key=pack.key, version=pack.version, by=people.reader("june"), now=clock.now())
