"""Actions of a review's plan open up one by one, in words of their own that were looked at first."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.template.loader import render_to_string
from django.urls import reverse

from csp.models.audience import Audience, AudienceReader
from csp.web import clock
from dhr.models import Capacity, Condition, Publication, PublishedAction
from dhr.policies.published_actions import may_take_back
from dhr.presenters.member_data import sections_of
from dhr.queries.published_actions import shown_with
from dhr.services.published_actions import PublicWords, open_action
from tests.integration import copying, people
from tests.integration.changing import change
from tests.integration.reading import boxes, words
from tests.integration.reviewing import CODE_NAME, join, open_review
from tests.integration.test_review_family import day

DAY = date(2026, 11, 20)
EVERYBODY = "This is what everybody will read"


def page(name, record):
    return reverse(f"dhr:published-action-{name}", args=["vale", record.key])


def look(client, one, name="add", **typed):
    """Send the form once: it comes back as everybody will read it."""
    shown = client.get(page(name, one))
    return client.post(page(name, one), {**boxes(shown), **typed})


def sent(client, one, name="add", **typed):
    """Send the form, look at what comes back, and send it again."""
    return client.post(page(name, one), boxes(look(client, one, name, **typed)), follow=True)


def public():
    return AudienceReader(Audience.PART_1, people.vale().pk, people.TODAY)


def published(made, **said):
    given = {"title": "Learning from a death", "summary": "In words", "published_on": DAY, **said}
    given = {"published_by": made.coordinator, **given} if given["published_on"] else given
    made_public = Publication(review=made.review, **given)
    made_public.save()
    return made_public


def test_what_everybody_will_read_is_looked_at_before_it_is_opened(sign_in):
    made = open_review()
    action = copying.action(made.review)
    wren = sign_in("wren")

    once = look(wren, action)

    assert PublishedAction.objects.count() == 0
    said = words(once)
    assert EVERYBODY in said
    assert "Everybody: the words above and nothing else. As soon as the review is published." in said
    assert "Only the people on the review, and whoever is named on the action: the action itself" in said
    assert "Open this action to everybody" in said

    said = words(wren.post(page("add", action), boxes(once), follow=True))

    assert "The action is opened" in said
    assert "Furnish a quiet room Open, as at 23 November 2026" in said
    one = PublishedAction.objects.get()
    assert (one.words, one.target, one.opened_by) == (
        "Furnish a quiet room",
        "31 March 2027",
        made.coordinator,
    )


def test_words_that_changed_since_they_were_looked_at_are_looked_at_again(sign_in):
    action = copying.action(open_review().review)
    wren = sign_in("wren")
    once = boxes(look(wren, action))

    again = words(wren.post(page("add", action), {**once, "words": "Something else"}))

    assert EVERYBODY in again
    assert "Something else" in again
    assert PublishedAction.objects.count() == 0


def test_opened_twice_it_is_opened_once(sign_in):
    action = copying.action(open_review().review)
    wren = sign_in("wren")
    typed = boxes(look(wren, action))

    wren.post(page("add", action), typed)
    said = words(wren.post(page("add", action), typed, follow=True))

    assert "This action is open to everybody already" in said
    assert PublishedAction.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"words": ""}, "Enter what will be done"),
        ({"words": "Learn from copper  lantern"}, "Leave out the code name: everybody will read this"),
        ({"progress": "COPPER-LANTERN met"}, "Leave out the code name: everybody will read this"),
        ({"lead": "tom ferrier"}, "Name an authority or a body, never a person"),
        ({"lead": "Imogen Vail"}, "Name an authority or a body, never a person"),
        ({"progress": "imogen vail looked at it"}, "Take out “Imogen Vail”: nobody on the review is named."),
        ({"words": "Since the death in October 2026"}, "Take out the month of the death"),
        (day("as_at", date(2026, 11, 24)), "Day must be today or before"),
    ],
)
def test_what_cannot_be_public_is_refused_beside_its_question(typed, sentence, sign_in):
    made = open_review()
    join(made, Capacity.CHAIR)
    action = copying.action(made.review)

    said = words(look(sign_in("wren"), action, **typed))

    assert sentence in said
    assert EVERYBODY not in said


def test_a_name_that_somebody_on_the_review_had_before_is_refused_in_an_action(sign_in):
    made = open_review()
    change(join(made, Capacity.CHAIR).person, name="Imogen Ashdown")

    said = words(look(sign_in("wren"), copying.action(made.review), progress="Imogen Vail met"))

    assert "Take out “Imogen Vail”: nobody on the review is named." in said


def test_the_name_of_somebody_in_the_partnership_is_asked_about(sign_in):
    made = open_review()
    action = copying.action(made.review)

    said = words(look(sign_in("wren"), action, progress="tom ferrier looked at it"))

    assert "Look again before you save" in said


def test_the_service_refuses_what_the_form_does():
    made = open_review()
    action = copying.action(made.review)
    answers = PublicWords(words=f"{CODE_NAME} again", as_at=DAY)

    with pytest.raises(ValidationError, match="Leave out the code name"):
        open_action(review=made.review, action=action, answers=answers, by=made.by(), now=clock.now())


def test_an_action_of_another_plan_cannot_be_opened(sign_in):
    made = open_review()
    copying.plan(made.review)
    other = people.action("1.6")

    assert sign_in("wren").get(page("add", other)).status_code == 404
    with pytest.raises(PermissionDenied, match="not in the review’s own plan"):
        open_action(
            review=made.review,
            action=other,
            answers=PublicWords(words="Words", as_at=DAY),
            by=made.by(),
            now=clock.now(),
        )


def test_everybody_reads_it_only_while_the_review_is_shown():
    made = open_review()
    one = copying.opened(made.review)
    publication = published(made, published_on=None)

    def read():
        return list(shown_with(public(), publication=publication))

    assert read() == []
    publication.published_on, publication.published_by = DAY, made.coordinator
    publication.save()
    assert read() == [one]
    publication.shown_until = date(2026, 11, 22)
    publication.save()
    assert read() == []
    publication.shown_until, publication.taken_down_on = None, DAY
    publication.save()
    assert read() == []


def test_what_everybody_reads_says_nothing_of_the_action_itself():
    one = copying.opened(open_review().review, progress="Two desks have one")

    said = words(render_to_string("dhr/published_actions/public.html", {"actions": [one]}))

    assert f"{copying.WORDS} Vale District Council – Two desks have one As at 20 November 2026" in said
    assert "Furnish a quiet room" not in said
    assert CODE_NAME not in said


def test_what_has_fallen_behind_is_said_and_brought_up_to_date(sign_in):
    made = open_review()
    one = copying.opened(made.review)
    published(made)
    wren = sign_in("wren")
    listed = words(wren.get(page("list", made.review)))
    assert "The action has changed since that day" in listed
    assert "At once, because the review is on the public page." in listed

    said = words(sent(wren, one, "edit", progress="All of them", **day("as_at", people.TODAY)))

    assert "The words are brought up to date" in said
    assert "The action has changed since that day" not in said
    assert "All of them" in words(wren.get(page("changes", made.review)))


def test_two_people_saving_one_see_both_texts(sign_in):
    one = copying.opened(open_review().review)
    wren, ansel = sign_in("wren"), sign_in("ansel")
    typed = boxes(look(wren, one, "edit", progress="Two of them"))
    sent(ansel, one, "edit", progress="Three of them")

    said = words(wren.post(page("edit", one), typed))

    assert "Three of them" in said
    assert PublishedAction.objects.get().progress == "Three of them"


def test_new_words_are_checked_for_anonymity_again_until_they_are_public():
    made = open_review()
    checked = Condition(
        review=made.review, kind="anonymity", evidence="Read it", met_on=DAY, met_by=made.deputy
    )
    checked.save()
    copying.opened(made.review)
    checked.refresh_from_db()
    assert checked.met_on is None

    checked.evidence, checked.met_on, checked.met_by = "Read it again", DAY, made.deputy
    checked.save()
    published(made)
    copying.opened(made.review)
    checked.refresh_from_db()
    assert checked.met_on == DAY


def test_whoever_opened_one_finds_it_among_what_is_held_about_them():
    made = open_review()
    copying.opened(made.review)

    held = {one.key: one for one in sections_of(made.by(), now=clock.now())}["opened-actions"]

    assert list(held.table.rows(None)) == [(CODE_NAME, str(people.vale()), DAY, copying.WORDS)]


def test_it_is_taken_back_with_a_reason_that_the_people_on_the_review_read(sign_in):
    made = open_review()
    one = copying.opened(made.review)
    wren = sign_in("wren")

    wren.post(page("remove", one), {**boxes(wren.get(page("remove", one))), "reason": "Too early"})

    assert PublishedAction.objects.count() == 0
    assert "Too early" in words(wren.get(page("changes", made.review)))
    assert wren.get(page("edit", one)).status_code == 410


def test_it_can_be_taken_back_once_the_review_is_closed_but_not_opened():
    made = open_review()
    one = copying.opened(made.review)
    made.review.closed_on = people.TODAY

    assert may_take_back(made.by(), made.review)
    answers = PublicWords(words="Words", as_at=DAY)
    made.review.save()
    with pytest.raises(PermissionDenied, match="The review is closed"):
        open_action(review=made.review, action=one.action, answers=answers, by=made.by(), now=clock.now())


def test_a_timescale_that_no_day_gives_is_shown_beside_the_question_and_not_published(sign_in):
    made = open_review()
    late = copying.action(made.review, due_on=None, timescale="by the end of next month")
    wren = sign_in("wren")

    shown = wren.get(page("add", late))

    assert boxes(shown)["target"] == ""
    assert "for example March 2027. The plan says: by the end of next month" in words(shown)
    dated = copying.action(made.review, timescale="by the end of next month")
    shown = wren.get(page("add", dated))
    assert boxes(shown)["target"] == "31 March 2027"
    assert "The plan says" not in words(shown)


def test_what_is_refused_is_said_before_a_doubt(sign_in):
    action = copying.action(open_review().review)

    said = words(look(sign_in("wren"), action, words=CODE_NAME, progress="tom ferrier looked at it"))

    assert "Leave out the code name: everybody will read this" in said
    assert "Look again before you save" not in said
