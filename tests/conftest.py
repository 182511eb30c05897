"""What every test starts from: settings for tests, Monday 23 November 2026, the demonstration partnership."""

import gc
import os
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import django
import pytest
import time_machine
from django.conf import settings
from django.template.base import Template
from django.template.context import Context
from django.utils.safestring import SafeString
from whitenoise.middleware import WhiteNoiseMiddleware  # type: ignore[import-untyped]
from xdist.remote import Producer

from tests.nursery import Nursery, open_nursery
from tests.programs import report_missing
from tests.served import environment, make_database_once
from tests.sharing_out import SharedOut, longest_first

# The settings are read from the environment when Django is set up, which happens here and not before
# (pyproject.toml names no settings module to pytest-django). Values that are set already, by make, stand.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "csp.settings")
os.environ.setdefault("SECRET_KEY", "only-for-checks-and-tests-never-for-a-site-that-serves")
os.environ.setdefault("ALLOWED_HOSTS", "localhost")
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")
# Files that tests keep go where nobody looks for them, and are gone with the run.
FILES = tempfile.TemporaryDirectory(prefix="saferplan-tests-")
os.environ["FILES_FOLDER"] = FILES.name

# A page that asks the database once for each of its rows fails the test that opens it.
settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "zeal"]
settings.ZEAL_ALLOWLIST = [{"model": "sessions.Session", "field": "get()"}]  # looked for afresh at sign-in
settings.MIDDLEWARE = [*settings.MIDDLEWARE, "zeal.middleware.zeal_middleware"]
# Tables are made from the models, in a second; those of journeys and the worker are migrated, and compared with them.
settings.DATABASES["default"].setdefault("TEST", {})["MIGRATE"] = False
# A process of a run reads its settings from the one that began it, before it comes here: it would share its files.
settings.STORAGES["private"]["OPTIONS"]["location"] = FILES.name  # type: ignore[index]  # of any shape
django.setup()


def look_for_assets_once() -> None:
    """Let all browsers of a process share what the first found on the disk: to look costs a tenth of their time."""
    look, found = WhiteNoiseMiddleware.add_files_from_finders, {}

    def once(self: WhiteNoiseMiddleware) -> None:
        if self.max_age not in found:
            look(self)
            found[self.max_age] = self.files
        self.files = dict(found[self.max_age])

    WhiteNoiseMiddleware.add_files_from_finders = once


look_for_assets_once()


TODAY = date(2026, 11, 23)
# Its reviews and who pays for them, what its administrator set up, its files, other plans and who writes a report
# together: tests make their own.
LEFT_OUT = (
    "dhr.demonstration.load.load",
    "dhr.demonstration.costs.load",
    "dhr.demonstration.spending.load",
    "dhr.demonstration.charging.load",
    "dhr.demonstration.stating.load",
    "dhr.demonstration.ledgers.load",
    "csp.demonstration.setting_up.load",
    "plans.demonstration.endings.load",
    "scrutiny.demonstration.together.load",
    "scrutiny.demonstration.front.load",
    "scrutiny.demonstration.appendices.load",
    "scrutiny.demonstration.exempt.load",
    "scrutiny.demonstration.issued.load",
    "plans.demonstration.plans_beside.load",
)
MORNING = datetime(2026, 11, 23, 10, 30, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> None:
    """Load the demonstration once, but for some parts of it; every test rolls back what it does to it."""
    from allauth.mfa.models import Authenticator

    from csp.demonstration.load import load
    from csp.models import Person
    from csp.permissions import Role

    with django_db_blocker.unblock(), time_machine.travel(MORNING, tick=False):  # type: ignore[attr-defined]
        load(today=TODAY, without=LEFT_OUT)
        careful = [role for role in Role if role.needs_second_factor]
        for person in Person.objects.filter(appointments__role__in=careful).distinct():
            Authenticator.objects.get_or_create(
                user=person, type=Authenticator.Type.TOTP, defaults={"data": {"secret": "not a secret"}}
            )
    # What is there by now stays until the end: to look through it for rubbish again and again costs much time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def django_test_environment(django_test_environment: None) -> None:
    """Keep what a whole page was made of, for tests that ask, and not that of each of its parts, copied for each."""
    keep: Callable[[Template, Context], SafeString] = Template._render  # type: ignore[attr-defined]

    def render(template: Template, context: Context) -> SafeString:
        return keep(template, context) if context.template is template else template.nodelist.render(context)

    Template._render = render  # type: ignore[attr-defined]  # a name that Django keeps to itself


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin early with what takes long."""
    longest_first(items)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> SharedOut:
    """Share the tests out as we do."""
    return SharedOut(config, log)


@pytest.fixture(scope="session")
def whole_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run share."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="session", autouse=True)
def _loading(request: pytest.FixtureRequest, whole_run: Path) -> Iterator[None]:
    """Begin the file below beside the tests that do without it, lest a process waits for another to make it."""
    is_first = os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0"
    if not is_first or not any(
        "loaded" in getattr(item, "fixturenames", ()) for item in request.session.items
    ):
        yield
        return

    def begin() -> None:
        # Whoever needs it tries again, and is told why it can't be made.
        with suppress(subprocess.CalledProcessError):
            make_database_once(whole_run / "loaded.sqlite3")

    beside = threading.Thread(target=begin)
    beside.start()
    yield
    beside.join()


@pytest.fixture(scope="session")
def loaded(whole_run: Path) -> Path:
    """A database file with the demonstration in it, for tests that run the site in processes of its own."""
    return make_database_once(whole_run / "loaded.sqlite3")


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the database file lies of the site that this process runs at the time; its folder is the site's own."""
    return tmp_path_factory.mktemp("site") / "site.sqlite3"


@pytest.fixture(scope="session")
def nursery(place: Path) -> Iterator[Nursery]:
    """Whence the processes of such a site come."""
    with open_nursery(environment(place)) as running:
        yield running


@pytest.fixture(autouse=True)
def _monday_morning(request: pytest.FixtureRequest) -> Iterator[None]:
    """Stop the clock on Monday 23 November 2026, half past ten, for every test that uses the database."""
    if "db" not in request.fixturenames and request.node.get_closest_marker("django_db") is None:
        yield
        return
    with time_machine.travel(MORNING, tick=False):
        yield


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """End the run with one line that names what this machine could not run."""
    report_missing(terminalreporter)
