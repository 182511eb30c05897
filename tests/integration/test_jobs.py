"""Jobs: taken once, heard of while they run, rescued when their worker is gone, and failed with a sentence."""

import logging
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from csp.jobs import Overtaken, Progress, Stopped, ask_again
from csp.jobs.asking import GAVE_UP, rescue_lost
from csp.jobs.running import WENT_WRONG, run
from csp.models import Job
from csp.web import clock
from plans.models import Action
from tests.integration import people, working
from tests.integration.restricted import open_restricted_plan

WAITING, RUNNING, DONE, FAILED = Job.State


def queued() -> int:
    """How often a job stands in the queue."""
    return DBTaskResult.objects.filter(status="READY").count()


def rename(words: str) -> None:
    Action.objects.filter(pk=people.action("1.6").pk).update(title=words)


@transaction.atomic
def end_with(progress: Progress, words: str) -> None:
    """Make a result current, as the last step of a job."""
    rename(words)
    progress.finish()


def later(minutes: float):
    return clock.now() + timedelta(minutes=minutes)


def test_a_job_that_was_asked_for_waits_in_the_queue_under_its_key_alone():
    job = working.job_of("june")

    assert job.state == WAITING
    assert DBTaskResult.objects.get().args_kwargs == {"args": [job.key], "kwargs": {}}


def test_nothing_is_queued_when_the_transaction_is_rolled_back():
    with transaction.atomic():
        working.job_of("june")
        transaction.set_rollback(True)

    assert (Job.objects.count(), queued()) == (0, 0)


def test_a_job_says_how_far_it_is_and_ends():
    seen = []

    def count(progress: Progress) -> None:
        progress.step(1, of=3, doing="Counting the first")
        seen.append(Job.objects.values_list("state", "steps_done", "steps", "doing").get())

    working.job_of("june")
    working.give(count)
    job = working.do_the_work()[0]

    assert seen == [(RUNNING, 1, 3, "Counting the first")]
    assert (job.state, job.tries, job.refusal) == (DONE, 1, "")


def test_a_job_runs_once_however_often_it_is_queued():
    ran = []
    job = working.job_of("june")
    working.give(lambda progress: ran.append(progress.job.key))

    run(job.key, clock=clock.now)
    run(job.key, clock=clock.now)

    assert ran == [job.key]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (Stopped("The sheet has no rows."), "The sheet has no rows."),
        (Stopped("Too long. " * 60), "Too long. " * 49 + "Too long.…"),
        (
            PermissionDenied("Only the coordinator can import a plan."),
            "Only the coordinator can import a plan.",
        ),
        (KeyError("a name that nobody may read"), WENT_WRONG),
    ],
)
def test_a_job_that_fails_says_why_in_a_sentence(wrong, sentence, caplog):
    def fail(progress: Progress) -> None:
        raise wrong

    working.job_of("june")
    working.give(fail)
    with caplog.at_level(logging.ERROR):
        job = working.do_the_work()[0]

    assert (job.state, job.refusal) == (FAILED, sentence)
    assert "a name that nobody may read" not in job.refusal + job.fault


def test_a_fault_is_in_the_log_under_the_reference_that_the_job_keeps(caplog):
    def fail(progress: Progress) -> None:
        raise KeyError("what it was")

    working.job_of("june")
    working.give(fail)
    with caplog.at_level(logging.ERROR):
        job = working.do_the_work()[0]

    assert len(job.fault) == 10
    assert f"fault {job.fault}" in caplog.text
    assert "what it was" in caplog.text


def test_a_failed_job_is_tried_again_when_somebody_asks_and_only_once():
    def fail(progress: Progress) -> None:
        raise Stopped("Not yet.")

    working.job_of("june")
    working.give(fail)
    job = working.do_the_work()[0]
    before = queued()

    assert ask_again(job, now=clock.now())
    assert not ask_again(job, now=clock.now())

    working.give(lambda progress: None)
    assert queued() == before + 1
    assert working.do_the_work()[0].state == DONE


@pytest.mark.parametrize(
    ("minutes", "state"),
    [(1.9, RUNNING), (2.1, WAITING)],
)
def test_a_running_job_is_queued_again_when_its_worker_was_silent_for_two_minutes(minutes, state):
    job = Job.take(working.job_of("june").key, now=clock.now())

    rescue_lost(later(minutes))

    job.refresh_from_db()
    assert job.state == state


def test_a_job_that_nobody_took_is_queued_again_after_two_minutes():
    working.job_of("june")

    assert rescue_lost(later(1)) == 0
    assert rescue_lost(later(3)) == 1
    assert queued() == 2


def test_after_three_tries_a_silent_job_fails_with_a_sentence():
    key = working.job_of("june").key
    for turn in range(3):
        assert Job.take(key, now=later(turn * 5)).tries == turn + 1
        rescue_lost(later(turn * 5 + 3))

    job = Job.objects.get(key=key)
    assert (job.state, job.refusal) == (FAILED, GAVE_UP)


def test_asking_again_gives_a_job_three_more_tries():
    key = working.job_of("june").key
    for turn in range(3):
        Job.take(key, now=later(turn * 5))
        rescue_lost(later(turn * 5 + 3))
    ask_again(Job.objects.get(key=key), now=later(20))

    taken = Job.take(key, now=later(20))

    assert (taken.tries, taken.turn) == (1, 4)


def test_a_worker_thought_dead_can_neither_go_on_nor_end_what_another_has_begun_again():
    key = working.job_of("june").key
    first = Progress(Job.take(key, now=clock.now()), clock.now)
    rescue_lost(later(3))
    second = Progress(Job.take(key, now=later(3)), clock.now)

    with pytest.raises(Overtaken):
        first.step(1, of=2)
    with pytest.raises(Overtaken):
        end_with(first, "written by the first")
    end_with(second, "written by the second")

    assert people.action("1.6").title == "written by the second"
    assert Job.objects.get(key=key).state == DONE


def test_a_result_and_the_end_of_its_job_hold_together_or_not_at_all():
    def write_and_break(progress: Progress) -> None:
        with transaction.atomic():
            rename("half done")
            progress.finish()
            raise ConnectionError

    before = people.action("1.6").title
    working.job_of("june")
    working.give(write_and_break)
    job = working.do_the_work()[0]

    assert people.action("1.6").title == before
    assert (job.state, job.refusal) == (FAILED, WENT_WRONG)


def test_a_job_is_known_to_whoever_asked_for_it_alone():
    job = working.job_of("june")

    assert list(Job.objects.visible_to(people.reader("june"))) == [job]
    assert list(Job.objects.visible_to(people.reader("aled"))) == []


def test_a_job_of_a_circle_is_not_known_once_its_asker_has_left_the_circle():
    circle = open_restricted_plan().circle
    job = working.job_of("aled")
    Job.objects.update(circle=circle)

    assert list(Job.objects.visible_to(people.reader("aled"))) == [job]
    circle.members.filter(person=people.person("aled")).update(ends_on=people.TODAY - timedelta(days=1))
    assert list(Job.objects.visible_to(people.reader("aled"))) == []
