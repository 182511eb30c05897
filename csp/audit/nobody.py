"""Who does what the clock does."""

from dataclasses import dataclass

from csp.models import Reader


@dataclass(frozen=True)
class Nobody:
    """No person, from no address: what is done by the clock is recorded as done by the site itself."""

    person: None = None
    person_id: None = None
    seen_by: None = None
    doer_id: None = None
    address: str = ""


Doer = Reader | Nobody
