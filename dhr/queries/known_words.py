"""Names that may be written in a review: what it is called, what people are called in it, who works on it."""

from csp.models import Reader
from csp.queries.seat_names import names_today
from dhr.models import Pseudonym, Review
from dhr.queries import members


def known_words(reader: Reader, *, review: Review) -> list[str]:
    """Return the code name, and the pseudonyms, members and authorities that the reader may see."""
    pseudonyms = Pseudonym.objects.visible_to(reader).filter(review=review).values_list("name", flat=True)
    people = members.of_review(reader, review=review).values_list("person__name", flat=True)
    seats = names_today(reader, partnership=review.partnership_id)
    return [review.code_name, *pseudonyms, *people, *(name for _, name in seats.values())]


def public_words(reader: Reader, *, review: Review) -> list[str]:
    """Return the names that may stand in what everybody reads: pseudonyms and authorities, nobody who works on it."""
    pseudonyms = Pseudonym.objects.visible_to(reader).filter(review=review).values_list("name", flat=True)
    seats = names_today(reader, partnership=review.partnership_id)
    return [*pseudonyms, *(name for _, name in seats.values())]
