"""The words beside a link in a letter, and of the letter that brings another one."""

from dataclasses import replace

from csp.kernel import day_words
from csp.mail import Letter
from csp.models import Person
from plans.models import UpdateRound

SUBJECT = "Your new link for reporting"

BESIDE = """You can also report without signing in. This link is yours alone, so do not pass it on. It works in the
browser in which you first go on with it, until the round is locked:

{address}"""

ANOTHER = """Hello {name},

Your link for reporting to the {partnership} was opened in another browser than the one in which somebody went on with
it before. Here is a new one, for that browser. It works until the round is locked, which is due after {due}:

{address}

If it was not you, there or here, tell the coordinator of the {partnership}, who can withdraw your links. Do not pass
this link on."""


def with_link(*, letter: Letter, address: str) -> Letter:
    """Return a letter with a link of its person's own beside the ordinary one; without an address, as it was.

    Either way it loses its words once it is sent, so that nobody can tell from it who may use a link.
    """
    text = f"{letter.text}\n\n{BESIDE.format(address=address)}" if address else letter.text
    return replace(letter, text=text, is_secret=True)


def text_of(*, one: UpdateRound, person: Person, address: str) -> str:
    """Return the words of the letter that brings another link."""
    return ANOTHER.format(
        name=person.name, partnership=one.plan.partnership, due=day_words.long(one.due_on), address=address
    )
