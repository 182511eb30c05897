"""What the web process costs: to start, and in memory after people have used it."""

import resource
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from statistics import median

from tests.bench.database import ROOT
from tests.bench.numbers import Number
from tests.bench.officer import Officer
from tests.bench.words import IN_ALL

HOST = "127.0.0.1"
LONGEST = 60
STARTS = 5
ROUNDS = 5


def processes(officer: Officer) -> Iterator[Number]:
    """Measure the start, then the memory."""
    starts = sorted(a_start() for _ in range(STARTS))
    yield Number("Start of the web process", median(starts), 1.5, "s", best=starts[0])
    yield Number("Memory of the web process", memory(officer), 150, "MB", "after the pages above")


def a_start() -> float:
    """The CPU seconds of a process that loads the site and its addresses, and ends."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    load = "import csp.wsgi; from django.urls import get_resolver; get_resolver().url_patterns"
    subprocess.run([sys.executable, "-c", load], cwd=ROOT, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def memory(officer: Officer) -> float:
    """The megabytes of the gunicorn process that has shown the officer the pages a few times."""
    port = free_port()
    command = ["-m", "gunicorn", "csp.wsgi", "--bind", f"{HOST}:{port}", "--log-level", "warning"]
    web = subprocess.Popen([sys.executable, *command], cwd=ROOT, start_new_session=True)
    try:
        wait_until_well(web, port)
        for _ in range(ROUNDS):
            visit(officer, port)
        return max(megabytes_of_workers(web.pid))
    finally:
        web.send_signal(signal.SIGTERM)
        web.wait(LONGEST)


def visit(officer: Officer, port: int) -> None:
    """Open the measured pages over HTTP, with the officer's own session."""
    plan = officer.plan.key
    addresses = [
        f"{officer.address('action-list', plan)}?words={IN_ALL}&page=80",
        officer.address("plan-detail", plan),
        officer.address("action-detail", officer.held[0].key),
        officer.address("action-list-csv", plan),
    ]
    cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in officer.client.cookies.items())
    for address in addresses:
        asked = urllib.request.Request(
            f"http://{HOST}:{port}{address}", headers={"Host": "localhost", "Cookie": cookie}
        )
        with urllib.request.urlopen(asked, timeout=LONGEST) as answer:  # noqa: S310  (our own loopback)
            answer.read()
            assert answer.url.endswith(address), f"{address} led to {answer.url}"


def megabytes_of_workers(master: int) -> list[float]:
    """The resident memory of each process that the master began."""
    listed = subprocess.run(["ps", "-A", "-o", "ppid=,rss="], capture_output=True, text=True, check=True)
    rows = (line.split() for line in listed.stdout.splitlines())
    return [int(rss) / 1024 for parent, rss in rows if int(parent) == master]


def wait_until_well(web: subprocess.Popen, port: int) -> None:
    """Wait for the first good answer."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end and web.poll() is None:
        try:
            asked = urllib.request.Request(f"http://{HOST}:{port}/health/", headers={"Host": "localhost"})
            urllib.request.urlopen(asked, timeout=5).close()  # noqa: S310  (our own loopback)
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("The web process did not start: the lines above say why.")


def free_port() -> int:
    """A port that nothing uses."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
