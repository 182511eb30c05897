"""Find the words that somebody looks for in a text as it was written, whatever its case and accents."""

from csp.kernel.folding import fold

Piece = tuple[str, bool]
BEFORE, AFTER = 60, 160  # letters of an excerpt before and after its first word
GAP = "…"


def marked(text: str, words: str) -> list[Piece]:
    """Return the text in pieces, each with whether it is one of the words; the pieces together are the text."""
    hits = _hits(text, words)
    pieces: list[Piece] = []
    for mark, is_hit in zip(text, hits, strict=True):
        if pieces and pieces[-1][1] == is_hit:
            pieces[-1] = (pieces[-1][0] + mark, is_hit)
        else:
            pieces.append((mark, is_hit))
    return pieces


def holds(text: str, words: str) -> bool:
    """Return whether the text holds any of the words."""
    return any(_hits(text, words))


def excerpt(text: str, words: str) -> list[Piece]:
    """Return the part of a text round the first of the words, in pieces; its beginning when it holds none."""
    line = " ".join(text.split())
    hits = _hits(line, words)
    first = hits.index(True) if True in hits else 0
    begins, ends = max(0, first - BEFORE), first + AFTER
    if begins:
        begins = line.find(" ", begins, first) + 1 or begins
    if ends < len(line):
        ends = max(line.rfind(" ", first, ends), first + 1)
    part = marked(line[begins:ends], words)
    return [*([(GAP, False)] if begins else []), *part, *([(GAP, False)] if ends < len(line) else [])]


def _hits(text: str, words: str) -> list[bool]:
    """Return for each letter of the text whether it belongs to one of the words."""
    folded, owners = _folded(text)
    hits = [False] * len(text)
    for word in fold(words).split():
        at = folded.find(word)
        while at >= 0:
            for owner in owners[at : at + len(word)]:
                hits[owner] = True
            at = folded.find(word, at + 1)
    return hits


def _folded(text: str) -> tuple[str, list[int]]:
    """Return the text folded letter by letter, and for each folded letter the place of the one it came from."""
    folded, owners = [], []
    for place, mark in enumerate(text):
        plain = " " if mark.isspace() else fold(mark)
        folded.append(plain)
        owners.extend([place] * len(plain))
    return "".join(folded), owners
