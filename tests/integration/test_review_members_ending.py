"""Somebody leaves a review: a place ends, or whoever runs it hands theirs over; something always stays behind."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from csp.models import CircleMember
from csp.queries.readers import reader_of
from csp.web import clock
from dhr.models import Capacity, Part, ReviewMember
from dhr.queries.members import capacities_of
from dhr.queries.parts import open_parts
from dhr.services.members import PlaceAnswers
from dhr.services.members_ending import Handing, end_place, hand_over_place
from tests.integration import people
from tests.integration.membership import asked
from tests.integration.reading import boxes, problems, title, words
from tests.integration.reviewing import CODE_NAME, join, open_review, review_coordinator

TODAY = people.TODAY
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def made():
    """A review with a coordinator and a deputy who have signed."""
    return open_review()


def page(made, rest="people/") -> str:
    return f"/p/vale/reviews/{made.review.key}/{rest}"


def of(member, verb) -> str:
    return f"/p/vale/reviews/people/{member.key}/{verb}/"


def days(member, **more) -> PlaceAnswers:
    return PlaceAnswers(**{**vars(PlaceAnswers.of(member)), **more})


def parts_of(person, made, on=TODAY) -> frozenset:
    return open_parts(reader_of(person, today=on), review=made.review)


def date_boxes(name, day: date) -> dict[str, str]:
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def standing(made, capacity) -> list[str]:
    found = ReviewMember.objects.filter(review=made.review, capacity=capacity).standing(TODAY)
    return sorted(one.person.name for one in found)


@pytest.mark.parametrize(
    ("verb", "says"),
    [("edit", "Change the place of"), ("end", "End the place of"), ("hand-over", "Hand over the place of")],
)
def test_the_title_of_a_page_about_a_place_names_whose_it_is(verb, says, made, sign_in):
    join(made, Capacity.PANEL_MEMBER)
    member = made.members[Capacity.DEPUTY if verb == "hand-over" else Capacity.PANEL_MEMBER]

    shown = title(sign_in("wren").get(of(member, verb)))

    assert shown.split(" – ")[0] == f"{says} {member.person.name}"


# Ending


def test_a_place_that_ends_now_shuts_the_review_before_the_next_page(made, sign_in):
    member = join(made, Capacity.PANEL_MEMBER)
    petra, wren = sign_in("petra"), sign_in("wren")
    assert petra.get(page(made)).status_code == 200
    sent = {**boxes(wren.get(of(member, "end"))), "when": "now", "why": "The agency sends somebody else"}

    answer = wren.post(of(member, "end"), sent, follow=True)

    assert "The place of Petra Quill is ended" in words(answer)
    assert petra.get(page(made)).status_code == 404
    assert petra.get(made.review.get_absolute_url()).status_code == 404
    assert capacities_of(made.by(Capacity.PANEL_MEMBER), review=made.review) == frozenset()
    assert not CircleMember.objects.filter(person=member.person).exists()


def test_a_place_that_ends_with_a_day_holds_until_then(made):
    member = join(made, Capacity.PANEL_MEMBER)
    last = TODAY + timedelta(days=7)

    end_place(
        key=member.key, version=member.version, last_day=last, why="Moves on", by=made.by(), now=clock.now()
    )

    assert parts_of(member.person, made, on=last)
    assert not parts_of(member.person, made, on=last + timedelta(days=1))


def test_what_somebody_was_asked_is_taken_back(made, sign_in):
    member, wren = asked(made.review), sign_in("wren")
    sent = {**boxes(wren.get(of(member, "end"))), "why": "Asked the wrong person"}

    answer = wren.post(of(member, "end"), sent, follow=True)

    assert "Never signed" in words(answer)
    assert sign_in("una").get(f"/p/vale/reviews/asked/{member.key}/").status_code == 404


def test_the_last_deputy_is_not_ended_but_handed_over(made, sign_in):
    wren, deputy = sign_in("wren"), made.members[Capacity.DEPUTY]

    answer = wren.get(of(deputy, "end"), follow=True)

    assert "Somebody always coordinates a review, and somebody always stands in" in words(answer)
    with pytest.raises(PermissionDenied):
        end_place(
            key=deputy.key, version=deputy.version, last_day=None, why="Gone", by=made.by(), now=clock.now()
        )


# Handing over


def handed(made, member, successor, *, stands_in=None, starts_on=TODAY, by=None):
    handing = Handing(successor, starts_on, "New post", stands_in)
    return hand_over_place(
        key=member.key, version=member.version, handing=handing, by=by or made.by(), now=clock.now()
    )


def coordinates(made) -> ReviewMember:
    return ReviewMember.objects.get(review=made.review, person=made.coordinator)


def test_the_deputy_becomes_coordinator_and_another_stands_in_in_one_step(made):
    rhona = review_coordinator("Rhona Tye")

    handed(made, coordinates(made), made.deputy, stands_in=rhona)

    assert standing(made, Capacity.COORDINATOR) == ["Ansel Wray"]
    assert standing(made, Capacity.DEPUTY) == ["Rhona Tye"]
    assert capacities_of(reader_of(made.deputy, today=TODAY), review=made.review) == {Capacity.COORDINATOR}
    assert parts_of(made.coordinator, made) == frozenset()
    assert parts_of(rhona, made) == frozenset()  # she has not signed yet


def test_coordinator_and_deputy_change_places(made):
    handed(made, coordinates(made), made.deputy, stands_in=made.coordinator)

    assert standing(made, Capacity.COORDINATOR) == ["Ansel Wray"]
    assert standing(made, Capacity.DEPUTY) == ["Wren Castell"]
    assert parts_of(made.coordinator, made) == set(Part)


def test_the_deputy_does_not_move_up_and_leave_nobody(made, sign_in):
    wren, mine = sign_in("wren"), coordinates(made)
    sent = {**boxes(wren.get(of(mine, "hand-over"))), "successor": made.deputy.key, "why": "New post"}

    answer = wren.post(of(mine, "hand-over"), sent)

    assert problems(answer) == ["Choose who stands in from then on: the deputy becomes coordinator"]
    assert standing(made, Capacity.COORDINATOR) == ["Wren Castell"]


def test_whoever_hands_over_is_led_away_from_the_review(made, sign_in):
    rhona, wren, mine = review_coordinator("Rhona Tye"), sign_in("wren"), coordinates(made)
    sent = {**boxes(wren.get(of(mine, "hand-over"))), "successor": rhona.key, "why": "New post"}

    answer = wren.post(of(mine, "hand-over"), sent, follow=True)

    assert "The place is handed over" in words(answer)
    assert CODE_NAME not in words(answer)
    assert wren.get(made.review.get_absolute_url()).status_code == 404
    assert "Read a confidentiality statement and sign it" in words(sign_in("rhona").get("/p/vale/"))


def test_a_place_is_not_handed_over_while_nobody_could_open_the_review(made):
    rhona, sorrel = review_coordinator("Rhona Tye"), review_coordinator("Sorrel Pike")
    handed(made, made.members[Capacity.DEPUTY], rhona)

    with pytest.raises(ValidationError) as refused:
        handed(made, coordinates(made), sorrel)

    assert refused.value.messages == [
        "Nobody could open the review until the statement is signed. Wait until Rhona Tye has signed it."
    ]


def test_only_a_review_coordinator_takes_over(made):
    elin = people.person("elin")

    with pytest.raises(ValidationError) as refused:
        handed(made, coordinates(made), elin)

    assert "only they can run a review" in refused.value.messages[0]
    assert standing(made, Capacity.COORDINATOR) == ["Wren Castell"]


def test_a_place_handed_over_from_a_day_to_come_holds_until_the_day_before(made):
    rhona, first = review_coordinator("Rhona Tye"), TODAY + timedelta(days=10)

    handed(made, coordinates(made), rhona, starts_on=first)

    assert parts_of(made.coordinator, made, on=first - timedelta(days=1)) == set(Part)
    assert parts_of(made.coordinator, made, on=first) == frozenset()


def test_a_deputy_who_has_not_signed_is_pointed_out(made, sign_in):
    handed(made, made.members[Capacity.DEPUTY], review_coordinator("Rhona Tye"))

    shown = words(sign_in("wren").get(page(made)))

    assert "Deputy coordinator: Rhona Tye has not signed the confidentiality statement yet." in shown
