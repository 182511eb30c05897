"""What it costs to make a PDF: CPU seconds of the renderer and of whoever asks it, and the renderer's memory."""

from __future__ import annotations

import multiprocessing
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import django

from tests.bench.database import ROOT
from tests.bench.numbers import Number
from tests.bench.words import Words

if TYPE_CHECKING:
    from csp.documents.render import Rendered
    from csp.kernel.report import Report, Section

# So many actions, with cover, contents and a chart.
TABLES = ((50, 0.6), (200, 1.5), (500, 3))
# Whole reports of at least so many pages: with so many actions, and so many paragraphs.
REPORTS = ((20, 140, 50, 2.5), (40, 280, 100, 4), (100, 710, 310, 13))
MEMORY = 300
LONGEST = 120
TIMES = 3


def documents() -> list[Number]:
    """Measure in a process of its own: its children are renderers and nothing else, so their memory is known."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(in_this_process)


def in_this_process() -> list[Number]:
    """Measure here."""
    django.setup()
    return [*tables(), *reports()]


def tables() -> Iterator[Number]:
    """Measure reports that are a chart and so many actions."""
    from tests.unit.csp.sample import sample

    for actions, target in TABLES:
        report = sample(actions)
        summary, plan = report.sections[:2]
        short = replace(
            report, sections=(replace(summary, blocks=summary.blocks[-1:]), plan), recommendations=()
        )
        tries = [rendered(short) for _ in range(TIMES)]
        made = sorted(spent for spent, _ in tries)
        note = f"{tries[0][1].pages} pages, tagged"
        yield Number(f"PDF of {actions} actions and a chart", made[TIMES // 2], target, "s", note, made[0])


@dataclass(frozen=True)
class Made:
    """A report, its PDF with its pages, and what it took: seconds of the processor, and on the wall."""

    report: Report
    pdf: bytes
    pages: int
    spent: float
    wall: float


def reports() -> Iterator[Number]:
    """Measure whole reports beside headless Chromium, the most memory that a renderer took, and what veraPDF says."""
    made = [whole_report(*size[:3]) for size in REPORTS]
    memory = most_memory()  # before there is a child that is no renderer
    for (pages, actions, _, target), one in zip(REPORTS, made, strict=True):
        beside = f"{one.wall:.1f} s on the wall, Chromium {printed(one.report):.1f} s"
        note = f"{one.pages} pages, {actions} actions; {beside}"
        yield Number(f"Report of {pages} pages", one.spent, target, "s", note)
    yield Number("Memory of the renderer", memory, MEMORY, "MB", "for the longest of these")
    yield Number("What veraPDF finds in them", faults_in(made), 0, "faults", "PDF/UA-1 and PDF/A-2a")


def whole_report(pages: int, actions: int, paragraphs: int) -> Made:
    """A report of at least so many pages."""
    from tests.unit.csp.sample import sample

    report = sample(actions)
    report = replace(report, sections=(*report.sections, *prose(paragraphs)))
    begun = time.monotonic()
    spent, made = rendered(report)
    wall = time.monotonic() - begun
    if made.pages < pages:
        raise AssertionError(f"The report has {made.pages} pages, not {pages}")
    return Made(report, made.pdf, made.pages, spent, wall)


def faults_in(made: Sequence[Made]) -> int:
    """How many faults veraPDF finds in all of them, by both profiles."""
    from tests.verapdf import check

    with TemporaryDirectory() as folder:
        files = [Path(folder, f"{one.pages}.pdf") for one in made]
        for file, one in zip(files, made, strict=True):
            file.write_bytes(one.pdf)
        found = check(files)
    if not all(one.checks for one in found):
        raise AssertionError("veraPDF could not read one of them")
    return sum(len(one.faults) for one in found)


def printed(report: Report) -> float:
    """The seconds on the wall in which headless Chromium makes a PDF of the same document, in the same typeface."""
    from csp.documents.html import html_of, style_of
    from csp.kernel.report import number
    from tests.programs import chromium

    program, numbered = chromium(), number(report)
    if program is None:
        raise AssertionError("Chromium is missing: .ci/outside.py says how to get it")
    style = style_of(numbered).replace(
        'url("font:', f'url("{(ROOT / "build" / "assets" / "fonts").as_uri()}/'
    )
    with TemporaryDirectory() as folder:
        page, pdf = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(f"<style>{style}</style>{html_of(numbered)}", encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--no-pdf-header-footer", f"--user-data-dir={folder}/own"]
        command = [str(program), *options, f"--print-to-pdf={pdf}", page.as_uri()]
        begun = time.monotonic()
        subprocess.run(command, capture_output=True, check=True, timeout=LONGEST)
        wall = time.monotonic() - begun
        if not pdf.stat().st_size:
            raise AssertionError("Chromium printed nothing")
    return wall


def prose(paragraphs: int) -> Iterator[Section]:
    """Sections of ten paragraphs each."""
    from csp.kernel.report import Paragraph, Section

    words = Words()
    for at in range(paragraphs // 10):
        blocks = (Paragraph(f"prose-{at}-{place}", words.sentences(6)) for place in range(10))
        yield Section(f"prose-{at}", words.title()[:80], tuple(blocks))


def rendered(report: Report) -> tuple[float, Rendered]:
    """The CPU seconds of numbering, drawing and checking a report, and its PDF."""
    from csp.documents.render import render
    from csp.kernel.report import number

    before = all_cpu()
    made = render(number(report))
    if not made.checks.passed:
        raise AssertionError(made.checks.failures[0].words)
    return all_cpu() - before, made


def all_cpu() -> float:
    """The CPU seconds of this process and of the children that it has waited for."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def most_memory() -> float:
    """The megabytes that the largest child took; macOS counts in bytes, Linux in kilobytes."""
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit
