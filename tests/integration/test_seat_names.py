"""A body with two seats is told apart wherever a seat is named: on pages, in lists, files, imports and reports."""

from datetime import date

import pytest
from django.urls import reverse

from csp.kernel.report.stored import to_json
from csp.models import Seat
from csp.queries.gate import names_at_the_table
from plans.models import Action, Priority
from tests.integration import at_table, importing, papers, people
from tests.integration.reading import words

AS_FIRE = "Marshland County Council (as fire and rescue authority)"
SHORT = "County Council (as fire and rescue authority)"


@pytest.fixture
def second():
    """The county's second seat: it leads action 4.7, whose first lead was another, and priority 4."""
    seat = at_table.give_seat(at_table.COUNTY, "fire")
    Action.objects.filter(pk=people.action("4.7").pk).update(lead_seat=seat)
    Priority.objects.filter(plan=people.plan(), number="4").update(lead_seat=seat)
    return seat


@pytest.fixture
def listed(second):
    """The address of the plan's action list."""
    return reverse("plans:action-list", args=["vale", people.plan().key])


def test_the_list_says_as_what_the_county_leads_and_can_be_narrowed_to_it(listed, second, june):
    page = june.get(listed, {"lead": second.key})

    said = words(page)
    assert "1 action, in order of reference." in said
    assert f"{SHORT} Neil Farrow" in said
    assert f'<option value="{second.key}" selected>{AS_FIRE}</option>' in page.content.decode()


def test_sorted_by_lead_the_two_seats_stand_apart(listed, june):
    said = words(june.get(listed, {"sort": "lead"}))

    table = said.partition("Reported")[2]
    assert table.count(SHORT) == 1
    assert "County Council" in table.partition(SHORT)[2] or "County Council" in table.partition(SHORT)[0]


def test_the_files_of_the_list_say_it_too(listed, june):
    csv = b"".join(june.get(f"{listed[:-1]}.csv").streaming_content).decode()

    assert csv.count(SHORT) == 1


@pytest.mark.parametrize("page", ["action", "plan", "changes", "edit"])
def test_pages_name_the_seat_in_full(page, second, june):
    action = people.action("4.7")
    address = {
        "action": action.get_absolute_url(),
        "plan": people.plan().get_absolute_url(),
        "changes": f"{action.get_absolute_url()}changes/",
        "edit": f"{action.get_absolute_url()}change/",
    }[page]
    if page == "changes":
        action.version += 1
        action.save()  # one version more, with the new lead

    assert AS_FIRE in words(june.get(address))


def test_a_report_names_the_seat_in_its_tables_and_its_sentences(second):
    stored = str(to_json(papers.document())).replace("\\", "")

    assert SHORT in stored
    assert f"{AS_FIRE} leads this priority." in stored


def test_an_import_gives_an_action_to_the_seat_that_its_words_name(second, sign_in):
    sheet = f"Action,Lead\nOne,{at_table.COUNTY}\nTwo,Fire\nThree,{SHORT}\nFour,County Council\n"
    fire = at_table.seat("Marshland Fire and Rescue")
    Seat.objects.filter(pk=fire.pk).update(ends_on=date(2026, 1, 1))

    importing.done(text=sheet)

    leads = {
        one.title: str(one.lead_seat)
        for one in Action.objects.filter(title__in=["One", "Two", "Three", "Four"]).select_related(
            "lead_seat__authority"
        )
    }
    assert leads == {"One": at_table.COUNTY, "Two": AS_FIRE, "Three": AS_FIRE, "Four": at_table.COUNTY}


def test_the_sign_in_page_names_a_body_with_two_seats_once(second):
    names = names_at_the_table(people.vale(), today=people.TODAY)

    assert names.count(at_table.COUNTY) == 1
