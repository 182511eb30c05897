"""Names that stay inside circles are not saved where others read them, whoever wrote them there by mistake."""

from collections.abc import Iterable, Iterator

from django.db import models

from csp.kernel.code_names import says_name
from csp.models import Reader, Record
from csp.queries.kept_words import all_know, said_before


class SaysKeptWords(Exception):
    """Somebody wrote a name where people read it who are not to know of it; nothing was saved."""

    def __init__(self, place: str) -> None:
        """Say under what it was written, and never what: it may end in a log."""
        super().__init__("A name is kept in its circle")
        self.place = place


def must_keep_words(subject: Record, *, by: object, circle_id: int | None) -> None:
    """Raise SaysKeptWords where a text says a name that the doer knows, and others than those who know it read it.

    A model's ``told_outside`` names the texts that people outside its circle read too. What the record said before
    may stay: others write there who do not know the name.
    """
    for kept in by.kept_words if isinstance(by, Reader) else ():
        for field in _texts(subject):
            if not says_name(str(getattr(subject, field.attname) or ""), kept.words):
                continue
            is_told = field.name in getattr(subject, "told_outside", ())
            if not is_told and all_know(kept, circle_id=circle_id):
                continue
            if not says_name(said_before(subject, field.attname), kept.words):
                raise SaysKeptWords(str(field.verbose_name))


def says_kept_words(text: str, *, by: Reader) -> bool:
    """Return whether a text says any name that the doer knows, whoever would read it there."""
    return any(says_name(text, kept.words) for kept in by.kept_words)


def tells_kept_words(texts: Iterable[str], *, by: object, circle_id: int | None) -> bool:
    """Return whether one of these texts, written in bulk or on a file, says a name where others read it."""
    names = by.kept_words if isinstance(by, Reader) else ()
    said = [kept for kept in names if any(says_name(text, kept.words) for text in texts)]
    return any(not all_know(kept, circle_id=circle_id) for kept in said)


def _texts(subject: Record) -> Iterator[models.Field]:
    for field in subject._meta.concrete_fields:
        is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
        if is_text and field.editable:
            yield field
