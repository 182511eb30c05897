"""A right name and a wrong one: whoever types it is told the same, and it costs the same."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from csp.models import AuditEvent, Message, Partnership
from csp.web import clock
from dhr.models import Capacity, Emergency, Review, ReviewMember
from dhr.services import emergencies
from dhr.services.emergencies import NAMES_ANOTHER, shut_emergency
from tests.integration import people
from tests.integration.breaking import PAGE, WHY, WRONG, administrator, send, typed
from tests.integration.reading import boxes, problems, words
from tests.integration.reviewing import CODE_NAME, join, on_a_review, open_review
from tests.integration.test_two_worlds import plain

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


def test_a_wrong_name_gets_the_same_answer_as_a_right_one(made, orla):
    wrong = send(orla, WRONG)
    after_wrong = words(orla.get(LIST))
    right = send(orla, CODE_NAME)
    after_right = words(orla.get(LIST))

    assert plain(wrong) == plain(right)
    said = "If a review that can be opened to you goes by that name, it is in the list below."
    assert said in after_wrong
    assert said in after_right
    assert CODE_NAME not in after_wrong


@pytest.mark.parametrize(
    "name", [CODE_NAME.lower(), CODE_NAME[:-1], f"{CODE_NAME} 2", "%", "_" * len(CODE_NAME)]
)
def test_a_name_that_is_nearly_right_opens_nothing(name, made, orla):
    send(orla, name)

    assert not Review.objects.visible_to(people.reader("orla")).exists()
    assert not Emergency.objects.exists()


def test_a_why_with_a_name_that_they_know_is_refused_before_any_name_is_looked_for(made, orla):
    theirs = open_review(code_name="Velvet Harbour")
    join(theirs, Capacity.PANEL_MEMBER, administrator())
    why = "It belongs with velvet harbour, and the court asks today."

    right, wrong = send(orla, CODE_NAME, why=why), send(orla, WRONG, why=why)

    assert plain(right) == plain(wrong)
    assert problems(right) == [NAMES_ANOTHER]
    assert AuditEvent.objects.filter(verb="emergency.tried").count() == 2
    assert not Emergency.objects.exists()


def test_whatever_goes_wrong_with_a_right_name_reads_like_a_wrong_one_and_counts(made, orla, monkeypatch):
    monkeypatch.setattr(emergencies, "write_to", lambda **_: 1 / 0)

    right, wrong = send(orla, CODE_NAME), send(orla, WRONG)

    assert plain(right) == plain(wrong)
    assert AuditEvent.objects.filter(verb="emergency.tried").count() == 2
    assert not Emergency.objects.exists()
    assert not ReviewMember.objects.filter(capacity=Capacity.EMERGENCY).exists()


def test_a_name_of_another_partnerships_review_opens_nothing_here(made, fen, orla):
    Review.objects.filter(pk=made.review.pk).update(partnership=fen.partnership)

    send(orla, CODE_NAME)

    assert not Emergency.objects.exists()


def test_a_name_costs_the_same_whether_or_not_there_is_any_review(orla):
    send(orla, WRONG)
    without, asked_without = counted(orla, CODE_NAME)
    made = on_a_review()
    wrong, asked_wrong = counted(orla, WRONG)
    join(made, Capacity.PANEL_MEMBER, administrator("Lorne Ashby"))

    assert plain(without) == plain(wrong)
    assert asked_without == asked_wrong


def theirs_already(made):
    join(made, Capacity.PANEL_MEMBER, administrator())


def shut_to_them(made):
    typed(CODE_NAME, by=administrator())
    emergency = Emergency.objects.get()
    shut_emergency(key=emergency.key, version=emergency.version, why="Seen to", by=made.by(), now=clock.now())


def another_partnerships(made):
    Review.objects.filter(pk=made.review.pk).update(partnership=Partnership.objects.get(slug="fen"))


@pytest.mark.parametrize("why_not", [theirs_already, shut_to_them, another_partnerships])
def test_a_right_name_that_may_not_be_opened_reads_and_costs_like_a_wrong_one(why_not, made, fen, orla):
    why_not(made)
    send(orla, WRONG)
    before = Emergency.objects.count()

    wrong, asked_wrong = counted(orla, WRONG)
    right, asked_right = counted(orla, CODE_NAME)

    assert wrong.status_code == 302
    assert plain(right) == plain(wrong)
    assert asked_right == asked_wrong
    assert Emergency.objects.count() == before


def counted(client, name):
    page = boxes(client.get(PAGE))
    with CaptureQueriesContext(connection) as asked:
        answer = client.post(PAGE, {**page, "code_name": name, "why": WHY, "agrees": "on"})
    return answer, len(asked)


def test_whoever_is_on_the_review_already_gets_the_same_words_and_nothing_happens(made, orla):
    join(made, Capacity.PANEL_MEMBER, administrator())
    before = Message.objects.count()

    already = send(orla, CODE_NAME)
    wrong = send(orla, WRONG)

    assert plain(already) == plain(wrong)
    assert not Emergency.objects.exists()
    assert Message.objects.count() == before
