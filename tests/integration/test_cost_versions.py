"""Another version is agreed for the day of a cost that was shared already: it is said, shown, and done when asked."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from csp.models import AuditEvent
from csp.web import clock
from dhr.models import AgreementVersion, CostLine, CostRule, CostType
from dhr.models.cost_verb import CostVerb
from dhr.presenters.cost_shares import page_of
from dhr.queries import costs
from dhr.services.cost_anew import share_anew, worked_out_anew
from dhr.services.cost_rules import RuleAnswers
from tests.integration import costing
from tests.integration.charging import HALF, drawn
from tests.integration.reading import words
from tests.integration.reviewing import Reviewing, open_review
from tests.integration.spending import COMMITMENT, DAY, ESTIMATE, change, paid, responsible, spend
from tests.integration.test_year_locks import LAST_YEAR, adjust, lock

pytestmark = pytest.mark.django_db
IN_KIND: dict[str, RuleAnswers] = {CostType.CHAIR: RuleAnswers(rest=CostRule.Rest.IN_KIND)}


@pytest.fixture
def made() -> Reviewing:
    """A review in a partnership that shares chairs equally, the year before too."""
    costing.agreed(starts_on=date(2025, 4, 1))
    return open_review()


def agreed_later(line: CostLine, *, starts_on: date = date(2026, 10, 1)) -> AgreementVersion:
    """Agree on a version that begins before the day of a cost which is shared already: it is given in kind."""
    assert line.under
    draft = costing.next_draft(line.under, starts_on=starts_on)
    return costing.agree(costing.with_rules(draft, IN_KIND))


def late(made: Reviewing) -> list[CostLine]:
    lines = costs.of_review(made.by(), review=made.review)
    return costs.out_of_date(made.by(), review=made.review, lines=lines)


def anew(made: Reviewing) -> list[CostLine]:
    return share_anew(review=made.review, by=made.by(), now=clock.now())


def test_a_cost_of_a_day_on_which_another_version_holds_now_is_said_and_moves_when_asked(made):
    net = 1_000 * len(responsible())  # so that no penny is odd
    line, before = spend(made, net=net), spend(made, cost_on=date(2026, 9, 30), net=net)
    version = agreed_later(line)

    assert late(made) == [line]
    assert page_of(made.by(), line=line).is_out_of_date
    with pytest.raises(ValidationError, match=r"Cost 1 would be shared differently now\."):
        drawn(made)
    [change] = worked_out_anew(review=made.review, by=made.by())
    assert (change.line, change.then.under, change.shared.in_kind) == (line, version, net)
    assert CostLine.objects.get(pk=line.pk).under != version

    assert anew(made) == [line]

    line.refresh_from_db()
    assert (line.under, line.version, paid(line)["In kind"]) == (version, 2, net)
    assert sum(paid(before).values()) == net
    assert CostLine.objects.get(pk=before.pk).before == 0
    assert AuditEvent.objects.filter(verb=CostVerb.COST_SHARED_ANEW).count() == 1
    assert (late(made), anew(made)) == ([], [])


def test_the_page_says_by_which_version_it_would_be_shared(made, sign_in):
    line = spend(made, net=8_000)
    agreed_later(line)
    wren = sign_in("wren")
    page = reverse("dhr:cost-line-share", args=["vale", made.review.key])

    said = words(wren.get(page))
    assert "or another version was agreed" in said
    assert f"It would be shared by {costing.TITLE}, version 2." in said

    assert "It is worked out anew who pays one cost" in words(wren.post(page, follow=True))
    assert "Nothing would change" in words(wren.get(page))


def test_what_was_left_alone_in_the_running_total_is_shared_without_the_one_that_moved(made):
    first = spend(made, net=101)
    second = spend(made, cost_on=date(2026, 9, 30), net=100)
    agreed_later(first)

    anew(made)

    second.refresh_from_db()
    assert (second.before, max(paid(second).values())) == (0, -(-100 // len(paid(second))))


def test_what_somebody_chose_stays(made):
    line = spend(made, net=8_000)
    chosen = spend(made, shared_by=line.under.key, chosen_why="As the board said")
    version = agreed_later(line)

    assert late(made) == [line]
    anew(made)
    assert CostLine.objects.get(pk=chosen.pk).under == line.under
    assert CostLine.objects.get(pk=line.pk).under == version


def test_a_version_that_says_nothing_of_its_type_is_no_other_version(made):
    legal = costing.agreed(title="Legal", rules={CostType.LEGAL: costing.EQUALLY})
    line = spend(made, cost_type=CostType.LEGAL)
    costing.agree(costing.next_draft(legal, starts_on=date(2026, 10, 1)))
    CostRule.objects.filter(of_version__agreement=legal.agreement, of_version__number=2).delete()

    assert (late(made), anew(made)) == ([], [])
    assert CostLine.objects.get(pk=line.pk).under == legal


def test_costs_of_a_locked_year_and_what_adjusts_them_stay_with_their_version(made):
    locked = spend(made, cost_on=LAST_YEAR)
    agreed_later(locked, starts_on=date(2025, 9, 1))
    lock()
    adjustment = adjust(made, locked, -100)

    assert (late(made), anew(made)) == ([], [])
    assert CostLine.objects.get(pk=adjustment.pk).under == locked.under


def test_a_cost_is_not_moved_before_one_that_stands(made):
    early = spend(made, net=100)
    version = agreed_later(early, starts_on=date(2025, 9, 1))
    spend(made, cost_on=LAST_YEAR, net=100)
    lock()

    assert (late(made), anew(made)) == ([], [])
    assert CostLine.objects.get(pk=early.pk).under != version


def test_when_a_named_partner_leaves_the_version_without_it_opens_the_way_again():
    names = [costing.seat(one) for one in ("Probation", "County Council", "Constabulary")]
    version = costing.agreed(named=tuple(one.key for one in names))
    made = open_review()
    day = date(2027, 4, 20)
    line = spend(made, kind=ESTIMATE, cost_on=day, net=9_000)
    names[0].ends_on = date(2027, 3, 31)
    names[0].save()
    with pytest.raises(ValidationError, match="has no seat on 20 April 2027"):
        anew(made)

    draft = costing.next_draft(version, starts_on=date(2027, 4, 1), named=tuple(one.key for one in names[1:]))
    follows = costing.agree(draft)
    assert anew(made) == [line]

    assert (CostLine.objects.get().under, list(paid(line).values())) == (follows, [4_500, 4_500])
    assert set(drawn(made, HALF).values()) == {2_250}


def test_a_version_with_another_order_is_kept_to_when_its_costs_are_moved_into_it():
    names = [costing.seat(one) for one in ("County Council", "Constabulary")]
    version = costing.agreed(named=tuple(one.key for one in names))
    made = open_review()
    line = spend(made, net=1)
    turned = tuple(one.key for one in reversed(names))
    costing.agree(costing.next_draft(version, starts_on=DAY, named=turned))

    anew(made)

    assert list(paid(line).items()) == [(str(names[1]), 1), (str(names[0]), 0)]


def test_an_order_and_an_estimate_move_apart(made):
    lines = [spend(made, kind=kind, net=8_000) for kind in (ESTIMATE, COMMITMENT)]
    version = agreed_later(lines[0])
    change(made, lines[1], shared_by=lines[1].under.key, chosen_why="It was ordered before")

    assert anew(made) == lines[:1]
    assert CostLine.objects.get(pk=lines[0].pk).under == version
