"""Keep a file of any kind that is taken for the members of a review's circle alone."""

from datetime import datetime

from django.core.exceptions import ValidationError

from csp import files
from csp.files import MediaType, NotKept
from csp.files.media_type import media_type
from csp.models import Reader, StoredFile
from plans.services.files_and_links import MEGABYTES, WRONG_KIND


def keep_any(
    *, content: bytes, name: str, partnership_id: int, circle_id: int, by: Reader, now: datetime
) -> StoredFile:
    """Keep a file, if its name and its content say the same; raises ValidationError with the sentence beside it."""
    found = media_type(content)
    if content and (found is None or not name.lower().endswith(found.endings)):
        raise ValidationError({"file": WRONG_KIND})
    try:
        return files.keep(
            content,
            name=name,
            allowed=set(MediaType),
            megabytes=MEGABYTES,
            partnership_id=partnership_id,
            circle_id=circle_id,
            by=by,
            now=now,
        )
    except NotKept as refused:
        raise ValidationError({"file": str(refused)}) from refused
