"""An exported list: exactly what the list shows for the same address, and nothing for those who may not see it."""

import csv
import io
import re
from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from csp.kernel import day_words
from csp.kernel.spreadsheet import as_typed
from csp.models import AuditEvent
from plans.exports.action_rows import HEADS
from plans.models import Action, Plan
from tests.integration import people
from tests.integration.reading import words
from tests.integration.restricted import CANARY, open_restricted_plan

LIST, CSV, WORKBOOK = "plans:action-list", "plans:action-list-csv", "plans:action-list-workbook"
CHOICES = [
    {},
    {"page": "2"},
    {"due": "late"},
    {"due": "soon"},
    {"due": "moved"},
    {"due": "none"},
    {"silent": "on"},
    {"mine": "on"},
    {"lead": "nobody"},
    {"priority": "none"},
    {"words": "burglary"},
    {"words": "1.10"},
    {"words": "nothing like it"},
    *(
        {"sort": order}
        for order in ("title", "-title", "lead", "-due", "due", "status", "reported", "-reported")
    ),
    {"sort": "-reference", "silent": "on"},
    {"sort": "unheard-of"},
]


def address(name, plan=None):
    return reverse(name, args=["vale", (plan or people.plan()).key])


def shown(client, choices):
    """Return the words of each row of each page of the list, under the name of its priority."""
    rows, band, number = [], "", 1
    while True:
        page = client.get(address(LIST), {**choices, "page": number})
        table = page.content.decode().partition("</thead>")[2].partition("</table>")[0]
        for row in table.split("<tr")[1:]:
            cells = [words(cell) for cell in re.split(r"<t[dh](?=[ >])", row)[1:]]
            cells = [cell.partition(">")[2].strip() if ">" in cell else cell for cell in cells]
            if len(cells) == 1:
                band = cells[0]
            else:
                rows.append([band, *cells])
        if f'page={number + 1}"' not in page.content.decode():
            return rows
        number += 1


def taken(client, choices, plan=None):
    """Return each row of the CSV file by its heads."""
    file = client.get(address(CSV, plan), choices).getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(file, newline="")))


def as_shown(row, *, in_bands):
    """Return the words that the list has for an exported row."""
    due, first = _short(as_typed(row["Due"])), _short(row["Date first agreed"])
    moved = f"was {first}" if first else ""
    if moved and (days := row["Days after the date first agreed"]):
        moved += f", {days} {'day' if days == '1' else 'days'} ago"
    when = " ".join(filter(None, [due, "late" if row["Late"] else "", moved]))
    holder = row["Post"] if row["Post"] and row["Person"] == "Nobody yet" else row["Person"]
    forecast = f" Year end: {row['Forecast']}" if row["Forecast"] else ""
    reported = _short(row["Reported"])
    return [
        row["Priority"] if in_bands else "",
        row["Ref"],
        as_typed(row["Action"]),
        f"{row['Lead']} {holder}",
        when.replace("late was", "late, was"),
        _standing(row) or f"{row['Letter']} {row['Status']}{forecast}",
        row["Last change"],
        f"{reported} silent" if row["Silent"] else reported or "–",
    ]


def _standing(row):
    """Return what was decided of an action, which stands before what is reported of it."""
    return "" if row["State"] == "Open" else f"{row['State']} reported: {row['Status'].lower()}"


def _short(text):
    return day_words.short(date.fromisoformat(text)) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else text


@pytest.fixture(autouse=True)
def _some_odd_actions():
    """One without a date but with words, one that was never reported, one under no priority."""
    Action.objects.filter(reference="4.9").update(due_on=None, timescale="- by the end of each quarter")
    Action.objects.filter(reference="2.15").update(reported_on=None)
    Action.objects.filter(reference="6.1").update(priority=None, lead_seat=None, title='=HYPERLINK("x")')


@pytest.mark.parametrize("choices", CHOICES, ids=str)
def test_a_file_has_the_rows_of_every_page_of_the_list_in_their_order(choices, sign_in):
    neil = sign_in("neil")
    in_bands = choices.get("sort", "reference") in {"reference", "-reference", "unheard-of"}

    rows = taken(neil, choices)

    assert [as_shown(row, in_bands=in_bands) for row in rows] == shown(neil, choices)


def test_a_file_of_a_status_and_a_priority_has_theirs(june):
    action = people.action("1.6")
    choices = {"status": [people.status(letter).key for letter in "AR"], "priority": action.priority.key}

    rows = taken(june, choices)

    assert {row["Priority"] for row in rows} == {str(action.priority)}
    assert {row["Letter"] for row in rows} == {"A", "R"}


@pytest.mark.parametrize(
    "choices", [{}, {"due": "late", "sort": "-due"}, {"words": "nothing like it"}], ids=str
)
def test_a_workbook_has_what_the_csv_file_has(choices, june):
    file = june.get(address(WORKBOOK), choices).getvalue()

    heads, *rows = load_workbook(io.BytesIO(file))["Actions"].iter_rows(values_only=True)

    assert list(heads) == list(HEADS)
    assert [[_plain(cell) for cell in row] for row in rows] == [
        [as_typed(cell) for cell in row.values()] for row in taken(june, choices)
    ]


def _plain(cell):
    return cell.date().isoformat() if isinstance(cell, datetime) else str(cell or "")


