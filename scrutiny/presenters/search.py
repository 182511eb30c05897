"""What a search finds among the papers."""

from csp.kernel.marking import marked
from csp.models import Partnership, Reader
from csp.web.search import Found, Result
from scrutiny.queries.packs import with_words


def find_papers(reader: Reader, *, partnership: Partnership, words: str, at_most: int) -> Found:
    """Return the issued papers that the reader may open and whose title or committee holds every one of the words."""
    found = with_words(reader, partnership=partnership, words=words)
    results = [
        Result(marked(pack.title, words), pack.get_absolute_url(), str(pack.meeting), [])
        for pack in found[:at_most]
    ]
    return Found("Papers", found.count(), results)
