"""Steps of the main job: from a partnership's sheet to a committee's PDF."""

import re
from datetime import date
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.visit import Visit
from tests.verapdf import check

PATIENCE = 60_000  # milliseconds, for work in the background on a busy machine
PAUSE = 250  # milliseconds
SCRUTINY = "/p/vale/scrutiny/"


def today() -> str:
    """Return the day as it is typed: the site tells the same one."""
    return f"{date.today():%d %m %Y}"  # noqa: DTZ011


class MainJobSteps(Visit):
    """What coordinators and councillors do with sheets and reports."""

    # The import

    def when_they_import(self, sheet: Path, *, title: str, first: str, last: str) -> None:
        """Choose the file and say which new plan it becomes."""
        self.open("/p/vale/plans/")
        self.follow("Import a plan")
        self.page.get_by_label("The file with the plan").set_input_files(sheet)
        self.page.get_by_label("Into a new plan").check()
        self.page.get_by_label("Title of the new plan").fill(title)
        for legend, day in (("First day of the plan", first), ("Last day of the plan", last)):
            self._date(legend, day)
        self.press("Read the file")

    def and_agree_with_how_the_columns_were_read(self) -> None:
        self.then_the_heading_is("What do the columns hold?")
        self.press("Read the rows")
        self.then_the_heading_is("What does each row become?")

    def and_confirm(self, words: str) -> None:
        """Press the button that imports, and wait until the work is done."""
        self.press(words)
        self.page.wait_for_url(re.compile("/plans/imports/"), timeout=PATIENCE)
        self.look()
        self.then_the_heading_is("What each row became")

    def when_they_open_the_imported_action(self, words: str) -> None:
        self.follow(re.compile(re.escape(words)))

    # The report

    def when_they_write_a_report(self, *, plan: str, meeting: str, asks: str, summary: str) -> None:
        self.open(SCRUTINY)
        self.follow("Write a report")
        self.page.get_by_label("Committee", exact=True).select_option(index=1)
        self._date("Date of the meeting", meeting)
        self.page.get_by_label("Plan", exact=True).select_option(label=plan)
        self.page.get_by_role("textbox", name="Report of", exact=True).fill("Head of Community Safety")
        self.page.get_by_label("What is the committee asked to do?").fill(asks)
        self.press("Save")
        if summary:
            self.follow("Summary")
            self.follow("Write this section")
            self.page.get_by_label("Words").fill(summary)
            self.press("Save these words")
            self.follow("Annual report 2026/27")

    def and_build_it(self) -> None:
        """Press the button that builds, and wait for the reading view."""
        self.press("Build this report")
        self.page.wait_for_url(re.compile("/scrutiny/packs/"), timeout=PATIENCE)
        self.look()

    def and_issue_it(self) -> None:
        """Record on the day of the journey everybody’s approval, put the names on it, and issue that."""
        asked = re.compile("^Record this approval")
        while self.page.get_by_role("link", name=asked).count():
            self.follow(asked)
            self.page.get_by_label("Or somebody else’s name").fill("Ada Lindqvist")
            self.page.get_by_label("What is their post?").fill("Head of Assurance")
            self._date("On which day did they approve it?", today())
            self.press("Record this approval")
            self.then_the_page_says("The approval is recorded")
        self.press("Put the names on the front sheet")
        self.page.wait_for_url(re.compile("/scrutiny/packs/"), timeout=PATIENCE)
        self.look()
        self.then_the_page_says("Ada Lindqvist, Head of Assurance")
        self.follow("Issue this report")
        self.press("Issue this report")
        self.then_the_page_says("The report is issued")

    def and_record_whom_it_was_sent_to(self, *recipients: str) -> None:
        """Tick these among those who are to have it."""
        self.follow("To whom it was sent")
        self.follow("Record a sending")
        for one in recipients:
            self.page.get_by_label(one, exact=True).check()
        self._date("On which day was it sent?", today())
        self.press("Record this")

    def when_they_open_the_paper(self, title: str) -> None:
        self.open(SCRUTINY)
        self.follow(title)

    def then_the_pdf_they_download_is_accessible_and_fit_to_be_kept(self, folder: Path) -> Path:
        """Take the file away, and ask the real validator about it."""
        with self.page.expect_download() as coming:
            self.page.get_by_role("link", name=re.compile("^Download as PDF")).first.click()
        pdf = folder / coming.value.suggested_filename
        coming.value.save_as(pdf)
        reports = check([pdf], ["ua1", "2a"])
        assert [one.faults for one in reports] == [[], []]
        assert all(one.checks > 1000 for one in reports)
        return pdf

    def _date(self, legend: str, day: str) -> None:
        group = self.page.get_by_role("group", name=re.compile(f"^{re.escape(legend)}"))
        for part, typed in zip(("Day", "Month", "Year"), day.split(), strict=True):
            group.get_by_label(part).fill(typed)

    def then_the_job_can_be_watched_without_scripts(self) -> None:
        """The page says how far it is, and a link looks again until it leads on."""
        for _ in range(PATIENCE // PAUSE):
            if "/jobs/" not in self.page.url:
                return
            expect(self.page.get_by_role("progressbar")).to_be_visible()
            self.page.wait_for_timeout(PAUSE)
            self.follow("Look again")
        raise AssertionError("The job did not end")
