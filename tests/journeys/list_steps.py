"""Steps on the action list: narrowing it, sorting it, turning its pages."""

import re

from playwright.sync_api import expect

from tests.journeys.visit import Visit


class ListSteps(Visit):
    """What somebody does who looks for actions."""

    def when_they_look_for_words(self, words: str) -> None:
        self.page.get_by_label("Words in the action").fill(words)

    def when_they_choose(self, field: str, answer: str) -> None:
        self.page.get_by_label(field, exact=True).select_option(label=answer)

    def when_they_tick(self, label: str) -> None:
        self.page.get_by_role("checkbox", name=label).check()

    def when_they_press_show_these(self) -> None:
        self.press("Show these")

    def when_they_clear_the_filter(self) -> None:
        self.follow("Clear")

    def when_they_remove_the_chip(self, label: str) -> None:
        self.follow(f"Remove {label}", within=self.page.locator(".sp-chips"))

    def when_they_sort_by(self, column: str) -> None:
        self.follow(re.compile(f"^{column}"), within=self.page.locator("thead"))

    def when_they_turn_to_page(self, number: int) -> None:
        self.follow(f"Page {number}", within=self.page.locator(".sp-pages"))

    def when_they_go_back(self) -> None:
        self.page.go_back()

    def when_they_reload(self) -> None:
        self.page.reload()
        self.look()

    def then_the_count_says(self, words: str | re.Pattern[str]) -> None:
        expect(self.page.locator("#count")).to_contain_text(words)

    def then_only_these_are_listed(self, *references: str) -> None:
        expect(self.page.locator("#results tbody .sp-ref")).to_have_text(list(references))
        self.look()

    def then_every_row_says(self, words: str) -> None:
        """Every row of the list has the words in it, and there is a row."""
        rows = self.page.locator("#results tbody tr:not(.sp-band)")
        expect(rows.filter(has_text=words).first).to_be_visible()
        expect(rows.filter(has_not_text=words)).to_have_count(0)

    def then_the_box_says(self, words: str) -> None:
        expect(self.page.get_by_label("Words in the action")).to_have_value(words)

    def then_the_choice_is(self, field: str, answer: str) -> None:
        chosen = self.page.get_by_label(field, exact=True).locator("option:checked")
        expect(chosen).to_have_text(answer)

    def then_the_chips_are(self, *labels: str) -> None:
        """Each choice has a chip that says what it is."""
        expect(self.page.locator(".sp-chips a")).to_have_count(len(labels) + (1 if labels else 0))
        for label in labels:
            expect(self.page.locator(".sp-chips")).to_contain_text(label)

    def then_the_column_is_sorted(self, column: str, direction: str) -> None:
        head = self.page.get_by_role("columnheader", name=re.compile(f"^{column}"))
        expect(head).to_have_attribute("aria-sort", direction)
