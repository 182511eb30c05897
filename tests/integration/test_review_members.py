"""Who is on a review: asked, signed, changed, ended and handed over; the circles follow every step."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404

from csp.models import AuditEvent, Message
from csp.permissions import Role
from csp.queries.readers import reader_of
from csp.web import clock
from dhr.models import Capacity, MemberPlace, Review, ReviewMember
from dhr.queries.parts import open_parts
from dhr.services.member_places import put_into, take_out_of
from dhr.services.members import Joining, PlaceAnswers, ask_onto, change_place, sign_here
from dhr.services.members_ending import end_place
from tests.integration import people
from tests.integration.membership import asked
from tests.integration.reading import boxes, problems, words
from tests.integration.reviewing import CODE_NAME, join, open_review

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


# Asking and signing


def test_somebody_asked_sees_nothing_of_the_review_but_the_statement(made, sign_in):
    member = asked(made.review)
    una = sign_in("una")

    home = una.get("/p/vale/")
    statement = una.get(f"/p/vale/reviews/asked/{member.key}/")

    assert "Read a confidentiality statement and sign it" in words(home)
    assert "What I read and hear as part of this review is confidential" in words(statement)
    assert "ansel.wray@vale.example" in words(statement)
    assert "wren.castell@vale.example" in words(statement)
    assert CODE_NAME not in words(home) + words(statement) + words(una.get("/p/vale/reviews/"))
    assert una.get(made.review.get_absolute_url()).status_code == 404
    assert una.get(page(made)).status_code == 404
    assert parts_of(member.person, made) == frozenset()


def test_whoever_signs_here_is_on_the_review_from_then_on(made, sign_in):
    member = asked(made.review)
    una = sign_in("una")
    form = una.get(f"/p/vale/reviews/asked/{member.key}/")

    signed = una.post(f"/p/vale/reviews/asked/{member.key}/", {**boxes(form), "agrees": "on"}, follow=True)

    assert "You have signed the statement" in words(signed)
    assert CODE_NAME in words(signed)
    member.refresh_from_db()
    assert (member.signed_on, member.signed_here) == (TODAY, True)
    assert una.get(f"/p/vale/reviews/asked/{member.key}/").status_code == 404


def test_nobody_signs_without_the_tick(made, sign_in):
    member = asked(made.review)
    una = sign_in("una")
    address = f"/p/vale/reviews/asked/{member.key}/"

    answer = una.post(address, boxes(una.get(address)))

    assert problems(answer) == ["Tick “I have read this statement and I agree to it” to go on"]
    assert parts_of(member.person, made) == frozenset()


def test_a_statement_that_was_changed_meanwhile_is_read_again(made, sign_in):
    member = asked(made.review)
    una = sign_in("una")
    address = f"/p/vale/reviews/asked/{member.key}/"
    sent = {**boxes(una.get(address)), "agrees": "on", "mark": "of-other-words"}

    answer = una.post(address, sent)

    assert problems(answer) == ["The statement was changed while you read it. Read it again, then sign"]
    assert parts_of(member.person, made) == frozenset()
    assert una.post(address, {**boxes(answer), "agrees": "on"}).status_code == 302


def test_a_chair_declares_their_independence_to_sign(made, sign_in):
    member = asked(made.review, Capacity.CHAIR)
    una = sign_in("una")
    address = f"/p/vale/reviews/asked/{member.key}/"
    sent = {**boxes(una.get(address)), "agrees": "on"}

    refused = una.post(address, {**sent, "independence": ""})
    una.post(address, {**sent, "independence": "I have never worked for any of the agencies."})

    assert problems(refused) == ["Say how you are independent of the agencies"]
    member.refresh_from_db()
    assert member.independence == "I have never worked for any of the agencies."
    assert member.has_signed


def test_the_letter_says_nothing_of_what_is_asked_and_only_the_panel_can_list_it(made):
    member = asked(made.review)

    letter = Message.objects.get(to_person=member.person)

    assert letter.subject == "You are asked for something in Saferplan"
    assert "review" not in letter.text.lower()
    assert "panel" not in letter.text.lower()
    assert CODE_NAME not in letter.text
    assert letter.circle_id == made.review.panel_circle_id


def test_nobody_else_signs_for_somebody(made, sign_in):
    member = asked(made.review)

    assert sign_in("wren").get(f"/p/vale/reviews/asked/{member.key}/").status_code == 404
    assert sign_in("june").get(f"/p/vale/reviews/asked/{member.key}/").status_code == 404
    with pytest.raises(Http404):
        sign_here(key=member.key, version=1, by=made.by(), now=clock.now())


def test_a_coordinator_asks_somebody_and_sent_twice_they_are_asked_once(made, sign_in):
    una, wren = people.appoint("Una Fell", Role.OBSERVER), sign_in("wren")
    form = wren.get(page(made, "people/add/"))
    sent = {
        **boxes(form),
        "person": una.key,
        "capacity": "panel_member",
        "agency": "Vale Housing",
        **date_boxes("ends_on", date(2027, 5, 31)),
    }

    answer = wren.post(page(made, "people/add/"), sent, follow=True)
    wren.post(page(made, "people/add/"), sent)

    assert "Una Fell is asked by e-mail, and sees nothing of the review before they have signed" in words(
        answer
    )
    assert "Asked, not signed" in words(answer)
    assert ReviewMember.objects.filter(person=una).count() == 1


def test_two_chairs_are_refused(made, sign_in):
    join(made, Capacity.CHAIR)
    una, wren = people.appoint("Una Fell", Role.OBSERVER), sign_in("wren")
    sent = {**boxes(wren.get(page(made, "people/add/"))), "person": una.key, "capacity": "chair"}

    answer = wren.post(page(made, "people/add/"), {**sent, **date_boxes("ends_on", date(2027, 5, 31))})

    assert problems(answer) == [
        "A review has one independent chair: Imogen Vail, until 23 November 2027. End that place first"
    ]
    assert standing(made, Capacity.CHAIR) == ["Imogen Vail"]


def test_a_chair_may_follow_another(made):
    first = join(made, Capacity.CHAIR)
    una = people.appoint("Una Fell", Role.OBSERVER)
    joining = Joining(
        una, Capacity.CHAIR, first.ends_on + timedelta(days=1), first.ends_on + timedelta(days=99)
    )

    ask_onto(review=made.review, joining=joining, by=made.by(), now=clock.now())

    assert standing(made, Capacity.CHAIR) == ["Imogen Vail", "Una Fell"]


@pytest.mark.parametrize(
    ("capacity", "ends_on", "about", "sentence"),
    [
        (
            Capacity.DEPUTY,
            None,
            "person",
            "Choose a review coordinator whose appointment has no last day: only they can run a review.",
        ),
        (Capacity.PANEL_MEMBER, None, "ends_on", "Enter the last day. It can be extended"),
    ],
)
def test_not_everybody_can_be_everything(made, capacity, ends_on, about, sentence):
    una = people.appoint("Una Fell", Role.OBSERVER)

    with pytest.raises(ValidationError) as refused:
        ask_onto(
            review=made.review, joining=Joining(una, capacity, TODAY, ends_on), by=made.by(), now=clock.now()
        )

    assert refused.value.message_dict[about][0].startswith(sentence)


def test_whoever_runs_the_review_is_not_its_own_deputy(made):
    with pytest.raises(ValidationError) as refused:
        ask_onto(
            review=made.review,
            joining=Joining(made.coordinator, Capacity.DEPUTY, TODAY),
            by=made.by(),
            now=clock.now(),
        )

    assert refused.value.messages == [
        "Wren Castell runs the review already. Coordinator and deputy are two people"
    ]


def test_one_who_has_signed_takes_another_place_without_signing_again(made):
    petra = join(made, Capacity.PANEL_MEMBER).person
    joining = Joining(petra, Capacity.ADVOCATE, TODAY, TODAY + timedelta(days=30))

    member = ask_onto(review=made.review, joining=joining, by=made.by(), now=clock.now())

    assert member.has_signed
    assert "family_circle" in parts_of(petra, made)


def test_a_paper_is_noted_with_its_day_and_place(made, sign_in):
    member, wren = asked(made.review), sign_in("wren")
    sent = {**boxes(wren.get(of(member, "paper"))), "kept_at": ""}

    refused = wren.post(of(member, "paper"), sent)
    noted = wren.post(of(member, "paper"), {**sent, "kept_at": "Locked cabinet 4"}, follow=True)

    assert problems(refused) == ["Say where the signed paper is kept"]
    assert "It is noted that Una Fell has signed" in words(noted)
    assert "on paper: Locked cabinet 4" in words(noted)
    assert "panel_circle" in parts_of(member.person, made)


# Changing


def test_every_circle_follows_the_days_of_a_place(made):
    member = join(made, Capacity.PANEL_MEMBER)
    later = TODAY + timedelta(days=500)

    change_place(
        key=member.key, version=member.version, answers=days(member, ends_on=later), reason="", by=made.by(),
        now=clock.now(),
    )  # fmt: skip

    assert {one.place.ends_on for one in member.places.all()} == {later}
    assert parts_of(member.person, made, on=later) == {"circle", "panel_circle", "plan_circle"}
    assert parts_of(member.person, made, on=later + timedelta(days=1)) == frozenset()


def test_a_place_is_extended_by_a_form_and_the_change_is_told(made, sign_in):
    member, wren = join(made, Capacity.PANEL_MEMBER), sign_in("wren")
    sent = boxes(wren.get(of(member, "edit")))

    answer = wren.post(
        of(member, "edit"),
        {**sent, **date_boxes("ends_on", date(2028, 1, 31)), "reason": "The inquest is later"},
        follow=True,
    )
    changes = words(wren.get(page(made, "people/changes/")))

    assert "The place is changed" in words(answer)
    assert "31 January 2028" in changes
    assert "The inquest is later" in changes


def test_a_day_that_is_past_is_no_way_to_end_a_place(made):
    member = join(made, Capacity.PANEL_MEMBER)
    member.starts_on = TODAY - timedelta(days=30)
    member.save()

    with pytest.raises(ValidationError) as refused:
        change_place(
            key=member.key, version=member.version, answers=days(member, ends_on=YESTERDAY), reason="",
            by=made.by(), now=clock.now(),
        )  # fmt: skip

    assert refused.value.messages == ["This day is past. End the place instead, and say why"]


def test_two_who_change_one_place_see_both(made, sign_in):
    member, wren, ansel = join(made, Capacity.PANEL_MEMBER), sign_in("wren"), sign_in("ansel")
    mine = boxes(wren.get(of(member, "edit")))
    theirs = boxes(ansel.get(of(member, "edit")))

    ansel.post(of(member, "edit"), {**theirs, "agency": "Vale Housing"})
    answer = wren.post(of(member, "edit"), {**mine, "agency": "Vale Police"})

    assert "Somebody saved this place while you were writing" in words(answer)
    member.refresh_from_db()
    assert member.agency == "Vale Housing"


def test_somebody_who_leaves_the_partnership_is_marked_for_whoever_runs_the_review(made, sign_in):
    member = join(made, Capacity.PANEL_MEMBER)
    member.person.appointments.update(ends_on=YESTERDAY)

    shown = words(sign_in("wren").get(page(made)))

    assert "No longer works with the partnership: nothing is open to them" in shown
    assert Review.objects.visible_to(made.by(Capacity.PANEL_MEMBER)).count() == 0


# Circles of agency reports


def test_a_further_circle_opens_with_the_signature_and_shuts_with_the_place(made):
    member = asked(made.review, Capacity.AGENCY_AUTHOR)
    circle = made.review.family_circle  # any circle will do
    put_into(circle=circle, member=member)
    put_into(circle=circle, member=member)
    before = parts_of(member.person, made)

    una = reader_of(member.person, today=TODAY)
    signed = sign_here(key=member.key, version=member.version, by=una, now=clock.now())
    opened = parts_of(member.person, made)
    end_place(
        key=member.key, version=signed.version, last_day=None, why="Gone", by=made.by(), now=clock.now()
    )

    assert before == frozenset()
    assert opened == {"circle", "family_circle"}
    assert parts_of(member.person, made) == frozenset()


def test_taken_out_of_a_further_circle_somebody_stays_on_the_review(made):
    member = join(made, Capacity.AGENCY_AUTHOR)
    put_into(circle=made.review.family_circle, member=member)

    take_out_of(circle=made.review.family_circle, member=member)

    assert parts_of(member.person, made) == {"circle"}
    assert not MemberPlace.objects.filter(member=member, circle=made.review.family_circle).exists()


# What is seen of whom


def test_an_agencys_author_sees_their_own_place_and_whom_to_ask(made, sign_in):
    join(made, Capacity.AGENCY_AUTHOR)
    join(made, Capacity.CHAIR)

    shown = words(sign_in("abel").get(page(made)))

    assert "Your place on this review" in shown
    assert "Abel Thorne" in shown
    assert "Coordinator: Wren Castell" in shown
    assert "Imogen Vail" not in shown


def test_the_first_page_says_who_runs_the_review_and_how_many_are_on_it(made, sign_in):
    join(made, Capacity.FINANCE)
    asked(made.review)

    panel = words(sign_in("wren").get(made.review.get_absolute_url()))
    finance = words(sign_in("fenn").get(made.review.get_absolute_url()))

    assert "Coordinator Wren Castell Deputy coordinator Ansel Wray Others 1 1 asked, not signed" in panel
    assert "Whom to ask Coordinator Wren Castell" in finance
    assert "asked, not signed" not in finance


def test_every_step_is_on_the_panels_own_trail_and_on_no_other(made):
    member = asked(made.review)

    events = AuditEvent.objects.filter(subject="dhr.reviewmember", subject_id=member.pk)

    assert [(one.verb, one.circle_id) for one in events] == [
        ("review-member.asked", made.review.panel_circle_id)
    ]
