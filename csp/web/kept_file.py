"""Send a file that belongs to a page, or say there that it can't be sent."""

import logging
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from csp import files
from csp.models import StoredFile
from csp.web.requests import Request
from csp.web.see_as import only_as_oneself

log = logging.getLogger(__name__)
NOT_AS_KEPT = (
    "This file can’t be sent: it is not here as it was kept. Tell the coordinator of the partnership."
)


def send_kept(
    request: Request, file: StoredFile | None, *, of: str, note: Callable[[], None], name: str = ""
) -> HttpResponseBase:
    """Send the file as it was kept, and write down who took it; else go back to the page ``of`` with a sentence.

    It is sent under its own name, unless another is given.

    Raises Http404 when there is no file, and PermissionDenied while somebody looks at the site as somebody else.
    """
    if file is None:
        raise Http404
    only_as_oneself(request)
    try:
        response = files.send(file, name=name)
    except (OSError, ValueError):
        log.exception("The file %s can't be sent", file.key)
        messages.error(request, NOT_AS_KEPT)
        return redirect(of)
    if request.method == "GET":
        note()
    return response
