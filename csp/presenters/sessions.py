"""One's open sessions, as the page lists them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from csp.kernel import day_words
from csp.queries.sessions import OpenSession

# The first that is found: most browsers also name the ones that they descend from.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "Android"),
    ("CrOS", "a Chromebook"),
    ("Windows", "Windows"),
    ("Macintosh", "a Mac"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True)
class SessionRow:
    """One browser in which one is signed in."""

    browser: str
    address: str
    signed_in: str
    seen: str
    is_this_one: bool

    @classmethod
    def of(cls, session: OpenSession, *, here: str) -> "SessionRow":
        """Return the row; ``here`` is the key of the session that asks."""
        return cls(
            browser=browser_words(session.browser),
            address=session.address,
            signed_in=_moment(session.times.signed_in),
            seen=_moment(session.times.seen),
            is_this_one=session.session_key == here,
        )


def browser_words(user_agent: str) -> str:
    """Return roughly which browser it is, on what: “Firefox on Windows”."""
    browser = next((name for sign, name in BROWSERS if sign in user_agent), "A browser")
    system = next((name for sign, name in SYSTEMS if sign in user_agent), "")
    return f"{browser} on {system}" if system else browser


def _moment(at: datetime) -> str:
    here = timezone.localtime(at)
    return f"{day_words.short(here.date())}, {here:%H:%M}"
