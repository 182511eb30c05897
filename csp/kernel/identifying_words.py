"""Find what may say who somebody is in a text about a death: whole names, dates of birth, addresses, case numbers."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from csp.kernel import personal_words
from csp.kernel.folding import fold
from csp.kernel.words_of_bodies import NAMES_LIKE_VERBS, NOBODYS_NAME


class Sign(StrEnum):
    """What the text seems to hold."""

    NAME = "a full name"
    BIRTH = "a date of birth"
    DEATH = "the day of a death"
    ADDRESS = "an address"
    NUMBER = "a case number"
    EMAIL = "an e-mail address"
    PHONE = "a telephone number"


_PERSONAL = {
    personal_words.Kind.NAME: Sign.NAME,
    personal_words.Kind.TITLED: Sign.NAME,
    personal_words.Kind.EMAIL: Sign.EMAIL,
    personal_words.Kind.PHONE: Sign.PHONE,
    personal_words.Kind.ADDRESS: Sign.ADDRESS,
}
_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_NUMBERED = (
    r"(?:case|crime|incident|custody|occurrence|patient|hospital|client|court|log|reference|ref|urn|crn|pnc|nhs|nino"
    r"|niche|mosaic|liquidlogic|systmone|emis)(?:\.? (?:id|number|no|nr|ref|reference))?"
)


_SOME_YEAR = r"(?:19|20)?\d\d"
_YEAR_OF_BIRTH = (
    r"(?:19\d\d|200\d|201[0-2])"  # whoever a whole date in these years is about was most likely born then
)


def _day(year: str) -> str:
    """Return the pattern of a whole date in such a year."""
    nth = r"\d{1,2}(?:st|nd|rd|th)?"
    return (
        rf"(?:{nth}(?: of)? {_MONTHS},? {year}|{_MONTHS} {nth},? {year}"
        rf"|\d{{1,2}}[/.-]\d{{1,2}}[/.-]{year}|{year}-\d\d-\d\d)(?!\d)"
    )


def _after(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{word})\b[^.\n\d]{{0,20}}{_day(_SOME_YEAR)}", re.IGNORECASE)


_PATTERNS = (
    (Sign.BIRTH, _after(r"born|birth|birthday|dob|d\.o\.b\.?")),
    (Sign.DEATH, _after("died|dead|death|killed|murdered")),
    (Sign.BIRTH, re.compile(rf"(?<![\w/.-]){_day(_YEAR_OF_BIRTH)}", re.IGNORECASE)),
    (
        Sign.NUMBER,
        re.compile(rf"\b{_NUMBERED}\b\.?[:#]? ?(?=[\w/-]*\d{{3}})[A-Z\d][\w/-]{{3,}}", re.IGNORECASE),
    ),
    (Sign.NUMBER, re.compile(r"\b[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b")),
    (Sign.NUMBER, re.compile(r"(?<![\w/-])\d{2,}/\d{3,}[A-Z]?(?:/\d{2,})?(?![\w/-])")),
    (Sign.NUMBER, re.compile(r"(?<![\w/-])\d{3}[ -]\d{3}[ -]\d{4}(?![\w/-])")),
    (
        Sign.NUMBER,
        re.compile(r"\b(?:[A-Z]{1,3}|\d\d[A-Z]{2})\d{6,}\b|(?<![\w£.,+/-])\d{8,}(?![\w.,/-]*\d)"),
    ),
)
_LETTER = r"[^\W\d_]"
_WORD = rf"(?-i:(?=[^\W\d_a-zß-öø-ÿ])){_LETTER}(?:[’']?-?{_LETTER})+"
_BETWEEN = (
    r"(?:(?:de|la|di|da|dos|van|der|von|ap|ab|ferch|bin|bint|ibn|al|el|y) "
    r"|(?:al|el|ad|an|ar|as|ash|at|az|ul|ur)[-’'])?"
)
_RUN = re.compile(rf"(?<![\w@’'-]){_WORD}(?: +{_BETWEEN}{_WORD})*")
_TURNED = re.compile(rf"(?<![\w@’'-])(?<!, )({_WORD}), ({_WORD})(?![\w’'-])(?!, {_WORD})(?!,? (?:and|or|&) )")
_TITLED_SMALL = re.compile(r"(?<![\w’'-])(?:mr|mrs|ms|mx|dr)\.? ([a-z][a-zß-öø-ÿ’'-]+)")
_INITIAL = re.compile(rf"(?<![\w.])(?:[A-Z]\. ?){{1,3}}{_WORD}")
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f", " "))
_WRAPPED = re.compile(r"(?<=[^\W_])\n(?=[^\W_])")
SHORTEST_WRAPPED = 40  # a shorter line ends because its writer ended it
_DAYS = re.compile(r"\bMay Day\b")
_BEGINS = re.compile(r"(?:^|[.!?:;•\n“\"(*]|\n[-–])\s*$")


def identifying_words(
    text: str, *, names: Iterable[str] = (), known: Iterable[str] = ()
) -> list[tuple[Sign, str]]:
    """Return what may say who somebody is, once each and in the order of the text.

    ``known`` are names that may stand there, such as pseudonyms; ``names`` are people's whole names, found in any
    case. It finds what looks like it, so that a person looks again: it neither finds everything nor is always right.
    """
    text = _in_lines(text)
    found = [(_PERSONAL[kind], words) for kind, words in personal_words.personal_words(text, names=names)]
    for sign, pattern in _PATTERNS:
        found += [(sign, one.group().strip()) for one in pattern.finditer(text)]
    allowed = [fold(name) for name in known if name.strip()]
    for words in (*_whole_names(text), *_otherwise_written(text)):
        folded = fold(words)
        if not any(_stands_in(folded, name) for name in allowed):
            found.append((Sign.NAME, words))
    return _once(sorted(found, key=lambda one: text.find(one[1])))


def _in_lines(text: str) -> str:
    """Return the text as it was meant: with plain spaces, and without the breaks of a text that was wrapped."""
    spaced = _DAYS.sub("May day", text.translate(_SPACES))

    def joined(found: re.Match[str]) -> str:
        line = found.start() - (spaced.rfind("\n", 0, found.start()) + 1)
        return " " if line >= SHORTEST_WRAPPED else "\n"

    return _WRAPPED.sub(joined, spaced)


def _whole_names(text: str) -> Iterator[str]:
    """Return the runs of two words or more with capitals that are no words of bodies, posts, places and days."""
    for run in _RUN.finditer(text):
        first = _BEGINS.search(text[max(run.start() - 5, 0) : run.start()]) is not None
        name: list[str] = []
        for number, word in enumerate(run.group().split()):
            if _is_nobodys(word, begins=first and number == 0):
                yield from _if_whole(name)
                name = []
            else:
                name.append(word)
        yield from _if_whole(name)


def _otherwise_written(text: str) -> Iterator[str]:
    """Return names that are written the other way round, after a title in small letters, or with initials."""
    for one in _TURNED.finditer(text):
        if not any(_is_nobodys(word, begins=False) for word in one.groups()):
            yield one.group()
    for one in _TITLED_SMALL.finditer(text):
        if fold(one[1]) not in NOBODYS_NAME:
            yield one.group()
    for one in _INITIAL.finditer(text):
        if not _is_nobodys(one.group().split(".")[-1].strip(), begins=False):
            yield one.group()


def _is_nobodys(word: str, *, begins: bool) -> bool:
    plain = fold(word).removesuffix("'s")
    if any(part in NOBODYS_NAME for part in (plain, fold(word), plain.removesuffix("s"))):
        return True
    return begins and plain.endswith(("ed", "ing", "ly")) and plain not in NAMES_LIKE_VERBS


def _if_whole(words: list[str]) -> Iterator[str]:
    if sum(any(map(str.isupper, word)) for word in words) > 1:
        yield " ".join(words).removesuffix("’s").removesuffix("'s")


def _stands_in(folded: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(folded)}(?!\w)", name) is not None


def _once(found: list[tuple[Sign, str]]) -> list[tuple[Sign, str]]:
    """Leave out what stands within something else that is found."""
    each = list(dict.fromkeys(found))
    return [
        (sign, words)
        for number, (sign, words) in enumerate(each)
        if not any(
            words in other and (words != other or place < number)
            for place, (_, other) in enumerate(each)
            if place != number
        )
    ]
