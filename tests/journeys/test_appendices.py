"""A coordinator puts appendices with a report, one of them refused; a councillor takes all of it away on a phone."""

import re
from zipfile import ZipFile

from tests.integration import attaching
from tests.journeys.journey import Journey
from tests.journeys.people import HAL, JUNE
from tests.journeys.review_steps import choose

SCRUTINY = "/p/vale/scrutiny/"
NARROW = 320
REPORT = re.compile("^Annual report")


def add(journey: Journey, title: str, content: bytes) -> None:
    """Give a file as an appendix of the report that is open."""
    journey.follow("Add an appendix")
    journey.and_answer("Title", title)
    give(journey, content)


def give(journey: Journey, content: bytes) -> None:
    """Choose a file and save."""
    choose(journey, "A file or a link?", "A file, kept with the report")
    box = journey.page.get_by_label("File", exact=True)
    box.set_input_files({"name": "draft.pdf", "mimeType": "application/pdf", "buffer": content})
    journey.press("Save")


def test_appendices_go_with_a_report_and_a_councillor_takes_all_of_it_away(journey: Journey, tmp_path):
    journey.given_signed_in(JUNE)
    journey.open(SCRUTINY)
    journey.follow(REPORT)
    add(journey, "Survey of residents", attaching.pdf()[:300])
    journey.then_the_title_begins("Error: ")
    journey.then_the_page_says("The PDF can’t be opened: it is damaged, or is no PDF. Save it again")
    give(journey, attaching.pdf("What residents said", "And what they did not"))
    journey.then_the_page_says("The appendix is added")
    add(journey, "Letter of the fire service", attaching.pdf(is_tagged=False))
    journey.then_the_page_says("Not accessible as far as can be checked: it has no tags")
    journey.press("Up : Appendix F: Letter of the fire service")
    journey.then_the_page_says("Appendix E: Letter of the fire service")
    journey.follow("Every change to the appendices")
    journey.page.go_back()
    journey.follow("Remove : Appendix A: Strategic assessment 2026: summary")
    journey.press("Remove this appendix")
    journey.then_the_page_says("Appendix E: Survey of residents")
    journey.and_build_it()
    journey.then_the_page_says(
        "Appendix D: Letter of the fire service is not accessible as far as can be checked"
    )
    journey.and_issue_it()

    journey.given_signed_in(HAL, width=NARROW)
    journey.open(SCRUTINY)
    journey.follow(REPORT)
    journey.then_the_page_says("Appendix E: Survey of residents")
    with journey.page.expect_download() as coming:
        journey.page.get_by_role("link", name="Download the report and its appendices (zip)").click()
    taken = tmp_path / coming.value.suggested_filename
    coming.value.save_as(taken)
    with ZipFile(taken) as packed:
        names = [name.rpartition("-")[2] for name in packed.namelist()]
    assert names[1:] == ["a.pdf", "d.pdf", "e.pdf"], "the second is an address, the third exempt"
    journey.and_every_page_met_the_accessibility_baseline()
