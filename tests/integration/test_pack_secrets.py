"""Nothing restricted reaches a public report: not its words, its figures or its file; and what would is found."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.kernel.report import number
from csp.web import clock
from plans.models import Objective, PlanNote, Priority, ProgressUpdate
from scrutiny.models import Pack
from scrutiny.services.exposure import places_of_exposure
from scrutiny.services.packs import CannotIssue, issue_pack
from scrutiny.services.reports import edit_report
from tests.integration import papers, people
from tests.integration.reading import words
from tests.integration.restricted import CANARY, open_restricted_plan

WORDS = "The neighbour heard it twice before the door was opened that night"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


def write(**changed):
    """Let June's report say something else."""
    report = papers.report()
    edit_report(
        key=report.key,
        version=report.version,
        answers=papers.answers(**changed),
        by=people.reader("june"),
        now=clock.now(),
    )


def places():
    return places_of_exposure(numbered=number(papers.document()), partnership=people.vale())


def test_with_and_without_a_restricted_plan_a_report_is_the_same_and_costs_the_same():
    with CaptureQueriesContext(connection) as asked:
        without = papers.document()

    open_restricted_plan()

    with CaptureQueriesContext(connection) as asked_with_it:
        assert papers.document() == without
    assert len(asked_with_it) == len(asked)


@pytest.mark.parametrize("called", ["june", "hal", "farida", "tom", None])
def test_with_and_without_a_restricted_plan_the_pages_of_a_pack_are_the_same(called, client):
    pack = papers.issued_pack()
    pages = [
        *(reverse(f"scrutiny:{name}", args=["vale", pack.key]) for name in ("pack-detail", "pack-issue")),
        *(
            reverse(f"scrutiny:{name}", args=["vale", pack.report.key])
            for name in ("report-detail", "report-edit")
        ),
        "/p/vale/scrutiny/",
        "/p/vale/",
    ]
    if called:
        client.force_login(people.person(called))

    def visit():
        answers = []
        for page in pages:
            with CaptureQueriesContext(connection) as asked:
                response = client.get(page)
            answers.append((response.status_code, TOKEN.sub(b"", response.content), len(asked)))
        return answers

    without = visit()
    open_restricted_plan()

    assert visit() == without


def test_no_canary_is_in_what_a_member_of_the_circle_builds():
    restricted = open_restricted_plan()
    PlanNote(plan=restricted.plan, position=1, heading=CANARY, text=f"{CANARY} note").save()

    pack = papers.built_pack()

    kept = json.dumps([pack.snapshot, pack.checks, pack.title, pack.file.name])
    assert CANARY not in kept
    assert restricted.plan.key not in kept
    assert all(check["passed"] for check in pack.checks)


@pytest.mark.parametrize(
    "typed",
    [
        WORDS,
        WORDS.upper(),
        f"It was said: *{WORDS.replace(' ', '  ')}*.",
        WORDS.replace(" before", "\nbefore"),
        WORDS.replace(" before", "\n\nbefore"),
        WORDS.replace("heard it", "**heard** _it_"),
    ],
)
def test_restricted_words_are_found_whatever_their_case_marks_and_breaks(typed):
    open_restricted_plan()
    ProgressUpdate.objects.filter(action__plan__title__startswith=CANARY).update(text=WORDS)
    assert places() == []

    write(summary=f"First.\n\n{typed}\n\nLast.")

    assert places() == ["paragraph 1.2"]


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"recommendations": f"note it\n{WORDS}"}, ["recommendation 2"]),
        ({"contact": WORDS}, ["the front sheet"]),
        ({"title": WORDS}, ["the front sheet"]),
        ({"next_year": WORDS}, ["paragraph 4.1"]),
    ],
)
def test_restricted_words_are_found_wherever_they_stand(changed, place):
    open_restricted_plan()
    Objective.objects.filter(title__startswith=CANARY).update(title=WORDS)

    write(**changed)

    assert places() == place


def test_restricted_words_that_somebody_pasted_into_the_open_plan_are_found_in_its_table():
    open_restricted_plan()
    Priority.objects.filter(title__startswith=CANARY).update(aim=f"Short.\n{WORDS}\nShort.")
    people.action("1.6").updates.update(text=f"{WORDS}.")

    assert places() == ["Table 1"]


def test_a_long_restricted_text_is_found_where_only_its_beginning_stands():
    open_restricted_plan()
    ProgressUpdate.objects.filter(action__plan__title__startswith=CANARY).update(
        text=f"{WORDS}, and so on. " * 20
    )

    write(summary=f"{WORDS}, and so on. " * 3)

    assert places() == ["paragraph 1.1"]


@pytest.mark.parametrize("short", ["A burglary", "Nothing yet.", "x" * 24])
def test_words_that_stand_in_any_text_are_not_looked_for(short):
    open_restricted_plan()
    ProgressUpdate.objects.filter(action__plan__title__startswith=CANARY).update(text=short)

    write(summary=f"{short} and more.")

    assert places() == []


def test_the_restricted_words_of_another_partnership_are_not_ours_to_look_for(fen):
    restricted = open_restricted_plan()
    type(restricted.plan).objects.filter(pk=restricted.plan.pk).update(partnership=fen.partnership)
    ProgressUpdate.objects.filter(action__plan__title__startswith=CANARY).update(text=WORDS)

    write(summary=WORDS)

    assert places() == []


def test_a_build_that_holds_restricted_words_says_where_and_not_whose(june):
    open_restricted_plan()
    ProgressUpdate.objects.filter(action__plan__title__startswith=CANARY).update(text=WORDS)
    write(summary=f"{WORDS}, they said.")

    pack = papers.built_pack()

    said = words(june.get(pack.get_absolute_url()))
    assert (
        "Not passed It holds words that may not be public: paragraph 1.1. Change them in the report or the plan"
        in said
    )
    assert CANARY not in said
    assert june.get(reverse("scrutiny:pack-issue", args=["vale", pack.key])).status_code == 403


def test_what_became_restricted_after_the_build_still_stops_the_issue(june):
    write(summary=f"{WORDS}, they said.")
    pack = papers.built_pack()
    open_restricted_plan()
    ProgressUpdate.objects.filter(action__plan__title__startswith=CANARY).update(text=WORDS)

    page = june.post(reverse("scrutiny:pack-issue", args=["vale", pack.key]), {"version": pack.version})

    assert "It holds words that may not be public: paragraph 1.1." in words(page)
    with pytest.raises(CannotIssue):
        issue_pack(key=pack.key, version=pack.version, by=people.reader("aled"), now=clock.now())
    assert Pack.objects.get().state == Pack.State.BUILT
