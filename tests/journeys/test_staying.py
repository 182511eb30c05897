"""Before a session ends, the page says so and offers to stay."""

from playwright.sync_api import expect

from tests.journeys.journey import Journey
from tests.journeys.people import TOM


def test_the_page_warns_before_the_session_ends_and_one_click_lengthens_it(journey: Journey):
    journey.given_signed_in(TOM)
    journey.page.clock.install()
    journey.open("/p/vale/")
    warning = journey.page.locator(".sp-stay [role=status]")
    expect(warning).to_have_text("")

    journey.page.clock.fast_forward("01:02:00")
    expect(warning).to_contain_text("You will be signed out at")
    journey.look("with a session about to end")
    with journey.page.expect_response("**/account/stay/") as answer:
        journey.page.get_by_role("button", name="Stay signed in").click()
    assert answer.value.ok
    expect(warning).to_have_text("")

    journey.page.clock.fast_forward("01:06:00")
    expect(warning).to_contain_text("You have been signed out. Save as usual")
    expect(journey.page.get_by_role("button", name="Stay signed in")).to_be_hidden()
    journey.and_every_page_met_the_accessibility_baseline()
