"""How large a risk is: how likely it is, times what it would do, in three steps each."""

LOW, MEDIUM, HIGH = 1, 2, 3
STEPS = {LOW: "Low", MEDIUM: "Medium", HIGH: "High"}
FROM_MEDIUM, FROM_HIGH = 3, 6


def level(likelihood: int, impact: int) -> str:
    """Return the level of a risk in a word: the product of both, of nine at most."""
    product = likelihood * impact
    if product >= FROM_HIGH:
        return STEPS[HIGH]
    return STEPS[MEDIUM] if product >= FROM_MEDIUM else STEPS[LOW]


def level_words(likelihood: int, impact: int) -> str:
    """Return a level with what it is made of: “High: likelihood high, impact medium”."""
    parts = f"likelihood {STEPS[likelihood].lower()}, impact {STEPS[impact].lower()}"
    return f"{level(likelihood, impact)}: {parts}"
