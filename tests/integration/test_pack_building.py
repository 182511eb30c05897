"""Building a pack: a job that freezes the record, or stops with a sentence and leaves nothing half done."""

import pytest
from django.urls import reverse

from csp.documents import render as renderer
from csp.documents.render import CannotRender
from csp.jobs import WithoutAJob
from csp.kernel.report import freeze
from csp.models import AuditEvent, Job, StoredFile
from csp.services import pdfs
from csp.web import clock
from plans.models import Action
from scrutiny.models import Pack
from scrutiny.services import packs
from scrutiny.services.packs import build
from tests.integration import papers, people
from tests.integration.reading import words
from tests.integration.restricted import open_restricted_plan
from tests.integration.working import do_the_work


@pytest.fixture
def drawing(monkeypatch):
    """Draw no pages; return what says how drawing goes."""

    def goes(made=papers.rendered):
        monkeypatch.setattr(renderer, "render", made)

    goes()
    return goes


def ask(client):
    """Press the button."""
    return client.post(reverse("scrutiny:pack-build", args=["vale", papers.report().key]))


def refuses(sentence):
    def drawn(*_, **__):
        raise CannotRender(sentence, "the renderer's own words")

    return drawn


def test_a_build_goes_by_its_progress_to_the_reading_view(june, drawing):
    waits = ask(june)
    assert "Building the report" in words(june.get(waits["Location"]))

    jobs = do_the_work()

    assert [(job.kind, job.state) for job in jobs] == [("scrutiny.build-pack", Job.State.DONE)]
    page = june.get(waits["Location"], follow=True)
    said = words(page)
    assert "Annual report 2026/27 Built, not issued Part 1: public report" in said
    assert "Only those who write reports see this yet" in said
    assert "3 of 3 checks passed" in said
    assert "Nothing of a restricted plan is in it." in said
    assert "Download as PDF, 9 pages, 1 KB" in said


def test_a_built_pack_holds_its_words_its_file_and_its_checks(june, drawing):
    ask(june)
    do_the_work()

    pack = Pack.objects.get()
    assert (pack.state, pack.number, pack.pages) == (Pack.State.BUILT, 1, 9)
    assert pack.file.name == "vale-annual-report-2027-01-19.pdf"
    assert pack.file.circle_id is None
    assert pack.snapshot["report"]["as_at"] == "2026-11-23"
    assert all(check["passed"] for check in pack.checks)
    verbs = AuditEvent.objects.filter(subject="scrutiny.pack").values_list("verb", flat=True)
    assert list(verbs) == ["pack.asked", "pack.built"]


def test_pressing_twice_builds_once(june, drawing):
    first, second = ask(june), ask(june)

    assert first["Location"] == second["Location"]
    assert Pack.objects.count() == 1
    do_the_work()
    ask(june)
    assert list(Pack.objects.order_by("number").values_list("number", flat=True)) == [1, 2]


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (
            refuses("PDFs can't be made on this server: the Pango library is missing."),
            "the Pango library is missing",
        ),
        (
            lambda *_, **__: papers.rendered(check=papers.BAD),
            "It was drawn, but did not pass its checks. A reference leads nowhere: ref-nowhere.",
        ),
        (
            lambda *_, **__: papers.rendered(content=b"not a PDF at all"),
            "It was drawn, but what was drawn is no PDF that can be kept. Tell whoever keeps this site.",
        ),
    ],
)
def test_a_build_that_stops_says_why_and_can_be_tried_again(made, sentence, june, drawing):
    drawing(made)
    waits = ask(june)["Location"]

    do_the_work()

    assert sentence in words(june.get(waits))
    pack = Pack.objects.get()
    assert (pack.state, pack.snapshot, pack.file, pack.checks) == (Pack.State.BUILDING, None, None, [])
    assert not StoredFile.objects.exists()
    said = words(june.get(papers.report().get_absolute_url()))
    assert "Not built: it stopped" in said
    assert "See why" in said
    drawing()
    june.post(f"{waits}again/")
    do_the_work()
    assert Pack.objects.get().state == Pack.State.BUILT


def test_a_report_that_is_too_large_says_so(june, drawing, monkeypatch):
    monkeypatch.setattr(pdfs, "MEGABYTE", 0)
    waits = ask(june)["Location"]

    do_the_work()

    assert "It is larger than 40 MB. Make it shorter." in words(june.get(waits))


