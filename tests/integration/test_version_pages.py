"""The page of a version: the text as it was kept, whatever became of the plan; and what changed since the last."""

from html import unescape

import pytest
from django.urls import reverse

from csp.models import AuditEvent
from csp.web import clock
from plans.models import Plan
from tests.integration import people, published
from tests.integration.restricted import CANARY, open_restricted_plan


@pytest.fixture(autouse=True)
def _without_versions():
    published.forget()


def text(answer):
    return unescape(" ".join(answer.content.decode().split()))


def noted(verb):
    return AuditEvent.objects.filter(verb=verb, at=clock.now()).count()


def show_page(kept):
    return reverse("plans:version-show", args=["vale", kept.key])


def show(client, kept, **answers):
    given = {"is_read": "on", "version": people.plan().version, **answers}
    return client.post(show_page(kept), given, follow=True)


def withdraw_page():
    return reverse("plans:plan-withdraw", args=["vale", people.plan().key])


def test_a_version_reads_as_it_was_kept_whatever_became_of_the_plan(june):
    kept = published.version()
    title = people.action("1.6").title
    action = people.action("1.6")
    action.title = "Something else altogether"
    action.save()

    read = text(june.get(kept.get_absolute_url()))

    assert "This is the text as it was put to the authorities." in read
    assert title in read
    assert "Something else altogether" not in read
    assert f"{kept.sha256}: the text has not changed since" in read
    assert "23 November 2026, by June Okafor" in read


def test_a_version_is_about_what_was_promised_not_about_who_holds_it_or_how_it_goes(june):
    read = text(june.get(published.version().get_absolute_url()))

    assert "Tom Ferrier" not in read.split("The text:")[1]
    assert "Reported" not in read.split("The text:")[1]


def test_a_version_that_was_published_at_once_says_so(june):
    kept = published.version(published=True)
    kept.agreed_at = kept.agreed_by = None
    kept.save()

    assert "This is the text as it was published." in text(june.get(kept.get_absolute_url()))


def test_what_changed_since_the_version_before_is_told(june):
    published.version(ago=5, summary="An older summary")
    kept = published.version(summary="A newer summary")

    read = text(june.get(kept.get_absolute_url()))

    assert "What changed since version 1" in read
    assert "Summary for the public" in read
    assert "<del>An older</del>" in read.replace("<del>An</del> <del>older</del>", "<del>An older</del>")


def test_two_versions_alike_say_that_nothing_of_the_promise_changed(june):
    published.version(ago=5)

    assert "Nothing of what was promised." in text(june.get(published.version().get_absolute_url()))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": "A plan that nobody agreed to"}, "A plan that nobody agreed to"),
        ({"actions": [{"key": "x"}]}, "What is kept can’t be read as a plan."),
        ({"priorities": 7}, "What is kept can’t be read as a plan."),
    ],
)
def test_a_damaged_content_says_so(changes, said, june):
    kept = published.damage(published.version(), **changes)

    read = text(june.get(kept.get_absolute_url()))

    assert "The content of this version is damaged" in read
    assert "as it was put to the authorities" not in read
    assert said in read


def test_the_version_after_a_damaged_one_says_that_they_cannot_be_compared(june):
    published.damage(published.version(), title="Other")

    assert "The content of version 1 is damaged, so the two can’t be compared." in text(
        june.get(published.version().get_absolute_url())
    )


@pytest.mark.parametrize(("called", "status"), [("june", 404), ("tom", 404), ("aled", 200), ("carys", 200)])
def test_a_version_of_a_restricted_plan_is_for_its_circle(called, status, sign_in):
    kept = published.version(plan=open_restricted_plan().plan, by="aled")

    answer = sign_in(called).get(kept.get_absolute_url())

    assert answer.status_code == status
    assert (CANARY in text(answer)) == (status == 200)


def test_a_published_version_is_shown_to_the_public_by_the_coordinator(june, client):
    kept = published.version(published=True)
    assert "Show this version to the public" in text(june.get(kept.get_absolute_url()))

    read = text(show(june, kept))

    assert "The public sees version 1" in read
    assert people.plan().public_version == kept
    assert noted("plan.shown-to-the-public") == 1
    assert (
        client.get(reverse("plans:publication-detail", args=["vale", people.plan().key])).status_code == 200
    )


