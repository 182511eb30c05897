"""What reviews recommended goes to those who oversee them without a word of which review is which."""

import csv
import io
from datetime import date
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from csp.kernel.spreadsheet import as_typed
from csp.models import AuditEvent
from csp.web import clock
from dhr.exports.oversight_rows import HEADS
from dhr.models import Addressee, Capacity, Recommendation, Review, ReviewMember
from dhr.services.addressees import Answered, note_answer
from plans.models import Action, ActionState
from tests.integration import paneling, people, recommending, terming
from tests.integration.changing import change
from tests.integration.reading import words
from tests.integration.reviewing import CODE_NAME, on_a_review, open_review

PAGE, CSV, EXCEL = (reverse(f"dhr:oversight-{one}", args=["vale"]) for one in ("detail", "csv", "workbook"))
LIST = reverse("dhr:review-list", args=["vale"])
TAKEN = "oversight.exported"
OTHER = "Velvet Harbour"


@pytest.fixture
def made():
    """A review with somebody on it as each thing."""
    return on_a_review()


def rows_of(response):
    """Return every cell of a file, read again from what was sent."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if "spreadsheet" in response["Content-Type"]:
        found = load_workbook(io.BytesIO(content))["Recommendations"].values
        return [[cell or "" for cell in row] for row in found]
    read = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return [[as_typed(cell) for cell in row] for row in read]


def all_of_it(client):
    """Return all that the two files and the answers they came in say."""
    texts = []
    for address in (CSV, EXCEL):
        sent = client.get(address)
        content = b"".join(sent.streaming_content) if sent.streaming else sent.content
        texts += [str(sent.headers)]
        if address == CSV:
            texts.append(content.decode())
        else:
            parts = ZipFile(io.BytesIO(content))
            texts += [parts.read(one).decode(errors="ignore") for one in parts.namelist()]
    return " ".join(texts)


def answered(to, answer, said=""):
    answers = Answered(answer=answer, answered_on=people.TODAY, words=said)
    by, now = people.reader("wren"), clock.now()
    note_answer(key=to.key, version=to.version, answered=answers, reason="", by=by, now=now)


def with_plan(review):
    """Return the review as it is once its action plan is open."""
    paneling.plan(review)
    return Review.objects.get(pk=review.pk)


def retyped(recommendation, text):
    """Let a recommendation say what the forms and services would refuse today."""
    Recommendation.objects.filter(pk=recommendation.pk).update(text=text)


def close(action, outcome):
    Action.objects.filter(pk=action.pk).update(
        state=ActionState.CLOSED,
        state_on=date(2026, 11, 2),
        state_by=people.person("wren"),
        outcome=outcome,
    )


def recommend(review):
    """Write down all that a row can be made of."""
    review = with_plan(review)
    first = recommending.recommendation(review, number="1", text="Flag late repairs", scope="regional")
    close(recommending.link(review, first, title="Build the flag").action, "In use since spring")
    recommending.link(review, first, title="Tell tenants")
    law = recommending.recommendation(review, number="2", text="Change the law", scope="national")
    refused = recommending.addressee(review, law, body="Home Office")
    answered(refused, Addressee.Answer.REFUSED, "It is for Parliament")
    recommending.addressee(review, law, body="NHS England", asked_on=None)
    desk = recommending.recommendation(review, number="3", text="Train the desk")
    answered(recommending.addressee(review, desk, body="DWP"), Addressee.Answer.ACCEPTED, "With pleasure")
    recommending.link(review, desk, title="Train it")


@pytest.mark.parametrize("address", [CSV, EXCEL])
def test_every_cell_says_what_was_recommended_answered_and_done(address, made, sign_in):
    recommend(made.review)

    assert rows_of(sign_in("wren").get(address)) == [
        list(HEADS),
        ["Review 1", "Flag late repairs", "Regional", "", "", "1 of 2 actions closed", "In use since spring"],
        [
            "Review 1",
            "Change the law",
            "National",
            "Home Office\nNHS England",
            "Home Office: not accepted. It is for Parliament\nNHS England: not asked yet",
            "No action yet",
            "",
        ],
        ["Review 1", "Train the desk", "Local", "DWP", "DWP: accepted", "Nothing reported yet", ""],
    ]


def test_nothing_in_it_tells_which_review_is_which(made, sign_in):
    called = terming.pseudonym(made.review).name
    Review.objects.filter(pk=made.review.pk).update(own_reference="VCSP-07/26")
    text = f"{CODE_NAME.upper()}: in October 2026 {called} met Petra Quill (VCSP-07/26) on 12.10.2026, CopperLantern"
    one = recommending.recommendation(made.review, number="77q", agency="Housing of Marshland East")
    retyped(one, text)
    action = recommending.link(made.review, one, title="Meet again").action
    Action.objects.filter(pk=action.pk).update(lead_person=people.person("tom"))
    close(action, f"{people.person('tom').name} met {called.lower()}")

    told = all_of_it(sign_in("wren"))

    secret = [
        CODE_NAME, called, "Petra Quill", "VCSP", people.person("tom").name, "Wren Castell", "October 2026",
        "10.2026", "Marshland East", "77q", made.review.key, one.key, action.key, recommending.THEME, "Meet again",
    ]  # fmt: skip
    assert [word for word in secret if word.lower() in told.lower()] == []
    assert (
        "[left out]: in [left out] [left out] met [left out] ([left out]) on [left out], [left out]" in told
    )
    assert "[left out] met [left out]" in told


def test_the_names_that_people_had_before_are_left_out(made, sign_in):
    one = recommending.recommendation(made.review)
    retyped(one, "Petra Quill met Tom Ferrier and Petra Ashdown")
    action = recommending.link(made.review, one).action
    Action.objects.filter(pk=action.pk).update(lead_person=people.person("tom"))
    change(made.person(Capacity.PANEL_MEMBER), name="Petra Ashdown")
    change(people.person("tom"), name="Tom Archer")

    rows = rows_of(sign_in("wren").get(CSV))[1:]

    assert [row[1] for row in rows] == ["[left out] met [left out] and [left out]"]


def test_the_code_name_of_one_review_is_left_out_of_another_too(made, sign_in):
    other = open_review(code_name=OTHER)
    one = recommending.recommendation(other.review)
    retyped(one, f"Read {CODE_NAME} first")

    assert [row[1] for row in rows_of(sign_in("wren").get(CSV))[1:]] == ["Read [left out] first"]


def test_the_order_of_reviews_says_nothing_of_their_time_and_is_always_the_same(sign_in):
    found = [open_review(code_name=name).review for name in ("Quiet Meadow", "Paper Kite", "Birch Gate")]
    for at, review in enumerate(found):
        Review.objects.filter(pk=review.pk).update(key=f"{'cab'[at]}{review.key[1:]}")
        recommending.recommendation(Review.objects.get(pk=review.pk), text=f"Text {at}", number="1")
    wren = sign_in("wren")

    rows = rows_of(wren.get(CSV))[1:]

    assert [row[:2] for row in rows] == [
        ["Review 1", "Text 1"],
        ["Review 2", "Text 2"],
        ["Review 3", "Text 0"],
    ]
    assert rows_of(wren.get(CSV))[1:] == rows


def test_a_review_that_recommends_nothing_yet_leaves_no_gap_in_the_numbers(sign_in):
    first, second = open_review(code_name="Quiet Meadow").review, open_review(code_name="Paper Kite").review
    last = max(first, second, key=lambda one: one.key)
    recommending.recommendation(last, text="Only one")

    assert [row[:2] for row in rows_of(sign_in("wren").get(CSV))[1:]] == [["Review 1", "Only one"]]


@pytest.mark.parametrize("address", [PAGE, CSV, EXCEL])
@pytest.mark.parametrize(
    "called", ["imogen", "tobin", "petra", "abel", "fenn", "dilys", "tess", "june", "hal"]
)
def test_only_whoever_runs_a_review_takes_it_out(called, address, made, sign_in):
    recommending.recommendation(made.review)

    answer = sign_in(called).get(address)

    assert answer.status_code == 403
    assert "Only somebody who runs a review can take out what reviews recommend." in words(answer)
    assert not AuditEvent.objects.filter(verb=TAKEN).exists()


def test_it_holds_the_reviews_that_one_runs_and_no_other_that_one_is_on(made, sign_in):
    mine = open_review(code_name=OTHER)
    ReviewMember.objects.filter(review=made.review, person=made.deputy).update(capacity=Capacity.PANEL_MEMBER)
    recommending.recommendation(made.review, text="Of the review he reads")
    recommending.recommendation(mine.review, text="Of the review he runs")

    told = rows_of(sign_in("ansel").get(CSV))[1:]

    assert [row[1] for row in told] == ["Of the review he runs"]


@pytest.mark.parametrize("address", [CSV, EXCEL])
def test_that_it_was_taken_is_on_the_trail_of_each_review_and_on_no_other(address, made, sign_in):
    other = open_review(code_name=OTHER)
    recommending.recommendation(made.review)
    wren = sign_in("wren")
    wren.get(PAGE)
    wren.head(address)
    assert not AuditEvent.objects.filter(verb=TAKEN).exists()

    wren.get(address)

    taken = AuditEvent.objects.filter(verb=TAKEN)
    assert {one.circle_id for one in taken} == {made.review.circle_id, other.review.circle_id}
    assert taken.count() == 2
    assert "for oversight" not in words(sign_in("tess").get("/p/vale/trail/"))


def test_the_page_says_what_to_look_at_before_it_goes_anywhere(made, sign_in):
    recommending.recommendation(made.review, number="1", text="Flag late repairs")
    one = recommending.recommendation(made.review, number="2")
    retyped(one, f"Read {CODE_NAME} and ask Marjorie Plimsoll")

    page = sign_in("wren").get(PAGE)

    said = words(page)
    assert "This page holds the reviews that you run, and no other." in said
    assert "Look at these before you send it" in said
    assert "something is left out" in said
    assert "“Marjorie Plimsoll” looks like a full name" in said
    assert one.get_absolute_url() in page.content.decode()
    assert "Review 1: Flag late repairs" not in said
    assert CODE_NAME not in said
    assert "It holds 2 recommendations of 1 review." in said


def test_the_page_of_somebody_whose_reviews_recommend_nothing_says_so(made, sign_in):
    said = words(sign_in("wren").get(PAGE))

    assert "Nothing is recommended yet" in said
    assert "Download" not in said


def test_whoever_runs_a_review_finds_it_from_the_reviews_and_nobody_else_does(made, sign_in):
    assert PAGE in sign_in("wren").get(LIST).content.decode()
    assert PAGE not in sign_in("petra").get(LIST).content.decode()
    assert PAGE not in sign_in("june").get(LIST).content.decode()


def test_it_costs_the_same_however_many_recommendations_there_are(made, sign_in):
    wren = sign_in("wren")
    recommend(made.review)
    wren.get(CSV)
    with CaptureQueriesContext(connection) as few:
        rows_of(wren.get(CSV))
    for number in range(4, 9):
        recommending.recommendation(made.review, number=str(number))
    with CaptureQueriesContext(connection) as many:
        rows_of(wren.get(CSV))

    assert len(many) == len(few)
