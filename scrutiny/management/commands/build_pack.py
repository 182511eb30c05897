"""Build a report to a committee as a PDF, and issue it when told to: the same services as the pages."""

import os
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.http import Http404

from csp import files
from csp.audit import NewerVersion
from csp.jobs import Stopped, WithoutAJob
from csp.kernel.plain_text import plain_line, plain_lines
from csp.models import Audience, AudienceReader, Partnership, Reader, StoredFile
from csp.queries.partnerships import partnerships_of
from csp.queries.readers import reader_by_email
from csp.web import clock
from plans.models import Plan
from plans.queries import plans
from scrutiny.forms.report import ReportForm
from scrutiny.models import Committee, Pack, Report
from scrutiny.queries import committees, packs, reports
from scrutiny.services.council_forms import usual_form
from scrutiny.services.packs import CannotIssue, begin_pack, build, issue_pack
from scrutiny.services.reports import add_report, title_on
from scrutiny.services.sections import starting_sections

REPORT_OF, RECOMMENDATIONS = "Head of Community Safety", "note the progress made."

ISSUE = (
    "Issue it, if it passes every check and its form asks for no approvals: those are recorded on its page"
)


class Command(BaseCommand):
    """``manage.py build_pack``: finds the report of that title for that meeting, or begins it."""

    help = "Build the annual report to a committee as a PDF; with --issue, issue it to its members."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for what the page asks for; a report that is there already must say what is asked for."""
        parser.add_argument(
            "--partnership", required=True, help="The partnership's name in addresses, e.g. vale"
        )
        parser.add_argument("--as", required=True, dest="email", help="The e-mail address of its coordinator")
        parser.add_argument("--committee", required=True, help="The committee's name")
        parser.add_argument(
            "--meeting", required=True, type=_day, help="The date of the meeting, e.g. 2027-01-19"
        )
        parser.add_argument("--out", required=True, type=Path, help="Where to write the PDF")
        parser.add_argument("--issue", action="store_true", help=ISSUE)
        parser.add_argument("--plan", default="", help="The plan's title, where there are several")
        parser.add_argument("--title", default="", help="For example: Annual report 2026/27")
        parser.add_argument(
            "--report-of", default="", help=f"The post that presents it; of a new report, {REPORT_OF}"
        )
        parser.add_argument(
            "--recommendations",
            default="",
            help=f"What the committee is asked, one a line; in a new report, {RECOMMENDATIONS}",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Find or begin the report, build it, write the PDF, and say what was made."""
        _refuse_to_write(options["out"])
        try:
            reader = _reader(options["email"])
            report = _report(reader, options)
            pack = self._built(reader, report)
            options["out"].write_bytes(files.content_of(pack.file))  # type: ignore[arg-type]  # it is built
            self._say(pack, options["out"])
            if options["issue"]:
                issue_pack(key=pack.key, version=pack.version, by=reader, now=clock.now())
                self.stdout.write(f"Issued to {report.meeting.committee.name}.")
        except NewerVersion as newer:
            raise CommandError("Somebody changed this report meanwhile. Run the command again.") from newer
        except Http404 as gone:
            raise CommandError("This report is no longer yours to build.") from gone
        except (PermissionDenied, Stopped, CannotIssue, OSError) as refusal:
            raise CommandError(str(refusal)) from refusal

    def _built(self, reader: Reader, report: Report) -> Pack:
        pack = begin_pack(key=report.key, by=reader, now=clock.now())
        build(key=pack.key, by=reader, progress=WithoutAJob(clock.now, tell=self.stderr.write))
        return packs.open_to(reader).get(key=pack.key)

    def _say(self, pack: Pack, out: Path) -> None:
        file: StoredFile = pack.file  # type: ignore[assignment]  # it is built
        self.stdout.write(f"{pack.title}: {pack.pages} pages, {file.size:,} bytes, in {out}")
        self.stdout.write(f"SHA-256 {file.sha256}")
        for check in pack.checks:
            self.stdout.write(f"{'Passed' if check['passed'] else 'Not passed'}: {check['words']}")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is not a date. Write it like 2027-01-19.") from None


