"""Words that never stand in what everybody reads of a review: code names, people on it, the month of the death."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from urllib.parse import unquote

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

# What Unicode calls default ignorable: nothing is drawn where it stands.
_NEVER_SEEN = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


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
    """Give a text as it was typed, as it is read once its marks are drawn, and as its links lead somewhere."""
    typed = unescape(text)
    drawn = unescape(nh3.clean(to_html(text), tags=set()))
    for way in (text, typed, drawn, unquote(typed)):
        # A letter that is never seen (a soft hyphen, a joiner) parts no word.
        yield _NEVER_SEEN.sub("", way)
