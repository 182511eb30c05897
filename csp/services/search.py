"""Keep the words by which a record is found."""

from collections.abc import Iterable

from csp.kernel.folding import fold
from csp.models import SearchEntry


def remember_words(
    *, kind: str, key: str, partnership_id: int, circle_id: int | None, texts: Iterable[str]
) -> None:
    """Replace the words of one record with these texts; call it in the transaction that saves the record."""
    words = fold("\n".join(text for text in texts if text))
    SearchEntry.put(kind=kind, key=key, partnership_id=partnership_id, circle_id=circle_id, words=words)