def test_the_preview_is_what_the_public_will_read(june, client):
    kept = published.version(published=True)
    preview = text(june.get(show_page(kept)))
    show(june, kept)

    page = text(client.get(reverse("plans:publication-detail", args=["vale", people.plan().key])))

    inner = page.split('<div class="sp-main"> <div class="sp-width">')[1].split("</div> </div> </main>")[0]
    of_the_plan, of_the_site = inner.split('<nav class="sp-sect" aria-label="What is published">')
    assert of_the_plan.strip() in preview
    assert "Published reviews" in of_the_site


def test_words_that_may_give_somebody_away_are_listed_before(june):
    action = people.action("1.6")
    action.title = "Ask Tom Ferrier on 01632 960 001, at 12 Mill Street"
    action.save()
    kept = published.version(published=True)

    read = text(june.get(show_page(kept)))

    assert "Look at these words again" in read
    for words, kind in (
        ("Tom Ferrier", "A name of somebody here"),
        ("01632 960 001", "A telephone number"),
        ("12 Mill Street", "An address"),
    ):
        assert f'<th scope="row">{words}</th> <td>{kind}</td> <td data-h="Where">Action 1.6</td>' in read


def test_nothing_is_shown_before_somebody_says_that_they_read_it(june):
    kept = published.version(published=True)

    read = text(show(june, kept, is_read=""))

    assert "There is a problem" in read
    assert "Tick “I have read it as the public will, and it gives nobody away” to go on" in read
    assert people.plan().public_version is None


def test_a_version_that_is_not_published_cannot_be_shown(june):
    kept = published.version()

    assert "Publish this version before you show it to the public." in text(june.get(show_page(kept)))
    assert show(june, kept).status_code == 403
    assert people.plan().public_version is None


def test_a_damaged_version_cannot_be_shown(june):
    kept = published.damage(published.version(published=True), title="Other")

    assert "damaged, so it can’t be shown to the public" in text(june.get(show_page(kept)))
    assert show(june, kept).status_code == 403


def test_a_restricted_plan_can_never_be_shown_not_even_by_a_member(sign_in):
    restricted = open_restricted_plan()
    kept = published.version(plan=restricted.plan, by="aled", published=True)
    aled = sign_in("aled")

    answer = aled.get(show_page(kept))

    if answer.status_code == 200:
        assert "A restricted plan is never shown to the public." in text(answer)
    assert aled.post(show_page(kept), {"is_read": "on", "version": 1}).status_code == 403
    assert Plan.objects.get(pk=restricted.plan.pk).public_version is None


def test_sent_twice_it_is_shown_once(june):
    kept, opened = published.version(published=True), people.plan().version
    show(june, kept, version=opened)
    show(june, kept, version=opened)

    assert noted("plan.shown-to-the-public") == 1
    assert people.plan().public_version == kept


def test_a_plan_that_somebody_saved_meanwhile_is_looked_at_again(june):
    kept, opened = published.version(published=True), people.plan().version
    Plan.objects.filter(pk=people.plan().pk).update(version=opened + 1)

    read = text(show(june, kept, version=opened))

    assert "Somebody saved the plan while you were reading" in read
    assert people.plan().public_version is None
    assert "The public sees version 1" in text(show(june, kept, version=opened + 1))


def test_what_the_public_sees_is_taken_down_after_asking(june, client):
    published.shown()
    address = reverse("plans:publication-detail", args=["vale", people.plan().key])
    assert client.get(address).status_code == 200
    assert "The public sees version 1 of it today." in text(june.get(withdraw_page()))

    read = text(june.post(withdraw_page(), {"version": people.plan().version}, follow=True))

    assert "The public sees nothing of this plan any more" in read
    assert client.get(address).status_code == 404
    assert noted("plan.taken-down") == 1


def test_there_is_nothing_to_take_down_when_nothing_is_shown(june):
    read = text(june.get(withdraw_page(), follow=True))

    assert "The public sees nothing of this plan." in read


@pytest.mark.parametrize("called", ["dana", "tom", "tess", "elin"])
def test_whoever_is_not_the_coordinator_shows_nothing(called, sign_in):
    kept, someone = published.shown(), sign_in(called)

    assert someone.get(show_page(kept)).status_code == 403
    assert someone.post(withdraw_page(), {"version": 1}).status_code == 403
    assert "Take it down" not in text(someone.get(kept.get_absolute_url()))
