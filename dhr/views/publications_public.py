"""The reviews of a partnership as everybody may read them: what was published, while it is on the public page."""

import logging

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp import files
from csp.files import MediaType
from csp.models import Partnership
from csp.models.audience import Audience, AudienceReader
from csp.queries.notices import public_partnership
from csp.web import clock
from csp.web.access import public
from csp.web.public_pages import public_pages
from dhr.presenters.publications import PublicReview
from dhr.queries import published, published_actions
from dhr.queries.counts import counts_by_year

log = logging.getLogger(__name__)


@public
@require_safe
def publication_list(request: HttpRequest, partnership: str) -> HttpResponse:
    """List the reviews that everybody may read."""
    place, reader = _place(partnership)
    context = {
        "place": place,
        "pages": public_pages(place.slug, here="dhr:publication-list"),
        "reviews": list(published.shown(reader, partnership=place)),
        "counts": counts_by_year(reader, partnership=place),
        "months": published.rules(reader, partnership=place).shows_months,
    }
    return render(request, "dhr/publications/list.html", context)


@public
@require_safe
def publication_read(request: HttpRequest, partnership: str, key: str) -> HttpResponse:
    """Show what was published of a review."""
    place, reader = _place(partnership)
    found = published.shown(reader, partnership=place).filter(key=key).first()
    if found is None:
        raise Http404
    shown = PublicReview.of(
        found,
        documents=published.documents(reader, partnership=place).filter(review=found.review_id),
        actions=published_actions.shown_with(reader, publication=found),
        slug=place.slug,
        page="dhr:publication-document",
    )
    context = {"place": place, "public": shown, "pages": public_pages(place.slug, here="")}
    return render(request, "dhr/publications/read.html", context)


@public
@require_safe
def publication_document(request: HttpRequest, partnership: str, key: str) -> HttpResponseBase:
    """Send a document of a published review: a PDF to be read in the browser."""
    place, reader = _place(partnership)
    found = published.documents(reader, partnership=place).filter(key=key).first()
    if found is None:
        raise Http404
    try:
        return files.send(found.file, is_download=found.file.media_type != MediaType.PDF)
    except (OSError, ValueError) as wrong:
        log.exception("The file %s can't be sent", found.file.key)
        raise Http404 from wrong


def _place(slug: str) -> tuple[Partnership, AudienceReader]:
    """Return the partnership of the address, and whoever reads its public pages: nobody in particular."""
    found = public_partnership(slug)
    if found is None:
        raise Http404
    return found, AudienceReader(Audience.PART_1, found.pk, clock.today())
