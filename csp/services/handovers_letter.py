"""The words of the e-mail that tells a successor what was handed over to them: how much, by whom, and no titles."""

from collections.abc import Sequence

from csp.models import Partnership, Person, Reader

TEXT = """Hello {name},

{by} has handed over {words} to you{whose}, in the {partnership}.

{where}

{link}

If you did not expect this, talk to {by}."""


FIRST = "What was handed over is at the top of your first page, with what you should know about it:"
SIGN_IN = "Sign in here:"


def subject_of(*, words: str) -> str:
    """Return the subject, which says how much and nothing of what it is about."""
    return f"Handed over to you: {words}"


def text_of(
    *,
    words: str,
    where: Sequence[str],
    stands_first: bool,
    partnership: Partnership,
    holder: Person,
    successor: Person,
    link: str,
    by: Reader,
) -> str:
    """Return the letter; when somebody hands over what another held, it says whose it was."""
    return TEXT.format(
        name=successor.name,
        by=by.person.name,
        words=words,
        where=" ".join([*where, FIRST if stands_first else SIGN_IN]),
        whose="" if holder.pk == by.person_id else f" that {holder.name} held",
        partnership=partnership,
        link=link,
    )
