"""Code names: two words that say nothing, picked by chance, so that nobody has to think of one."""

import secrets

from csp.kernel.folding import words_of

# No colour, stone or plant that people are called after, and no word that says what happened.
_FIRST = """
pottery velvet granite walnut marble paper silver cotton timber canvas pewter linen cobalt chalk brass wicker slate
woollen birch cedar saffron indigo orange purple scarlet crimson golden ivory maroon turquoise quiet gentle steady
open level narrow broad early winding distant hollow painted folded polished woven carved
"""
_SECOND = """
lantern harbour bridge meadow kettle window ladder compass orchard feather anchor basket button candle chimney curtain
drawer easel fountain garland hammock island jigsaw kite lighthouse mirror notebook oar pebble quilt rudder saddle
teapot umbrella violin waterfall willow yard acorn bench cloud door envelope fiddle gate hedge ink jug lamp mill
"""
FIRST, SECOND = tuple(_FIRST.split()), tuple(_SECOND.split())


def new_code_name() -> str:
    """Return a code name picked by chance, such as “Velvet Harbour”."""
    return f"{secrets.choice(FIRST)} {secrets.choice(SECOND)}".title()


def is_made_here(name: str) -> bool:
    """Return whether a code name is one that could have been picked: then it is nobody's name."""
    words = name.lower().split()
    return len(words) == 2 and words[0] in FIRST and words[1] in SECOND


def looks_like_initials(name: str) -> bool:
    """Return whether a code name is too short to be a word, or is written as initials are."""
    letters = [mark for mark in name if mark.isalpha()]
    words = name.replace(".", " ").split()
    return len(letters) < 4 or all(len(word) == 1 for word in words)


def says_name(text: str, name: str) -> bool:
    """Return whether a text says a code name as a whole, in whatever case, however its words are parted or joined."""
    words, said = words_of(name), words_of(text)
    return bool(words) and (f" {' '.join(words)} " in f" {' '.join(said)} " or "".join(words) in said)
