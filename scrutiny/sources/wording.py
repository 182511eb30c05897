"""How figures and other people's words are put into the sentences of a report."""

import re
from collections.abc import Sequence

from csp.kernel.charts.segment import Segment
from csp.kernel.footnotes import without_marks
from csp.kernel.listing import listed
from csp.kernel.report import literal

LONGEST_PROGRESS = 280
SHORTEST_PROGRESS = 100
_REFERENCE = re.compile(r"\{(?=(?:ref|number):)")
_NAMED = re.compile(r"\{(?:ref|number|exempt):([^{}\n]*)\}")
_EXEMPT = re.compile(r"^[ \t]*(\{exempt:[a-z0-9-]+\})[ \t]*$", re.MULTILINE)
_SENTENCE_END = re.compile(r"[.!?][”’\")]?(?=\s)")
_LIST = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s")
_NUMBERING = re.compile(r"^\s*(?:[-*+•]\s+|\(?(?:\d{1,2}|[a-z])[.)]\s+)")


def counted(number: int, thing: str) -> str:
    """Return “1 action” or “12 actions”."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def are(number: int) -> str:
    """Return the verb for so many."""
    return "is" if number == 1 else "are"


def by_status(segments: Sequence[Segment]) -> str:
    """Return how many actions have each status, in the scheme's own words: “5 are complete, 1 is behind”."""
    parts = [f"{one.count} {are(one.count)} {literal(_inside(one.word))}" for one in segments if one.count]
    return listed(parts)


def quoted(text: str) -> str:
    """Return somebody's words as they are, shortened, to stand between quotation marks in a paragraph."""
    return literal(shortened(text))


def without_references(text: str) -> str:
    """Return Markdown from the record in which nothing is taken for a reference."""
    return _REFERENCE.sub(r"\\{", text)


def shortened(text: str) -> str:
    """Return a report of progress on one line, cut at the end of a sentence, or of a word, where it is long."""
    line = _on_one_line(text)
    if len(line) <= LONGEST_PROGRESS:
        return line
    room = line[: LONGEST_PROGRESS + 1]
    ends = [match.end() for match in _SENTENCE_END.finditer(room) if match.end() >= SHORTEST_PROGRESS]
    cut = room[: ends[-1]] if ends else room.rpartition(" ")[0] or room[:LONGEST_PROGRESS]
    return f"{cut.rstrip(',;:')} …"


def references_named(text: str) -> str:
    """Return what somebody typed with each reference as the name of what it points at: “[action plan]”."""
    return _NAMED.sub(lambda found: f"[{found[1].replace('-', ' ')}]", text)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs somebody typed, with an empty line between each; a list stays with what it follows.

    The marker of an exempt passage, on a line of its own, is a paragraph of its own.
    """
    found: list[str] = []
    apart = _EXEMPT.sub(r"\n\1\n", text)
    for part in re.split(r"\n\s*\n", apart.strip()):
        if found and _LIST.match(part):
            found[-1] += f"\n\n{part}"
        elif part.strip():
            found.append(part)
    return found


def recommendations(text: str) -> list[str]:
    """Return what a committee is asked, one on each line, without the numbers somebody may have typed."""
    lines = [_NUMBERING.sub("", f"{line} ").strip() for line in text.split("\n")]
    return [line for line in lines if says_something(line)]


def words_in(text: str) -> int:
    """Return how many words somebody typed."""
    return sum(says_something(word) or any(map(str.isdigit, word)) for word in without_marks(text).split())


def says_something(line: str) -> bool:
    """Return whether a line holds a word, and not only a number or a dash."""
    return any(letter.isalpha() for letter in line)


def _on_one_line(text: str) -> str:
    """Return lines as one: what stood in a list follows after semicolons, and ends with a full stop."""
    whole, in_list = "", False
    for line in filter(None, (one.strip() for one in text.split("\n"))):
        is_item = bool(_LIST.match(f"{line} "))
        ended = not whole or whole.endswith((":", ".", ";", "!", "?"))
        joint = "" if ended or not (is_item or in_list) else ";" if is_item else "."
        whole += f"{joint} {_LIST.sub('', line, count=1) if is_item else line}"
        in_list = is_item
    return " ".join(whole.split())


def _inside(word: str) -> str:
    return word if word[1:2].isupper() else word[:1].lower() + word[1:]
