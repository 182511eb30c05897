"""Verify that nobody changed the audit trail behind the application's back."""

import re
from argparse import ArgumentTypeError
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from csp.audit.verifying import Verified, verify_trails
from csp.kernel.seals import Head, Verdict, trail_of
from csp.queries import seals


def head(text: str) -> Head:
    """Return a head as it was sent or logged, or refuse it in a sentence."""
    found = re.fullmatch(r"(\d{1,18}):([0-9a-f]{64})", text.strip())
    if found is None:
        raise ArgumentTypeError("a head is a number, a colon and 64 digits or letters a to f, as it was sent")
    return Head(int(found[1]), found[2])


SITE = trail_of(partnership=None, circle=None)


class Command(BaseCommand):
    """``manage.py verify_audit``: says what is wrong and where, by number and never by content."""

    help = "Verify the audit trail: what was altered, removed, reordered, cut off or rewritten, and where."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what to look at, and the heads that were kept elsewhere."""
        parser.add_argument("--partnership", metavar="SLUG", help="verify its trails alone")
        parser.add_argument(
            "--head",
            metavar="COUNT:HASH",
            type=head,
            action="append",
            default=[],
            help="a head from the log or a message, that has to be there; may be given several times",
        )

        parser.add_argument(
            "--restricted",
            action="store_true",
            help="print the heads of restricted matters too, which tell that there are any",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Look through the trails; fail when anything is wrong with one."""
        partnership = None
        if slug := options["partnership"]:
            partnership = seals.partnership_with_slug(slug)
            if partnership is None:
                raise CommandError(f"There is no partnership “{slug}”.")
        found = verify_trails(partnership=partnership, kept=options["head"])
        for line in _told(found, restricted=options["restricted"]):
            self.stdout.write(line)
        for sentence in found.cut_off:
            self.stdout.write(sentence)
        waiting = seals.count_waiting(partnership=partnership)
        self.stdout.write(f"{waiting} not sealed yet.")
        if not found.is_whole:
            raise CommandError("The audit trail is not as it was sealed.")
        self.stdout.write("Nothing is wrong with what is sealed.")
        if not options["head"]:
            self.stdout.write("Without --head, an end that was cut off can’t be seen.")


def _told(found: Verified, *, restricted: bool) -> Iterator[str]:
    """Give a line for each trail and each fault; a restricted one without a fault only when it was asked for."""
    names = {**seals.names_of_trails(), SITE: SITE}
    for trail, verdict in found.trails.items():
        if trail in names or verdict.faults or restricted:
            yield f"{names.get(trail, trail)}: {verdict.head.count} sealed, head {verdict.head}"
            yield from (f"  {fault}" for fault in verdict.faults)
            if settings.AUDIT_KEYS_BEFORE and not verdict.faults:
                yield f"  {_told_of_keys(verdict)}"


def _told_of_keys(verdict: Verdict) -> str:
    """Say what the current key vouches for: nobody who has an older one could write that anew."""
    if verdict.since == 1:
        return "All of it is sealed with AUDIT_KEY."
    if verdict.since:
        return f"Sealed with AUDIT_KEY from number {verdict.since} on, with older keys before."
    return "Its end is sealed with an older key. Whoever has that can write it anew: compare a head that was kept."
