"""What a partnership calls things."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F

from csp.kernel.terms import Words
from csp.models import AnyReader, Partnership, Reader, Word
from csp.permissions import Permission


@dataclass(frozen=True)
class Glossary:
    """Every word of a partnership as it stands; a save of any of them makes a newer version of the whole."""

    partnership: Partnership
    rows: tuple[Word, ...]

    @property
    def version(self) -> int:
        """Return how often its words were saved: a word that is taken back stays, empty."""
        return sum(row.version for row in self.rows)

    @property
    def own(self) -> dict[str, str]:
        """Return the words by their terms."""
        return {row.term: row.text for row in self.rows if row.text}


def words_of(reader: AnyReader, *, partnership: Partnership) -> Words:
    """Return what the partnership calls things, for whoever reads its pages or its plan's papers."""
    mine = {*reader.partnerships_with(Permission.ENTER), *reader.partnerships_with(Permission.PLAN_READ)}
    rows = Word.objects.filter(partnership=partnership, partnership__in=mine).exclude(text="")
    return Words(dict(rows.values_list("term", "text")))


def partnership_and_words(reader: Reader, *, slug: str) -> tuple[Partnership, Words] | None:
    """Return a partnership of the reader's with what it calls things, at the cost of one question; or none."""
    mine = Partnership.objects.filter(pk__in=reader.partnerships_with(Permission.ENTER), slug=slug)
    # It comes once for each of its words, and once when it has none.
    rows = list(mine.annotate(term=F("words__term"), text=F("words__text")).order_by("key"))
    own = {row.term: row.text for row in rows if row.text}
    return (rows[0], Words(own)) if rows else None


def glossary_of(reader: Reader, *, partnership: Partnership, to_change: bool = False) -> Glossary:
    """Return the partnership's words, for an administrator.

    With ``to_change``, whoever else wants to change them waits until this transaction ends.
    """
    mine = reader.partnerships_with(Permission.PARTNERSHIP_SET_UP)
    if to_change:  # the partnership's row is there even when it has no word
        list(Partnership.objects.select_for_update().filter(pk=partnership.pk, pk__in=mine))
    rows = Word.objects.filter(partnership=partnership, partnership__in=mine)
    return Glossary(partnership, tuple(rows.order_by("term", "key")))


def versions_of_words(reader: Reader, *, partnership: Partnership) -> list[Any]:
    """Return the saved versions of every word of the partnership, oldest first, with who saved it."""
    mine = reader.partnerships_with(Permission.PARTNERSHIP_SET_UP)
    found = Word.history.filter(partnership=partnership, partnership__in=mine)
    return list(found.select_related("history_user").order_by("history_date", "history_id"))
