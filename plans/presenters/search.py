"""What a search finds in the plans."""

from csp.kernel.marking import excerpt, holds, marked
from csp.models import Partnership, Reader
from csp.web.search import Found, Result
from plans.models import Action
from plans.presenters.addresses import action_address
from plans.queries.actions import with_words


def find_actions(reader: Reader, *, partnership: Partnership, words: str, at_most: int) -> Found:
    """Return the actions that the reader may see and that hold every one of the words."""
    found, address = with_words(reader, partnership=partnership, words=words), action_address(partnership)
    results = [_result(action, words, address.format(action.key)) for action in found[:at_most]]
    return Found("Actions", found.count(), results)


def _result(action: Action, words: str, url: str) -> Result:
    texts = (action.detail, action.done_when, action.additionality)
    told = next((text for text in texts if holds(text, words)), "")
    return Result(marked(str(action), words), url, action.plan.title, excerpt(told, words) if told else [])
