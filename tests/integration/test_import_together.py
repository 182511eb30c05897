"""Two people and one import, two imports and one plan: nothing is done twice, and nothing is stuck."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.urls import reverse
from zeal import zeal_ignore

from csp.jobs import Stopped
from csp.models import Appointment, Job
from csp.web import clock
from plans.models import Action, Plan, PlanImport
from plans.services import importing as services
from plans.services.importing import carry_out
from plans.services.imports import choose_rows, confirm
from plans.views import imports as views
from tests.integration import people
from tests.integration.importing import SHEET, Waiting, begun, done, page
from tests.integration.reading import boxes, words
from tests.integration.restricted import open_restricted_plan
from tests.integration.working import do_the_work

STOPPED = "This import was confirmed, but carrying it out stopped."


class Meanwhile(Waiting):
    """Somebody who does something else just before the rows are written."""

    def __init__(self, what) -> None:
        """Take what they do."""
        super().__init__()
        self.what = what

    def step(self, done: int, of: int, doing: str = "") -> None:
        """Do it at the last moment that is not in the transaction."""
        super().step(done, of, doing)
        if done == of - 1:
            self.what()


def confirmed_by(client, one):
    return client.post(page(one), {**boxes(client.get(page(one))), "do": "confirm"}, follow=True)


def stopped_for(client, one, monkeypatch):
    """The import, confirmed by this person; carrying it out has failed."""
    with monkeypatch.context() as broken:
        broken.setattr(services, "remember_many", lambda **_: 1 / 0)
        confirmed_by(client, one)
        (job,) = do_the_work()
    assert job.state == "failed"
    return job


def confirmed(plan=None, text=SHEET):
    one = begun(text=text, plan=plan)
    return confirm(key=one.key, version=one.version, by=people.reader("aled"), now=clock.now())


def test_an_import_confirmed_without_anybody_to_carry_it_out_can_be_confirmed_again(june):
    one = confirmed()

    shown = words(june.get(page(one)))
    confirmed_by(june, one)
    do_the_work()

    assert STOPPED in shown
    assert "4 rows: 4 actions." in words(june.get(page(one)))


def test_what_a_command_could_not_carry_out_is_open_again(tmp_path, june, monkeypatch):
    file = tmp_path / "plan.csv"
    file.write_text(SHEET)
    monkeypatch.setattr(services, "not_read", lambda **_: (_ for _ in ()).throw(Stopped("The power went.")))

    with pytest.raises(CommandError, match="The power went"):
        call_command(
            "import_plan", str(file), "--partnership", "vale", "--as", "june.okafor@vale.example",
            "--title", "Vale plan 2027", "--from", "2027-04-01", "--to", "2028-03-31",
        )  # fmt: skip

    assert STOPPED in words(june.get(page(PlanImport.objects.get())))


def test_a_colleagues_import_that_stopped_can_be_confirmed_again(sign_in, june, monkeypatch):
    aled, one = sign_in("aled"), begun()
    stopped_for(aled, one, monkeypatch)

    shown = words(june.get(page(one)))
    confirmed_by(june, one)
    do_the_work()

    assert "A colleague confirmed this import" not in shown
    assert STOPPED in shown
    assert "4 rows: 4 actions." in words(june.get(page(one)))


def test_an_old_job_that_failed_opens_nobody_elses_import(sign_in, june, monkeypatch):
    aled, one = sign_in("aled"), begun()
    stopped_for(aled, one, monkeypatch)
    confirmed_by(june, one)
    one.refresh_from_db()

    assert "A colleague confirmed this import" in words(aled.get(page(one)))
    with pytest.raises(PermissionDenied, match="This import is being carried out"):
        choose_rows(key=one.key, version=one.version, choices={}, by=people.reader("aled"), now=clock.now())


def test_trying_an_old_job_again_does_nothing(sign_in, june, monkeypatch):
    aled, one = sign_in("aled"), begun()
    old = stopped_for(aled, one, monkeypatch)
    confirmed_by(june, one)
    newer = Job.objects.get(subject_key=one.key, state="waiting")
    aled.post(reverse("csp:job-retry", args=["vale", old.key]))

    do_the_work()

    old.refresh_from_db()
    newer.refresh_from_db()
    assert (old.state, newer.state) == ("failed", "done")
    assert (
        old.refusal
        == "It was confirmed again since, so this attempt has ended. Its page shows how it stands."
    )
    assert Plan.objects.filter(title="Vale plan 2027").count() == 1


def test_nothing_is_written_into_a_plan_that_closes_at_the_last_moment():
    plan = people.plan()
    one, before = confirmed(plan), Action.objects.count()
    close = Meanwhile(lambda: Plan.objects.filter(pk=plan.pk).update(state=Plan.State.CLOSED))

    with pytest.raises(PermissionDenied, match="This plan is closed"):
        carry_out(key=one.key, by=people.reader("aled"), progress=close)

    assert Action.objects.count() == before


def test_two_imports_into_one_plan_number_their_priorities_and_notes_one_after_the_other():
    plan = people.plan()
    before = plan.priorities.count()
    first = confirmed(plan, "Priority,Action\nStreets,Gate it\n")
    second = Meanwhile(lambda: done(text="Priority,Action\nHomes,Visit them\n", plan=plan))

    carry_out(key=first.key, by=people.reader("aled"), progress=second)

    added = list(plan.priorities.order_by("position"))[before:]
    assert [(one.title, one.position, one.number) for one in added] == [
        ("Homes", before + 1, str(before + 1)),
        ("Streets", before + 2, str(before + 2)),
    ]


def test_whoever_is_no_longer_appointed_when_the_work_begins_imports_nothing_and_a_colleague_can(
    sign_in, june
):
    one = begun()
    confirmed_by(sign_in("aled"), one)
    Appointment.objects.filter(person=people.person("aled")).update(ends_on=date(2026, 11, 22))

    (job,) = do_the_work()
    shown = words(june.get(page(one)))
    confirmed_by(june, one)
    do_the_work()

    assert (job.state, job.refusal) == ("failed", "This import is no longer yours to carry out.")
    assert STOPPED in shown
    assert "4 rows: 4 actions." in words(june.get(page(one)))


def test_confirming_twice_at_the_same_moment_is_no_warning(june, monkeypatch):
    one = begun()
    sent = {**boxes(june.get(page(one))), "do": "confirm"}
    real = views.ask_for_import

    def twice(**asked):
        with zeal_ignore():  # the two stand for two requests
            real(**asked)
            return real(**asked)

    monkeypatch.setattr(views, "ask_for_import", twice)

    answer = june.post(page(one), sent, follow=True)

    assert "nothing was done" not in words(answer)
    assert Job.objects.filter(subject_key=one.key).count() == 1


def test_rows_chosen_on_a_page_of_an_import_that_was_confirmed_meanwhile_are_refused_with_a_sentence(
    sign_in, june
):
    one = begun()
    sent = {**boxes(june.get(page(one))), "do": "keep", "row_2": "left_out"}
    confirmed_by(sign_in("aled"), one)

    answer = june.post(page(one), sent, follow=True)

    assert "This import changed since you opened the page, so nothing was done." in words(answer)


def test_a_change_at_the_last_moment_stops_it_with_a_sentence():
    one = confirmed()
    change = Meanwhile(lambda: PlanImport.objects.filter(pk=one.pk).update(version=one.version + 1))

    with pytest.raises(Stopped, match="It was changed after it was confirmed"):
        carry_out(key=one.key, by=people.reader("aled"), progress=change)


def test_an_import_that_somebody_finished_at_the_last_moment_stops_with_a_sentence():
    one = confirmed()
    finish = Meanwhile(lambda: carry_out(key=one.key, by=people.reader("june"), progress=Waiting()))

    with pytest.raises(Stopped, match="It was changed after it was confirmed"):
        carry_out(key=one.key, by=people.reader("aled"), progress=finish)

    assert Plan.objects.filter(title="Vale plan 2027").count() == 1


def test_a_plan_that_became_restricted_since_is_not_the_one_it_was_to_go_into():
    plan = people.plan()
    one = confirmed(plan)
    Plan.objects.filter(pk=plan.pk).update(circle=open_restricted_plan().circle, public_version=None)
    before = Action.objects.count()

    with pytest.raises(Stopped, match="The plan that it was to go into can no longer be found"):
        carry_out(key=one.key, by=people.reader("aled"), progress=Waiting())

    assert Action.objects.count() == before
