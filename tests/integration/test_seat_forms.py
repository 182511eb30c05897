"""Giving a seat, changing one, ending one; naming a legal body and correcting what it is called."""

from datetime import date

import pytest
from django.urls import reverse

from csp.models import AuditEvent, Authority, Seat
from csp.permissions import Role
from plans.models import Measure, Priority
from tests.integration import at_table, people
from tests.integration.reading import boxes, problems, words

TABLE = "/p/vale/settings/authorities/"
FIND = f"{TABLE}find/"
ADD = f"{TABLE}add/"
NEW = {
    "name": "Marshland Ambulance Trust",
    "short_name": "Ambulance",
    "kind": "nhs_trust",
    "standing": "cooperating",
    "starts_on-day": "1",
    "starts_on-month": "4",
    "starts_on-year": "2026",
}


def seat_page(verb: str, name: str = at_table.CONSTABULARY) -> str:
    return reverse(f"csp:seat-{verb}", args=["vale", at_table.seat(name).key])


def body_page(verb: str, name: str = at_table.CONSTABULARY) -> str:
    return reverse(verb, args=["vale", at_table.body(name).key])


def day(name: str, when: date | None) -> dict[str, str]:
    parts = (when.day, when.month, when.year) if when else ("", "", "")
    return {f"{name}-{part}": str(value) for part, value in zip(("day", "month", "year"), parts, strict=True)}


@pytest.fixture
def tess(sign_in):
    """Tess Hollin, the administrator."""
    return sign_in("tess")


def last_verbs(count: int) -> list[str]:
    return list(AuditEvent.objects.order_by("-pk").values_list("verb", flat=True)[:count])


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("marsh const", ["Marshland Constabulary"]),
        ("MÁRSHLAND  Fire", ["Marshland Fire and Rescue"]),
        ("fen", ["Fen Council"]),
        ("nobody", []),
    ],
)
def test_a_body_is_found_by_words_of_its_name_wherever_it_sits(asked, found, tess, fen):
    page = tess.get(FIND, {"words": asked})

    said = words(page).partition("Called")[2]
    for name in ("Marshland Constabulary", "Marshland Fire and Rescue", "Fen Council", "Lowmere Homes"):
        assert (name in said) is (name in found)
    assert ("No authority is called that" in said) is (found == [])


def test_before_a_search_those_known_here_are_offered(tess, fen):
    said = words(tess.get(FIND))

    assert "Known here" in said
    assert "Give a seat to Marshland Constabulary" in said
    assert "Fen Council" not in said


def test_a_body_from_elsewhere_is_given_a_seat(tess, fen):
    page = body_page("csp:seat-add", "Fen Council")
    held = boxes(tess.get(page))
    assert held["sits_as"] == "unitary_council"

    said = words(
        tess.post(page, {**held, "standing": "invited", **day("starts_on", date(2026, 4, 1))}, follow=True)
    )

    assert "Fen Council has a seat" in said
    assert at_table.seat("Fen Council").starts_on == date(2026, 4, 1)
    assert last_verbs(1) == ["seat.added"]


def test_a_county_that_is_also_the_fire_authority_has_two_seats(tess):
    page = body_page("csp:seat-add", at_table.COUNTY)
    answers = {"standing": "responsible", "sits_as": "fire", **day("starts_on", date(2026, 4, 1))}

    said = words(tess.post(page, answers, follow=True))

    assert "Marshland County Council (as fire and rescue authority)" in said


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"standing": ""}, "Choose what it is here"),
        ({"standing": "chair"}, "Choose what it is here"),
        ({"sits_as": "circus"}, "Choose what it sits as"),
        (day("starts_on", None), "Enter the first day of the seat"),
        ({"starts_on-month": "13"}, "First day of the seat must be a real date"),
        (day("ends_on", date(2018, 1, 1)), "The last day must be the same as or after the first day"),
    ],
)
def test_each_mistake_about_a_seat_has_its_sentence(answers, sentence, tess):
    right = {"standing": "invited", "sits_as": "charity", **day("starts_on", date(2019, 1, 1))}

    page = tess.post(body_page("csp:seat-add"), {**right, **answers})

    assert problems(page) == [sentence]


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        (
            date(2027, 1, 1),
            None,
            "Marshland Constabulary has this seat already, from 1 April 2019. End that one first",
        ),
        (
            date(2018, 1, 1),
            None,
            "Marshland Constabulary has this seat already, from 1 April 2019. End that one first",
        ),
        (date(2018, 1, 1), date(2019, 4, 1), "End that one first"),
        (date(2018, 1, 1), date(2019, 3, 31), None),
    ],
)
def test_two_seats_of_one_body_never_overlap(first, last, sentence, tess):
    answers = {"standing": "invited", "sits_as": "police", **day("starts_on", first), **day("ends_on", last)}

    page = tess.post(body_page("csp:seat-add"), answers)

    assert bool(problems(page)) is bool(sentence)
    assert sentence is None or sentence in problems(page)[0]
    assert Seat.objects.filter(authority__name=at_table.CONSTABULARY).count() == (1 if sentence else 2)


