"""Imports that nobody wants: discarded by a person or by the clock, with what is in their files."""

from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.core.management import call_command

from csp.jobs.sweeps import register_sweep, sweeps
from csp.models import AuditEvent, StoredFile
from csp.web import clock
from csp.worker import due
from plans.imports.fields import Outcome
from plans.models import PlanImport
from plans.services import import_sweep, importing
from plans.services.import_sweep import discard_abandoned
from plans.services.imports import choose_rows, confirm
from tests.integration import people
from tests.integration.fen import found_fen
from tests.integration.importing import begun, done, page
from tests.integration.reading import boxes, words
from tests.integration.restricted import open_restricted_plan
from tests.integration.working import do_the_work

ADD = "/p/vale/plans/imports/add/"
GONE = "This import was discarded, so nothing of it is in a plan"
CHANGED = "This import changed since you opened the page, so nothing was done."
CHOSEN = {2: Outcome.LEFT_OUT}
PRIVATE = storages["private"]


@pytest.fixture
def aled(sign_in):
    """The second coordinator, signed in."""
    return sign_in("aled")


def days_later(days):
    return clock.now() + timedelta(days=days)


def state_of(one):
    return PlanImport.objects.get(pk=one.pk).state


def discard(client, one, **changes):
    return client.post(page(one, "import-discard"), {"discard-version": one.version, **changes}, follow=True)


def test_what_is_in_the_file_of_a_discarded_import_is_removed_and_its_name_stays(
    aled, django_capture_on_commit_callbacks
):
    one, other = begun(), begun()

    with django_capture_on_commit_callbacks(execute=True):
        discard(aled, one)

    assert not PRIVATE.exists(one.file.place)
    assert PRIVATE.exists(other.file.place)
    assert StoredFile.objects.get(pk=one.file_id).name == "plan.csv"


def test_a_discard_that_is_rolled_back_keeps_the_file(aled, django_capture_on_commit_callbacks):
    one = begun()

    with django_capture_on_commit_callbacks(execute=False):
        discard(aled, one)

    assert PRIVATE.exists(one.file.place)


@pytest.mark.parametrize("name", ["import-detail", "import-edit", "import-discard"])
def test_who_comes_to_an_import_that_was_discarded_is_told_so(name, aled, june, tom, client):
    one = begun()
    discard(june, one)

    assert GONE in words(aled.get(page(one, name), follow=True))
    assert GONE in words(aled.post(page(one, name), {"do": "confirm", "version": 1}, follow=True))
    assert tom.get(page(one, name)).status_code == 403
    client.force_login(found_fen().coordinator)
    assert client.get(page(one, name)).status_code == 404


def test_who_may_not_know_of_a_discarded_import_is_told_nothing(june, aled):
    one = begun()
    PlanImport.objects.filter(pk=one.pk).update(
        circle=open_restricted_plan().circle, state=PlanImport.State.DISCARDED
    )

    assert june.get(page(one)).status_code == 404
    assert GONE in words(aled.get(page(one), follow=True))


def test_pressing_discard_twice_is_no_page_that_is_not_found(aled):
    one = begun()
    discard(aled, one)

    again = discard(aled, one)

    assert (again.status_code, GONE in words(again)) == (200, True)


@pytest.mark.parametrize("sent", [{}, {"discard-version": "9" * 30}, {"discard-version": "x"}])
def test_what_a_colleague_chose_meanwhile_is_not_discarded_from_an_old_page(sent, aled):
    one = begun()
    choose_rows(key=one.key, version=1, choices=CHOSEN, by=people.reader("june"), now=clock.now())

    answer = discard(aled, one, **sent)

    assert CHANGED in words(answer)
    assert state_of(one) == "preparing"


def test_the_page_says_until_when_it_is_kept_and_carries_its_version(aled):
    one = begun()

    shown = aled.get(page(one))

    assert "that happens by itself after 23 December 2026." in words(shown)
    assert boxes(shown)["discard-version"] == str(one.version)
    assert "What nobody finishes within 30 days is discarded, with its file." in words(aled.get(ADD))


def test_an_import_that_nobody_finishes_in_thirty_days_is_discarded_by_the_clock(
    aled, django_capture_on_commit_callbacks
):
    one = begun()

    with django_capture_on_commit_callbacks(execute=True):
        assert discard_abandoned(now=days_later(30)) == 0
        assert discard_abandoned(now=days_later(31)) == 1
        assert discard_abandoned(now=days_later(31)) == 0

    event = AuditEvent.objects.latest("pk")
    assert (event.verb, event.subject_id, event.person, event.partnership) == (
        "plan-import.discarded",
        one.pk,
        None,
        people.vale(),
    )
    assert not PRIVATE.exists(one.file.place)
    assert GONE in words(aled.get(page(one), follow=True))


def test_the_event_of_a_restricted_import_is_for_its_circle():
    one, circle = begun(), open_restricted_plan().circle
    PlanImport.objects.filter(pk=one.pk).update(circle=circle)

    discard_abandoned(now=days_later(31))

    assert AuditEvent.objects.latest("pk").circle == circle


def test_what_is_done_or_being_carried_out_is_not_discarded_by_the_clock(aled):
    finished, under_way = done(), begun()
    aled.post(page(under_way), {**boxes(aled.get(page(under_way))), "do": "confirm"})

    assert discard_abandoned(now=days_later(40)) == 0

    assert (state_of(finished), state_of(under_way)) == ("done", "confirmed")
    do_the_work()
    assert state_of(under_way) == "done"


def test_one_that_stopped_is_discarded_by_the_clock_like_one_that_was_never_confirmed(aled, monkeypatch):
    stopped, by_command = begun(), begun()
    confirm(key=by_command.key, version=by_command.version, by=people.reader("aled"), now=clock.now())
    aled.post(page(stopped), {**boxes(aled.get(page(stopped))), "do": "confirm"})
    monkeypatch.setattr(importing, "remember_many", lambda **_: 1 / 0)
    (job,) = do_the_work()

    assert job.state == "failed"
    assert discard_abandoned(now=days_later(31)) == 2


def test_somebody_who_goes_on_with_it_at_the_last_moment_keeps_it(monkeypatch):
    one = begun()
    real = import_sweep.audit.locked

    def meanwhile(visible, **asked):
        PlanImport.objects.filter(pk=one.pk).update(version=one.version + 1)
        return real(visible, **asked)

    monkeypatch.setattr(import_sweep.audit, "locked", meanwhile)

    assert discard_abandoned(now=days_later(31)) == 0
    assert state_of(one) == "preparing"


def test_what_is_due_discards_them_and_a_sweep_that_fails_stops_no_other(monkeypatch):
    one, said = begun(), []
    PlanImport.objects.update(added_at=clock.now() - timedelta(days=31))
    monkeypatch.setattr(due.log, "exception", lambda words, name: said.append(name))
    monkeypatch.setattr(due, "sweeps", lambda: ("csp.nothing.here", *sweeps()))

    call_command("run_due")

    assert state_of(one) == "discarded"
    assert said == ["csp.nothing.here"]


def test_a_sweep_that_is_registered_twice_runs_once():
    before = sweeps()

    register_sweep(before[0])

    assert sweeps() == before
