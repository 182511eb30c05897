"""Say what a partnership calls things."""

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel.terms import Term, fault_of
from csp.models import Partnership, Reader, Word
from csp.policies.partnerships import may_set_up
from csp.queries.words import Glossary, glossary_of


@transaction.atomic
def set_words(
    *, partnership: Partnership, version: int, words: Mapping[Term, str], by: Reader, now: datetime
) -> Glossary:
    """Call things by these words from now on; an empty one is what everybody says.

    Only a term whose word changes is saved. Raises PermissionDenied, NewerVersion when somebody saved any of them
    after ``version`` (0 is before anybody did), and ValidationError for a word that can't be used.
    """
    may_set_up(by, partnership).require()
    standing = glossary_of(by, partnership=partnership, to_change=True)
    if standing.version != version:
        raise audit.NewerVersion(standing)
    for term, text in words.items():
        if fault := fault_of(text, term=term):
            raise ValidationError(fault)
    rows = {row.term: row for row in standing.rows}
    for term, text in words.items():
        row = rows.get(term) or Word(partnership=partnership, term=term)
        if row.text != text:
            row.text = text
            audit.save(row, by=by, why=audit.Verb.WORDS_CHANGED, now=now)
    return glossary_of(by, partnership=partnership)
