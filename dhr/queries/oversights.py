"""The reviews that somebody runs, for the file of what they recommend, and the words that tell which is which."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import QuerySet

from csp.kernel.left_out import Telling
from csp.models import Partnership, Reader
from csp.queries.former_names import names_had
from dhr.models import Pseudonym, Review, ReviewMember
from dhr.models.capacity import RUNNING
from dhr.queries import reviews
from dhr.queries.capacities import reviews_as
from plans.models import Action


def run_by(reader: Reader, *, partnership: Partnership) -> QuerySet[Review]:
    """Return the reviews of a partnership that the reader runs today, closed ones too.

    They are ordered by their keys: by chance, and always alike, so that their order says nothing of their time.
    """
    mine = reviews.of_partnership(reader, partnership=partnership)
    return mine.filter(pk__in=reviews_as(reader, RUNNING)).order_by("key")


def telling_words(reader: Reader, *, found: Iterable[Review]) -> dict[int, Telling]:
    """Return by review (its id) what says which it is, or who somebody on it is: four questions.

    Its code name and own number, the month of the death, what people are called in it, and the names that whoever is
    on it or holds one of its actions has or had.
    """
    told: dict[int, set[str]] = defaultdict(set)
    months: dict[int, frozenset[tuple[int, int]]] = {}
    plans = {}
    for one in found:
        told[one.pk] |= {one.code_name, one.own_reference}
        months[one.pk] = frozenset({(one.died_year, one.died_month)})
        if one.plan_id:
            plans[one.plan_id] = one.pk
    called = Pseudonym.objects.visible_to(reader).filter(review__in=told).order_by()
    members = ReviewMember.objects.visible_to(reader).filter(review__in=told).order_by()
    holders = Action.objects.visible_to(reader).filter(plan__in=plans, lead_person__isnull=False).order_by()
    near: dict[int, set[int]] = defaultdict(set)
    for review, person, name in [
        *members.values_list("review_id", "person_id", "person__name"),
        *(
            (plans[plan], person or 0, name)
            for plan, person, name in holders.values_list("plan_id", "lead_person_id", "lead_person__name")
        ),
    ]:
        told[review].add(name)
        near[person].add(review)
    names = [
        (review, name) for name, people in names_had(near).items() for one in people for review in near[one]
    ]
    for review, name in [*called.values_list("review_id", "name"), *names]:
        told[review].add(name)
    return {review: Telling(frozenset(words), months[review]) for review, words in told.items()}
