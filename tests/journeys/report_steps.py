"""Steps of a review round: an officer reports on one page, the coordinator asks back and locks."""

import re

from playwright.sync_api import Locator, expect

from tests.journeys.visit import Visit


class ReportSteps(Visit):
    """What officers and coordinators do in a round."""

    def when_they_open_what_the_round_asks(self) -> None:
        """Follow the ask on one's own page."""
        self.follow(re.compile("^Report on "), within=self.page.locator(".sp-asks h3"))

    def card_of(self, reference: str) -> Locator:
        """The card of one action."""
        return self.page.locator(f'.sp-report:has(.sp-ref:text-is("{reference}"))')

    def when_they_fill_in(self, reference: str, status: str, words: str) -> None:
        """Choose a status and write what has happened, without reporting it."""
        card = self.card_of(reference)
        card.get_by_role("radio", name=status).check()
        card.get_by_role("textbox", name="What has happened").fill(words)

    def and_report(self, reference: str) -> None:
        """Press the button of the card."""
        with self.page.expect_navigation():
            self.card_of(reference).get_by_role("button", name=re.compile("^Report this")).click()
        self.look()

    def then_it_is_reported(self, reference: str) -> None:
        expect(self.page.get_by_role("status").filter(has_text="You have reported on")).to_contain_text(
            reference
        )

    def and_the_card_holds(self, reference: str, words: str) -> None:
        expect(self.card_of(reference).get_by_role("textbox", name="What has happened")).to_have_value(words)

    def when_they_open_the_rounds(self) -> None:
        """Go by the list of plans to the plan, and to its rounds."""
        self.open("/p/vale/plans/")
        self.follow(re.compile("^Community Safety Plan"))
        self.follow("Rounds", within=self.page.locator(".sp-tabs"))
