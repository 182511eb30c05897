"""What the reader said of publishing reviews, for the page of what is held about them."""

from collections.abc import Iterator
from datetime import datetime

from csp.models import Reader
from csp.web.my_data import Row, Section, Table, columns, rows_from
from dhr.models import Condition, Publication
from dhr.queries import publications

CONDITIONS = columns(
    review="Review",
    partnership="Partnership",
    condition="Condition",
    day="Day",
    evidence="What shows that it holds",
    waived_why="Why it is waived",
)
PUBLISHED = columns(review="Review", partnership="Partnership", title="Published as", day="Day")


def sections_of(reader: Reader, *, now: datetime) -> Iterator[Section]:
    """Yield the conditions that the reader said hold, and what they published, of the reviews open to them."""
    met = rows_from(publications.conditions_met_by(reader), _condition)
    yield Section(
        "publication-conditions", "Conditions of publication that you noted", Table(CONDITIONS, met)
    )
    shown = rows_from(publications.published_by(reader), _published)
    yield Section("publications", "Reviews that you published", Table(PUBLISHED, shown))


def _condition(one: Condition) -> Row:
    review = one.review
    return review.code_name, str(review.partnership), str(one), one.met_on, one.evidence, one.waived_why


def _published(one: Publication) -> Row:
    return one.review.code_name, str(one.review.partnership), one.title, one.published_on
