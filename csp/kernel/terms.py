"""The things that partnerships call differently, and how a sentence says each of them in their words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

LONGEST = 60
BOTH = (
    "RAG by itself is both a group (the responsible authorities group) and a set of colours (red, amber, green). "
    "Write which of them you mean"
)
# What pages, the headings of downloads, and the importer already call other things.
TAKEN = (
    "action", "activity", "also in", "appointment", "area", "authority", "circle", "committee", "date",
    "date first agreed", "days after the date first agreed", "deadline", "detail", "due", "due date",
    "forecast", "handover", "import", "last change", "late", "lead", "lead officer", "letter", "measure",
    "message", "milestone", "note", "objective", "other details", "outcome or reason", "owner", "pack",
    "partnership", "person", "plan", "post", "ref", "reference", "report", "reported", "resource", "seat",
    "silent", "state", "status", "success measure", "success measure with its date", "supported by", "target",
    "task", "timescale", "update",
)  # fmt: skip
# Letters whose names begin with a vowel, for words that are read letter by letter: an SNA, a DHR.
_AN_BY_NAME = "AEFHILMNORSX"
_READ_AS_A_WORD = re.compile(r"[^AEIOU]+[AEIOU]+[^AEIOU]")  # SMART and RAG, not SNA, DHR or LA
_VOWEL = re.compile(r"(?!uni(?![nm])|use|eu|one\b)[aeiou]|hour|honest|honour", re.IGNORECASE)


class Term(StrEnum):
    """One word that a partnership may have of its own."""

    PRIORITY = "priority"
    PRIORITIES = "priorities"
    ASSESSMENT = "strategic_assessment"
    GROUP = "strategy_group"
    REVIEW = "homicide_review"

    @property
    def default(self) -> str:
        """Return what everybody calls it."""
        return ABOUT[self].default

    @property
    def label(self) -> str:
        """Return what the settings call it, whatever the partnership does."""
        return ABOUT[self].label

    @property
    def meaning(self) -> str:
        """Return what it is, as a glossary says it; nothing for one that another explains."""
        return ABOUT[self].meaning


@dataclass(frozen=True)
class About:
    """What is known of a term: its label and default, what it means, and where it is printed."""

    label: str
    default: str
    meaning: str
    used: str


IN_GLOSSARIES = "A report that uses your word explains it in its glossary."
ABOUT = {
    Term.PRIORITY: About(
        label="A priority",
        default="priority",
        meaning="one of the few things that the plan is about; the law calls it a priority",
        used="Printed wherever a plan is: its pages, lists, forms, downloads and reports.",
    ),
    Term.PRIORITIES: About(
        label="Several priorities",
        default="priorities",
        meaning="",
        used="Without an answer, the word for one with its ending: themes, strategies.",
    ),
    Term.ASSESSMENT: About(
        label="The strategic assessment",
        default="strategic assessment",
        meaning=(
            "what the law calls the strategic assessment: the study of crime and disorder, re-offending and "
            "substance misuse from which the plan is drawn"
        ),
        used=IN_GLOSSARIES,
    ),
    Term.GROUP: About(
        label="The strategy group",
        default="strategy group",
        meaning="what the law calls the strategy group: those who lead the partnership for its authorities",
        used=f"Printed where the partnership’s meetings are. {IN_GLOSSARIES}",
    ),
    Term.REVIEW: About(
        label="A domestic homicide review",
        default="domestic homicide review",
        meaning=(
            "what the law has called a domestic homicide review: the review that the partnership carries out "
            "after a death through domestic abuse"
        ),
        used=IN_GLOSSARIES,
    ),
}


@dataclass(frozen=True)
class Noun:
    """A word for a thing, and for several."""

    one: str
    many: str

    @property
    def start(self) -> str:
        """Return the word at the start of a sentence or a label: “Priority”."""
        return _capital(self.one)

    @property
    def start_many(self) -> str:
        """Return the word for several at the start of a sentence or a label: “Priorities”."""
        return _capital(self.many)

    @property
    def a(self) -> str:
        """Return the word behind its article: “a priority”, “an outcome”."""
        first = self.one.partition(" ")[0]
        by_letters = first.isupper() and not _READ_AS_A_WORD.match(first)
        is_an = first[0] in _AN_BY_NAME if by_letters else bool(_VOWEL.match(self.one))
        return f"{'an' if is_an else 'a'} {self.one}"


@dataclass(frozen=True)
class Words:
    """What one partnership calls things; ``own`` holds only what it has a word of its own for."""

    own: Mapping[str, str] = field(default_factory=dict)

    @property
    def priority(self) -> Noun:
        """Return the word for what a plan is about."""
        own = self.own.get(Term.PRIORITY, "")
        several = self.own.get(Term.PRIORITIES, "") or (several_of(own) if own else Term.PRIORITIES.default)
        return Noun(own or Term.PRIORITY.default, several)

    @property
    def group(self) -> Noun:
        """Return the word for those who lead the partnership for its authorities."""
        own = self.own.get(Term.GROUP, "") or Term.GROUP.default
        return Noun(own, several_of(own))

    @property
    def review(self) -> Noun:
        """Return the word for the review of a death."""
        own = self.own.get(Term.REVIEW, "") or Term.REVIEW.default
        return Noun(own, several_of(own))

    @property
    def explained(self) -> list[tuple[Noun, str]]:
        """Return each word of the partnership's own that has a meaning to give, with that meaning."""
        own = [(term, self.own.get(term, "")) for term in Term if term.meaning]
        return [
            (self.priority if term == Term.PRIORITY else Noun(word, several_of(word)), term.meaning)
            for term, word in own
            if word
        ]


EVERYBODYS = Words()


def several_of(word: str) -> str:
    """Return the word for several, as English mostly makes it: themes, strategies, approaches."""
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if re.search(r"(?:s|x|z|ch|sh)$", word) else f"{word}s"


def fault_of(word: str, *, term: Term) -> str:
    """Return why a word can't be used for a thing, in a sentence without its full stop, or nothing."""
    letters = "".join(letter for letter in word.casefold() if letter.isalpha())
    if word and not letters:
        return "Write a word, with letters"
    if term in (Term.PRIORITY, Term.PRIORITIES) and _is_taken(word):
        return f"“{_capital(word.strip())}” is what Saferplan calls something else. Choose another word"
    return BOTH if letters == "rag" else ""


def _is_taken(word: str) -> bool:
    plain = " ".join(re.findall(r"[^\W_]+", word.casefold()))
    return plain == "people" or any(plain in (one, several_of(one)) for one in TAKEN)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