def test_a_seat_that_ended_before_is_named_with_both_its_days(tess):
    Seat.objects.filter(pk=at_table.seat().pk).update(ends_on=date(2026, 3, 31))
    answers = {"standing": "responsible", "sits_as": "police"}

    overlap = tess.post(body_page("csp:seat-add"), {**answers, **day("starts_on", date(2026, 3, 31))})
    after = tess.post(body_page("csp:seat-add"), {**answers, **day("starts_on", date(2026, 4, 1))})

    [sentence] = problems(overlap)
    assert sentence.startswith("Marshland Constabulary has this seat already, from 1 April 2019 to 31 March")
    assert sentence.endswith("2026. Choose days before or after")
    assert after.status_code == 302


def test_a_new_body_is_named_with_its_seat(tess):
    said = words(tess.post(ADD, NEW, follow=True))

    assert "Marshland Ambulance Trust has a seat" in said
    seat = at_table.seat("Marshland Ambulance Trust")
    assert (seat.sits_as, seat.standing, seat.authority.short_name) == (
        "nhs_trust",
        "cooperating",
        "Ambulance",
    )
    assert last_verbs(2) == ["seat.added", "authority.added"]


def test_a_name_that_is_nearly_there_is_warned_of_and_may_be_meant(tess):
    similar = {**NEW, "name": "Marshland Constabulery", "kind": "police"}

    page = tess.post(ADD, similar)

    assert problems(page) == ["Marshland Constabulary is there already. Say below if yours is another body"]
    assert "Give a seat to Marshland Constabulary" in words(page)
    assert not Authority.objects.filter(name="Marshland Constabulery").exists()
    assert tess.post(ADD, {**similar, "is_another": "on"}).status_code == 302
    assert at_table.seat("Marshland Constabulery").sits_as == "police"


def test_a_name_that_is_there_is_refused_whatever_is_ticked(tess):
    page = tess.post(ADD, {**NEW, "name": "marshland  CONSTABULARY", "is_another": "on"})

    assert problems(page) == ["Marshland Constabulary is there already. Give that one the seat"]
    assert not AuditEvent.objects.filter(verb="authority.added").exists()


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"name": ""}, "Enter the name"),
        ({"name": "x" * 121}, "Name must be 120 characters or fewer. It has 121"),
        ({"short_name": ""}, "Enter the short name"),
        ({"kind": ""}, "Choose an answer to “What kind of body is it?”"),
        (day("starts_on", None), "Enter the first day of the seat"),
    ],
)
def test_each_mistake_about_a_new_body_has_its_sentence(answers, sentence, tess):
    assert problems(tess.post(ADD, {**NEW, **answers})) == [sentence]


def test_a_corrected_name_is_kept_beside_the_old_one(tess):
    page = body_page("csp:authority-edit")
    held = boxes(tess.get(page))

    said = words(
        tess.post(page, {**held, "name": "Marsh Constabulary", "reason": "It was renamed"}, follow=True)
    )

    assert "The authority is changed" in said
    assert "Changed by Tess Hollin on 23 November 2026" in said
    assert "Name Marshland Constabulary Marsh Constabulary" in said
    assert "Reason given: It was renamed" in said
    assert last_verbs(1) == ["authority.changed"]


def test_a_corrected_kind_takes_its_seat_along(tess):
    page = body_page("csp:authority-edit", "Lowmere Homes")

    tess.post(page, {**boxes(tess.get(page)), "kind": "charity"})

    assert (at_table.seat("Lowmere Homes").sits_as, str(at_table.seat("Lowmere Homes"))) == (
        "charity",
        "Lowmere Homes",
    )


def test_a_corrected_kind_that_another_of_its_seats_has_is_refused_whole(tess):
    at_table.give_seat("Lowmere Homes", "charity")
    page = body_page("csp:authority-edit", "Lowmere Homes")

    refused = tess.post(page, {**boxes(tess.get(page)), "kind": "charity", "name": "Lowmere"})

    assert "has this seat already" in problems(refused)[0]
    assert at_table.body("Lowmere Homes").kind == "housing_association"


