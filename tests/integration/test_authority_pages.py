"""Who is at the table, who must be, and the page of one authority."""

from datetime import UTC, date, datetime, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.models import Appointment, Authority, Partnership, Seat
from csp.permissions import Role
from tests.integration import at_table, people
from tests.integration.reading import problems, words
from tests.integration.restricted import CANARY, open_restricted_plan

TABLE = "/p/vale/settings/authorities/"


def page_of(name: str) -> str:
    return reverse("csp:authority-detail", args=["vale", at_table.body(name).key])


def section(response, start: str, end: str) -> str:
    return words(response).partition(start)[2].partition(end)[0]


@pytest.fixture
def tess(sign_in):
    """Tess Hollin, the administrator."""
    return sign_in("tess")


def test_todays_seats_stand_under_what_they_are_here(tess):
    said = section(tess.get(TABLE), "At the table today", "Here without a seat")

    responsible, _, rest = said.partition("Co-operating bodies")
    cooperating, _, invited = rest.partition("Invited to take part")
    for name in ("Marshland Constabulary", "Probation Service", "Vale District Council"):
        assert name in responsible
    assert "Lowmere Homes" in cooperating
    assert "Harbour Domestic Abuse Service" in invited


def test_seats_to_come_and_seats_that_ended_stand_apart(tess):
    at_table.give_seat("Harbour Domestic Abuse Service", "education", starts_on=date(2027, 4, 1))

    page = tess.get(TABLE)

    name = "Harbour Domestic Abuse Service (as school, college or university)"
    assert f"{name} Responsible authority 1 Apr 2027" in section(page, "To come", "Ended")
    ended = section(page, "Until What you can do Marsh", "Here without")
    assert "land Clinical Commissioning Group Responsible authority 1 Apr 2019 30 Jun 2022" in ended


def test_a_body_with_people_but_no_seat_stands_apart(tess):
    assert "Office of the Marshland Police and Crime Commissioner" in section(
        tess.get(TABLE), "Here without a seat", "Who must be at the table today"
    )


def test_the_demonstration_has_everyone_the_act_names(tess):
    said = section(tess.get(TABLE), "Who must be at the table today", "On another day")

    assert said.strip().startswith("Every kind of body that the Act names has a seat.")
    assert (
        "Every integrated care board any part of whose area is here (e) Marshland Integrated Care Board"
        in said
    )


def test_whose_seat_ended_is_named_beside_what_is_missing(tess):
    Seat.objects.filter(authority__kind="integrated_care_board").update(ends_on=date(2026, 9, 30))
    Seat.objects.filter(authority__kind="county_council").update(starts_on=date(2026, 12, 1))

    said = section(tess.get(TABLE), "Who must be at the table today", "On another day")

    assert "2 kinds of body that the Act names are missing." in said
    assert "No integrated care board has a seat. The seat of Marshland Integrated Care Board ended on" in said
    assert "ended on 30 September 2026." in said
    assert "No county council has a seat. The seat of Marshland County Council begins on" in said


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "on-day=30&on-month=6&on-year=2022",
            "Every clinical commissioning group any part of whose area is here",
        ),
        (
            "on-day=1&on-month=July&on-year=2022",
            "Every integrated care board any part of whose area is here (e)",
        ),
        ("on-day=31&on-month=3&on-year=2013", "No primary care trust has a seat."),
        ("on-day=1&on-month=5&on-year=2010", "has not been checked in the Act itself."),
        (
            "on-day=1&on-month=5&on-year=2010",
            "the Act named police authorities too. This page does not look for them.",
        ),
        (
            "on-day=1&on-month=1&on-year=1998",
            "The Act did not apply yet: section 5 began on 30 September 1998.",
        ),
    ],
)
def test_the_list_is_that_of_the_day_asked_for(asked, said, tess):
    page = tess.get(f"{TABLE}?{asked}")

    assert said in section(page, "Who must be at the table on", "On another day")
    assert "Back to today" in words(page)


