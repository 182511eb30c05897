"""The action plan of a review goes out in the Home Office's columns, to its panel alone, and its trail says so."""

import io
from datetime import date
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from csp.models import AuditEvent, Seat
from csp.web import clock
from dhr.exports.plan_rows import HEADS
from dhr.models import Addressee, Capacity, Review, ReviewMember
from dhr.services.addressees import Answered, note_answer
from plans.models import Action, ActionState, Milestone
from plans.services.actions import ActionAnswers, add_action
from tests.integration import paneling, people, recommending
from tests.integration.reading import words
from tests.integration.reviewing import CODE_NAME, join, on_a_review, open_review
from tests.integration.seeing import seeing

WORD, EXCEL = "plan-word", "plan-workbook"
TAKEN = "recommendations.exported"
Answer = Addressee.Answer


@pytest.fixture
def made():
    """A review with somebody on it as each thing."""
    return on_a_review()


def file_of(review, name=WORD):
    return reverse(f"dhr:{name}", args=["vale", review.key])


def cells(response):
    """Return every cell of a file, read again from what was sent."""
    content = io.BytesIO(response.content)
    if "spreadsheet" in response["Content-Type"]:
        return [[cell or "" for cell in row] for row in load_workbook(content)["Action plan"].values]
    (table,) = Document(content).tables
    return [[cell.text for cell in row.cells] for row in table.rows]


def seat(name):
    """Return a seat at the partnership's table."""
    return Seat.objects.get(partnership=people.vale(), authority__name=name, ends_on=None)


def answered(to, answer, said=""):
    answers = Answered(answer=answer, answered_on=people.TODAY, words=said)
    by, now = people.reader("wren"), clock.now()
    note_answer(key=to.key, version=to.version, answered=answers, reason="", by=by, now=now)


def whole_plan(review):
    """Write down all that a row can be made of."""
    paneling.plan(review)
    review = Review.objects.get(pk=review.pk)
    first = recommending.recommendation(review, number="10", text="Flag late repairs")
    second = recommending.recommendation(
        review, number="2a", agency="Marshland Constabulary", text="Ask everybody alone", scope="regional"
    )
    third = recommending.recommendation(review, number="2", text="Change the law", scope="national")
    recommending.recommendation(
        review,
        number="3",
        text="Nobody has begun",
        to=recommending.MadeTo(seats=(seat(COUNCIL),)),
    )
    done = recommending.link(review, first, title="Build the flag", lead_seat=seat(COUNCIL)).action
    Milestone(action=done, position=1, title="Flag agreed", reached_on=date(2026, 10, 1)).save()
    Milestone(action=done, position=2, title="Flag not switched on yet").save()
    Action.objects.filter(pk=done.pk).update(
        state=ActionState.CLOSED,
        state_on=date(2026, 11, 2),
        state_by=people.person("wren"),
        outcome="In use since October",
        due_on=date(2026, 12, 4),
        original_due_on=date(2026, 12, 4),
    )
    recommending.link(review, second, title="Train the desk", detail="Twice a year")
    recommending.link(review, first, title="Tell tenants", timescale="by spring")
    answered(
        recommending.addressee(review, third, body="Home Office"), Answer.REFUSED, "It is for Parliament"
    )
    recommending.addressee(review, third, body="NHS England", asked_on=None)
    add_action(
        plan=review.plan,
        answers=ActionAnswers(title="Thank the family’s advocate"),
        by=people.reader("wren"),
        now=clock.now(),
    )


COUNCIL = "Vale District Council"
EXPECTED = [
    list(HEADS),
    ["The overview report, 2\nChange the law", "National", "Asked on 23 November 2026", "Home Office", "", "",
     "23 November 2026: Not accepted\nIt is for Parliament"],
    ["The overview report, 2\nChange the law", "National", "Not asked yet", "NHS England", "", "", ""],
    ["The overview report, 3\nNobody has begun", "Local", "No action yet", COUNCIL, "", "", ""],
    ["The overview report, 10\nFlag late repairs", "Local", "Build the flag", COUNCIL,
     "1 October 2026: Flag agreed", "4 December 2026", "2 November 2026: In use since October"],
    ["The overview report, 10\nFlag late repairs", "Local", "Tell tenants", "No authority yet", "", "by spring",
     "Nothing reported yet"],
    ["Marshland Constabulary, 2a\nAsk everybody alone", "Regional", "Train the desk\nTwice a year",
     "No authority yet", "", "", "Nothing reported yet"],
    ["Not from a recommendation", "", "Thank the family’s advocate", "No authority yet", "", "",
     "Nothing reported yet"],
]  # fmt: skip


@pytest.mark.parametrize("name", [WORD, EXCEL])
def test_every_cell_says_what_the_review_recommends_and_what_comes_of_it(name, made, sign_in):
    whole_plan(made.review)

    found = cells(sign_in("wren").get(file_of(made.review, name)))

    shown = [[f"{one:%-d %B %Y}" if isinstance(one, date) else one for one in row] for row in found]
    assert shown == EXPECTED


