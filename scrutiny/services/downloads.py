"""Take a pack, or what goes with it, out of the application."""

import tempfile
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import IO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from csp import audit, files
from csp.models import Reader, StoredFile
from scrutiny.models import Pack, PackAppendix
from scrutiny.models.verb import Verb
from scrutiny.services.attaching import file_name, name_of

HELD = 20 * 1024 * 1024  # bytes in memory; more goes to a file that is gone once it was sent


def record_download(*, pack: Pack, by: Reader, now: datetime, verb: Verb = Verb.PACK_DOWNLOADED) -> None:
    """Write down that somebody took away the file of a pack, which they may open; ``verb`` says which of them."""
    audit.record(verb, subject=pack, by=by, now=now)


def record_taken(*, one: PackAppendix, by: Reader, now: datetime) -> None:
    """Write down that somebody took away a file that went with a pack."""
    audit.record(Verb.PACK_APPENDIX_DOWNLOADED, subject=one, by=by, now=now)


def zipped(
    *,
    pack: Pack,
    attached: Iterable[PackAppendix],
    content: Callable[[StoredFile], bytes] = files.content_of,
) -> IO[bytes]:
    """Return the report's PDF and the files that went with it as one, opened to be read; the same each time.

    ``content`` gives the bytes of each, as whoever takes them has them. Raises OSError when one of them is gone, and
    ValueError when it is not what was kept, or what ``content`` raises.
    """
    assert pack.file is not None  # noqa: S101  (a pack that is built has its file)
    held = tempfile.SpooledTemporaryFile(max_size=HELD)  # noqa: SIM115  (whoever sends it closes it)
    with ZipFile(held, "w", ZIP_STORED) as packed:
        packed.writestr(ZipInfo(file_name(pack=pack)), content(pack.file))
        for one in attached:
            packed.writestr(ZipInfo(name_of(one=one, pack=pack)), content(one.checked.file))
    held.seek(0)
    return held
