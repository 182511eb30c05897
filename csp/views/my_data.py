"""What is held about whoever is signed in: as a page, and as a file."""

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from csp.services.my_data import record_data_download
from csp.web import clock
from csp.web.access import access
from csp.web.my_data import NOT_HERE, ShownSection, sections_of, written
from csp.web.requests import Request


@access()
@require_safe
def my_data(request: Request) -> HttpResponse:
    """Show somebody what is held about them, whomever they look at the site as."""
    reader = request.own_reader
    shown = [ShownSection.of(one) for one in sections_of(reader, now=clock.now())]
    contacts = sorted({one.partnership.contact_email for one in reader.appointments} - {""})
    context = {"sections": shown, "not_here": NOT_HERE, "contacts": contacts}
    return render(request, "csp/my_data/page.html", context)


@access()
@require_safe
def my_data_download(request: Request) -> StreamingHttpResponse:
    """Hand somebody what is held about them as a file, and write that down."""
    reader, now = request.own_reader, clock.now()
    pieces = written(sections_of(reader, now=now), name=reader.person.name, now=now)
    response = StreamingHttpResponse(pieces, content_type="application/json; charset=utf-8")
    name = f"saferplan-about-you-{reader.today.isoformat()}.json"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    if request.method == "GET":
        record_data_download(by=reader, now=now)
    return response
