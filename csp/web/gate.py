"""What the sign-in pages say of whose house this is, looked up only by the pages that say it."""

from dataclasses import dataclass

from django.conf import settings

from csp.demonstration import PASSWORD
from csp.demonstration.sign_ins import SignIn, sign_ins
from csp.queries.gate import names_at_the_table, only_partnership
from csp.web import clock


@dataclass(frozen=True)
class Gate:
    """The partnership's name and seats, and on a demonstration whom to sign in as."""

    name: str
    seats: list[str]
    people: list[SignIn]
    password: str
    work_account: str


def gate() -> Gate:
    """Return what an installation may say before anybody has signed in."""
    partnership = only_partnership()
    return Gate(
        name=str(partnership) if partnership else "Saferplan",
        seats=names_at_the_table(partnership, today=clock.today()) if partnership else [],
        people=sign_ins() if settings.DEMONSTRATION else [],
        password=PASSWORD if settings.DEMONSTRATION else "",
        work_account=settings.IDENTITY_PROVIDER.name if settings.IDENTITY_PROVIDER else "",
    )
