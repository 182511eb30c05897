"""What publication of a review asks of whoever runs it, and the documents that go with it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from csp.files import content_of
from csp.models import AuditEvent
from csp.queries.digests import rolls
from csp.web import clock
from dhr.models import Capacity, Publication, PublishedDocument
from dhr.services.publications import publish
from dhr.services.published_documents import remove_document
from dhr.services.waiting_publications import of_publications
from tests.integration import copying, family, people, publishing
from tests.integration.reading import boxes, words
from tests.integration.reviewing import join, open_review


@pytest.fixture
def made():
    """A review with its coordinator and its deputy."""
    return open_review()


@pytest.fixture
def wren(made, sign_in):
    """Its coordinator's browser."""
    return sign_in("wren")


def page(made, verb="detail"):
    return reverse(f"dhr:publication-{verb}", args=["vale", made.review.key])


def test_a_document_is_kept_without_who_wrote_it_under_a_name_that_says_nothing(made):
    kept = publishing.document(made.review)

    content = content_of(kept.file)
    assert kept.file.name == "overview-report.pdf"
    assert kept.file.circle_id == made.review.panel_circle_id
    assert kept.is_tagged
    assert b"Wren" not in content
    assert b"Copper" not in content
    assert b"Overview report" in content


def test_an_untagged_document_is_taken_with_a_warning(wren, made):
    there = reverse("dhr:document-add", args=["vale", made.review.key])
    sent = publishing.sent_file(publishing.pdf(is_tagged=False))
    form = {**boxes(wren.get(there)), "kind": "summary", "title": "Executive summary", "file": sent}

    taken = wren.post(there, form, follow=True)

    assert "The document is added" in words(taken)
    assert "it has no tags, so the summary has to say what it says" in words(taken)
    assert not PublishedDocument.objects.get().is_tagged


def test_a_document_that_is_sent_twice_is_added_once(wren, made):
    there = reverse("dhr:document-add", args=["vale", made.review.key])
    form = {**boxes(wren.get(there)), "kind": "summary", "title": "Executive summary"}

    for _ in range(2):
        answer = wren.post(there, {**form, "file": publishing.sent_file(publishing.pdf())}, follow=True)

    assert "The document is added" in words(answer)
    assert PublishedDocument.objects.count() == 1


def test_a_document_goes_from_the_public_page_at_once(made, client):
    shown = publishing.public(made)
    one = PublishedDocument.objects.get()
    there = reverse("dhr:publication-document", args=["vale", one.key])
    assert client.get(there).status_code == 200

    remove_document(key=one.key, version=one.version, by=made.by(), now=clock.now())

    assert client.get(there).status_code == 404
    assert client.get(reverse("dhr:publication-read", args=["vale", shown.key])).status_code == 200


def test_a_document_that_the_panel_takes_out_is_on_the_reviews_own_trail(wren, made):
    one = publishing.document(made.review)

    assert wren.get(reverse("dhr:document-download", args=["vale", one.key])).status_code == 200

    event = AuditEvent.objects.get(verb="published-document.downloaded")
    assert (event.subject_id, event.circle_id) == (one.pk, made.review.panel_circle_id)
    trail = words(wren.get(reverse("dhr:review-trail", args=["vale", made.review.key])))
    assert "Downloaded a document that is to be published" in trail
    assert "Overview report" in trail


def test_a_condition_that_lapses_once_it_is_public_stands_at_the_head_and_on_my_work(wren, made):
    publishing.public(made)
    family.proceeding(made.review)

    read = words(wren.get(page(made)))

    assert "It is public, and no longer everything holds that must" in read
    assert "Look at what is public: Copper Lantern" in words(wren.get("/p/vale/"))


def waiting(made):
    """What the e-mail would say of this review, and to whom."""
    circle = made.review.panel_circle_id
    return {
        (roll.readers[one.person_id].person.name, one.kind.said(one.number))
        for roll in rolls(today=people.TODAY)
        for one in of_publications(roll=roll)
        if one.circle_id == circle
    }


def test_the_day_is_asked_for_and_so_is_another_once_it_has_passed(wren, made):
    publishing.write(made.review)
    both = {"Wren Castell", "Ansel Wray"}
    assert waiting(made) == {(name, "1 review is to be published") for name in both}
    assert "Publish: Copper Lantern" in words(wren.get("/p/vale/"))

    Publication.objects.filter(review=made.review).update(planned_on=people.TODAY - timedelta(days=1))

    assert waiting(made) == {(name, "1 day of publishing has passed") for name in both}
    assert "Plan another day for publishing: Copper Lantern" in words(wren.get("/p/vale/"))


def test_a_lapse_is_told_to_whoever_runs_it_alone(made):
    join(made, Capacity.CHAIR)
    publishing.public(made)
    assert waiting(made) == set()

    family.proceeding(made.review)

    assert waiting(made) == {
        (name, "1 publication no longer holds") for name in ("Wren Castell", "Ansel Wray")
    }


