"""The log of contact with the family: its page, and every change to it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web.access import access
from csp.web.requests import Request
from dhr.policies.contacts import may_log, may_read_changes
from dhr.presenters.contacts import TOLD, ContactLog
from dhr.queries import contacts
from dhr.views.contact_opening import opened_log

WHO_READS = "Only the coordinator, the deputy, the chair and the family’s advocate may read this log."


@access(Permission.ENTER)
@require_safe
def contact_list(request: Request, key: str) -> HttpResponse:
    """Show the log of a review to whoever is in the family's circle, the latest contact first."""
    reader, opened = request.reader, opened_log(request, key)
    found = list(contacts.of_review(reader, review=opened.review))
    log = ContactLog.of(found, today=reader.today)
    context = opened.context(
        here="family",
        log=log,
        may_log=may_log(reader, opened.review),
        may_read_changes=may_read_changes(reader, opened.review),
        restricted=WHO_READS,
    )
    return render(request, "dhr/contacts/list.html", context)


@access(Permission.ENTER)
@require_safe
def contact_changes(request: Request, key: str) -> HttpResponse:
    """List what became of each entry of the log, those that were removed too."""
    opened = opened_log(request, key)
    may_read_changes(request.reader, opened.review).require()
    stories = TOLD.stories(contacts.versions_in(request.reader, review=opened.review))
    context = opened.context(here="family", stories=stories)
    return render(request, "dhr/contacts/changes.html", context)