def test_a_day_that_does_not_exist_has_its_sentence_and_todays_list(tess):
    page = tess.get(f"{TABLE}?on-day=31&on-month=2&on-year=2022")

    assert problems(page) == ["Day must be a real date"]
    assert "Who must be at the table today" in words(page)


def test_a_county_group_reads_that_its_table_is_that_of_its_areas(tess):
    Partnership.objects.filter(slug="vale").update(kind=Partnership.Kind.COUNTY_GROUP)

    said = section(tess.get(TABLE), "Who must be at the table today", "On another day")

    assert "Section 5 has no list for a county group." in said
    assert "SI 2007/1830, regulation 8" in said
    assert "has a seat" not in said


def saved(kind: str, day: date) -> None:
    """Note that Vale was set up as a kind of area on a day."""
    partnership = people.vale()
    partnership.kind = kind
    row = Partnership.history.model.objects.filter(id=partnership.pk).order_by("history_id").last()
    row.pk, row.kind, row.version, row.history_type = None, kind, row.version + 1, "~"
    row.history_date = datetime.combine(day, time(23, 30), tzinfo=UTC)
    row.save()
    Partnership.objects.filter(pk=partnership.pk).update(kind=kind)


@pytest.mark.parametrize(
    ("day", "kind", "missing"),
    [
        (date(2024, 1, 31), "District in a two-tier area", False),
        (date(2024, 2, 1), "Unitary area", True),
        (date(2026, 11, 22), "Unitary area", True),
    ],
)
def test_a_past_day_is_judged_by_what_the_partnership_was_set_up_as_by_then(day, kind, missing, tess):
    Partnership.history.filter(id=people.vale().pk).update(history_date=datetime(2020, 1, 1, 9, tzinfo=UTC))
    saved(Partnership.Kind.UNITARY, date(2024, 2, 1))
    asked = f"{TABLE}?on-day={day.day}&on-month={day.month}&on-year={day.year}"

    page = tess.get(asked)

    panel = section(page, "Who must be at the table on", "On another day")
    assert f"On that day the partnership was set up as “{kind}”." in panel
    assert "the day that counts is the day of saving" in panel
    whose = [row.who for row in page.context["page"].panel.rows]
    assert any("county council" in who.lower() for who in whose) is not missing


def test_a_day_before_anything_was_saved_takes_the_kind_that_was_saved_first(tess):
    Partnership.history.filter(id=people.vale().pk).update(history_date=datetime(2024, 2, 1, 9, tzinfo=UTC))

    said = section(
        tess.get(f"{TABLE}?on-day=31&on-month=1&on-year=2024"), "at the table on", "On another day"
    )

    assert "first set up here on 1 February 2024, as “District in a two-tier area”." in said


@pytest.mark.parametrize("asked", ["", "?on-day=1&on-month=4&on-year=2027"])
def test_of_today_and_of_a_day_to_come_nothing_is_said_of_saving(asked, tess):
    saved(Partnership.Kind.UNITARY, date(2026, 11, 22))

    page = tess.get(f"{TABLE}{asked}")

    assert page.context["page"].panel.set_up == ""
    assert "was set up as" not in words(page)


def test_a_partnership_without_seats_is_told_how_to_begin(sign_in, fen):
    Seat.objects.filter(partnership=fen.partnership).update(starts_on=date(2027, 1, 1))
    Appointment.objects.filter(person=fen.coordinator).update(role=Role.ADMINISTRATOR)

    page = sign_in("nadia").get("/p/fen/settings/authorities/")

    assert "Nobody has a seat Begin with the authorities that the Act names" in words(page)
    assert "5 kinds of body that the Act names are missing." in words(page)


@pytest.mark.parametrize("called", ["tom", "hal", "june"])
def test_others_read_the_table_but_are_offered_nothing_to_change(called, sign_in):
    for page in (TABLE, page_of(at_table.CONSTABULARY)):
        said = words(sign_in(called).get(page))
        assert "Marshland Constabulary" in said
        assert "Change" not in said
        assert "Give it a seat" not in said
        assert "What was changed" not in said