def test_a_build_that_somebody_else_asked_for_is_waited_for(june, sign_in, drawing):
    ask(sign_in("aled"))

    page = june.post(reverse("scrutiny:pack-build", args=["vale", papers.report().key]), follow=True)

    assert page.redirect_chain[-1][0] == papers.report().get_absolute_url()
    said = f"{people.person('aled').name} is building this report now. It will be here when it is built."
    assert said in words(page)
    assert (Pack.objects.count(), Job.objects.count()) == (1, 1)


def test_a_build_of_somebody_else_that_stopped_is_not_waited_for(june, sign_in, drawing):
    drawing(refuses("It took too long."))
    ask(sign_in("aled"))
    do_the_work()

    ask(june)

    assert Pack.objects.count() == 2


def test_a_build_that_stopped_is_not_tried_again_after_a_later_one(june, drawing):
    drawing(refuses("It took too long."))
    waits = ask(june)["Location"]
    do_the_work()
    drawing()
    ask(june)
    do_the_work()

    june.post(f"{waits}again/")
    do_the_work()

    assert "A later build of this report has been begun since. Go on with that one." in words(june.get(waits))
    assert [one.state for one in Pack.objects.order_by("number")] == [Pack.State.BUILDING, Pack.State.BUILT]


def test_a_build_that_another_has_overtaken_keeps_nothing(june, drawing):
    waits = ask(june)["Location"]

    def slowly(*_, **__):
        drawing()
        papers.built_pack()
        return papers.rendered()

    drawing(slowly)
    do_the_work()

    assert "A later build of this report has been begun since." in words(june.get(waits))
    assert [one.state for one in Pack.objects.order_by("number")] == [Pack.State.BUILDING, Pack.State.BUILT]


def test_a_reference_to_nothing_stops_the_build_with_its_sentence(june, drawing):
    papers.write("As {ref:nowhere} shows.")
    waits = ask(june)["Location"]

    do_the_work()

    said = words(june.get(waits))
    assert "Paragraph 1.1 refers to “nowhere”, and this report has nothing of that name to refer to." in said


def test_a_plan_that_became_restricted_stops_the_build(june, drawing):
    waits = ask(june)["Location"]
    people.plan().__class__.objects.filter(pk=people.plan().pk).update(
        circle=open_restricted_plan().circle, public_version=None
    )

    do_the_work()

    assert "not one that everyone may read" in words(june.get(waits))


def test_whoever_lost_the_role_meanwhile_builds_nothing(june, drawing):
    ask(june)
    people.person("june").appointments.update(role="observer")

    do_the_work()

    assert Job.objects.get().state == Job.State.FAILED
    assert Pack.objects.get().state == Pack.State.BUILDING


def test_a_pack_that_is_built_is_not_built_again(drawing):
    pack = papers.built_pack()

    build(key=pack.key, by=people.reader("june"), progress=WithoutAJob(clock.now))

    again = Pack.objects.get()
    assert (again.version, again.file_id) == (pack.version, pack.file_id)


def test_a_worker_that_was_overtaken_leaves_nothing(june, drawing):
    ask(june)

    def slowly(*_, **__):
        Job.objects.update(turn=99)  # another worker has taken it
        return papers.rendered()

    drawing(slowly)
    do_the_work()

    assert Pack.objects.get().state == Pack.State.BUILDING
    assert not StoredFile.objects.exists()


def test_a_worker_that_was_overtaken_in_the_last_moment_takes_its_result_back(june, drawing, monkeypatch):
    ask(june)

    def frozen(numbered):
        Job.objects.update(turn=99)  # inside the last transaction, so that only finishing can notice
        return freeze(numbered)

    monkeypatch.setattr(packs, "freeze", frozen)
    do_the_work()

    assert Pack.objects.get().state == Pack.State.BUILDING
    assert not StoredFile.objects.exists()


def test_a_build_takes_the_figures_of_the_day_it_is_built(june, drawing):
    import time_machine

    ask(june)
    with time_machine.travel("2026-11-25 09:00:00Z", tick=False):
        do_the_work()

    pack = Pack.objects.get()
    assert pack.as_at.isoformat() == "2026-11-25"
    assert pack.snapshot["report"]["as_at"] == "2026-11-25"


def test_the_record_is_read_in_few_queries_however_many_actions_there_are(django_assert_max_num_queries):
    report = papers.report()

    # One asks whether reviews are counted for everybody, one for all figures of measures, two for what reviews cost,
    # two for the report's sections and what authorities put in, seven for the days to come.
    with django_assert_max_num_queries(24):
        papers.document(report)

    assert Action.objects.filter(plan=report.plan).count() > 60
