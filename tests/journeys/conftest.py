"""One Chromium for the run, one loaded database to copy from, one site for each file of journeys."""

import signal
import threading
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.journeys.baseline import Baseline
from tests.journeys.journey import Journey
from tests.journeys.site import Site, kept_well
from tests.nursery import Nursery
from tests.programs import require

HERE = Path(__file__).parent
PATIENCE = 20_000  # milliseconds; a machine that does much else is slow, not wrong
OUTCOME = pytest.StashKey[str]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a journey."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    program = require("chromium")
    expect.set_options(timeout=PATIENCE)
    if threading.current_thread() is threading.main_thread():
        # A run that is told to stop stops what it started.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def site(chromium: Browser, place: Path, loaded: Path, nursery: Nursery) -> Iterator[Site]:
    """A site on a copy of the database of its own, so that no file of journeys sees what another did."""
    with kept_well(Site(place, loaded, nursery)) as running:
        yield running


@pytest.fixture(scope="session")
def baseline(whole_run: Path) -> Baseline:
    looked_at = whole_run / "looked-at"
    looked_at.mkdir(exist_ok=True)
    return Baseline(looked_at)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember whether the journey itself came to its end, for the fixture below."""
    report = yield
    item.stash[OUTCOME] = report.outcome
    return report


@pytest.fixture
def journey(
    request: pytest.FixtureRequest, chromium: Browser, site: Site, baseline: Baseline
) -> Iterator[Journey]:
    walked = Journey(chromium, site, baseline)
    yield walked
    walked.close()
    if request.node.stash[OUTCOME] == "passed":
        assert walked.was_checked, "End the journey with and_every_page_met_the_accessibility_baseline()"
