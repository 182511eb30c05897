"""Signing in with a work account in a browser: to a real provider and back."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.journey import Journey
from tests.journeys.people import TOM, Walker
from tests.journeys.provider import Provider
from tests.journeys.site import Site

STRANGER = Walker("Somebody Else", "somebody.else@elsewhere.example")


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    running = Provider()
    try:
        running.wait_until_well()
        yield running
    finally:
        running.stop()


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory, chromium: Browser, loaded: Path, provider: Provider
) -> Iterator[Site]:
    """A site that knows the provider."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("OIDC_ISSUER", provider.issuer)
        environment.setenv("OIDC_CLIENT_ID", "saferplan")
        environment.setenv("OIDC_CLIENT_SECRET", "a secret of the journeys")
        environment.setenv("OIDC_NAME", "your council account")
        running = Site(tmp_path_factory.mktemp("site") / "site.sqlite3", loaded)
    assert "OIDC_ISSUER" not in os.environ
    try:
        running.wait_until_well()
        yield running
        assert not running.faults, running.faults
    finally:
        running.stop()


def at_the_provider(journey: Journey, subject: str) -> None:
    """Choose the work account, say who one is at the provider, and come back."""
    # The provider's own page wants a style sheet from elsewhere, and has no icon; neither is our affair.
    journey.page.context.route(re.compile(r"^https://|/favicon\.ico$"), lambda route: route.fulfill(body=""))
    journey.page.get_by_role("link", name="Sign in with your council account").click()
    journey.page.get_by_placeholder("sub").fill(subject)
    journey.page.get_by_role("button", name="Authorize").click()
    journey.page.wait_for_url(f"{journey.site.address}/**")
    journey.look()


def test_a_work_account_signs_in_the_person_who_has_its_address(journey: Journey, provider: Provider):
    provider.vouch_for(TOM, subject="tom-at-the-council")
    journey.given_somebody_new()
    journey.when_they_open_the_site()

    at_the_provider(journey, "tom-at-the-council")
    journey.then_they_are_on_their_own_page(TOM)

    journey.open("/account/sessions/")
    journey.then_the_page_says("You have signed in with a work account")
    journey.press("Forget my work account")
    journey.then_the_page_says("Your work account is forgotten here")
    journey.and_every_page_met_the_accessibility_baseline()


def test_a_work_account_that_nobody_here_has_is_refused_with_a_reference(
    journey: Journey, provider: Provider
):
    provider.vouch_for(STRANGER, subject="somebody-else")
    journey.given_somebody_new()
    journey.when_they_open_the_site()

    at_the_provider(journey, "somebody-else")

    journey.then_the_heading_is("You are not signed in")
    journey.then_the_page_says("Nobody here is known by the e-mail address of your work account.")
    journey.then_the_page_says("If you ask for help, give this reference:")
    journey.follow("Back to sign in")
    journey.then_the_heading_is("Sign in")
    journey.and_every_page_met_the_accessibility_baseline()
