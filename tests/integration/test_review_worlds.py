"""A page of a review is for whoever is on it as what it is for; to others it is as if it had never been there.

That no other page shows that there is a review is proved with the restricted plan, in the two worlds.
"""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.models import AuditEvent
from csp.permissions import Role
from csp.queries import trail as trails
from tests.integration import people
from tests.integration.access_table_reviews import MEMBERS, OPENED, rows
from tests.integration.reviewing import SUBJECTS, appoint_everybody
from tests.integration.test_access import answer_of
from tests.integration.test_canaries import told
from tests.integration.test_two_worlds import UNKNOWN, plain
from tests.integration.whole_review import CANARY, whole_review


@pytest.fixture
def outsider(request):
    """Somebody whom no review names; Rhian coordinates reviews, but not this one."""
    appoint_everybody()
    if request.param == "rhian":
        people.appoint("Rhian Ellis", Role.REVIEW_COORDINATOR)
    return request.param


@pytest.mark.parametrize(
    ("outsider", "method"),
    [
        ("june", "get"),
        pytest.param("tess", "get", marks=pytest.mark.walk),
        pytest.param("rhian", "get", marks=pytest.mark.walk),
        ("rhian", "post"),
        pytest.param(None, "get", marks=pytest.mark.walk),
    ],
    indirect=["outsider"],
)
def test_an_address_of_a_review_answers_an_outsider_like_one_that_was_never_there(outsider, method, sign_in):
    made = whole_review()
    client = sign_in(outsider) if outsider else Client()

    for name in rows(OPENED):
        start = max((one for one in SUBJECTS if name.startswith(one)), key=len)
        key = SUBJECTS[start](made).key
        theirs, asked = answered(client, method, name, key)
        nobodys, asked_unknown = answered(client, method, name, UNKNOWN)
        assert str(theirs).replace(key, UNKNOWN) == str(nobodys), name
        assert theirs[0] in (302, 404, 405), name
        assert asked == asked_unknown, name


def answered(client, method, name, key):
    """Return the answer to an address with a key, and what it cost."""
    with CaptureQueriesContext(connection) as asked:
        answer = getattr(client, method)(reverse(name, args=["vale", key]))
    return plain(answer), len(asked)


@pytest.mark.walk
@pytest.mark.parametrize("capacity", MEMBERS)
def test_a_member_finds_the_parts_they_are_on_it_for_and_no_canary_of_another(capacity, sign_in):
    """Whoever is on a review as one thing reads in no list, search, download or page what is another's."""
    made = whole_review()
    client = sign_in(made.person(capacity).email.partition(".")[0])
    closed = [name for name, row in rows(OPENED).items() if row[capacity] == "--"]

    answers = [client.get(address_of(made, name)) for name in closed]

    assert {answer_of(one) for one in answers} <= {"--"}
    assert [name for name, one in zip(closed, answers, strict=True) if CANARY in told(one)] == []


def address_of(made, name):
    start = max((one for one in SUBJECTS if name.startswith(one)), key=len)
    return reverse(name, args=["vale", SUBJECTS[start](made).key])


def test_the_trail_of_the_partnership_neither_shows_nor_counts_what_is_done_on_a_review():
    appoint_everybody()
    tess, vale = people.reader("tess"), people.vale()
    before = set(trails.of_partnership(tess, partnership=vale).values_list("pk", flat=True))

    whole_review()

    of_the_review = AuditEvent.objects.filter(circle__isnull=False, subject__startswith="dhr.")
    assert of_the_review.exists()
    assert set(trails.of_partnership(tess, partnership=vale).values_list("pk", flat=True)) == before
