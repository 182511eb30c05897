"""Whether an action reads like what an authority does anyway: a plan is of what partners can only do together."""

import re
from typing import Final

ADVICE: Final = "This reads like everyday work: say what partners do together that none would do alone."
FEW: Final = 3  # words; fewer give no reason
_IGNORE = re.IGNORECASE | re.ASCII

# How a title begins that promises no change, and what it holds when it says so itself.
_BEGINS = re.compile(
    r"\W*(?:to )?(?:continue|maintain|carry on|keep (?!people|children|women|residents|visitors)|attend|monitor|"
    r"respond|liaise|participate|signpost|ensure|support the (?:work|delivery) of|"
    r"work (?:closely with|with (?:all |our |key )?(?:partners|agencies))|"
    r"(?:carry out|hold|undertake|provide|deliver) (?:regular|routine|daily|weekly|monthly|quarterly|ongoing)|"
    r"(?:regular|routine|daily|ongoing)\b)",
    _IGNORE,
)
_USUAL = re.compile(
    r"\b(?:business[ -]as[ -]usual|bau|day[ -]to[ -]day|everyday (?:work|duties)|routine(?:ly)?|on-?going(?= basis)|"
    r"as (?:and when )?required|core (?:business|dut(?:y|ies)|role|function|work|policing)|"
    r"statutory (?:dut(?:y|ies)|functions?|responsibilit(?:y|ies)|requirement)|"
    r"(?:normal|usual|existing|daily) (?:work|duties|role|job|policing|practice)|"
    r"part of (?:our|the|their|its|his|her|my) (?:\w+ )?(?:role|job|dut(?:y|ies)|work|function|remit)|"
    r"(?:already|always) (?:do(?:es|ne|ing)?|in place|happens?|provided?)|we do this)\b",
    _IGNORE,
)
# Beside any of these, the same words tell what it is more than.
_MORE = re.compile(
    r"\b(?:not|no|nobody|none|never|neither|without|beyond|above|outside|more than|rather than|instead of|"
    r"adds?|adding|addition(?:al|ally)?|extra|new(?:ly)?|first time|until now|n['’]t)\b|n['’]t\b",
    _IGNORE,
)
_NOTHING = {
    "", "-", "n/a", "na", "none", "nil", "no", "yes", "tbc", "tba", "tbd", "to be confirmed", "as above",
    "see above", "not applicable", "same as above", "same", "ditto",
}  # fmt: skip
_ENDS = " .:;!?-–—"


def reads_like_everyday_work(title: str, additionality: str) -> bool:
    """Return whether it reads like everyday work: by what it says is extra about it, or else by its title.

    It errs: it is there to make whoever writes an action think, and stops nobody.
    """
    reason = " ".join(additionality.replace("’", "'").split()).strip(_ENDS)
    if reason and reason.lower() not in _NOTHING and len(reason.split()) >= FEW:
        return bool(_USUAL.search(reason)) and not _MORE.search(reason)
    if reason:
        return True
    return bool(_BEGINS.match(title) or (_USUAL.search(title) and not _MORE.search(title)))
