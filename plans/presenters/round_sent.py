"""What to say after people were told or reminded: how many, who could not be, and what nobody holds."""

from csp.mail import is_set_up
from plans.services.rounds_telling import Sent

BY_HAND = "No mail server is set up: send {} by hand from Settings, Messages."


def told_words(sent: Sent) -> str:
    """Return what was done when a round was opened, or asks about one action more."""
    return " ".join([_done(sent, "told by e-mail what is asked"), *_not_reached(sent)])


def chased_words(sent: Sent) -> str:
    """Return what was done by a reminder."""
    said = []
    if sent.written:
        said.append(_done(sent, "reminded by e-mail"))
    if sent.earlier:
        was = "1 person was" if sent.earlier == 1 else f"{sent.earlier} people were"
        said.append(f"{was} written to today already: nobody gets more than one reminder a day.")
    said += _not_reached(sent)
    return " ".join(said) or "Nobody was reminded: everything has been reported."


def returned_words() -> str:
    """Return who hears of a report that was returned with a question."""
    if is_set_up():
        return "Its holder is told by e-mail"
    return f"A message about it is written. {BY_HAND.format('it')}"


def _done(sent: Sent, deed: str) -> str:
    """Return how many were told or reminded; before a mail server is named, how many letters wait to be sent."""
    if is_set_up() or not sent.written:
        return f"{_people(sent.written)} {deed}."
    if sent.written == 1:
        return f"1 message is written. {BY_HAND.format('it')}"
    return f"{sent.written} messages are written. {BY_HAND.format('them')}"


def _people(number: int) -> str:
    if not number:
        return "Nobody was"
    return "1 person was" if number == 1 else f"{number} people were"


def _not_reached(sent: Sent) -> list[str]:
    said = []
    if sent.nowhere:
        names = ", ".join(person.name for person in sent.nowhere)
        said.append(f"Could not be written to, because there is no address: {names}.")
    if sent.nobody:
        each = "it" if len(sent.nobody) == 1 else "each"
        said.append(
            f"There is nobody to ask about {', '.join(sent.nobody)}: give {each} a holder, then remind them."
        )
    return said
