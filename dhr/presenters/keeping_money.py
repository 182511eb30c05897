"""What is said of the money of a review before it is destroyed: what is still owed goes with it."""

from csp.kernel.listing import listed
from csp.kernel.pence import pounds
from csp.models import Reader
from dhr.models import Part, Review
from dhr.presenters.charges import left_of, paid_by_charge
from dhr.queries import charges
from dhr.queries.parts import open_parts

NOT_SEEN = (
    "What partners were asked to pay for it goes too, and leaves their statements, whether or not it is paid. Its"
    " coordinator and deputy see what is still owed."
)
NOBODY = "No partner was asked to pay for it."
SETTLED = "All that partners were asked to pay for it is paid or written off. It leaves their statements."
GOES = "Once it is gone nothing here asks for it, and it leaves the statements of partners."


def sees_money(reader: Reader, *, review: Review) -> bool:
    """Return whether the reader sees what a review costs."""
    return Part.MONEY in open_parts(reader, review=review)


def owed_words(reader: Reader, *, review: Review) -> str:
    """Return what is still owed for a review, to whoever sees its money; to others the same, whatever there is."""
    if not sees_money(reader, review=review):
        return NOT_SEEN
    sent = [one for one in charges.of_review(reader, review=review) if not one.is_draft]
    paid = paid_by_charge(reader, found=sent)
    left = [left_of(one, paid=paid[one.pk]) for one in sent]
    owed, back = [one for one in left if one > 0], [-one for one in left if one < 0]
    if not (owed or back):
        return SETTLED if sent else NOBODY
    said = [f"{_of_its_charges(owed)} not paid: {pounds(sum(owed))} is still owed"] if owed else []
    said += (
        [f"{_of_its_charges(back)} not given back yet: {pounds(sum(back))} is owed to partners"]
        if back
        else []
    )
    return f"{listed(said)}. {GOES}"


def _of_its_charges(found: list[int]) -> str:
    return "1 of its charges is" if len(found) == 1 else f"{len(found)} of its charges are"