@pytest.mark.parametrize(("name", "kind"), [(WORD, "docx"), (EXCEL, "xlsx")])
def test_neither_the_file_nor_its_name_holds_the_code_name_or_a_person(name, kind, made, sign_in):
    whole_plan(made.review)
    Action.objects.filter(plan=Review.objects.get(pk=made.review.pk).plan).update(
        lead_person=made.person(Capacity.PANEL_MEMBER)
    )

    sent = sign_in("wren").get(file_of(made.review, name))

    assert sent["Content-Disposition"] == f'attachment; filename="vale-action-plan-2026-11-23.{kind}"'
    parts = ZipFile(io.BytesIO(sent.content))
    text = " ".join(parts.read(part).decode(errors="ignore") for part in parts.namelist())
    assert paneling.TITLE in text
    assert [
        name for name in (CODE_NAME, "Petra Quill", "Wren Castell", made.review.key) if name in text
    ] == []


def test_a_review_without_a_plan_gives_a_file_of_what_it_recommends(made, sign_in):
    recommending.recommendation(made.review, number="1", text="Flag late repairs")

    sent = sign_in("wren").get(file_of(made.review))

    assert cells(sent)[1:] == [
        ["The overview report, 1\nFlag late repairs", "Local", "No action yet", "", "", "", ""]
    ]
    assert Document(io.BytesIO(sent.content)).paragraphs[0].text == "Action plan of a review"


@pytest.mark.parametrize("name", [WORD, EXCEL])
def test_that_it_was_taken_is_on_the_reviews_own_trail_alone(name, made, sign_in):
    petra = sign_in("petra")
    petra.head(file_of(made.review, name))
    assert not AuditEvent.objects.filter(verb=TAKEN).exists()

    petra.get(file_of(made.review, name))

    taken = AuditEvent.objects.get(verb=TAKEN)
    assert (taken.circle_id, taken.person_id) == (made.review.circle_id, people.person("petra").pk)
    trail = reverse("dhr:review-trail", args=["vale", made.review.key])
    assert "Downloaded the recommendations of a review" in words(sign_in("wren").get(trail))
    assert "Downloaded the recommendations" not in words(sign_in("tess").get("/p/vale/trail/"))


@pytest.mark.parametrize("name", [WORD, EXCEL])
def test_a_member_of_one_review_takes_nothing_out_of_another(name, sign_in):
    mine, other = open_review(code_name="Velvet Harbour"), open_review()
    join(mine, Capacity.CHAIR)
    recommending.recommendation(other.review)
    imogen = sign_in("imogen")

    assert imogen.get(file_of(mine.review, name)).status_code == 200
    assert imogen.get(file_of(other.review, name)).status_code == 404
    taken = AuditEvent.objects.filter(verb=TAKEN)
    assert [one.circle_id for one in taken] == [mine.review.circle_id]


def test_the_plan_of_a_closed_review_can_still_be_taken(made, sign_in):
    recommending.recommendation(made.review)
    Review.objects.filter(pk=made.review.pk).update(closed_on=people.TODAY)

    assert sign_in("imogen").get(file_of(made.review)).status_code == 200


def test_whoever_opened_the_review_in_an_emergency_takes_nothing_out(made, sign_in):
    member = made.members[Capacity.PANEL_MEMBER]
    ReviewMember.objects.filter(pk=member.pk).update(capacity=Capacity.EMERGENCY)

    answer = sign_in("petra").get(file_of(made.review))

    assert answer.status_code == 403
    assert "Only those who are on the review’s panel can take its action plan out as a file." in words(answer)
    assert not AuditEvent.objects.filter(verb=TAKEN).exists()


def test_nobody_takes_it_while_they_look_at_the_site_as_somebody_else(made, sign_in):
    recommending.recommendation(made.review)
    join(made, Capacity.PANEL_MEMBER, people.person("june"))
    june = seeing(sign_in, "petra")

    assert june.get(made.review.get_absolute_url()).status_code == 200
    assert june.get(file_of(made.review)).status_code == 403
    assert not AuditEvent.objects.filter(verb=TAKEN).exists()


def test_it_costs_the_same_however_many_actions_there_are(made, sign_in):
    wren = sign_in("wren")
    wren.get(file_of(made.review))
    recommending.link(made.review, recommending.recommendation(made.review, number="1"))

    with CaptureQueriesContext(connection) as few:
        wren.get(file_of(made.review))
    review = Review.objects.get(pk=made.review.pk)
    for number in range(2, 7):
        recommending.link(review, recommending.recommendation(review, number=str(number)))
    with CaptureQueriesContext(connection) as many:
        wren.get(file_of(review))

    assert len(many) == len(few)
