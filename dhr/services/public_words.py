"""Words that never stand in what everybody reads of a review: code names, people on it, the month of the death."""

import unicodedata
from collections.abc import Iterator, Mapping
from html import unescape

import nh3
from django.core.exceptions import ValidationError

from csp.kernel.code_names import says_name
from csp.kernel.folding import fold, words_of
from csp.kernel.markdown import to_html
from csp.kernel.month_words import month_pattern
from csp.models import Reader
from dhr.models import Review
from dhr.queries import publications, reviews

CODE_NAME = "Take out the code name: it is for the people on its review alone"
MONTH = "Take out the month of the death: everybody would know which one it was"
NAME = "Take out “{name}”: nobody on the review is named. Write their post"


def refuse_private_words(*, texts: Mapping[str, str], review: Review, by: Reader) -> None:
    """Raise ValidationError by answer for texts that say what everybody is never told."""
    if found := private_words(texts=texts, review=review, by=by):
        raise ValidationError(found)


def private_words(*, texts: Mapping[str, str], review: Review, by: Reader) -> dict[str, str]:
    """Return a sentence for each answer whose text says what everybody is never told."""
    names = publications.names_on(by, review=review)
    codes = [one.code_name for one in reviews.of_partnership(by, partnership=review.partnership)]
    return {answer: said for answer, text in texts.items() if (said := _private(text, review, names, codes))}


def _private(text: str, review: Review, names: list[str], codes: list[str]) -> str:
    ways = list(_ways_to_read(text))
    if any(says_name(way, code) for way in ways for code in codes):
        return CODE_NAME
    for name in names:
        if any(says_name(way, name) for way in ways):
            return NAME.format(name=name)
    month = month_pattern(review.died_year, review.died_month)
    said = [each for way in ways for each in (fold(way), " ".join(words_of(way)))]
    return MONTH if any(month.search(each) for each in said) else ""


def _ways_to_read(text: str) -> Iterator[str]:
    """Give a text as it was typed, and as it is read once its marks are drawn and its entities are letters."""
    drawn = unescape(nh3.clean(to_html(text), tags=set()))
    for way in (text, unescape(text), drawn):
        # A letter that is never seen (a soft hyphen, a joiner) parts no word.
        yield "".join(mark for mark in way if unicodedata.category(mark) != "Cf")
