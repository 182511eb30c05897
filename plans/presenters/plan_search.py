"""What a search finds of plans themselves, of their priorities and of their measures."""

from csp.kernel import day_words
from csp.kernel.marking import excerpt, holds, marked
from csp.models import Partnership, Reader
from csp.queries.words import words_of
from csp.web.search import Found, Result
from plans.models import Plan
from plans.presenters.addresses import address
from plans.queries import measures, plans, priorities
from plans.services.finding import FOUND_BY, Findable


def find_plans(reader: Reader, *, partnership: Partnership, words: str, at_most: int) -> Found:
    """Return the plans that the reader may see whose own texts hold every one of the words."""
    found = plans.with_words(reader, partnership=partnership, words=words)
    results = [_result(plan, words, plan.get_absolute_url(), _standing(plan)) for plan in found[:at_most]]
    return Found("Plans", found.count(), results)


def find_priorities(reader: Reader, *, partnership: Partnership, words: str, at_most: int) -> Found:
    """Return the priorities that hold every one of the words, in the partnership’s word for them."""
    found = priorities.with_words(reader, partnership=partnership, words=words)
    page = address("priority-list", partnership)
    results = [
        _result(one, words, f"{page.format(one.plan.key)}#{one.key}", one.plan.title)
        for one in found[:at_most]
    ]
    called = words_of(reader, partnership=partnership).priority
    return Found(called.start_many, found.count(), results)


def find_measures(reader: Reader, *, partnership: Partnership, words: str, at_most: int) -> Found:
    """Return the measures that hold every one of the words."""
    found = measures.with_words(reader, partnership=partnership, words=words)
    page = address("measure-detail", partnership)
    results = [_result(one, words, page.format(one.key), one.plan.title) for one in found[:at_most]]
    return Found("Measures", found.count(), results)


def _result(record: Findable, words: str, url: str, about: str) -> Result:
    told = next((text for text in FOUND_BY[type(record)].told_by(record) if holds(text, words)), "")
    return Result(marked(str(record), words), url, about, excerpt(told, words) if told else [])


def _standing(plan: Plan) -> str:
    return f"{plan.stands}, {day_words.plain(plan.starts_on)} to {day_words.plain(plan.ends_on)}"