def test_a_title_that_looks_like_a_formula_is_text_in_both_files(june):
    csv_file = june.get(address(CSV), {"words": "hyperlink"}).getvalue().decode()
    everything = june.get(address(CSV)).getvalue().decode()
    sheet = load_workbook(io.BytesIO(june.get(address(WORKBOOK)).getvalue()))["Actions"]

    assert '''"'=HYPERLINK(""x"")"''' in everything
    assert (
        csv_file.count("\r\n") == 1
    )  # found by what is said of it, not by what a test wrote past the services
    (cell,) = [cell for cell in sheet["C"] if cell.value == '=HYPERLINK("x")']
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


@pytest.mark.parametrize(
    ("name", "kind", "media_type"),
    [
        (CSV, "csv", "text/csv; charset=utf-8"),
        (WORKBOOK, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_a_file_is_a_download_that_no_cache_keeps(name, kind, media_type, june):
    response = june.get(address(name), {"words": "burglary"})

    assert response["Content-Type"] == media_type
    assert response["Content-Disposition"] == f'attachment; filename="vale-actions-2026-11-23.{kind}"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-store"


def test_a_csv_file_is_sent_while_it_is_read_with_one_question_however_long(june):
    with CaptureQueriesContext(connection) as before:
        response = june.get(address(CSV))
        heads = next(response.streaming_content)
    with CaptureQueriesContext(connection) as asked:
        rest = b"".join(response.streaming_content)

    assert response.streaming
    assert heads.count(b"\r\n") == 1
    assert rest.count(b"\r\n") == 63
    assert len(asked) == 1
    assert len(before) <= 13  # to open the list without its rows, and to write the event down


@pytest.mark.parametrize("name", [CSV, WORKBOOK])
def test_many_rows_cost_as_many_questions_as_few(name, june):
    june.get(address(name)).getvalue()  # who she is gets looked up once
    costs = []
    for choices in ({}, {"silent": "on"}, {"words": "nothing like it"}):
        with CaptureQueriesContext(connection) as asked:
            june.get(address(name), choices).getvalue()
        costs.append(len(asked))

    assert costs[0] == costs[1] == costs[2]


def test_the_list_offers_what_it_shows_and_keeps_its_address(june):
    page = june.get(address(LIST), {"due": "late", "sort": "-due", "page": "1"})
    html = page.content.decode()

    assert "Download these 6 actions as CSV" in words(page)
    assert "Download these 6 actions as Excel" in words(page)
    for name in (CSV, WORKBOOK):
        assert f'href="{address(name)}?due=late&amp;sort=-due"' in html


@pytest.mark.parametrize(
    ("choices", "said"),
    [({}, "Download these 63 actions as CSV"), ({"due": "none"}, "Download this action as CSV")],
)
def test_the_links_say_how_many(choices, said, june):
    assert said in words(june.get(address(LIST), choices))


def test_a_list_of_nothing_offers_no_file_and_a_file_of_nothing_has_its_heads(june):
    nothing = {"words": "nothing like it"}

    assert "Download" not in words(june.get(address(LIST), nothing))
    assert june.get(address(CSV), nothing).getvalue().decode("utf-8-sig") == ",".join(HEADS) + "\r\n"


def test_the_links_change_with_the_filter_without_another_page(june):
    page = june.get(address(LIST)).content.decode()

    assert 'hx-select-oob="#count:innerHTML,#downloads:innerHTML"' in page
    assert '<div id="downloads">' in page


def events():
    return AuditEvent.objects.filter(verb="actions.exported")


@pytest.mark.parametrize("name", [CSV, WORKBOOK])
def test_taking_a_file_is_written_down_and_asking_about_it_is_not(name, tom):
    tom.head(address(name))
    assert not events().exists()

    tom.get(address(name), {"due": "late"})

    (event,) = events()
    assert (event.person, event.circle) == (people.person("tom"), None)
    assert (event.subject, event.subject_id) == ("plans.plan", people.plan().pk)


@pytest.mark.parametrize("name", [CSV, WORKBOOK])
def test_an_outsiders_file_has_no_restricted_row_and_a_restricted_plan_has_none_for_them(name, tom):
    before = tom.get(address(name)).getvalue()
    restricted = open_restricted_plan()

    assert tom.get(address(name)).getvalue() == before
    assert tom.get(address(name, restricted.plan)).status_code == 404
    assert {event.circle for event in events()} == {None}


def test_a_member_takes_the_restricted_plan_and_only_its_circle_reads_of_it(sign_in):
    restricted = open_restricted_plan()
    carys = sign_in("carys")

    rows = taken(carys, {}, restricted.plan)
    response = carys.get(address(WORKBOOK, restricted.plan))

    assert len(rows) == 5
    assert all(CANARY in row["Action"] for row in rows)
    assert CANARY not in response["Content-Disposition"]
    assert {event.circle for event in events()} == {restricted.circle}


@pytest.mark.parametrize("name", [CSV, WORKBOOK])
def test_a_councillor_takes_nothing_and_reads_why(name, sign_in):
    page = sign_in("hal").get(address(name))

    assert page.status_code == 403
    assert "Your role does not open the partnership’s plans." in page.content.decode()
    assert not events().exists()


def test_another_partnerships_plan_is_not_there(june, fen):
    plan = Plan.objects.exclude(partnership__slug="vale").first()

    assert plan is not None
    assert june.get(address(CSV, plan)).status_code == 404
