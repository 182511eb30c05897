"""Steps without a mouse: the focus is followed, and must always be seen."""

import re

from playwright.sync_api import Locator, expect

from tests.journeys.visit import Visit

MOST_STOPS = 60
# How the control, or its label, stands out: a line round it, a shadow, or its ground. The colour of a thin border
# is not enough to be seen. A box to tick is drawn before its label.
STANDS_OUT = """one => {
    const label = one.labels && one.labels[0] || one;
    return [[one, null], [label, null], [label, '::before']].map(([part, drawn]) => {
        const style = getComputedStyle(part, drawn);
        const line = style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2 ? '' : style.outlineColor;
        return [line, style.boxShadow, style.backgroundColor].join(' / ');
    }).join(' // ');
}"""
COMES_BEFORE = (
    "([one, other]) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING)"
)


class KeyboardSteps(Visit):
    """What somebody does who uses the keyboard alone."""

    def when_they_tab_to(self, target: Locator) -> None:
        """Press Tab until the target has the focus; each stop is visible, and they come in the page's order."""
        wanted = target.element_handle()
        before = None
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            here = self.page.evaluate_handle("document.activeElement").as_element()
            assert here is not None
            if before:
                assert self.page.evaluate(COMES_BEFORE, [before, here]), f"{here} comes out of order"
            self.then_the_focus_is_seen()
            if self.page.evaluate("([one, other]) => one === other", [here, wanted]):
                return
            before = here
        raise AssertionError(f"{target} can't be reached with {MOST_STOPS} presses of Tab")

    def and_press_key(self, key: str) -> None:
        self.page.keyboard.press(key)

    def and_press_enter_to_go_on(self) -> None:
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.look()

    def and_type(self, words: str) -> None:
        self.page.keyboard.type(words)

    def when_they_skip_to_the_content(self) -> None:
        """The first Tab offers to skip what every page begins with; Enter does so."""
        self.page.keyboard.press("Tab")
        skip = self.page.get_by_role("link", name="Skip to main content")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        self.page.keyboard.press("Enter")
        expect(self.page.locator("main")).to_be_focused()
        expect(self.page).to_have_url(re.compile("#main$"))

    def then_the_focus_is_seen(self) -> None:
        """Without the focus, the control would look different."""
        here = self.page.locator(":focus")
        expect(here).to_be_in_viewport()
        element = here.element_handle()
        with_focus = element.evaluate(STANDS_OUT)
        element.evaluate("one => one.blur()")
        without = element.evaluate(STANDS_OUT)
        element.evaluate("one => one.focus()")
        what = element.evaluate("one => one.outerHTML.slice(0, 160)")
        assert with_focus != without, f"Nobody can see that {what} has the focus"
