"""A version that did not keep all of a plan: nobody says that the plan is still that, and it can be kept anew."""

from csp.web import clock
from plans.models import Plan, PlanVersion
from plans.services.plan_life_steps import publish_plan
from tests.integration import agreeing, published
from tests.integration.agreeing import june as coordinator
from tests.integration.agreeing import page
from tests.integration.reading import boxes, problems, words

NOT_COMPARED = (
    "Version 1 was kept before all of today’s details were. Not in it, and so not compared: milestones"
)
SAME = "It is still version 1, as the authorities agreed to it."


def kept_first(plan: Plan) -> PlanVersion:
    """Return the first version of a plan, as it was kept when milestones were not kept yet."""
    return published.as_kept_first(plan.versions.get())


def test_nobody_says_that_the_plan_is_still_what_the_authorities_agreed_to(june):
    plan = agreeing.published()
    assert SAME in words(june.get(page(plan, "agreement")))
    assert "not compared" not in words(june.get(page(plan, "agreement")))

    kept_first(plan)

    shown = words(june.get(page(plan, "agreement")))
    assert SAME not in shown
    assert NOT_COMPARED in shown
    assert "Changed since version 1" not in shown


def test_it_can_be_put_to_the_authorities_again_once(june):
    plan = agreeing.published()
    assert "This text is version 1, which has been agreed already." in words(june.get(page(plan, "propose")))
    kept_first(plan)
    opened = june.get(page(plan, "propose"))
    assert NOT_COMPARED in words(opened)

    for _ in range(2):
        june.post(page(plan, "propose"), boxes(opened))

    numbers = plan.versions.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2]
    assert plan.versions.get(number=2).content["milestones"] == []


def test_whoever_signs_reads_what_was_not_compared(june):
    plan = agreeing.ready()
    agreeing.put(plan)
    kept_first(plan)

    shown = words(june.get(page(plan, "sign", str(agreeing.seats(plan)[0]))))

    assert NOT_COMPARED in shown


def test_it_can_be_published_again_once(june):
    plan = agreeing.published()
    assert problems(june.post(page(plan, "publish"), boxes(june.get(page(plan, "publish"))))) == []
    assert plan.versions.count() == 1
    kept_first(plan)
    opened = june.get(page(plan, "publish"))
    assert "The plan still is version 1" not in words(opened)
    assert NOT_COMPARED in words(opened)

    for _ in range(2):
        june.post(page(plan, "publish"), boxes(opened))

    assert plan.versions.count() == 2
    assert plan.versions.get(number=2).published_at


def test_what_was_agreed_is_published_as_it_was_agreed_even_where_not_all_of_it_was_kept():
    plan = agreeing.agreed()
    old = kept_first(plan)

    assert publish_plan(plan=plan, by=coordinator(), now=clock.now()) == old
