"""What is taken away of a pack besides the report itself: an appendix, all of it as one zip, one PDF to print."""

import logging
from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from csp import files
from csp.models import StoredFile
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.kept_file import NOT_AS_KEPT, send_kept
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from csp.web.see_as import only_as_oneself
from scrutiny.models import Pack
from scrutiny.models.verb import Verb
from scrutiny.queries import appendices, packs
from scrutiny.services.attaching import file_name, name_of
from scrutiny.services.downloads import record_download, record_taken, zipped
from scrutiny.services.taking import CannotTake, taken_by

log = logging.getLogger(__name__)


@access(Permission.PAPERS_READ_OWN)
@require_safe
def pack_appendix_download(request: Request, key: str) -> HttpResponseBase:
    """Send a file that went with a pack, under a name made of nothing that anybody typed but its letter."""
    one = scoped_or_404(appendices.attached_open_to(request.reader), request, key=key)
    note = partial(record_taken, one=one, by=request.reader, now=clock.now())
    pack = scoped_or_404(packs.open_to(request.reader), request, key=one.pack.key)
    return send_of(request, one.checked.file, pack=pack, note=note, name=name_of(one=one, pack=pack))


@access(Permission.PAPERS_READ_OWN)
@require_safe
def pack_zip(request: Request, key: str) -> HttpResponseBase:
    """Send the report's PDF and every file that went with it, as one."""
    pack = scoped_or_404(packs.open_to(request.reader), request, key=key)
    attached = list(appendices.attached_to(request.reader, pack=pack))
    if pack.file is None or not attached:
        raise Http404
    only_as_oneself(request)
    try:
        zipped_up = zipped(pack=pack, attached=attached, content=_content_for(request, pack))
    except (OSError, ValueError, CannotTake):
        messages.error(request, NOT_AS_KEPT)
        return redirect(pack)
    if request.method == "GET":
        record_download(pack=pack, by=request.reader, now=clock.now(), verb=Verb.PACK_ZIP_DOWNLOADED)
    name = file_name(pack=pack, ending=".zip")
    return FileResponse(zipped_up, as_attachment=True, filename=name, content_type="application/zip")


@access(Permission.PAPERS_READ_OWN)
@require_safe
def pack_print(request: Request, key: str) -> HttpResponseBase:
    """Send the report and its appendices as one PDF, to be printed."""
    pack = scoped_or_404(packs.open_to(request.reader), request, key=key)
    verb = Verb.PACK_PRINT_DOWNLOADED
    note = partial(record_download, pack=pack, by=request.reader, now=clock.now(), verb=verb)
    return send_of(request, pack.bundle, pack=pack, note=note)


def _content_for(request: Request, pack: Pack) -> Callable[[StoredFile], bytes]:
    if not pack.is_part_2:
        return files.content_of
    return lambda file: taken_by(file=file, by=request.reader, now=clock.now())


def send_of(
    request: Request, file: StoredFile | None, *, pack: Pack, note: Callable[[], None], name: str = ""
) -> HttpResponseBase:
    """Send a file of a pack and note who took it; one of Part 2 has their name and the time on each page."""
    if file is None or not pack.is_part_2:
        return send_kept(request, file, of=pack.get_absolute_url(), note=note, name=name)
    only_as_oneself(request)
    try:
        content = taken_by(file=file, by=request.reader, now=clock.now())
    except CannotTake:
        log.exception("The file %s can't be sent", file.key)
        messages.error(request, NOT_AS_KEPT)
        return redirect(pack)
    if request.method == "GET":
        note()
    response = HttpResponse(content, content_type=file.media_type)
    called = content_disposition_header(as_attachment=True, filename=name or file.name)
    response["Content-Disposition"] = called
    return response
