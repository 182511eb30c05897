"""Say which tests this machine cannot run, and why; where everything is required, that is a failure."""

import os
import sys
from pathlib import Path
from typing import NoReturn

import pytest

sys.path.append(str(Path(__file__).resolve().parent.parent / ".ci"))

import outside
from outside import TABLE, chromium, postgresql

__all__ = [
    "TABLE",
    "cannot_run",
    "chromium",
    "everything_is_required",
    "outside",
    "postgresql",
    "report_missing",
    "require",
]

MARK = "could not run on this machine: "


def everything_is_required() -> bool:
    """Whether a missing program is a failure: in continuous integration, or when asked for."""
    return any(os.environ.get(name, "").lower() in {"1", "true", "yes"} for name in ("CI", "REQUIRE_ALL"))


def require(name: str) -> Path:
    """Where a program of the table is; without it, the test that asks cannot run."""
    program = TABLE[name]
    return program.find() or cannot_run(program.sentence)


def cannot_run(sentence: str) -> NoReturn:
    """Skip the test in a way that the last line of the run names, or fail it."""
    if everything_is_required():
        pytest.fail(MARK + sentence, pytrace=False)
    pytest.skip(MARK + sentence)


def report_missing(terminalreporter: pytest.TerminalReporter) -> None:
    """Make one line that names what could not run here the very last, after pytest's own."""
    terminalreporter.config.add_cleanup(lambda: write_missing(terminalreporter))


def write_missing(terminalreporter: pytest.TerminalReporter) -> None:
    """Write the line; it is made from the reports, so pytest-xdist may be used."""
    reports = [
        report
        for outcome in ("skipped", "failed", "error")
        for report in terminalreporter.stats.get(outcome, [])
    ]
    if missing := sorted({words for report in reports if (words := what_is_missing(report))}):
        terminalreporter.write_line(f"Could not run on this machine: {'; '.join(missing)}.", yellow=True)
    else:
        terminalreporter.write_line("Everything could run here.", green=True)


def what_is_missing(report: pytest.TestReport | pytest.CollectReport) -> str:
    """What `cannot_run` said in this report, if it did."""
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    _, _, words = reason.partition(MARK)
    return words.partition("\n")[0]
