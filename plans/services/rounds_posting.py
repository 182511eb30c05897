"""Post the letters of a round, each with a link of its person's own where the partnership sends links."""

from collections.abc import Sequence
from datetime import datetime

from csp import audit, mail
from csp.models import Person, Reader
from csp.queries.readers import readers_of
from plans.models import RoundLink, UpdateRound
from plans.models.verb import Verb
from plans.policies.round_links import may_be_sent, may_use
from plans.services.round_links import new_link, whole_address
from plans.services.round_links_letter import with_link


def post(
    *,
    letters: Sequence[mail.Letter],
    one: UpdateRound,
    site: str,
    kind: str,
    by: Reader,
    now: datetime,
) -> list[Person]:
    """Write the letters of a round, and return those who have no address to write to.

    Before a mail server is named they carry no links, so that they can be read, copied and sent by hand.
    """
    links: dict[int, RoundLink] = {}
    carried = []
    asked = [] if one.circle_id or not mail.is_set_up() else [each.to for each in letters]
    readers = readers_of(asked, today=by.today) if asked else {}
    for letter in letters:
        reader = readers.get(letter.to.pk)
        if reader is None or not may_be_sent(reader, one):
            carried.append(letter)
            continue
        link, token = new_link(one=one, person=letter.to, now=now)
        # Who may be sent a link and not use it gets none; of whom that is true, nothing else says.
        address = whole_address(link=link, token=token, site=site) if may_use(reader, one) else ""
        links[letter.to.pk] = link
        carried.append(with_link(letter=letter, address=address))
    nowhere = mail.write_all(
        carried, kind=kind, now=now, partnership=one.plan.partnership, circle_id=one.circle_id, by=by
    )
    for person in nowhere:
        links.pop(person.pk, None)
    for link in links.values():
        audit.save(link, by=by, why=Verb.LINK_SENT, now=now)
    return nowhere
