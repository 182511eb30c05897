"""Words that never stand in what everybody reads of a review: code names, people on it, the month of the death."""

from collections.abc import Collection, Mapping
from html import unescape

import nh3
from django.core.exceptions import ValidationError

from csp.kernel.left_out import Leaver, Telling
from csp.kernel.markdown import to_html
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
    month = frozenset({(review.died_year, review.died_month)})
    code_finder, name_finder, month_finder = map(_finder, (codes, names, ()), ((), (), month))
    found = {}
    for answer, text in texts.items():
        ways = _ways_to_read(text)
        if _says(code_finder, ways):
            found[answer] = CODE_NAME
        elif _says(name_finder, ways):
            found[answer] = NAME.format(name=next(name for name in names if _says(_finder([name]), ways)))
        elif _says(month_finder, ways):
            found[answer] = MONTH
    return found


def _finder(names: Collection[str] = (), months: Collection[tuple[int, int]] = ()) -> Leaver:
    """Return what finds names and months as the file for oversight leaves them out: however they are written."""
    return Leaver([Telling(frozenset(names), frozenset(months))])


def _says(finder: Leaver, ways: Collection[str]) -> bool:
    return any(map(finder.says, ways))


def _ways_to_read(text: str) -> set[str]:
    """Return a text as it was typed, and as it is read once its marks are drawn."""
    return {text, unescape(nh3.clean(to_html(text), tags=set()))}
