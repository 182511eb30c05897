"""Every page of a review that somebody has open in an emergency says until when."""

from datetime import timedelta

import pytest
from django.urls import reverse

from csp.web import clock
from dhr.models import Capacity, Emergency
from dhr.presenters.emergencies import moment
from dhr.queries.emergencies import open_until
from dhr.services.members import Joining, ask_onto
from tests.integration import access_table_reviews as reviews_table
from tests.integration import people
from tests.integration.breaking import administrator, typed
from tests.integration.reading import words
from tests.integration.reviewing import CODE_NAME, SUBJECTS, on_a_review, open_review

SAYS = "Open to you in an emergency, until "


def overview(client, made):
    return words(client.get(made.review.get_absolute_url()))


def test_each_page_of_the_review_says_until_when(sign_in):
    made = on_a_review()
    typed(CODE_NAME, by=administrator())
    until = f"{SAYS}{moment(Emergency.objects.get().shuts_at)}."
    client = sign_in("orla")

    silent, said = [], 0
    for name in reviews_table.rows(reviews_table.OPENED):
        start = max((one for one in SUBJECTS if name.startswith(one)), key=len)
        answer = client.get(reverse(name, args=["vale", SUBJECTS[start](made).key]))
        if answer.status_code == 200 and "text/html" in answer["Content-Type"]:
            said += 1
            if until not in words(answer):
                silent.append(name)

    assert silent == []
    assert said > 20


def test_nobody_else_reads_it_while_it_is_open_to_somebody(sign_in):
    made = open_review()
    typed(CODE_NAME, by=administrator())

    assert SAYS not in overview(sign_in("wren"), made)


@pytest.mark.parametrize(("capacity", "is_said"), [(Capacity.FINANCE, True), (Capacity.PANEL_MEMBER, False)])
def test_to_whoever_stays_on_the_panel_afterwards_it_is_not_said(capacity, is_said, sign_in):
    made, orla = open_review(), administrator()
    typed(CODE_NAME, by=orla)
    days = {"starts_on": people.TODAY, "ends_on": people.TODAY + timedelta(days=9)}
    joining = Joining(person=orla, capacity=capacity, **days)

    ask_onto(review=made.review, joining=joining, by=made.by(), now=clock.now())

    assert (SAYS in overview(sign_in("orla"), made)) is is_said


def test_it_is_not_said_of_a_time_that_is_over_nor_of_one_that_was_shut():
    made = open_review()
    reader = typed(CODE_NAME, by=administrator())
    one = Emergency.objects.get()
    asked = {"review": made.review, "now": one.shuts_at - timedelta(minutes=1)}
    assert open_until(reader, **asked) == one.shuts_at

    assert open_until(reader, **{**asked, "now": one.shuts_at}) is None
    Emergency.objects.update(shut_at=one.opened_at)
    assert open_until(reader, **asked) is None