def test_a_body_that_sits_elsewhere_too_is_renamed_only_by_an_administrator_of_both(tess, fen):
    at_table.give_seat(at_table.CONSTABULARY, "police", partnership=fen.partnership)
    page = body_page("csp:authority-edit")
    sentence = "Only an administrator of every partnership where it sits can change its names and kind."

    refused = tess.get(page)
    shown = words(tess.get(body_page("csp:authority-detail")))

    assert refused.status_code == 403
    assert sentence in words(refused)
    assert sentence in shown
    assert "Fen" not in shown
    appointment = people.appoint_also("tess", Role.ADMINISTRATOR)
    appointment.partnership = fen.partnership
    appointment.save()
    assert tess.get(page).status_code == 200


def test_who_renamed_a_body_elsewhere_is_not_named_here(tess, fen):
    body = at_table.body()
    body._history_user, body.name = fen.coordinator, "Marsh Constabulary"
    body._change_reason = "Nadia’s reason"
    body.save()

    said = words(tess.get(body_page("csp:authority-detail", "Marsh Constabulary")))

    assert "Changed by Somebody of another partnership" in said
    assert "Nadia" not in said


def test_over_a_newer_save_both_are_shown_and_a_second_try_keeps_mine(tess, sign_in):
    people.appoint("Petra Lund", Role.ADMINISTRATOR)
    page = seat_page("edit")
    opened = boxes(tess.get(page))
    petra = sign_in("petra")
    petra.post(page, {**boxes(petra.get(page)), "standing": "cooperating", "reason": "They asked"})

    clash = tess.post(page, {**opened, **day("starts_on", date(2020, 1, 1))})

    said = words(clash)
    assert "Somebody saved this while you were writing" in said
    assert "What it is here Responsible authority Co-operating body" in said
    assert "Reason given: They asked" in said
    assert boxes(clash)["starts_on-year"] == "2020"
    assert at_table.seat().standing == "cooperating"
    tess.post(page, boxes(clash))
    assert (at_table.seat().standing, at_table.seat().starts_on) == ("responsible", date(2020, 1, 1))
    assert last_verbs(1) == ["seat.changed"]


def test_the_same_answers_again_change_nothing_and_say_so(tess):
    for page, version in (
        (seat_page("edit"), at_table.seat),
        (body_page("csp:authority-edit"), at_table.body),
    ):
        before = version().version
        assert "Nothing was changed" in words(tess.post(page, boxes(tess.get(page)), follow=True))
        assert version().version == before


def test_ending_a_seat_says_what_it_leads_and_leaves_that_as_it_is(tess):
    Priority.objects.filter(lead_seat=at_table.seat()).update(lead_seat=None)
    Measure.objects.filter(lead_seat=at_table.seat()).exclude(reference="M4").update(lead_seat=None)
    page = seat_page("end")
    opened = tess.get(page)
    assert "This seat leads 9 open actions and 1 measure. Ending it does not change that" in words(opened)

    said = words(tess.post(page, {**boxes(opened), **day("ends_on", date(2026, 11, 30))}, follow=True))

    assert "The last day of the seat is 30 November 2026" in said
    assert "Last day Not known yet 30 November 2026" in said
    assert people.action("1.6").lead_seat == at_table.seat()
    assert last_verbs(1) == ["seat.ended"]


def test_a_seat_that_leads_nothing_ends_without_a_warning(tess):
    Seat.objects.filter(pk=at_table.seat().pk).update(authority=at_table.body("Lowmere Homes"))
    made = at_table.give_seat(at_table.CONSTABULARY, "police")

    assert "It still leads something" not in words(tess.get(reverse("csp:seat-end", args=["vale", made.key])))


@pytest.mark.parametrize(
    ("last", "sentence"),
    [
        (None, "Enter the last day of the seat"),
        (date(2019, 3, 31), "Last day of the seat must be on or after 1 April 2019"),
    ],
)
def test_a_seat_cannot_end_before_it_starts(last, sentence, tess):
    page = seat_page("end")

    refused = tess.post(page, {**boxes(tess.get(page)), **day("ends_on", last)})

    assert problems(refused) == [sentence]
    assert at_table.seat().ends_on is None


def test_a_seat_that_has_a_last_day_is_changed_not_ended_again(tess):
    page = seat_page("end")
    opened = boxes(tess.get(page))
    Seat.objects.filter(pk=at_table.seat().pk).update(ends_on=date(2026, 12, 31))
    sentence = "This seat has a last day already: 31 December 2026. Change the seat to move it."

    assert sentence in words(tess.get(page))
    assert sentence in words(tess.post(page, {**opened, **day("ends_on", date(2027, 3, 31))}))
    assert at_table.seat().ends_on == date(2026, 12, 31)
