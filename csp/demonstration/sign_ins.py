"""One sign-in for each role of the demonstration."""

from dataclasses import dataclass

from csp.demonstration import casts
from csp.demonstration.load import FOLDER, read
from csp.permissions import Role


@dataclass(frozen=True)
class SignIn:
    """Somebody to sign in as, with the roles they show."""

    role: str
    name: str
    email: str


def sign_ins() -> list[SignIn]:
    """Return, in the order of the roles, the first person of the story for each; nobody is listed twice.

    After them come those whom a part of the story adds to show what no role opens.
    """
    people = [one for one in read(FOLDER / "partnership.toml")["people"] if "ends" not in one]
    roles: dict[str, list[str]] = {}
    for role in Role:
        shown = roles.setdefault(next(one["email"] for one in people if role in one["roles"]), [])
        shown.append(role.label.lower() if shown else role.label)
    names = {one["email"]: one["name"] for one in people}
    by_role = [SignIn(" and ".join(shown), names[email], email) for email, shown in roles.items()]
    return by_role + [SignIn(**one) for file in casts() for one in read(file)["sign_ins"]]
