"""The plans of a partnership as anyone may read them: the versions that were approved for the public."""

import logging

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp import files
from csp.kernel.plan_snapshot.kept import is_whole, read_kept
from csp.models import MadePdf, Partnership
from csp.models.audience import Audience, AudienceReader
from csp.queries import made_pdfs
from csp.queries.notices import public_partnership
from csp.queries.words import words_of
from csp.web import clock
from csp.web.access import public
from csp.web.pdf_offers import size_of
from csp.web.public_pages import public_pages
from plans.models import Plan, PlanVersion
from plans.presenters.public_plan import PublicPlan
from plans.queries.publications import shown
from plans.services.publications import PDF

log = logging.getLogger(__name__)


@public
@require_safe
def publication_list(request: HttpRequest, partnership: str) -> HttpResponse:
    """List the plans of which the public sees a version."""
    place, reader = _place(partnership)
    found = [
        (plan, text) for plan in shown(reader, partnership=place) if (text := _read(plan.public_version))
    ]
    context = {
        "place": place,
        "plans": found,
        "pages": public_pages(place.slug, here="plans:publication-list"),
    }
    return render(request, "plans/publications/list.html", context)


@public
@require_safe
def publication_detail(request: HttpRequest, partnership: str, key: str) -> HttpResponse:
    """Show the version of a plan that was approved for the public, from what was kept of it then."""
    place, reader = _place(partnership)
    plan: Plan | None = shown(reader, partnership=place).filter(key=key).first()
    text = _read(plan.public_version) if plan else None
    if plan is None or text is None:
        raise Http404
    context = {"place": place, "plan": plan, "public": text, "words": words_of(reader, partnership=place)}
    context["pages"] = public_pages(place.slug, here="")
    context["pdf_size"] = size_of(_pdf_of(reader, plan))
    return render(request, "plans/publications/detail.html", context)


@public
@require_safe
def publication_pdf(request: HttpRequest, partnership: str, key: str) -> HttpResponseBase:
    """Send the PDF of the version that the public sees, to be read in the browser."""
    place, reader = _place(partnership)
    plan: Plan | None = shown(reader, partnership=place).filter(key=key).first()
    if plan is None or _read(plan.public_version) is None:
        raise Http404
    pdf = _pdf_of(reader, plan)
    if pdf is None or pdf.file is None:
        raise Http404
    try:
        return files.send(pdf.file, is_download=False)
    except (OSError, ValueError) as wrong:
        log.exception("The file %s can't be sent", pdf.file.key)
        raise Http404 from wrong


def _pdf_of(reader: AudienceReader, plan: Plan) -> MadePdf | None:
    """Return the PDF of the version that the public sees."""
    version = plan.public_version
    return made_pdfs.for_everyone(reader, kind=PDF, subject_key=version.key) if version else None


def _place(slug: str) -> tuple[Partnership, AudienceReader]:
    """Return the partnership of the address, and whoever reads its public pages: nobody in particular."""
    found = public_partnership(slug)
    if found is None:
        raise Http404
    return found, AudienceReader(Audience.PART_1, found.pk, clock.today())


def _read(version: PlanVersion | None) -> PublicPlan | None:
    """Return what the public sees of a version; nothing of one whose content is not what it was."""
    if version is None or not is_whole(version.content, version.sha256):
        return None
    kept = read_kept(version.content)
    return PublicPlan.of(kept) if kept else None
