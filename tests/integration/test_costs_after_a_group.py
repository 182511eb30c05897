"""A partnership leaves its county group: costs that are shared stay as they are, and nobody's part gets lost."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import reverse

from csp.models import Partnership, Person, Reader, Seat
from csp.queries.readers import reader_of
from csp.web import clock
from dhr.models import AgreementVersion, Charge, CostLine
from dhr.presenters.cost_shares import page_of
from dhr.queries import charges, cost_agreements, costs
from dhr.services import cost_sharing
from dhr.services.cost_anew import share_anew
from dhr.services.costs import remove_cost
from tests.integration import costing, people
from tests.integration.charging import drawn, filled, knows, send_all
from tests.integration.reading import words
from tests.integration.reviewing import Reviewing, open_review
from tests.integration.spending import change, paid, spend
from tests.integration.test_year_locks import LAST_YEAR, adjust, lock

pytestmark = pytest.mark.django_db
TITLE = "Costs in the county"


@pytest.fixture
def group() -> Partnership:
    return costing.county_group()


def rhian() -> Reader:
    """Return who keeps the agreements of the group."""
    return reader_of(Person.objects.get(name="Rhian Ellis"), today=people.TODAY)


def theirs(group: Partnership, *named: Seat) -> AgreementVersion:
    """Return a version that the group agreed."""
    return costing.agreed(
        title=TITLE,
        partnership=group,
        by=rhian(),
        starts_on=date(2025, 4, 1),
        named=tuple(one.key for one in named),
    )


def leave(partnership: Partnership) -> None:
    """Take a partnership out of its group."""
    Partnership.objects.filter(pk=partnership.pk).update(parent=None)


@pytest.fixture
def fens(group, fen) -> Seat:
    """Return a seat of another partnership of the group."""
    Partnership.objects.filter(slug="fen").update(parent=group)
    seat = Seat.objects.select_related("authority", "partnership").filter(
        partnership__slug="fen", ends_on=None
    )
    return seat.order_by("pk")[0]


def test_a_named_partner_that_can_not_be_found_is_not_left_out(group, fens):
    theirs(group, fens, costing.seat("Constabulary"))
    leave(fens.partnership)
    made = open_review()

    with pytest.raises(ValidationError) as refused:
        spend(made, net=8_000)

    said = f"{fens}, which the agreement names, can’t be found. Start a version of the agreement without it."
    assert refused.value.message_dict == {"shared_by": [said]}
    assert not CostLine.objects.exists()


def test_what_was_shared_with_it_goes_on_changing_and_is_not_out_of_date(group, fens):
    theirs(group, fens, costing.seat("Constabulary"))
    made = open_review()
    line, other = spend(made, net=8_000), spend(made, net=10)
    leave(fens.partnership)

    change(made, line, net=900)

    assert list(paid(line).values()) == [450, 450]
    lines = [line, other]
    assert costs.out_of_date(made.by(), review=made.review, lines=lines) == []
    assert share_anew(review=made.review, by=made.by(), now=clock.now()) == []
    assert set(drawn(made).values()) == {455}


@pytest.fixture
def left(group) -> tuple[Reviewing, CostLine, CostLine]:
    """A review of Vale with a cost of a locked year and one of this year, and Vale has left the group since."""
    theirs(group)
    made = open_review()
    locked, line = spend(made, net=8_000, cost_on=LAST_YEAR), spend(made, net=8_000)
    lock()
    leave(people.vale())
    return open_again(made), locked, line


def open_again(made: Reviewing) -> Reviewing:
    made.review.refresh_from_db()
    return made


def test_a_cost_by_what_the_group_agreed_is_changed_adjusted_removed_and_charged_after_leaving(left):
    made, locked, line = left

    assert sum(paid(change(made, line, net=900)).values()) == 900
    assert paid(adjust(made, locked, -8)).keys() == paid(locked).keys()
    assert sum(drawn(made).values()) == 8_892
    remove_cost(key=line.key, version=2, reason="Twice", by=made.by(), now=clock.now())
    assert costs.out_of_date(made.by(), review=made.review, lines=list(CostLine.objects.all())) == []


def test_its_page_still_says_how_the_shares_were_reached(left):
    made, locked, _ = left

    page = page_of(made.by(), line=costs.open_to(made.by()).get(pk=locked.pk))

    assert page.steps[0].startswith("£80.00 shared equally by ")
    assert (page.shared_by, page.version_url) == (f"{TITLE}, version 1", "")


def test_a_cost_whose_version_was_chosen_keeps_it_when_its_amount_is_changed_on_the_page(group, sign_in):
    version = theirs(group)
    made = open_review()
    line = spend(made, net=8_000, shared_by=version.key, chosen_why="For the county")
    leave(people.vale())

    answer = filled(sign_in("wren"), "cost-line-edit", line, net="90.00")

    assert "The cost is changed" in words(answer)
    line.refresh_from_db()
    assert (line.net, line.under, sum(paid(line).values())) == (9_000, version, 9_000)


ASKED = {
    "cost-line-remove": {"reason": "Noted twice"},
    "cost-line-adjust": {"what": "Too much", "net": "-1"},
}


@pytest.mark.parametrize("name", ASKED)
def test_a_refusal_that_no_question_is_about_stands_at_the_head(left, sign_in, monkeypatch, name):
    made, locked, line = left
    spend_later(made)
    monkeypatch.setattr(cost_sharing, "worked_out", refuse)

    answer = filled(sign_in("wren"), name, {"cost-line-adjust": locked}.get(name, line), **ASKED[name])

    assert answer.status_code == 200
    assert "Nobody shares it" in words(answer)
    assert CostLine.objects.count() == 3


def spend_later(made: Reviewing) -> None:
    """Note one more cost that is shared with the others, so that removing one of these shares it anew."""
    later = CostLine.objects.filter(review=made.review).order_by("-number")[0]
    later.pk, later.key, later.number, later._state.adding = None, "bcdfghjkmq", later.number + 1, True
    later.save()


def refuse(*args: object, **given: object) -> None:
    raise ValidationError({"shared_by": "Nobody shares it"})


def test_a_pool_of_the_group_is_held_for_a_review_whose_partnership_left(left, monkeypatch):
    made, _, line = left
    held, real = [], QuerySet.select_for_update

    def hold(asked, *args, **options):
        held.extend(asked)
        return real(asked, *args, **options)

    monkeypatch.setattr(QuerySet, "select_for_update", hold)

    assert cost_agreements.hold(made.by(), agreement=line.under.agreement_id) is None

    assert held == [line.under.agreement]


def test_the_groups_own_seat_is_charged_as_any_other(group, sign_in):
    council = costing.seat("County Council")
    own = Seat(
        partnership=group,
        authority=council.authority,
        standing=council.standing,
        sits_as=council.sits_as,
        starts_on=date(2020, 1, 1),
    )
    own.save()
    theirs(group, own, costing.seat("Constabulary"))
    made = open_review()
    spend(made, net=8_000)
    drawn(made)

    assert own in charges.seats_charged(made.by(), partnership=people.vale())
    page = reverse("dhr:account-edit", args=["vale", own.key])
    assert sign_in("june").get(page).status_code == 200
    knows(own)
    send_all(made)

    assert Charge.objects.get(seat=own).state == "sent"
    assert list(charges.seats_charged(rhian(), partnership=group)) != []


def test_seats_of_another_group_are_not_offered(group, fen):
    assert (
        not charges.seats_charged(people.reader("june"), partnership=people.vale())
        .filter(partnership__slug="fen")
        .exists()
    )
