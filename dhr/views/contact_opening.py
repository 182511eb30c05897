"""Find the log of contact with the family of a page; that it was opened is written down on its own circle's trail."""

from dataclasses import dataclass

from django.db import models

from csp.web import clock
from csp.web.gone import Gone
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.models import FamilyContact, Part, Review
from dhr.models.verb import Verb
from dhr.presenters.contacts import list_of
from dhr.queries import contacts
from dhr.services.openings import record_opening
from dhr.views.opening import Opened, opened_review

TEXTS = ("who", "by", "shared", "asked", "promised", "reason")


@dataclass(frozen=True)
class Log:
    """The log of a review as what was opened: known to the family's circle alone."""

    review: Review

    @property
    def pk(self) -> int:
        """Return the id of the review."""
        return self.review.pk

    @property
    def _meta(self) -> models.options.Options:
        return self.review._meta

    @property
    def partnership_id(self) -> int:
        """Return the id of the review's partnership."""
        return self.review.partnership_id

    @property
    def circle_id(self) -> int:
        """Return the id of the family's circle."""
        return self.review.circle_of(Part.FAMILY)


def opened_log(request: Request, key: str) -> Opened:
    """Return the review whose log a page shows; raises Http404 for everybody to whom the log is not open."""
    opened = opened_review(request, key, part=Part.FAMILY)
    record_opening(record=Log(opened.review), verb=Verb.CONTACTS_OPENED, by=request.reader, now=clock.now())
    return opened


def opened_contact(request: Request, key: str) -> tuple[Opened, FamilyContact]:
    """Return the entry of the log that a page is about, and its review; raises Http404 where it is not open."""
    contact = scoped_or_404(contacts.open_to(request.reader), request, key=key)
    return opened_log(request, contact.review.key), contact


def find_gone(request: Request, key: str) -> Gone | None:
    """Return the entry with this key that somebody removed."""
    last = contacts.removed(request.reader, key=key)
    if last is None or last.review.partnership_id != request.partnership.pk:
        return None
    opened = opened_log(request, last.review.key)
    return Gone(
        last=last,
        name="This entry of the log",
        head="dhr/contacts/head.html",
        context=opened.context(here="family"),
        on=list_of(opened.review),
        on_words="The log as it is now",
        texts=TEXTS,
    )