def _refuse_to_write(out: Path) -> None:
    """Say before the work that its result could not be written."""
    if out.is_dir():
        raise CommandError(f"{out} is a folder. Name a file in it for the PDF.")
    if not out.parent.is_dir():
        raise CommandError(f"There is no folder {out.parent} to write the PDF in.")
    if not os.access(out if out.exists() else out.parent, os.W_OK):
        raise CommandError(f"{out} can’t be written: it, or its folder, belongs to somebody else.")


def _reader(email: str) -> Reader:
    reader = reader_by_email(email, today=clock.today())
    if reader is None:
        raise CommandError(f"Nobody signs in as {email}.")
    return reader


def _report(reader: Reader, options: dict[str, Any]) -> Report:
    """Return the report of this title for this meeting, begun now if nobody has."""
    partnership = partnerships_of(reader).filter(slug=options["partnership"]).first()
    if partnership is None:
        raise CommandError(
            f"{reader.person.name} does not work with a partnership called {options['partnership']}."
        )
    committee = _committee(reader, partnership, options["committee"])
    title = plain_line(options["title"]) or title_on(day=reader.today)
    meeting = committees.meeting_on(reader, committee=committee, day=options["meeting"])
    found = reports.same_report(reader, meeting=meeting, title=title) if meeting else None
    if found:
        _refuse_another(reader, found, options)
        return found
    answers = _answers(reader, committee, title, options)
    return add_report(answers=answers, by=reader, now=clock.now())


def _refuse_another(reader: Reader, report: Report, options: dict[str, Any]) -> None:
    """Refuse what was asked for and the report that is there says otherwise: its words are changed on its page."""
    plan = plans.open_to(reader).filter(pk=report.plan_id).first()
    asked = {
        "plan": (plain_line(options["plan"]), plan.title if plan else ""),
        "report-of": (plain_line(options["report_of"]), report.report_of),
        "recommendations": (plain_lines(options["recommendations"]), report.recommendations),
    }
    if other := [f"--{name}" for name, (wanted, there) in asked.items() if wanted and wanted != there]:
        raise CommandError(
            f"There is a report called “{report.title}” for this meeting already, and it says something else than "
            f"{' and '.join(other)}. Change it on its page, or give another --title."
        )


def _answers(reader: Reader, committee: Committee, title: str, options: dict[str, Any]) -> Any:
    """Return what the page's own form makes of the options, or refuse with its sentence."""
    public = AudienceReader(Audience.PART_1, committee.partnership_id, reader.today)
    meeting: date = options["meeting"]
    sent = {
        "committee": committee.key,
        "meeting_on-day": meeting.day,
        "meeting_on-month": meeting.month,
        "meeting_on-year": f"{meeting.year:04}",
        "plan": _plan(reader, committee.partnership, options["plan"]).key,
        "title": title,
        "report_of": options["report_of"] or REPORT_OF,
        "recommendations": options["recommendations"] or RECOMMENDATIONS,
    }
    form = ReportForm(
        sent,
        committees=committees.committees_of(reader, partnership=committee.partnership),
        plans=plans.open_to(public),
        sections=starting_sections(form=usual_form()),
    )
    if not form.is_valid():
        raise CommandError(" ".join(f"{one}." for errors in form.errors.values() for one in errors))
    return form.answers["answers"]


def _committee(reader: Reader, partnership: Partnership, name: str) -> Committee:
    there = list(committees.committees_of(reader, partnership=partnership))
    for one in there:
        if one.name == name:
            return one
    names = ", ".join(f"“{one.name}”" for one in there) or "none yet"
    raise CommandError(f"There is no committee called “{name}”. The partnership’s committees: {names}.")


def _plan(reader: Reader, partnership: Partnership, title: str) -> Plan:
    """Return the plan of that title, or the newest that everyone in the partnership may read."""
    there = plans.open_to(reader).in_partnership(partnership).filter(circle=None)
    found = there.filter(title=plain_line(title)).first() if title else there.first()
    if found is None:
        raise CommandError(
            f"There is no plan called “{title}”." if title else "The partnership has no plan yet."
        )
    return found
