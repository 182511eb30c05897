"""An administrator says what the partnership's statuses are called, look like and stand for."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from csp.permissions import Role
from csp.web import clock
from plans.forms.statuses import SCHEMES
from plans.models import Status
from plans.services.statuses import StatusAnswers, begin_scheme, edit_status
from tests.integration import people
from tests.integration.reading import words

PAUSED = {
    "letter": "P",
    "word": "Paused",
    "meaning": "held in abeyance",
    "colour": "grey",
    "stands_for": "not_started",
}


@pytest.fixture
def tess(sign_in):
    """Tess Hollin, the administrator."""
    return sign_in("tess")


def page(name, *args):
    return reverse(f"plans:status-{name}", args=["vale", *args])


def sent(client, address, **answers):
    return client.post(address, answers, follow=True)


def letters():
    return "".join(Status.objects.filter(partnership=people.vale()).values_list("letter", flat=True))


def test_the_list_shows_the_scheme_in_its_order(tess):
    text = words(tess.get(page("list")))

    assert text.index("Complete") < text.index("On track") < text.index("Behind") < text.index("Off track")
    assert "late, but can recover" in text


def test_a_status_is_added_at_the_end_and_officers_can_choose_it(tess, tom):
    shown = sent(tess, page("add"), **PAUSED)

    assert "The status is added" in words(shown)
    assert letters() == "BGARNP"
    assert "Paused" in words(tom.get(people.action("1.6").get_absolute_url()))


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"letter": "G"}, "Another status has this letter. Letters must differ."),
        ({"word": "On track"}, "Another status has this word. Words must differ."),
        ({"letter": "LATE"}, "Letter must be 3 characters or fewer. It has 4"),
        ({"meaning": ""}, "Enter the meaning"),
        ({"colour": "pink"}, "Choose the colour from the list"),
        ({"stands_for": ""}, "Choose what it stands for"),
    ],
)
def test_a_status_that_cannot_be_is_explained_and_what_was_typed_is_kept(tess, answers, sentence):
    shown = sent(tess, page("add"), **{**PAUSED, **answers})

    assert sentence in words(shown)
    assert letters() == "BGARN"
    assert "Paused" in shown.content.decode() or "word" in answers


def test_a_changed_word_stands_on_every_page_and_the_change_is_kept(tess, tom):
    green = people.status("G")

    sent(
        tess, page("edit", green.key), **{**vars(StatusAnswers.of(green)), "word": "Going well", "version": 1}
    )

    assert "Going well" in words(tom.get(people.plan().get_absolute_url()))
    changes = words(tess.get(page("edit", green.key)))
    assert "Changed by Tess Hollin on 23 November 2026" in changes
    assert "On track" in changes


def test_two_administrators_see_each_others_words(tess):
    green, by = people.status("G"), people.reader("tess")
    theirs = StatusAnswers(**{**vars(StatusAnswers.of(green)), "word": "As planned"})
    edit_status(status=green, version=1, answers=theirs, by=by, now=clock.now())

    mine = {**vars(StatusAnswers.of(green)), "word": "Going well", "version": 1}
    shown = sent(tess, page("edit", green.key), **mine)

    assert "Somebody saved this while you were writing" in words(shown)
    assert "As planned" in words(shown)
    assert "Going well" in shown.content.decode()
    assert people.status("G").word == "As planned"


@pytest.mark.parametrize(
    ("letter", "to", "order"),
    [("G", "up", "GBARN"), ("G", "down", "BAGRN"), ("B", "up", "BGARN"), ("N", "down", "BGARN")],
)
def test_a_status_moves_one_place_and_the_ends_stay_ends(tess, letter, to, order):
    sent(tess, page("move", people.status(letter).key), to=to)

    assert letters() == order


@pytest.mark.parametrize(("name", "answers"), [("move", {"to": "up"}), ("use", {"use": "no"})])
def test_after_a_button_of_a_row_one_is_back_at_that_row(name, answers, tess):
    key = people.status("R").key

    after = tess.post(page(name, key), answers)

    assert after["Location"] == f"{page('list')}#{key}"
    assert f'<tr id="{key}">' in tess.get(page("list")).content.decode()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_partnership_without_statuses_begins_with_a_scheme(fen, scheme, client):
    Status.objects.filter(partnership=fen.partnership).update(
        partnership=people.vale(), letter="Z", word="Zed"
    )
    fen.coordinator.appointments.update(role=Role.ADMINISTRATOR)
    client.force_login(fen.coordinator)
    address = reverse("plans:status-list", args=["fen"])

    empty = words(client.get(address))
    shown = sent(client, address, scheme=scheme)

    assert "Which statuses does the partnership use?" in empty
    assert "The statuses are there" in words(shown)
    made = Status.objects.filter(partnership=fen.partnership)
    assert [one.letter for one in made] == [one.letter for one in SCHEMES[scheme][1]]


def test_a_scheme_begins_once(tess):
    shown = sent(tess, page("list"), scheme="brag")

    assert "This partnership has statuses already. Change those." in words(shown)
    assert letters() == "BGARN"
    with pytest.raises(PermissionDenied):
        begin_scheme(partnership=people.vale(), statuses=[], by=people.reader("june"), now=clock.now())


def test_a_status_of_another_partnership_is_not_there(fen, tess):
    assert tess.get(page("edit", fen.status.key)).status_code == 404
