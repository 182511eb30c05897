"""The front sheet of a report: each field of its form, filled from the record or with what was typed."""

from collections.abc import Callable
from dataclasses import dataclass

from csp.kernel import day_words
from csp.kernel.council_form import FrontField
from csp.kernel.listing import listed
from csp.kernel.report.front import Implication
from scrutiny.models import Report

TYPED = "typed"


@dataclass(frozen=True)
class Sheet:
    """What fills a front sheet: the report, which part of it is read, and what is attached, in words."""

    report: Report
    part: str = ""
    attached: str = ""


# What fills a field, in words for whoever makes a form, and how. The questions of every report come last.
SOURCES: dict[str, tuple[str, Callable[[Sheet], str]]] = {
    "committee": ("The committee and its council", lambda sheet: _committee(sheet.report)),
    "meeting": ("The day of the meeting", lambda sheet: day_words.long(sheet.report.meeting.held_on)),
    "title": ("The title of the report", lambda sheet: sheet.report.title),
    "plan": ("The plan that it is about", lambda sheet: sheet.report.plan.title),
    "openness": ("Whether it is open to the public or exempt", lambda sheet: sheet.part),
    "appendices": ("The appendices, by their letters", lambda sheet: sheet.attached),
    "report_of": ("Typed: who presents the report", lambda sheet: sheet.report.report_of),
    "cabinet_member": ("Typed: the cabinet member", lambda sheet: sheet.report.cabinet_member),
    "wards": ("Typed: the wards affected", lambda sheet: sheet.report.wards),
    "contact": ("Typed: the author, and how to reach them", lambda sheet: sheet.report.contact),
    "purpose": ("Typed: the purpose of the report", lambda sheet: sheet.report.purpose),
}
# Those that stand in boxes that every report has.
ASKED_ALWAYS = ("report_of", "cabinet_member", "wards", "contact", "purpose")
# What only the build knows, and so is not missing before.
KNOWN_LATER = ("openness", "appendices")


def front_of(report: Report, *, part: str = "", attached: str = "") -> tuple[tuple[str, str], ...]:
    """Return the front sheet: its labels in their order, and what fills each; those without anything are left out.

    ``part`` says whether it is open or exempt, ``attached`` what goes with it.
    """
    sheet = Sheet(report, part, attached)
    rows = ((one.label, _filled(one, sheet)) for one in report.council_form.front)
    return tuple((label, value) for label, value in rows if value)


def missing_from(report: Report) -> list[str]:
    """Return what its form asks for and nobody has given, a sentence each."""
    sheet, form = Sheet(report), report.council_form
    found = [
        f"“{one.label}” on the front sheet is needed, and empty."
        for one in form.front
        if one.is_needed and one.source not in KNOWN_LATER and not _filled(one, sheet)
    ]
    open_ones = [one.label for one in form.implications if one.name not in report.implications]
    unsaid = f"The form asks whether there are implications, and nobody has answered: {listed(open_ones)}."
    return [*found, *([unsaid] if open_ones else [])]


def implications_of(report: Report) -> tuple[Implication, ...]:
    """Return what was answered about implications, in the order of the form."""
    answers = report.implications
    return tuple(
        Implication(one.name, one.label, answers[one.name]["yes"], answers[one.name]["detail"])
        for one in report.council_form.implications
        if one.name in answers
    )


def _filled(one: FrontField, sheet: Sheet) -> str:
    typed: str = sheet.report.front.get(one.name, "")
    return typed if one.source == TYPED else SOURCES[one.source][1](sheet)


def _committee(report: Report) -> str:
    committee = report.meeting.committee
    return f"{committee.name}, {committee.authority.name}"
