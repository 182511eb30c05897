"""What is taken away of a pack besides the report itself: an appendix, all of it as one zip, one PDF to print."""

from functools import partial

from django.contrib import messages
from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.kept_file import NOT_AS_KEPT, send_kept
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from csp.web.see_as import only_as_oneself
from scrutiny.models.verb import Verb
from scrutiny.queries import appendices, packs
from scrutiny.services.attaching import file_name, name_of
from scrutiny.services.downloads import record_download, record_taken, zipped


@access(Permission.PAPERS_READ_OWN)
@require_safe
def pack_appendix_download(request: Request, key: str) -> HttpResponseBase:
    """Send a file that went with a pack, under a name made of nothing that anybody typed but its letter."""
    one = scoped_or_404(appendices.attached_open_to(request.reader), request, key=key)
    note = partial(record_taken, one=one, by=request.reader, now=clock.now())
    pack = scoped_or_404(packs.open_to(request.reader), request, key=one.pack.key)
    return send_kept(
        request, one.checked.file, of=pack.get_absolute_url(), note=note, name=name_of(one=one, pack=pack)
    )


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
        zipped_up = zipped(pack=pack, attached=attached)
    except (OSError, ValueError):
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
    return send_kept(request, pack.bundle, of=pack.get_absolute_url(), note=note)
