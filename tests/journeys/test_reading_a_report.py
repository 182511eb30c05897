"""A councillor reads a report on a phone: finds words, follows links to places, takes tables and Word along."""

import re
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.journeys.journey import Journey
from tests.journeys.main_job_steps import PATIENCE
from tests.journeys.people import HAL, JUNE
from tests.journeys.visit import DESK

NARROW = 320
READ = "/p/vale/scrutiny/"
PLAN = "Community Safety Plan 2024 to 2027"
SUMMARY = "Most of it has begun.[^1]\n\n[^1]: Each action counts once."
DONE: set[str] = set()  # the sites on which it was issued
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
COPIED = """async () => {
    const [item] = await navigator.clipboard.read();
    const text = async (type) => (await item.getType(type)).text();
    return [await text('text/html'), await text('text/plain')];
}"""


@pytest.fixture
def issued(journey: Journey) -> Journey:
    """The report of the demonstration's plan, issued once for this file."""
    journey.given_signed_in(JUNE)
    journey.open(READ)
    if journey.site.address not in DONE:
        DONE.add(journey.site.address)
        journey.when_they_write_a_report(
            plan=PLAN, meeting="2 3 2027", asks="note the progress made", summary=SUMMARY
        )
        journey.and_build_it()
        journey.and_issue_it()
    return journey


def when_they_read_it(journey: Journey, **how: object) -> Page:
    journey.given_signed_in(HAL, **how)  # type: ignore[arg-type]
    journey.when_they_open_the_paper("Annual report 2026/27")
    return journey.page


def then_nothing_stands_out_sideways(page: Page) -> None:
    assert page.evaluate(SIDEWAYS) == 0


def then_a_note_leads_there_and_back(page: Page) -> None:
    page.get_by_role("link", name="Note 1", exact=True).press("Enter")
    expect(page.locator("li:target")).to_be_in_viewport()
    expect(page.locator("li:target")).to_contain_text("Each action counts once")
    page.get_by_role("link", name="Back to the text at note 1").press("Enter")
    expect(page.locator("sup a:target")).to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_councillor_finds_words_on_a_phone_and_follows_a_link_to_a_row(issued: Journey, scripts: bool):
    page = when_they_read_it(issued, width=NARROW, scripts=scripts)
    then_a_note_leads_there_and_back(page)

    page.get_by_label("Words to look for").fill("SURRENDER bins")
    issued.press("Find")
    issued.look("with places found")
    then_nothing_stands_out_sideways(page)
    expect(page.get_by_role("status").first).to_contain_text("1 place holds every one of these words")
    assert page.url.endswith("#found")
    page.get_by_role("link", name="Table 3, 3.3").click()

    expect(page).to_have_url(re.compile(r"#row-ref-.*-3$"))
    expect(page.locator("tr:target")).to_be_in_viewport()
    expect(page.locator("tr:target")).to_contain_text("surrender")

    page.locator("summary").filter(has_text="Where this comes from").first.press("Enter")
    issued.look("with where its figures come from")
    page.get_by_role("link", name="The records behind these figures").click()
    issued.look("at the records behind its figures")
    then_nothing_stands_out_sideways(page)
    expect(page.get_by_role("heading", name="Where these figures come from")).to_be_visible()
    issued.and_every_page_met_the_accessibility_baseline()


def test_the_contents_are_folded_on_a_phone_and_stand_beside_the_text_at_a_desk(issued: Journey):
    page = when_they_read_it(issued, width=NARROW)
    folded = page.get_by_role("group").filter(has_text="Contents of the report")
    expect(page.get_by_role("navigation", name="Contents of the report")).to_have_count(0)
    page.get_by_text("Contents of the report", exact=True).click()
    issued.look("with the contents unfolded")
    folded.get_by_role("link", name="3 Action plan").click()
    expect(page.get_by_role("heading", name="3. Action plan")).to_be_in_viewport()
    then_nothing_stands_out_sideways(page)

    page = when_they_read_it(issued, width=DESK)
    beside = page.get_by_role("navigation", name="Contents of the report")
    expect(beside).to_have_count(1)
    beside.get_by_role("link", name="3 Action plan").click()
    expect(page.get_by_role("heading", name="3. Action plan")).to_be_in_viewport()
    expect(beside).to_be_in_viewport()
    issued.and_every_page_met_the_accessibility_baseline()


