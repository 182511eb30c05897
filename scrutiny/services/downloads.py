"""Take a pack out of the application."""

from datetime import datetime

from csp import audit
from csp.models import Reader
from scrutiny.models import Pack
from scrutiny.models.verb import Verb


def record_download(*, pack: Pack, by: Reader, now: datetime) -> None:
    """Write down that somebody took away the file of a pack, which they may open."""
    audit.record(Verb.PACK_DOWNLOADED, subject=pack, by=by, now=now)