@pytest.mark.parametrize(
    ("called", "said"),
    [
        ("dana", "Dana Whitlock Authority lead. Superintendent, local policing Tom Ferrier Officer."),
        ("tom", "2 people work here for it."),
        ("hal", "2 people work here for it."),
    ],
)
def test_people_are_named_to_those_whose_role_opens_the_list_of_people(called, said, sign_in):
    page = sign_in(called).get(page_of(at_table.CONSTABULARY))

    assert said in section(page, "Its people here today", "Facts")
    assert ("Tom Ferrier" in section(page, "Its people", "Facts")) is (called == "dana")


def test_people_who_left_are_not_named(tess):
    assert "Gareth Stroud" not in words(tess.get(page_of(at_table.CONSTABULARY)))


def test_what_replaced_a_body_and_what_it_took_over_from_are_said(tess):
    old = words(tess.get(page_of("Marshland Clinical Commissioning Group")))
    new = words(tess.get(page_of("Marshland Integrated Care Board")))

    assert "Replaced by Marshland Integrated Care Board since 1 July 2022" in old
    assert "Took over from Marshland Clinical Commissioning Group on 1 July 2022" in new


@pytest.mark.parametrize("page", ["", "change/"])
def test_a_body_of_another_partnership_has_no_page_here(page, tess, fen):
    address = reverse("csp:authority-detail", args=["vale", fen.seat.authority.key])

    assert tess.get(address + page).status_code == 404


@pytest.mark.parametrize("name", ["csp:seat-edit", "csp:seat-end"])
def test_a_seat_of_another_partnership_is_not_there(name, tess, fen):
    address = reverse(name, args=["vale", fen.seat.key])

    assert tess.get(address).status_code == 404
    assert tess.post(address).status_code == 404


def queries_for(client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_more_seats_and_people_cost_no_more_queries(tess):
    pages = [TABLE, page_of(at_table.COUNTY)]
    before = [queries_for(tess, page) for page in (*pages, *pages)][2:]  # the first visit opens the session

    for number, kind in enumerate(Authority.Kind.values):
        Authority(name=f"Body {number}", short_name=f"B{number}", kind=kind).save()
        at_table.give_seat(f"Body {number}", kind)
        ends_on = date(2025, 1, 1) if number % 2 else None
        if kind != "county_council":
            at_table.give_seat(at_table.COUNTY, kind, ends_on=ends_on)
        people.appoint(f"Person{number} Newly", Role.OFFICER, authority=at_table.COUNTY)

    assert [queries_for(tess, page) for page in pages] == before


@pytest.mark.parametrize("called", ["tess", "june", "aled", "tom", "hal"])
def test_a_restricted_plan_changes_nothing_on_these_pages(called, sign_in):
    Seat.objects.filter(authority__name=at_table.CONSTABULARY).update(ends_on=date(2026, 10, 31))
    end = reverse("csp:seat-end", args=["vale", at_table.seat("Lowmere Homes").key])
    pages = [TABLE, page_of(at_table.CONSTABULARY), end]
    client = sign_in(called)
    before = [
        (words(client.get(page)), queries_for(client, page)) for page in pages[: 3 if called == "tess" else 2]
    ]

    open_restricted_plan()

    after = [(words(client.get(page)), queries_for(client, page)) for page in pages[: len(before)]]
    assert after == before
    assert CANARY not in str(after)


def test_a_seat_that_ended_says_what_it_still_leads(tess, sign_in):
    Seat.objects.filter(authority__name=at_table.CONSTABULARY).update(ends_on=date(2026, 10, 31))

    assert "Still leads 9 open actions" in section(tess.get(TABLE), "Ended", "Here without")
    assert "Still leads" not in words(sign_in("hal").get(TABLE))  # a councillor reads no plans
