"""Steps with one action: finding it, giving an update, adding one, changing one."""

import re

from playwright.sync_api import Locator, expect

from tests.journeys.visit import Visit

WORK = "/p/vale/"
PLANS = "/p/vale/plans/"


class ActionSteps(Visit):
    """What officers and coordinators do with an action."""

    # My work

    def when_they_open_their_work(self) -> None:
        self.open(WORK)

    # Updates

    def when_they_open_the_action(self, reference: str) -> None:
        self.when_they_open_the_list()
        self.and_turn_to_the_page_with(reference)
        self.follow(re.compile("."), within=self.row_of(reference))

    def when_they_write(self, status: str, words: str) -> None:
        """Choose a status and write what has happened, without saving it."""
        self.page.get_by_role("radio", name=status).check()
        self.page.get_by_role("textbox", name="What has happened").fill(words)

    def and_save_the_update(self) -> None:
        self.press("Save this update")

    def then_the_update_is_saved(self, status: str, words: str) -> None:
        """The page says so, and the update is the newest entry of the timeline."""
        expect(self.page.get_by_role("status").filter(has_text="Your update is saved")).to_be_visible()
        newest = self.page.locator(".sp-line > li").first
        expect(newest).to_contain_text(words)
        expect(newest.locator(".sp-line__head")).to_contain_text(status)

    def then_their_words_are_still_in_the_box(self, words: str) -> None:
        expect(self.page.get_by_role("textbox", name="What has happened")).to_have_value(words)

    def and_the_chosen_status_is(self, status: str) -> None:
        expect(self.page.get_by_role("radio", name=status)).to_be_checked()

    # The list

    def when_they_open_the_list(self) -> None:
        """Go by the navigation to the plan and its actions; the next time, by the address."""
        if self.site.list_address:
            self.open(self.site.list_address)
            return
        self.open(PLANS)
        self.follow(re.compile("^Community Safety Plan"))
        self.follow(re.compile(r"^Actions\b"), within=self.page.locator(".sp-tabs"))
        self.site.list_address = self.page.url

    def and_turn_to_the_page_with(self, reference: str) -> None:
        if self.row_of(reference).count() == 0:
            self.follow("Next", within=self.page.locator(".sp-pages"))

    def row_of(self, reference: str) -> Locator:
        """The row of the list with this reference."""
        here = self.page.locator(".sp-ref").get_by_text(reference, exact=True)
        return self.page.locator("#results tr").filter(has=here)

    def then_the_list_says(self, reference: str, words: str) -> None:
        self.when_they_open_the_list()
        self.and_turn_to_the_page_with(reference)
        expect(self.row_of(reference)).to_contain_text(words)

    # Adding and changing

    def when_they_begin_to_add_an_action(self) -> None:
        self.open(PLANS)
        self.follow(re.compile("^Community Safety Plan"))
        self.follow("Add an action")
        self.then_the_heading_is("Add an action")

    def when_they_begin_to_change_the_action(self, reference: str) -> None:
        self.when_they_open_the_action(reference)
        self.and_begin_to_change_it()

    def and_begin_to_change_it(self) -> None:
        self.follow("Change this action")
        self.then_the_heading_is("Change this action")

    def and_answer(self, question: str, words: str) -> None:
        self.question(question).fill(words)

    def and_choose(self, question: str, answer: str) -> None:
        self.page.get_by_label(question).select_option(label=answer)

    def and_date_it(self, day: str, month: str, year: str) -> None:
        for part, typed in (("Day", day), ("Month", month), ("Year", year)):
            self.page.get_by_label(part).fill(typed)

    def then_the_answer_is(self, question: str, words: str) -> None:
        expect(self.question(question)).to_have_value(words)

    def question(self, question: str) -> Locator:
        """The box under a label; the label may go on to say that it is optional."""
        return self.page.get_by_role("textbox", name=re.compile(f"^{re.escape(question)}"))

    # Mistakes

    def then_the_summary_links_lead_to_the_questions(self, *sentences: str) -> None:
        """The summary holds these sentences, has the focus, and each link moves it to a box that is marked wrong."""
        summary = self.page.locator(".govuk-error-summary")
        expect(summary).to_be_focused()
        expect(summary.get_by_role("link")).to_have_text(list(sentences))
        self.then_the_title_begins("Error: ")
        for sentence in sentences:
            summary.get_by_role("link", name=sentence, exact=True).click()
            focused = self.page.locator(":focus")
            assert focused.evaluate("one => ['INPUT', 'TEXTAREA', 'SELECT'].includes(one.tagName)"), sentence
            group = self.page.locator(".govuk-form-group--error").filter(has=focused)
            expect(group.locator(".govuk-error-message").first).to_contain_text(sentence)

    # Two people at once

    def then_what_the_other_saved_is_shown(self, *words: str) -> None:
        """The clash is explained, and what the other saved is there to read."""
        clash = self.page.locator(".sp-call--clash")
        expect(clash).to_contain_text("Somebody saved this action while you were writing")
        expect(clash).to_contain_text("Nothing is lost")
        for text in words:
            expect(clash).to_contain_text(text)
