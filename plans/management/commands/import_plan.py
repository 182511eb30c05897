"""Import a plan from the command line: the same services as the pages."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError

from csp.files import NotKept
from csp.jobs import Stopped, WithoutAJob
from csp.models import Partnership, Reader
from csp.queries.partnerships import partnerships_of
from csp.queries.readers import reader_by_email
from csp.queries.words import words_of
from csp.web import clock
from plans.imports.refusals import CannotRead
from plans.models import PlanImport
from plans.presenters.import_page import became, sum_of
from plans.queries import imports, plans
from plans.services.importing import carry_out
from plans.services.imports import NotReady, Target, confirm, start_import

REFUSALS = (CannotRead, NotKept, NotReady, Stopped, PermissionDenied)


class Command(BaseCommand):
    """``manage.py import_plan FILE --partnership vale --as EMAIL`` and a plan's key, or a title and two days."""

    help = "Import a plan from an .xlsx or .csv file, as guessed, and print what each row became."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the file, where it goes, and who imports it."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--partnership", required=True, help="its name in addresses, for example vale")
        parser.add_argument("--as", dest="email", required=True, help="the e-mail address of a coordinator")
        parser.add_argument("--plan", default="", help="the key of a plan that is there")
        parser.add_argument("--title", default="", help="the title of a new plan")
        parser.add_argument(
            "--from", dest="starts_on", type=date.fromisoformat, help="its first day, 2026-04-01"
        )
        parser.add_argument("--to", dest="ends_on", type=date.fromisoformat, help="its last day, 2029-03-31")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import it, all or nothing."""
        by = reader_by_email(options["email"], today=clock.today())
        partnership = partnerships_of(by).filter(slug=options["partnership"]).first() if by else None
        if by is None or partnership is None:
            raise CommandError(f"Nobody signs in to {options['partnership']} as {options['email']}.")
        try:
            content = options["file"].read_bytes()
        except OSError as fault:
            raise CommandError(f"{options['file']} cannot be opened: {fault.strerror}.") from fault
        try:
            done = _imported(
                content, options["file"].name, _target(by, partnership, options), partnership, by
            )
        except REFUSALS as refused:
            raise CommandError(str(refused)) from refused
        words = words_of(by, partnership=partnership)
        for line in done.rows:
            self.stdout.write(f"{line['row']:>6}  {became(line, words):<24} {line['words']}")
            for sentence in line["problems"]:
                self.stdout.write(f"        {sentence}")
        self.stdout.write(sum_of(done.rows))
        self.stdout.write(f"Plan {done.plan.key}: {done.plan.title}" if done.plan else "")


def _target(by: Reader, partnership: Partnership, options: dict[str, Any]) -> Target:
    """Return where it goes; raises CommandError when that is not said, or cannot be."""
    if options["plan"]:
        plan = plans.not_closed(by, partnership=partnership).filter(key=options["plan"]).first()
        if plan is None:
            raise CommandError(f"There is no open plan {options['plan']}.")
        return Target(plan=plan)
    if not (options["title"] and options["starts_on"] and options["ends_on"]):
        raise CommandError("Give --plan, or --title with --from and --to.")
    if options["ends_on"] <= options["starts_on"]:
        raise CommandError("The last day must be after the first day.")
    return Target(title=options["title"], starts_on=options["starts_on"], ends_on=options["ends_on"])


def _imported(content: bytes, name: str, target: Target, partnership: Partnership, by: Reader) -> PlanImport:
    begun = start_import(
        partnership=partnership, target=target, content=content, name=name, by=by, now=clock.now()
    )
    confirm(key=begun.key, version=begun.version, by=by, now=clock.now())
    carry_out(key=begun.key, by=by, progress=WithoutAJob(clock.now))
    return imports.open_to(by).get(key=begun.key)
