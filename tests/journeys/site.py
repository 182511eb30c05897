"""The site as it is really served: gunicorn, a worker and a database file, on a port of its own."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from csp.demonstration import PASSWORD
from tests.journeys.people import Walker
from tests.nursery import Child, Nursery
from tests.served import HOST, ROOT, copied, environment, free_port

SIGN_IN = "/account/sign-in/"
LONGEST_START = 60
LONGEST_STOP = 15
FAULT = re.compile(r"Internal Server Error|Worker .* was sent|WORKER TIMEOUT")


class Site:
    """One running site: where it is, what it mailed, and how to stop it."""

    web = "csp.wsgi"
    # Whoever waits for a job waits for the browser, not for the worker to look.
    worker: tuple[str, ...] = ("manage.py", "worker", "--interval=0.25", "--no-startup-delay")

    def __init__(self, database: Path, loaded: Path, nursery: Nursery | None = None) -> None:
        """Copy the loaded database, and start web and worker on it: anew, or from a nursery for that database."""
        self.database = copied(loaded, database)
        self.nursery = nursery
        self.log = database.with_name("log")
        self.port = free_port()
        self.address = f"http://{HOST}:{self.port}"
        self.named = f"http://localhost:{self.port}"  # a passkey is for a name, not for a number
        self.sign_ins: dict[Walker, Any] = {}
        self.list_address = ""
        self.prepare()
        web = ("-m", "gunicorn", self.web, "--bind", f"{HOST}:{self.port}", "--workers", "2")
        self.servers = [self._start(*web), self._start(*self.worker)]

    def prepare(self) -> None:
        """Do what has to be done to the database before anything is served from it."""

    def _start(self, *command: str) -> subprocess.Popen | Child:
        with self.log.open("a") as log:
            if self.nursery:
                return self.nursery.start(*command, log=log)
            return subprocess.Popen(
                [sys.executable, *command],
                cwd=ROOT,
                env=environment(self.database),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def wait_until_well(self) -> None:
        """Wait for the first good answer."""
        end = time.monotonic() + LONGEST_START
        while time.monotonic() < end and self.is_running:
            try:
                with urllib.request.urlopen(f"{self.address}/health/", timeout=5):  # noqa: S310  (our own loopback)
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        raise AssertionError(f"The site did not start:\n{self.log.read_text()}")

    @property
    def is_running(self) -> bool:
        """Whether web and worker are both alive."""
        return all(server.poll() is None for server in self.servers)

    @property
    def faults(self) -> str:
        """What the servers wrote about an error of their own, if anything."""
        written = self.log.read_text()
        return written if FAULT.search(written) else ""

    def stop(self) -> None:
        """End both, and all that they started: nobody needs what they would still do."""
        for server in self.servers:
            with suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGKILL)
        for server in self.servers:
            server.wait(LONGEST_STOP)

    def state_of(self, walker: Walker, browser: Browser) -> Any:
        """The cookies of somebody signed in; they sign in once on this site, by the form, which nobody looks at."""
        if walker not in self.sign_ins:
            with browser.new_context(locale="en-GB", base_url=self.address) as context:
                form = context.request.get(SIGN_IN)
                [token] = set(re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', form.text()))
                told = {"login": walker.email, "password": PASSWORD, "csrfmiddlewaretoken": token}
                answer = context.request.post(
                    SIGN_IN, form=told, headers={"Referer": form.url}, max_redirects=0
                )
                assert answer.status == 302, answer.text()
                self.sign_ins[walker] = context.storage_state()
        return self.sign_ins[walker]

    def mailed(self, pattern: str) -> str:
        """The last thing that the site wrote in a mail which fits the pattern, read where the site keeps its mail."""
        end = time.monotonic() + 5
        while time.monotonic() < end:
            with closing(sqlite3.connect(self.database, timeout=20)) as tables:
                texts = [text for (text,) in tables.execute("SELECT text FROM csp_message ORDER BY id DESC")]
            for text in texts:
                if found := re.findall(pattern, text, re.MULTILINE):
                    return found[-1]
            time.sleep(0.1)
        raise AssertionError(f"No mail fits {pattern}:\n{self.log.read_text()}")

    def end_every_session(self) -> None:
        """Forget who is signed in, as time does after twelve hours."""
        with sqlite3.connect(self.database, timeout=20) as tables:
            tables.execute("DELETE FROM django_session")
        tables.close()
        self.sign_ins.clear()


@contextmanager
def kept_well(site: Site) -> Iterator[Site]:
    """Wait until a site serves, and at its end fail if anything was wrong with it."""
    try:
        site.wait_until_well()
        yield site
        assert site.is_running, f"Web or worker stopped by itself:\n{site.log.read_text()}"
        assert not site.faults, site.faults
    finally:
        site.stop()
