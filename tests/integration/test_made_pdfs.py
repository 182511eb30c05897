"""A PDF of a page: asked for, made in the background, its asker's alone, kept thirty days."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from csp.documents.render import CannotRender
from csp.files import content_of
from csp.models import Circle, Job, MadePdf, Reader, StoredFile
from csp.queries import made_pdfs
from csp.services.made_pdfs import (
    NOT_WANTED,
    ask_for_pdf,
    ask_once_for_pdf,
    let_go_of_old,
    no_longer_wanted,
)
from csp.web import clock
from csp.web.pdf_offers import SOMEBODY_ELSES, offer_for_everyone, own_offer
from csp.worker.pdfs import page_of
from tests.integration import meeting, papers, pdfs, people
from tests.integration.meanwhile import meanwhile

KIND = "tests.page"


def ask(called="tom", *, about=None, by=None, is_public=False):
    return ask_for_pdf(
        about=about or meeting.autumn(),
        wanted=pdfs.wanted(KIND, is_public=is_public),
        by=by or people.reader(called),
        now=clock.now(),
    )


def own(called="tom"):
    return made_pdfs.own(people.reader(called), kind=KIND, subject_key=meeting.autumn().key)


def offer(called="tom"):
    return own_offer(people.reader(called), kind=KIND, subject_key=meeting.autumn().key)


def fails(*_, **__):
    raise CannotRender("It can’t be drawn today.", "the renderer's own words")


def test_what_was_asked_for_is_drawn_kept_and_offered_and_its_words_are_forgotten():
    job = ask()
    assert (offer().is_being_made, offer().job_key, offer().size) == (True, job.key, "")

    pdfs.worked(job)

    pdf = own()
    assert job.state == Job.State.DONE
    assert content_of(pdf.file) == papers.PDF
    assert (pdf.pages, pdf.content, pdf.file.name) == (9, None, "vale-page.pdf")
    assert (offer().size, offer().is_being_made, offer().button) == (
        "PDF, 9 pages, 1 KB",
        False,
        "Make a new PDF",
    )
    assert page_of(job) == "/p/vale/"


def test_asked_twice_it_is_made_once():
    first = ask()

    assert ask() == first
    assert Job.objects.filter(kind="csp.make-pdf").count() == MadePdf.objects.count() == 1


def test_asked_again_the_file_stays_until_there_is_a_newer_one(django_capture_on_commit_callbacks):
    pdfs.worked(ask())
    before = own().file

    again = ask()

    assert content_of(own().file) == papers.PDF
    assert (offer().size, offer().is_being_made) == ("PDF, 9 pages, 1 KB", True)
    with django_capture_on_commit_callbacks(execute=True):
        pdfs.worked(again, how=lambda *_, **__: papers.rendered(content=papers.PDF + b" anew"))
    assert content_of(own().file) == papers.PDF + b" anew"
    with pytest.raises(FileNotFoundError):
        content_of(before)


def told_on(day):
    """The PDF as it is wanted on another day."""
    page = pdfs.wanted(KIND)
    return replace(page, report=replace(page.report, as_at=day))


def test_a_file_keeps_its_own_day_until_there_is_a_newer_one():
    first, second = date(2026, 11, 1), date(2026, 11, 23)
    given = {"about": meeting.autumn(), "by": people.reader("tom"), "now": clock.now()}
    pdfs.worked(ask_for_pdf(wanted=told_on(first), **given))
    assert offer().as_at == first

    failed = pdfs.worked(ask_for_pdf(wanted=told_on(second), **given), how=fails)

    assert (failed.state, offer().as_at) == (Job.State.FAILED, first)
    pdfs.worked(ask_for_pdf(wanted=told_on(second), **given))
    assert offer().as_at == second


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        (fails, "It can’t be drawn today."),
        (
            lambda *_, **__: papers.rendered(check=papers.BAD),
            "It was drawn, but did not pass its checks. A reference leads nowhere: ref-nowhere.",
        ),
        (
            lambda *_, **__: papers.rendered(content=b"Dear June"),
            "It was drawn, but what was drawn is no PDF that can be kept. Tell whoever keeps this site.",
        ),
    ],
)
def test_what_cannot_be_made_says_why_and_can_be_tried_again(how, sentence):
    job = pdfs.worked(ask(), how=how)

    assert (job.state, job.refusal) == (Job.State.FAILED, sentence)
    assert (offer().refusal, offer().button, offer().size) == (sentence, "Try again", "")
    assert pdfs.worked(ask()).state == Job.State.DONE
    assert offer().size == "PDF, 9 pages, 1 KB"


def test_it_is_its_askers_alone():
    pdfs.worked(ask())

    assert own("dana") is None
    assert offer("june").size == ""
    tom = people.reader("tom")
    seen = Reader(
        person=tom.person, today=tom.today, appointments=tom.appointments, seen_by=people.reader("june")
    )
    assert made_pdfs.own(seen, kind=KIND, subject_key=meeting.autumn().key) is None
    with pytest.raises(PermissionDenied, match="as somebody else"):
        ask(by=seen)


def test_whoever_may_no_longer_read_plans_has_none_made():
    job = ask("tom")
    people.person("tom").appointments.update(ends_on=people.TODAY - timedelta(days=1))

    assert pdfs.worked(job).refusal == NOT_WANTED
    assert not MadePdf.objects.filter(file__isnull=False).exists()
    assert own("tom") is None


def test_one_for_everyone_is_made_once_whoever_asks_again():
    pdfs.worked(ask("june", is_public=True))

    assert ask_once("aled") is None
    assert offer_for_everyone(people.reader("aled"), kind=KIND, subject_key=meeting.autumn().key).size


def ask_once(called):
    return ask_once_for_pdf(
        about=meeting.autumn(),
        wanted=pdfs.wanted(KIND, is_public=True),
        by=people.reader(called),
        now=clock.now(),
    )


def test_one_for_everyone_that_somebody_is_having_made_is_not_made_twice():
    first = ask_once("june")

    assert ask_once("aled") is None
    assert ask_once("june") == first
    assert Job.objects.filter(kind="csp.make-pdf").count() == 1
    pdfs.worked(first, how=fails)
    assert pdfs.worked(ask_once("aled")).state == Job.State.DONE


def test_one_for_everyone_that_is_made_at_the_moment_it_is_no_longer_wanted_keeps_its_file():
    job = ask_once("june")

    with meanwhile(MadePdf, lambda: pdfs.worked(job)):
        no_longer_wanted(kind=KIND, subject_key=meeting.autumn().key, by=people.reader("june"))

    assert content_of(MadePdf.objects.get().file) == papers.PDF


def test_another_coordinator_is_not_told_why_it_stopped_for_the_first():
    pdfs.worked(ask("june", is_public=True), how=fails)

    theirs = offer_for_everyone(people.reader("aled"), kind=KIND, subject_key=meeting.autumn().key)

    assert (theirs.refusal, theirs.job_key, theirs.button) == (SOMEBODY_ELSES, "", "Try again")


def test_one_for_everyone_is_never_of_a_circle():
    circle = Circle(partnership=people.vale())
    circle.save()
    pdfs.worked(ask("june", is_public=True))

    with pytest.raises(IntegrityError, match="csp_made_pdf_of_a_circle"), transaction.atomic():
        MadePdf.objects.update(circle=circle)


def test_thirty_days_later_it_is_let_go_and_one_for_everyone_stays(django_capture_on_commit_callbacks):
    pdfs.worked(ask("tom"))
    pdfs.worked(ask("june", is_public=True))
    file = own().file

    assert let_go_of_old(now=clock.now() + timedelta(days=30)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert let_go_of_old(now=clock.now() + timedelta(days=30, minutes=1)) == 1
    assert let_go_of_old(now=clock.now() + timedelta(days=31)) == 0

    assert own() is None
    assert MadePdf.objects.get().is_public
    with pytest.raises(FileNotFoundError):
        content_of(file)
    assert StoredFile.objects.filter(pk=file.pk).exists()


def test_one_that_is_asked_for_again_just_as_it_would_be_let_go_stays():
    pdfs.worked(ask())
    MadePdf.objects.update(asked_at=clock.now() - timedelta(days=31))

    with meanwhile(MadePdf, ask):
        assert let_go_of_old(now=clock.now()) == 0

    assert content_of(own().file) == papers.PDF


def test_the_page_of_a_job_whose_pdf_is_gone_leads_home():
    job = ask()
    MadePdf.objects.all().delete()

    assert pdfs.worked(job).refusal == NOT_WANTED
    assert page_of(job) == reverse("csp:home", args=["vale"])
