"""Who may open which page of a review: one column for each thing that somebody is on it as.

To everybody else a page with a review's key is not there: their rows of the access table say so, all of them.
"""

from dhr.models import Capacity

MEMBERS = (
    Capacity.COORDINATOR,
    Capacity.DEPUTY,
    Capacity.CHAIR,
    Capacity.AUTHOR,
    Capacity.PANEL_MEMBER,
    Capacity.AGENCY_AUTHOR,
    Capacity.FINANCE,
    Capacity.ADVOCATE,
)

#                                   coo dep cha aut pan age fin adv
OPENED = """
dhr:review-detail                   ok  ok  ok  ok  ok  ok  ok  ok
"""

# What a form answers when it is sent empty.
SENT = """
"""

NOT_THERE = "--  --  --  --  --  --  --  --    --  --    in  in"

#                                   adm coo lea off cou scr rev obs   str end   dis out
TABLE = """
dhr:review-list                     ok  ok  ok  ok  ok  ok  ok  ok    --  --    in  in
""" + "".join(f"{line.split()[0]} {NOT_THERE}\n" for line in OPENED.splitlines() if line)

SENT_EMPTY = "".join(f"{line.split()[0]} {NOT_THERE}\n" for line in SENT.splitlines() if line)

FORMS: set[str] = {line.split()[0] for line in SENT_EMPTY.splitlines() if line}


def rows(table: str) -> dict[str, dict[Capacity, str]]:
    """Return each row as URL name → what somebody is on the review as → answer."""
    found = {}
    for line in filter(None, table.splitlines()):
        name, *answers = line.split()
        found[name] = dict(zip(MEMBERS, answers, strict=True))
    return found