def test_what_one_said_and_published_is_among_what_is_held_about_one(wren, made):
    publishing.public(made)

    read = words(wren.get(reverse("csp:my-data")))

    assert "Conditions of publication that you noted" in read
    assert publishing.TITLE in read


def test_everything_is_looked_at_again_at_the_moment_of_publishing(made):
    copying.opened(made.review, lead="Imogen Vail")
    found = publishing.ready(made)
    PublishedDocument.objects.update(title="Report by Imogen Vail")
    join(made, Capacity.CHAIR)

    with pytest.raises(ValidationError) as refused:
        publish(publication=found, version=found.version, by=made.by(), now=clock.now())

    said = "Take out “Imogen Vail”: nobody on the review is named. Write their post"
    assert refused.value.messages == [
        f"The title of document 1, overview report: {said}",
        f"Opened action 1, who leads it: {said}",
    ]
    assert Publication.objects.get().published_on is None


def test_what_is_refused_is_said_before_anything_is_asked_about(wren, made):
    there = page(made, "edit")
    doubtful = {"title": "Ada", "summary": "Her sister Marta Ostrow saw Copper **Lantern**"}

    refused = words(wren.post(there, {**boxes(wren.get(there)), **doubtful}))

    assert "Take out the code name" in refused
    assert "Look again before you save" not in refused
    doubtful["summary"] = "Her sister Marta Ostrow said so"
    asked = wren.post(there, {**boxes(wren.get(there)), **doubtful})
    assert "Look again before you save" in words(asked)
    assert "What will be published is saved" in words(wren.post(there, boxes(asked), follow=True))


def test_the_title_of_a_document_is_refused_before_anything_is_asked_about(wren, made):
    there = reverse("dhr:document-add", args=["vale", made.review.key])
    form = {**boxes(wren.get(there)), "kind": "summary", "title": "Marta Ostrow in Copper Lantern"}

    refused = words(wren.post(there, {**form, "file": publishing.sent_file(publishing.pdf())}))

    assert "Take out the code name" in refused
    assert "Look again before you save" not in refused


def test_a_heading_in_the_summary_would_be_shown_as_it_is_typed(wren, made):
    there = page(made, "edit")
    form = {**boxes(wren.get(there)), "title": "Ada"}

    refused = words(wren.post(there, {**form, "summary": "Ada asked.\n\n## What was learnt\n\nMuch."}))

    assert "Headings can’t be used here: write **What was learnt** on a line of its own" in refused
    assert not Publication.objects.exists()
    wren.post(there, {**form, "summary": "#1 of four: she asked"})
    assert Publication.objects.get().summary == "#1 of four: she asked"


def test_without_a_document_nothing_says_that_there_is_one(wren, made):
    found = publishing.write(made.review)
    publishing.meet_all(made)

    asked = words(wren.get(page(made, "publish")))
    assert "and its summary go on the public page" in asked
    assert "its documents" not in asked
    assert "No overview report or executive summary is added" in asked
    assert "See it as everybody will" in words(wren.get(page(made)))

    publish(publication=found, version=found.version, by=made.by(), now=clock.now())
    read = words(wren.get(page(made)))
    assert "No document is published." in read
    assert "None yet" not in read
    assert "See it as everybody does" in read


def test_with_a_report_nothing_warns_that_there_is_none(wren, made):
    publishing.ready(made)

    asked = words(wren.get(page(made, "publish")))

    assert "its summary and its documents go on the public page" in asked
    assert "No overview report" not in asked


def test_a_file_that_cannot_be_public_is_refused_before_anything_is_asked_about(wren, made):
    there = reverse("dhr:document-add", args=["vale", made.review.key])
    form = {**boxes(wren.get(there)), "kind": "summary", "title": "As Marta Ostrow told it"}

    def send(content):
        return wren.post(there, {**form, "file": publishing.sent_file(content)}, follow=True)

    refused = words(send(publishing.pdf(comment="Is that her sister?")))
    assert "The PDF still holds comments" in refused
    assert "Look again before you save" not in refused

    asked = send(publishing.pdf())
    assert "Look again before you save" in words(asked)
    form = {**form, **boxes(asked)}
    assert "The document is added" in words(send(publishing.pdf()))
    assert b"Wren" not in content_of(PublishedDocument.objects.get().file)


def test_a_day_that_has_passed_is_refused_before_anything_is_asked_about(wren, made):
    there = page(made, "edit")
    day = {"planned_on-day": "22", "planned_on-month": "11", "planned_on-year": "2026"}
    form = {**boxes(wren.get(there)), "title": "Ada", "summary": "Marta Ostrow said so", **day}

    refused = words(wren.post(there, form))

    assert "Day it is to be published must be today or later" in refused
    assert "Look again before you save" not in refused
