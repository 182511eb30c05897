"""Send a private file, as a download: the view that calls this has asked who may have it."""

import io

from django.http import FileResponse

from csp.files.keeping import content_of
from csp.models import StoredFile


def send(file: StoredFile, *, is_download: bool = True, name: str = "") -> FileResponse:
    """Return the file as a download under its own name or another, or to be read in the browser if for everyone.

    The site's headers keep it out of every cache.
    """
    content = io.BytesIO(content_of(file))
    return FileResponse(
        content, as_attachment=is_download, filename=name or file.name, content_type=file.media_type
    )
