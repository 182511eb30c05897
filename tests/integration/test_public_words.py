"""Words of a restricted plan in a plan for the public: found before it is shown, and told to its circle alone."""

import pytest
from django.urls import reverse

from csp.models import AuditEvent
from csp.web import clock
from plans.models import Action
from plans.services.publications import HoldsRestrictedWords, show_to_public
from tests.integration import people, published
from tests.integration.reading import boxes, words
from tests.integration.restricted import CANARY, open_restricted_plan

PHRASE = "The neighbour heard it twice before the door was opened that night"
REASON = "It is a line of a public report"


@pytest.fixture(autouse=True)
def _without_versions():
    published.forget()


@pytest.fixture
def restricted():
    """A restricted plan in which the phrase is written."""
    made = open_restricted_plan()
    Action.objects.filter(pk=made.actions[0].pk).update(detail=f"He said: {PHRASE}.")
    return made


def page_of(kept):
    return reverse("plans:version-show", args=["vale", kept.key])


def send(client, kept, page=None, **typed):
    held = boxes(page or client.get(page_of(kept)))
    return client.post(page_of(kept), {**held, "is_read": "on", **typed}, follow=True)


def events():
    found = AuditEvent.objects.filter(verb__startswith="restricted-words.").order_by("pk")
    return [(one.verb.removeprefix("restricted-words."), one.subject_id, one.circle_id) for one in found]


def test_a_version_with_words_of_a_restricted_plan_is_not_shown_and_only_the_place_is_told(june, restricted):
    kept = published.version(published=True, summary=f"We know: {PHRASE}.")

    read = words(send(june, kept))

    assert "Words that stand in something that only some people may read" in read
    assert "Where they stand in this version: Summary" in read
    assert "There is a problem" in read
    assert CANARY not in read
    assert people.plan().public_version is None
    assert events() == [("found-in-a-plan", restricted.plan.pk, restricted.circle.pk)]


def test_words_that_go_on_over_the_end_of_a_text_are_found_in_both(june, restricted):
    first, last = PHRASE[:30], PHRASE[30:]
    kept = published.version(published=True, summary=first, strategy=last)

    assert "Where they stand in this version: Summary Strategy" in words(send(june, kept))


def test_it_is_shown_once_somebody_says_why_and_its_circle_is_told(june, restricted, client):
    kept = published.version(published=True, summary=PHRASE)
    asked = send(june, kept)
    assert "Enter the reason" in words(send(june, kept, asked, reason=" "))
    assert people.plan().public_version is None

    shown = words(send(june, kept, asked, reason=REASON))

    assert "The public sees version 1" in shown
    assert people.plan().public_version == kept
    assert people.plan().history.first().history_change_reason == REASON
    assert [verb for verb, _, _ in events()] == ["found-in-a-plan", "shown-to-the-public"]
    assert events()[-1] == ("shown-to-the-public", restricted.plan.pk, restricted.circle.pk)


def test_a_reason_is_for_the_places_that_were_seen(june, restricted):
    kept = published.version(published=True, summary=PHRASE, strategy=PHRASE)
    told = {"shown": kept, "version": people.plan().version, "by": people.reader("june"), "now": clock.now()}
    texts = [("Summary", PHRASE), ("Strategy", PHRASE)]

    with pytest.raises(HoldsRestrictedWords):
        show_to_public(texts=texts, cleared=["Summary"], reason=REASON, **told)

    assert people.plan().public_version is None


def test_a_version_without_such_words_is_shown_and_no_circle_hears_of_it(june, restricted):
    kept = published.version(published=True)

    page = june.get(page_of(kept))
    assert "Why may these words be public?" not in words(page)

    assert "The public sees version 1" in words(send(june, kept))
    assert events() == []


def test_the_trail_of_its_circle_says_so_and_that_of_the_partnership_does_not(sign_in, june, restricted):
    send(june, published.version(published=True, summary=PHRASE))

    said = "Was shown that a plan for the public holds words of this plan"
    trail = reverse("plans:plan-trail", args=["vale", restricted.plan.key])
    assert said in words(sign_in("carys").get(trail))
    assert said not in words(sign_in("tess").get(reverse("csp:trail", args=["vale"])))
