"""Letters of rounds that never went: which of them are still of use, for the clock."""

import re
from collections.abc import Sequence

from django.db.models import QuerySet

from csp.models import Message
from plans.models import RoundLink, UpdateRound

OF_ROUND = re.compile(r"/rounds/(\w{10})/")  # in every letter of a round
OF_LINK = re.compile(r"/by-link/(\w{10})/")  # alone in the letter that brings another link


def of_use(*, messages: Sequence[Message]) -> set[int]:
    """Return the ids of those letters whose round is open, and whose person’s link then was not withdrawn since.

    It is the newest one at the time, and not the one in the words: some letters that may carry a link carry none,
    and nothing must tell which.
    """
    found: dict[int, list[RoundLink]] = {}
    for link in _into_open_rounds(messages):
        found.setdefault(link.person_id, []).append(link)
    return {one.pk for one in messages if _is_of_use(one, found.get(one.to_person_id or 0, []))}


def _into_open_rounds(messages: Sequence[Message]) -> QuerySet[RoundLink]:
    links = RoundLink.objects.filter(
        round__state=UpdateRound.State.OPEN, person__in=[one.to_person_id for one in messages]
    )
    return (
        links.select_related("round").defer("round__at_opening", "round__content").order_by("sent_at", "pk")
    )


def _is_of_use(message: Message, links: Sequence[RoundLink]) -> bool:
    rounds, own = OF_ROUND.findall(message.text), OF_LINK.findall(message.text)
    if not rounds:
        return any(link.key in own and not link.revoked_at for link in links)
    then = [link for link in links if link.round.key in rounds and link.sent_at <= message.written_at]
    return bool(then) and then[-1].revoked_at is None
