"""Breaking the glass: the right code name opens a review for 24 hours, and nobody learns which names are right."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from csp.models import AuditEvent, Message, SignInPolicy
from csp.permissions import Role
from csp.web import clock
from csp.worker.due import run_due
from dhr.models import Capacity, Emergency, Part, Review, ReviewMember
from dhr.policies.emergencies import MOST, ONLY_THEY, TOO_MANY
from dhr.queries.parts import open_parts
from dhr.services.emergencies import shut_emergency
from tests.integration import people
from tests.integration.breaking import PAGE, WHY, WRONG, administrator, send, typed
from tests.integration.reading import boxes, problems, words
from tests.integration.reviewing import CODE_NAME, join, on_a_review, open_review

LIST = "/p/vale/reviews/"


@pytest.fixture
def made():
    """A review that nobody of the demonstration is on."""
    return open_review()


@pytest.fixture
def orla(sign_in):
    """An administrator who is on no review."""
    administrator()
    return sign_in("orla")


def after(**passed):
    return time_machine.travel(clock.now() + timedelta(**passed), tick=False)


def people_page(made):
    return f"/p/vale/reviews/{made.review.key}/people/"


def test_the_right_name_opens_the_review_to_read(made, orla):
    sent = send(orla, CODE_NAME)

    assert (sent.status_code, sent["Location"]) == (302, LIST)
    shown = words(orla.get(LIST))
    assert f"{CODE_NAME} Domestic homicide review In an emergency, for a day" in shown
    assert orla.get(made.review.get_absolute_url()).status_code == 200
    assert open_parts(people.reader("orla"), review=made.review) == {Part.REVIEW, Part.PANEL, Part.PLAN}


def test_spaces_before_and_after_the_name_do_not_matter(made, orla):
    send(orla, f"  {CODE_NAME} ")

    assert orla.get(made.review.get_absolute_url()).status_code == 200


def test_whoever_is_on_it_for_one_thing_can_open_the_rest(made, orla):
    join(made, Capacity.FINANCE, administrator())

    send(orla, CODE_NAME)

    assert Part.PANEL in open_parts(people.reader("orla"), review=made.review)
    with after(hours=24):
        run_due(clock.now())
        orla_then = people.reader("orla", on=clock.today())
        assert open_parts(orla_then, review=made.review) == {Part.REVIEW, Part.MONEY}


def test_sent_twice_it_is_opened_once(made, orla):
    send(orla, CODE_NAME)
    send(orla, CODE_NAME)

    assert Emergency.objects.count() == 1
    assert ReviewMember.objects.filter(capacity=Capacity.EMERGENCY).count() == 1


def test_everybody_on_the_review_is_told_in_its_circle_and_nobody_reads_of_what_in_the_message(sign_in):
    made = on_a_review()
    last = Message.objects.order_by("-pk").first().pk

    typed(CODE_NAME, by=administrator())

    told = Message.objects.filter(pk__gt=last)
    on_it = {made.coordinator, made.deputy, *(one.person for one in made.members.values())}
    assert {one.to_person for one in told} == on_it
    assert len(told) == len(on_it)
    assert {one.circle_id for one in told} == {made.review.circle_id}
    everything = " ".join(f"{one.subject} {one.text}" for one in told)
    assert [word for word in (CODE_NAME, "review", "emergency", WHY, "Orla") if word in everything] == []
    for called in ("wren", "fenn", "dilys", "petra"):
        assert f"Orla Vance opened {CODE_NAME} in an emergency" in words(sign_in(called).get("/p/vale/"))


def test_whoever_no_longer_works_here_is_not_written_to(made):
    join(made, Capacity.PANEL_MEMBER)
    petra = people.person("petra")
    petra.appointments.update(ends_on=people.TODAY - timedelta(days=1))

    typed(CODE_NAME, by=administrator())

    assert not Message.objects.filter(kind="review-emergency", to_person=petra).exists()


def test_the_people_of_the_review_shows_who_when_and_why(made, sign_in, orla):
    join(made, Capacity.FINANCE)
    send(orla, CODE_NAME)

    shown = words(sign_in("wren").get(people_page(made)))
    to_finance = words(sign_in("fenn").get(people_page(made)))

    row = f"Orla Vance 23 Nov 2026, 10:30 24 Nov 2026, 10:30 {WHY} Open to them"
    assert f"{row} Shut it now" in shown
    assert row in to_finance
    assert "Shut it now" not in to_finance
    assert "Orla Vance In an emergency, for a day 23 Nov 2026 to 24 Nov 2026" in shown


def test_the_reviews_trail_says_it_and_the_partnerships_trail_only_that_a_name_was_typed(made, sign_in, orla):
    send(orla, CODE_NAME)
    send(orla, WRONG)

    of_the_review = words(sign_in("wren").get(f"/p/vale/reviews/{made.review.key}/trail/"))
    of_the_partnership = words(sign_in("tess").get("/p/vale/settings/trail/"))

    assert "Orla Vance Opened a review in an emergency" in of_the_review
    assert of_the_partnership.count("Orla Vance Typed a name to open a review in an emergency") == 2
    assert "Opened a review in an emergency" not in of_the_partnership
    tried = AuditEvent.objects.filter(verb="emergency.tried")
    assert {(one.subject, one.subject_id, one.circle) for one in tried} == {
        ("csp.partnership", people.vale().pk, None)
    }
    opened = AuditEvent.objects.get(verb="emergency.opened")
    assert opened.circle_id == made.review.circle_id


def test_it_shuts_after_24_hours_to_the_minute(made, orla):
    send(orla, CODE_NAME)
    url = made.review.get_absolute_url()

    with after(hours=23, minutes=59):
        run_due(clock.now())
        assert people.reader("orla", on=clock.today()).is_in_a_circle
        assert Review.objects.visible_to(people.reader("orla", on=clock.today())).exists()
    with after(hours=24):
        run_due(clock.now())
        run_due(clock.now())
        assert not people.reader("orla", on=clock.today()).is_in_a_circle
        assert not Review.objects.visible_to(people.reader("orla", on=clock.today())).exists()
    assert orla.get(url).status_code == 404
    [emergency] = Emergency.objects.all()
    assert emergency.shut_at == emergency.shuts_at == emergency.opened_at + timedelta(hours=24)
    assert AuditEvent.objects.filter(verb="emergency.shut", person=None).count() == 1


def test_afterwards_it_can_be_opened_again_and_everybody_is_told_again(made, orla):
    send(orla, CODE_NAME)
    with after(hours=24):
        run_due(clock.now())
        typed(CODE_NAME, by=people.person("orla"))
        assert Emergency.objects.filter(shut_at=None).count() == 1
    assert Message.objects.filter(kind="review-emergency", to_person=made.deputy).count() == 2


def test_whoever_runs_the_review_shuts_it_before_and_it_stays_shut_for_so_long(made, sign_in, orla):
    send(orla, CODE_NAME)
    wren, key = sign_in("wren"), Emergency.objects.get().key
    url = f"/p/vale/reviews/emergencies/{key}/shut/"

    without_why = wren.post(url, boxes(wren.get(url)))
    shown = wren.post(url, {**boxes(wren.get(url)), "why": "Seen to"}, follow=True)

    assert problems(without_why) == ["Say why you shut it"]
    assert "The review is shut to Orla Vance" in words(shown)
    assert orla.get(made.review.get_absolute_url()).status_code == 404
    send(orla, CODE_NAME)
    assert orla.get(made.review.get_absolute_url()).status_code == 404
    again = wren.get(url)
    assert again.status_code == 403
    assert "It is shut already." in words(again)


def test_a_review_that_is_closed_is_shut_again_too(made, orla):
    send(orla, CODE_NAME)
    Review.objects.filter(pk=made.review.pk).update(closed_on=people.TODAY)
    emergency = Emergency.objects.get()

    shut_emergency(key=emergency.key, version=emergency.version, why="Seen to", by=made.by(), now=clock.now())

    assert orla.get(made.review.get_absolute_url()).status_code == 404


def test_two_who_shut_it_at_the_same_moment_shut_it_once(made, sign_in, orla):
    send(orla, CODE_NAME)
    wren, ansel = sign_in("wren"), sign_in("ansel")
    url = f"/p/vale/reviews/emergencies/{Emergency.objects.get().key}/shut/"
    page = boxes(ansel.get(url))

    wren.post(url, {**boxes(wren.get(url)), "why": "Seen to"})
    second = ansel.post(url, {**page, "why": "Mine"})

    assert second.status_code == 403
    assert ReviewMember.objects.get(capacity=Capacity.EMERGENCY).ended_why == "Seen to"


@pytest.mark.parametrize("page", ["edit", "end", "paper"])
def test_a_place_of_an_emergency_is_not_changed_nor_made_longer(page, made, sign_in, orla):
    send(orla, CODE_NAME)
    member = ReviewMember.objects.get(capacity=Capacity.EMERGENCY)

    refused = sign_in("wren").get(f"/p/vale/reviews/people/{member.key}/{page}/")

    assert refused.status_code == 403
    assert "This place is for 24 hours." in words(refused)


def test_nobody_is_asked_onto_a_review_as_this(made, sign_in):
    page = sign_in("wren").get(f"{people_page(made)}add/").content.decode()

    assert "emergency" not in page


def test_names_are_counted_right_and_wrong_and_after_five_within_an_hour_none_is_taken(made, orla):
    for _ in range(MOST):
        send(orla, WRONG)

    wrong, right = send(orla, WRONG), send(orla, CODE_NAME)

    assert problems(wrong) == problems(right) == [TOO_MANY]
    assert (wrong.status_code, right.status_code) == (200, 200)
    assert not Emergency.objects.exists()
    assert AuditEvent.objects.filter(verb="emergency.tried").count() == MOST
    with after(minutes=61):
        typed(CODE_NAME, by=people.person("orla"))
        assert Emergency.objects.exists()


def test_the_tries_are_counted_for_the_person_whichever_browser_or_worker_takes_them(made, sign_in, orla):
    for browser in (orla, sign_in("orla"), orla, sign_in("orla"), orla):
        send(browser, WRONG)

    with pytest.raises(ValidationError, match=TOO_MANY):
        typed(CODE_NAME, by=people.person("orla"))
    typed(CODE_NAME, by=administrator("Lorne Ashby"))
    assert Emergency.objects.get().member.person.name == "Lorne Ashby"


@pytest.mark.parametrize("called", ["june", "aled", "dana", "tom", "hal", "farida", "elin"])
def test_others_are_not_offered_it_and_no_service_takes_a_name_from_them(called, made, sign_in):
    people.person(called).appointments.filter(role=Role.REVIEW_COORDINATOR).delete()

    with pytest.raises(PermissionDenied, match=ONLY_THEY):
        typed(CODE_NAME, by=people.person(called))
    assert "emergency" not in sign_in(called).get(LIST).content.decode()
    assert not AuditEvent.objects.filter(verb="emergency.tried").exists()


@pytest.mark.parametrize("name", [CODE_NAME, WRONG])
def test_without_a_second_step_one_is_sent_to_set_one_up_whatever_the_partnership_asks(name, made, sign_in):
    SignInPolicy(partnership=people.vale(), second_factor_roles=[Role.ADMINISTRATOR]).save()
    rhian = people.appoint("Rhian Ellis", Role.REVIEW_COORDINATOR)
    Authenticator.objects.filter(user=rhian).delete()
    client = sign_in("rhian")
    sent = {"code_name": name, "why": WHY, "agrees": "on"}

    assert client.get(LIST).status_code == 200
    for answer in (client.get(PAGE), client.post(PAGE, sent)):
        assert (answer.status_code, answer["Location"]) == (302, reverse("mfa_activate_totp"))
    assert not AuditEvent.objects.filter(verb="emergency.tried").exists()
    asked = words(client.get(PAGE, follow=True))
    assert "Opening a review in an emergency needs a second step at sign-in." in asked


def test_a_text_that_seems_to_name_somebody_is_asked_about_and_no_name_is_counted(made, orla):
    shown = send(orla, CODE_NAME, why="Ask Gwendolyn Fairweather about it")

    assert "Look again before you save" in words(shown)
    assert not AuditEvent.objects.filter(verb="emergency.tried").exists()


def test_the_statement_is_agreed_to_as_it_stands(made, orla):
    assert problems(send(orla, CODE_NAME, agrees="")) == [
        "Tick “I have read the confidentiality statement and I agree to it” to go on"
    ]
    assert problems(send(orla, CODE_NAME, mark="other")) == [
        "The statement was changed while you read it. Read it again, then sign"
    ]
    assert not Emergency.objects.exists()


def test_what_is_held_about_them_tells_them_while_it_is_open(made, orla):
    send(orla, CODE_NAME)
    assert WHY in words(orla.get("/account/data/"))

    with after(hours=24):
        run_due(clock.now())
    assert WHY not in words(orla.get("/account/data/"))
