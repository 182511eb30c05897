"""Nothing restricted reaches a public report: not its words, its figures or its file; and what would is found."""

import json
import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.kernel.folding import words_of
from csp.kernel.report import Risk, number
from csp.web import clock
from plans.models import Action, Objective, PlanNote, Priority, ProgressUpdate
from scrutiny.models import Pack
from scrutiny.services.exposure import exposure_of
from scrutiny.services.packs import CannotIssue, issue_pack
from scrutiny.services.reports import edit_report
from tests.integration import papers, people
from tests.integration.reading import words
from tests.integration.restricted import CANARY, open_restricted_plan

WORDS = "The neighbour heard it twice before the door was opened that night"
LONG = (
    f"{WORDS}. She told the officer that she had not dared to go out since the spring, because somebody was always "
    "standing at the corner of the lane. A friend of hers had seen the same man twice, beside a grey van, and had "
    "written down a part of its number. The family has since been moved, and nobody is to be told where they went."
)
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


def write(**changed):
    """Let June's report say something else."""
    for kind in ("summary", "year-ahead"):
        if kind in changed:
            papers.write(changed.pop(kind), kind=kind)
    report = papers.report()
    edit_report(
        key=report.key,
        version=report.version,
        answers=papers.answers(**changed),
        by=people.reader("june"),
        now=clock.now(),
    )


def places():
    return list(exposure_of(numbered=number(papers.document()), partnership=people.vale()).places)


def test_with_and_without_a_restricted_plan_a_report_is_the_same_and_costs_the_same():
    with CaptureQueriesContext(connection) as asked:
        without = papers.document()

    open_restricted_plan()

    with CaptureQueriesContext(connection) as asked_with_it:
        assert papers.document() == without
    assert len(asked_with_it) == len(asked)


@pytest.mark.parametrize("called", ["june", "hal", "farida", "tom", None])
def test_with_and_without_a_restricted_plan_the_pages_of_a_pack_are_the_same(called, sign_in):
    pack = papers.issued_pack()
    pages = [
        *(reverse(f"scrutiny:{name}", args=["vale", pack.key]) for name in ("pack-detail", "pack-issue")),
        *(
            reverse(f"scrutiny:{name}", args=["vale", pack.report.key])
            for name in ("report-detail", "report-edit", "report-changes")
        ),
        "/p/vale/scrutiny/",
        "/p/vale/",
    ]
    client = sign_in(called) if called else Client()

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

    assert places() == (["paragraph 1.2", "paragraph 1.3"] if "\n\n" in typed else ["paragraph 1.2"])


@pytest.mark.parametrize(
    "typed",
    [
        LONG.partition(". ")[0],
        LONG[60:],
        LONG[60:160],
        LONG[160:280],
        LONG[60:160].replace(" that", " [that](https://vale.example/a-page-about-something-else)"),
        LONG[60:160].replace("e", "e\u00ad"),
        LONG[60:160].replace("e", "&shy;e"),
        LONG[60:160].replace("e", "&#101;"),
        LONG[60:160].replace("o", "o\u200b"),
    ],
)
def test_any_sentence_of_a_restricted_paragraph_is_found(typed):
    open_restricted_plan()
    ProgressUpdate.objects.filter(action__plan__title__startswith=CANARY).update(text=LONG)
    assert places() == []

    write(summary=f"First.\n\n{typed}\n\nLast.")

    assert places() == ["paragraph 1.2"]


def test_what_the_report_shortens_of_an_update_is_found_in_its_table():
    open_restricted_plan()
    ProgressUpdate.objects.filter(action__plan__title__startswith=CANARY).update(text=LONG)
    people.action("1.6").updates.update(text=LONG)

    assert LONG not in str(papers.document())
    assert places() == ["Table 1"]


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"recommendations": f"note it\n{WORDS}"}, ["recommendation 2"]),
        ({"contact": WORDS}, ["the front sheet"]),
        ({"title": WORDS}, ["the front sheet"]),
        ({"year-ahead": WORDS}, ["paragraph 5.1"]),
        ({"year-ahead": f"{WORDS[:34]}[^1]{WORDS[34:]}\n\n[^1]: So."}, ["paragraph 5.1"]),
        ({"year-ahead": f"It was so.[^1]\n\n[^1]: {WORDS}"}, ["the notes to section 5"]),
    ],
)
def test_restricted_words_are_found_wherever_they_stand(changed, place):
    open_restricted_plan()
    Objective.objects.filter(title__startswith=CANARY).update(title=WORDS)

    write(**changed)

    assert places() == place


def test_restricted_words_are_found_in_implications_and_risks():
    open_restricted_plan()
    Objective.objects.filter(title__startswith=CANARY).update(title=WORDS)
    report = papers.report()
    report.implications = {"legal": {"yes": True, "detail": WORDS}}
    document = papers.document(report)

    listed = number(replace(document, risks=(Risk("one", "Leaving", "High", f"{WORDS}.", "Low"),)))

    found = exposure_of(numbered=listed, partnership=people.vale()).places
    assert list(found) == ["the implications", "the risks"]


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


@pytest.mark.parametrize("short", ["A burglary", "Nothing yet.", "x" * 24, f"{'-' * 60}1{'*' * 60}"])
def test_words_that_stand_in_any_text_are_not_looked_for(short):
    open_restricted_plan()
    ProgressUpdate.objects.filter(action__plan__title__startswith=CANARY).update(text=short)

    write(summary=f"{short} and more.")

    assert places() == []


def test_a_phrase_of_a_restricted_paragraph_that_stands_in_any_text_is_not_found():
    open_restricted_plan()
    ProgressUpdate.objects.filter(action__plan__title__startswith=CANARY).update(
        text=f"It was the Community Safety Partnership that heard of it. {WORDS}."
    )

    write(summary="The Community Safety Partnership met four times.")

    assert places() == []


def test_the_name_of_an_authority_is_no_secret():
    restricted = open_restricted_plan()
    name = max((seat.authority.name for seat in people.vale().seats.select_related("authority")), key=len)
    Action.objects.filter(plan=restricted.plan).update(leads_as_written=f"{name}\n{name} ({WORDS})")

    write(summary=f"{name} led on it.")

    assert len("".join(words_of(name))) >= 25
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
        "Not passed Some of its words also stand where only some people may read them: paragraph 1.1. "
        "Change them in the report or the plan, then build it again." in said
    )
    assert CANARY not in said
    assert june.get(reverse("scrutiny:pack-issue", args=["vale", pack.key])).status_code == 403


def test_what_became_restricted_after_the_build_still_stops_the_issue(june):
    write(summary=f"{WORDS}, they said.")
    pack = papers.built_pack()
    open_restricted_plan()
    ProgressUpdate.objects.filter(action__plan__title__startswith=CANARY).update(text=WORDS)

    page = june.post(reverse("scrutiny:pack-issue", args=["vale", pack.key]), {"version": pack.version})

    assert "where only some people may read them: paragraph 1.1." in words(page)
    with pytest.raises(CannotIssue):
        issue_pack(key=pack.key, version=pack.version, by=people.reader("aled"), now=clock.now())
    assert Pack.objects.get().state == Pack.State.BUILT
