"""The reviews that anyone may read: what was published, while it is on the public page, and nothing else of it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.models import Partnership
from csp.web import clock
from dhr.models import Publication, PublishedDocument, ReviewMember
from dhr.services.publications import take_down
from tests.integration import family, people, publishing
from tests.integration.reading import words
from tests.integration.reviewing import CODE_NAME, on_a_review, open_review
from tests.integration.test_publications import TOKEN

LIST = "/public/vale/reviews/"
NOBODYS = "2222222222"


@pytest.fixture
def made():
    """A review with its coordinator and its deputy."""
    return open_review()


def read_of(one):
    return reverse("dhr:publication-read", args=["vale", one.key])


def document_of(one):
    return reverse("dhr:publication-document", args=["vale", one.key])


def test_without_a_published_review_the_page_says_so(client, made):
    publishing.ready(made)

    read = words(client.get(LIST))

    assert "No review is published here" in read
    assert "A review is shown here for 12 months. After that it can be had on request" in read


def test_a_published_review_is_read_without_signing_in_and_without_a_cookie(client, made):
    shown = publishing.public(made)
    one = PublishedDocument.objects.get()

    listed, page, file = client.get(LIST), client.get(read_of(shown)), client.get(document_of(one))

    assert publishing.TITLE in words(listed)
    assert read_of(shown) in listed.content.decode()
    assert "<li>Housing changes how it flags repeat repairs.</li>" in page.content.decode()
    assert "Published 23 November 2026" in words(page)
    assert document_of(one) in page.content.decode()
    assert "If you need it in another form" in words(page)
    assert file["Content-Type"] == "application/pdf"
    assert file["Content-Disposition"] == 'inline; filename="overview-report.pdf"'
    for answer in (listed, page, file):
        assert answer.cookies == {}
        assert answer["Cache-Control"] == "no-store"


def test_it_names_nobody_and_says_neither_the_code_name_nor_the_month(client):
    made = on_a_review()
    shown = publishing.public(made)
    family.contact(made.review)
    named = set(ReviewMember.objects.values_list("person__name", flat=True))

    told = "".join(
        f"{answer.headers} {answer.getvalue().decode(errors='replace')}"
        for answer in (
            client.get(LIST),
            client.get(read_of(shown)),
            client.get(document_of(PublishedDocument.objects.get())),
        )
    )

    assert [word for word in (*named, CODE_NAME, "October", made.review.key) if word in told] == []


@pytest.mark.parametrize("ended", ["taken down", "over", "not yet"])
def test_what_is_not_on_the_public_page_answers_like_what_was_never_there(ended, client, made, sign_in):
    shown = publishing.public(made)
    one = PublishedDocument.objects.get()
    if ended == "taken down":
        take_down(publication=shown, reason="Look again", by=made.by(), now=clock.now())
    elif ended == "over":
        yesterday = people.TODAY - timedelta(days=1)
        Publication.objects.update(published_on=yesterday, shown_until=yesterday)
    else:
        Publication.objects.update(published_on=people.TODAY + timedelta(days=1), shown_until=None)

    for browser in (client, sign_in("june"), sign_in("wren")):
        for address, key in ((read_of(shown), shown.key), (document_of(one), one.key)):
            theirs, nobodys = browser.get(address), browser.get(address.replace(key, NOBODYS))
            assert theirs.status_code == nobodys.status_code == 404
            assert TOKEN.sub("", words(theirs)) == TOKEN.sub("", words(nobodys))
        assert "No review is published here" in words(browser.get(LIST))


def test_a_review_that_is_not_public_costs_the_public_pages_no_question():
    def cost(address):
        with CaptureQueriesContext(connection) as asked:
            read = Client().get(address)
        return len(asked), TOKEN.sub("", words(read))

    before = cost(LIST), cost(f"{LIST}{NOBODYS}/"), cost(f"{LIST}documents/{NOBODYS}/")
    prepared = publishing.ready(open_review())
    one = PublishedDocument.objects.get()
    after = cost(LIST), cost(read_of(prepared)), cost(document_of(one))

    assert after == before


@pytest.mark.parametrize("place", ["nowhere", "fen"])
def test_a_partnership_shows_its_own_reviews_only(place, client, fen, made):
    shown = publishing.public(made)

    listed = client.get(LIST.replace("vale", place))

    assert listed.status_code == 404 or "No review is published here" in words(listed)
    assert client.get(read_of(shown).replace("vale", place)).status_code == 404


def test_a_public_page_takes_nothing_in(client, made):
    shown = publishing.public(made)

    for address in (LIST, read_of(shown), document_of(PublishedDocument.objects.get())):
        assert client.post(address).status_code == 405


def test_a_file_that_is_not_as_it_was_kept_is_not_sent(client, made):
    publishing.public(made)
    one = PublishedDocument.objects.get()
    one.file.sha256 = "0" * 64
    one.file.save()

    assert client.get(document_of(one)).status_code == 404


def test_what_a_partnership_publishes_leads_from_one_to_the_other(client):
    Partnership.objects.filter(slug="vale").update(contact_email="safer@vale.example")

    plans, reviews = client.get("/public/vale/plans/"), client.get(LIST)

    assert LIST in plans.content.decode()
    assert "/public/vale/plans/" in reviews.content.decode()
    assert "mailto:safer@vale.example" in reviews.content.decode()
