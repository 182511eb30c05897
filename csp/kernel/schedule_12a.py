"""Under which paragraph information is exempt: Schedule 12A to the Local Government Act 1972, in plain words.

Part 1 of the schedule is for England and Part 4 for Wales, each with its own numbers; the words are ours.
"""

from collections.abc import Mapping

from csp.kernel.listing import listed

ENGLAND: Mapping[int, str] = {
    1: "about an individual",
    2: "likely to reveal who an individual is",
    3: "the financial or business affairs of a person or body, the council’s own too",
    4: "consultations or negotiations about the work of its employees",
    5: "legal advice that is privileged",
    6: "shows that the council proposes a statutory notice, order or direction",
    7: "the prevention, investigation or prosecution of crime",
}
WALES: Mapping[int, str] = {
    12: ENGLAND[1],
    13: ENGLAND[2],
    14: ENGLAND[3],
    15: ENGLAND[4],
    16: ENGLAND[5],
    17: ENGLAND[6],
    18: ENGLAND[7],
}
PARAGRAPHS: Mapping[int, str] = {**ENGLAND, **WALES}


def paragraphs_of(*, is_wales: bool) -> Mapping[int, str]:
    """Return the paragraphs that may be cited where a partnership is, with what each is about."""
    return WALES if is_wales else ENGLAND


def cited(*paragraphs: int) -> str:
    """Return paragraphs as they are cited: “paragraphs 3 (…) and 7 (…) of Schedule 12A to the …”; “” for none."""
    if not paragraphs:
        return ""
    named = listed([f"{one} ({PARAGRAPHS[one]})" for one in paragraphs])
    many = "s" if len(paragraphs) > 1 else ""
    return f"paragraph{many} {named} of Schedule 12A to the Local Government Act 1972"