def test_by_keyboard_a_paragraph_is_linked_to_and_the_link_opens_it_for_somebody_else(issued: Journey):
    page = when_they_read_it(issued)
    link = page.get_by_role("link", name="Link to paragraph 1.2", exact=True)

    link.focus()
    page.keyboard.press("Enter")
    address = page.url

    assert "#ref-" in address
    issued.given_signed_in(JUNE, width=NARROW, scripts=False)
    issued.open(address)
    page = issued.page
    expect(page.locator(".sp-doc :target")).to_contain_text("1.2")
    expect(page.locator(".sp-doc :target")).to_be_in_viewport()
    issued.and_every_page_met_the_accessibility_baseline()


def test_with_large_letters_and_at_twice_the_size_the_page_holds(issued: Journey):
    page = when_they_read_it(issued, width=DESK // 2)  # a desk at 200 %
    then_nothing_stands_out_sideways(page)

    page.evaluate("document.documentElement.style.fontSize = '24px'")

    then_nothing_stands_out_sideways(page)
    paragraph = page.locator(".sp-doc-para__text").first
    assert paragraph.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") > 26
    issued.and_every_page_met_the_accessibility_baseline()


def test_what_is_printed_is_the_report_without_what_is_only_for_the_screen(issued: Journey):
    page = when_they_read_it(issued)

    page.emulate_media(media="print")

    for part in (
        ".sp-doc-rail",
        ".sp-find",
        ".sp-doc-tools",
        ".sp-nav",
        ".sp-head__do",
        ".sp-doc .govuk-details",
    ):
        assert page.locator(part).count() > 0
        for one in page.locator(part).all():
            expect(one).to_be_hidden()
    expect(page.get_by_role("heading", name="1. Summary")).to_be_visible()
    issued.and_every_page_met_the_accessibility_baseline()


def test_a_table_is_copied_as_a_table_and_as_text_and_the_page_says_so(issued: Journey):
    page = when_they_read_it(issued)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.get_by_role("button", name="Copy Table 3 for Word or e-mail")
    button.focus()
    page.keyboard.press("Enter")
    expect(button.locator("xpath=..").get_by_role("status")).to_have_text(
        "Copied. Paste it into Word or an e-mail."
    )

    as_table, as_text = page.evaluate(COPIED)

    heads, first, *_ = as_text.split("\n")
    assert heads == "Ref\tAction\tLead\tDue\tStatus\tProgress"
    assert first.split("\t")[0] == "3.1"
    assert re.fullmatch(r"\S+ \S.*", first.split("\t")[4]), "A status is its letter and its word"
    assert '<th scope="col">Progress</th>' in as_table or "<th>Progress</th>" in as_table
    assert "class=" not in as_table
    page.get_by_role("button", name="Copy the numbers of Figure 1 for Word or e-mail").click()
    page.wait_for_function("navigator.clipboard.readText().then(words => words.startsWith('Actions of\\t'))")
    issued.and_every_page_met_the_accessibility_baseline()


def test_a_browser_that_does_not_let_a_page_copy_is_said_to(issued: Journey):
    page = when_they_read_it(issued)
    page.evaluate("() => { navigator.clipboard.write = () => Promise.reject(new Error('no')); }")

    page.get_by_role("button", name="Copy Table 3 for Word or e-mail").click()

    issued.then_the_page_says(
        "Your browser did not let this be copied. Select the table and copy it yourself."
    )
    issued.and_every_page_met_the_accessibility_baseline()


def test_without_scripts_a_table_has_a_page_of_its_own(issued: Journey):
    page = when_they_read_it(issued, width=NARROW, scripts=False)
    expect(page.get_by_role("button", name=re.compile("^Copy"))).to_have_count(0)

    issued.follow("Table 3 on a page of its own")

    issued.then_the_heading_is("Table 3")
    assert page.get_by_role("table").count() == 1
    then_nothing_stands_out_sideways(page)
    issued.follow("Table 3 in the report")
    expect(page.locator(".sp-doc :target")).to_be_in_viewport()
    issued.and_every_page_met_the_accessibility_baseline()


def test_a_councillor_takes_the_report_along_as_word(issued: Journey, tmp_path: Path):
    page = when_they_read_it(issued, width=NARROW)

    with page.expect_download(timeout=PATIENCE) as coming:
        page.get_by_role("link", name="Download as Word").click()
    coming.value.save_as(tmp_path / "report.docx")

    assert coming.value.suggested_filename == "vale-annual-report-2027-03-02.docx"
    document = Document(str(tmp_path / "report.docx"))
    headings = [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 2"]
    assert headings[:2] == ["Recommendations", "1. Summary"]
    issued.and_every_page_met_the_accessibility_baseline()
