"""Words of the invented plans: enough of them, of the length that people write."""

from random import Random

from csp.kernel.keys import ALPHABET, LENGTH

# In the detail of every action, so that a search for it finds them all.
IN_ALL = "residents"
FIRST = ("Ada", "Bryn", "Cora", "Dale", "Edie", "Finn", "Gwen", "Hari", "Ines", "Jude", "Kiri", "Lowe")
LAST = ("Alder", "Birch", "Cedar", "Dunmore", "Elder", "Fenby", "Garth", "Hollis", "Ivens", "Jarrow")
VERBS = ("Agree", "Review", "Visit", "Publish", "Install", "Gather", "Test", "Offer", "Renew", "Extend")
PLACES = (
    "Mill Street",
    "the bus station",
    "the Northgate estate",
    "the harbour",
    "Castle Park",
    "both schools",
)
THINGS = (
    "a shared referral form",
    "the lighting of footpaths",
    "evening patrols",
    "the night-time taxi scheme",
    "a course for front-line staff",
    "the cameras in the market square",
    "safe places for young people",
    "the panel that hears repeat cases",
)
SENTENCES = (
    "Partners met twice and agreed who does what by when.",
    "Of 140 named staff, 79 have been trained and the rest have a date.",
    "Reports fell from 46 to 29 against the same months of last year.",
    "The contractor is late, so the second half moves into the next quarter.",
    "Money for the last phase has been asked for and not yet granted.",
    "A walk with ward members found four places to put right.",
)
STATUSES = (
    ("B", "Complete", "blue", "complete"),
    ("G", "On track", "green", "on_track"),
    ("A", "Behind", "amber", "behind"),
    ("R", "Off track", "red", "off_track"),
    ("N", "Not started", "grey", "not_started"),
)


class Words:
    """The same words, in the same order, at each start."""

    def __init__(self, seed: int = 1998) -> None:
        """Begin; the Crime and Disorder Act's year is as good a beginning as any."""
        self.chance = Random(seed)  # noqa: S311  (nothing secret)

    def key(self) -> str:
        """A key as new_key() makes them, but the same at each start."""
        return "".join(self.chance.choices(ALPHABET, k=LENGTH))

    def name(self) -> str:
        """The name of a person who is nobody."""
        return f"{self.chance.choice(FIRST)} {self.chance.choice(LAST)}"

    def title(self) -> str:
        """What an action promises, in about ten words."""
        verb, thing = self.chance.choice(VERBS), self.chance.choice(THINGS)
        return f"{verb} {thing} with those who live and work near {self.chance.choice(PLACES)}"

    def detail(self) -> str:
        """An action's detail."""
        return f"{self.sentences(3)} The {IN_ALL} hear what came of it."

    def sentences(self, number: int) -> str:
        """So many sentences of an update."""
        return " ".join(self.chance.choices(SENTENCES, k=number))
