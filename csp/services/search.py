"""Keep the words by which a record is found."""

from collections.abc import Iterable, Mapping

from csp.kernel.folding import fold
from csp.models import SearchEntry


def remember_words(
    *, kind: str, key: str, partnership_id: int, circle_id: int | None, texts: Iterable[str]
) -> None:
    """Replace the words of one record with these texts; call it in the transaction that saves the record."""
    words = folded(texts=texts)
    SearchEntry.put(kind=kind, key=key, partnership_id=partnership_id, circle_id=circle_id, words=words)


def remember_many(*, kind: str, partnership_id: int, circle_id: int | None, words: Mapping[str, str]) -> None:
    """Keep the words of many new records, folded already, by their keys, in the transaction that saves them."""
    SearchEntry.put_new(kind=kind, partnership_id=partnership_id, circle_id=circle_id, words=dict(words))


def forget_words(*, kind: str, key: str) -> None:
    """Let one record be found no more; call it in the transaction that removes the record."""
    SearchEntry.drop(kind=kind, key=key)


def folded(*, texts: Iterable[str]) -> str:
    """Return the words by which a record with these texts is found."""
    return fold("\n".join(text for text in texts if text))
