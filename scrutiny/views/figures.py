"""Where the figures of a report come from: of a pack that was built, and of a section that is being written."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from scrutiny.presenters.figures import of_pack, of_section
from scrutiny.queries import packs, sections
from scrutiny.services.taking import record_opening


@access(Permission.PAPERS_READ_OWN)
@require_safe
def pack_figure(request: Request, key: str, figure: str) -> HttpResponse:
    """Show the rule by which the figures of one part of a pack were found, and the records that they counted."""
    pack = scoped_or_404(packs.open_to(request.reader), request, key=key)
    page = of_pack(request.reader, pack=pack, part=figure)
    if page is None:
        raise Http404
    record_opening(pack=pack, by=request.reader, now=clock.now())
    return render(request, "scrutiny/packs/figure.html", {"pack": pack, "page": page})


@access(Permission.SECTION_WRITE)
@require_safe
def section_figure(request: Request, key: str, figure: str) -> HttpResponse:
    """Show the same of a section, with the records that its figures count today."""
    reader = request.reader
    section = scoped_or_404(sections.open_to(reader), request, key=key)
    page = of_section(reader, section=section, sections=[section], part=figure)
    if page is None:
        raise Http404
    context = {"section": section, "report": section.report, "page": page}
    return render(request, "scrutiny/sections/figure.html", context)
