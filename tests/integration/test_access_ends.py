"""An appointment that ends shuts every page at once, in sessions that were open before."""

from datetime import timedelta

import pytest
from django.urls import reverse

from csp.services.appointments import end_appointment
from csp.web import clock
from tests.integration import papers, people, working

PAGES = {
    "my work": lambda: reverse("csp:home", args=["vale"]),
    "an action": lambda: people.action("1.6").get_absolute_url(),
    "a download": lambda: reverse("plans:action-list-csv", args=["vale", people.plan().key]),
    "a paper": lambda: reverse("scrutiny:pack-download", args=["vale", papers.issued_pack().key]),
    "a job": lambda: reverse("csp:job-detail", args=["vale", working.job_of("tom").key]),
}


def end(called, last_day=None):
    """Let Tess end what somebody is appointed to."""
    for one in people.person(called).appointments.all():
        end_appointment(
            key=one.key, version=one.version, last_day=last_day, by=people.reader("tess"), now=clock.now()
        )


@pytest.mark.parametrize("which", PAGES)
def test_a_page_that_was_open_is_shut_at_once(which, tom):
    page = PAGES[which]()
    assert tom.get(page).status_code == 200

    end("tom")

    assert tom.get(page).status_code == 404
    assert "You do not work with a partnership at present" in tom.get("/").content.decode()


def test_every_open_session_of_theirs_is_shut(sign_in):
    sessions = [sign_in("tom") for _ in range(3)]

    end("tom")

    assert [one.get("/p/vale/").status_code for one in sessions] == [404] * 3


def test_what_was_typed_before_it_ended_is_not_saved_after(tom):
    action = people.action("1.6")
    before = action.updates.count()

    end("tom")
    answer = tom.post(
        reverse("plans:update-add", args=["vale", action.key]),
        {"text": "After the end", "version": action.version},
    )

    assert answer.status_code == 404
    assert action.updates.count() == before


def test_access_lasts_through_the_last_day_when_it_ends_with_a_day(tom):
    end("tom", last_day=people.TODAY)

    assert tom.get("/p/vale/").status_code == 200
    people.person("tom").appointments.update(ends_on=people.TODAY - timedelta(days=1))
    assert tom.get("/p/vale/").status_code == 404


def test_one_of_two_appointments_takes_its_own_rights_and_no_others(june):
    coordinates = people.person("june").appointments.get(role="coordinator")
    page = reverse("plans:action-add", args=["vale", people.plan().key])
    assert june.get(page).status_code == 200

    end_appointment(key=coordinates.key, version=1, last_day=None, by=people.reader("tess"), now=clock.now())

    assert june.get(page).status_code == 403
    assert june.get("/p/vale/").status_code == 200
