"""Send a private file, as a download: the view that calls this has asked who may have it."""

import io

from django.http import FileResponse

from csp.files.keeping import content_of
from csp.models import StoredFile


def send(file: StoredFile) -> FileResponse:
    """Return the file as a download under its own name; the site's headers keep it out of every cache."""
    content = io.BytesIO(content_of(file))
    return FileResponse(content, as_attachment=True, filename=file.name, content_type=file.media_type)
