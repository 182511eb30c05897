"""The two e-mails about an address that was changed: to the one before, and to the one from now on."""

from datetime import datetime

from csp import mail
from csp.models import Partnership, Person, Reader

KIND = "address-changed"
SUBJECT = "Your address for signing in was changed"

# Says to the address before nothing of the new one: it may have been a stranger's all along.
TO_THE_OLD = """Hello {name},

You signed in to Saferplan with this address. {by}, an administrator of the {partnership}, has changed it to another.

You are signed out everywhere, and links for reporting that were sent to this address no longer work.

If you did not expect this, {ask}."""

TO_THE_NEW = """Hello {name},

{by}, an administrator of the {partnership}, has changed the address that you sign in to Saferplan with to this one.

Sign in with it from now on:

{link}

Your password, authenticator app and passkeys are the same as before. If you sign in with a work account, it is bound
to you again the next time you do.

If you did not expect this, {ask}."""


def tell_both(
    *, person: Person, was: str, partnership: Partnership, link: str, by: Reader, now: datetime
) -> None:
    """Write to the address that somebody had, and to the one that they have now."""
    words = {"name": person.name, "by": by.person.name, "partnership": partnership, "ask": _ask(partnership)}
    for address, text in ((was, TO_THE_OLD), (person.email, TO_THE_NEW)):
        mail.write(
            kind=KIND,
            to_address=address,
            to_person=person,
            subject=SUBJECT,
            text=text.format(link=link, **words),
            now=now,
            partnership=partnership,
            by=by,
        )


def _ask(partnership: Partnership) -> str:
    if partnership.contact_email:
        return f"write to {partnership.contact_email} at once"
    return "talk to another administrator of the partnership at once"
