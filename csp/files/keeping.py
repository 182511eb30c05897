"""Keep a file: ask what it is, write it under a name that nobody can guess, remember its size and hash."""

import hashlib
import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction

from csp.files.media_type import MediaType, media_type
from csp.kernel.keys import new_key
from csp.kernel.plain_text import plain_line
from csp.models import Reader, StoredFile
from csp.policies.kept_words import SaysKeptWords, tells_kept_words

log = logging.getLogger(__name__)

PRIVATE = "private"
MEGABYTE = 1024 * 1024
LONGEST_NAME = 120


class NotKept(Exception):
    """A file that can't be kept, with the sentence that says why and what to do."""


def keep(
    content: bytes,
    *,
    name: str,
    allowed: set[MediaType],
    megabytes: int,
    partnership_id: int,
    circle_id: int | None,
    by: Reader,
    now: datetime,
) -> StoredFile:
    """Keep the content as a file of the partnership, or of one of its circles.

    Raises NotKept when it is empty, larger than so many megabytes, or of a type that is not allowed. The content
    is written before the row: when the transaction is rolled back, ``sweep`` takes it away. Raises SaysKeptWords
    where its name would tell a name outside its circle.
    """
    if tells_kept_words([name], by=by, circle_id=circle_id):
        raise SaysKeptWords("file name")
    found = media_type(content)
    if not content:
        raise NotKept("The file is empty. Choose another")
    if len(content) > megabytes * MEGABYTE:
        raise NotKept(f"The file must be {megabytes} MB or smaller")
    if found not in allowed:
        raise NotKept("The file is not what its name says. Choose a file of the right kind")
    place = storages[PRIVATE].save(f"{_folder(now)}/{new_key()}{new_key()}", ContentFile(content))
    file = StoredFile(
        partnership_id=partnership_id,
        circle_id=circle_id,
        name=plain_line(name)[-LONGEST_NAME:],
        place=place,
        media_type=found,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        added_at=now,
        added_by=by.person,
    )
    file.save()
    return file


def content_of(file: StoredFile) -> bytes:
    """Return what is in a file; raises OSError when it is gone, and ValueError when it is not what was kept."""
    with storages[PRIVATE].open(file.place) as opened:
        content: bytes = opened.read()
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise ValueError(f"The file {file.key} is not what was kept")
    return content


def let_go(file: StoredFile) -> None:
    """Remove what is in a file that nothing needs any more, once the transaction holds; its row stays."""
    transaction.on_commit(lambda: storages[PRIVATE].delete(file.place))


def destroy(places: Iterable[str]) -> list[str]:
    """Remove what is in files whose rows are gone for good, and return the places of those that could not be removed.

    One that fails keeps none of the others.
    """
    left = []
    for place in places:
        try:
            storages[PRIVATE].delete(place)
        except OSError:
            log.exception("The file at %s has no row any more and could not be removed", place)
            left.append(place)
    return left


def sweep(now: datetime) -> None:
    """Remove what was written in the week before today and no row names: its transaction was rolled back."""
    for days in range(1, 8):
        folder = _folder(now - timedelta(days=days))
        if not storages[PRIVATE].exists(folder):
            continue
        kept = StoredFile.places_in(folder)
        for name in storages[PRIVATE].listdir(folder)[1]:
            if f"{folder}/{name}" not in kept:
                storages[PRIVATE].delete(f"{folder}/{name}")


def _folder(now: datetime) -> str:
    return f"{now:%Y-%m-%d}"
