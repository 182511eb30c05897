"""The page of a job: how far it is, what went wrong, and where it leads."""

import re

from django.urls import reverse

from csp.jobs import Progress, Stopped
from csp.models import Job
from csp.web import clock
from tests.integration import working
from tests.integration.reading import words


def page_of(job: Job) -> str:
    return reverse("csp:job-detail", args=["vale", job.key])


def running(called: str, *, done: int, of: int) -> Job:
    taken = Job.take(working.job_of(called).key, now=clock.now())
    assert taken is not None
    progress = Progress(taken, clock.now)
    progress.step(done, of=of, doing="Drawing the pages")
    return progress.job


def failed(called: str, sentence: str) -> Job:
    def fail(progress: Progress) -> None:
        raise Stopped(sentence)

    working.job_of(called)
    working.give(fail)
    return working.do_the_work()[0]


def test_a_job_that_waits_says_so_and_can_be_looked_at_again_without_javascript(june):
    job = working.job_of("june")

    page = june.get(page_of(job))

    assert "Waiting to start" in words(page)
    assert re.search(rf'<a class="govuk-link"\s+href="{page_of(job)}">Look again</a>', page.content.decode())
    assert "refresh" not in page.headers
    assert "http-equiv" not in page.content.decode()


def test_a_job_that_runs_shows_how_far_it_is_in_words_and_as_a_bar(june):
    job = running("june", done=3, of=8)

    page = june.get(page_of(job))

    assert "3 of 8 done : Drawing the pages" in words(page).replace("done:", "done :")
    assert 'max="100" value="37"' in page.content.decode()


def test_a_job_that_was_interrupted_says_that_it_starts_again(june):
    job = running("june", done=3, of=8)
    Job.objects.get(pk=job.pk).put_back(now=clock.now())

    assert "It was interrupted, and waits to start again" in words(june.get(page_of(job)))


def test_a_job_that_is_done_leads_on(june):
    job = working.job_of("june")
    working.give(lambda progress: None)
    working.do_the_work()

    assert june.get(page_of(job))["Location"] == "/p/vale/"
    assert june.get(page_of(job), headers={"HX-Request": "true"})["HX-Redirect"] == "/p/vale/"


def test_a_job_that_failed_says_why_and_offers_to_try_again(june):
    job = failed("june", "The sheet has no rows.")

    page = june.get(page_of(job))

    assert "It could not be done" in words(page)
    assert "The sheet has no rows." in words(page)
    assert "Try again" in words(page)
    assert "The fault is in the log" not in words(page)


def test_trying_again_leads_back_to_the_page_which_waits(june):
    job = failed("june", "The sheet has no rows.")

    page = june.post(reverse("csp:job-retry", args=["vale", job.key]), follow=True)

    assert "It is being tried again" in words(page)
    assert "Waiting to start" in words(page)


def test_trying_again_what_is_under_way_changes_nothing(june):
    job = running("june", done=1, of=8)

    page = june.post(reverse("csp:job-retry", args=["vale", job.key]), follow=True)

    assert "It is being tried again" not in words(page)
    assert Job.objects.get(pk=job.pk).turn == 1
