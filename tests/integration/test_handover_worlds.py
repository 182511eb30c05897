"""Handing over in a restricted plan: who is outside its circle learns nothing of it, here neither."""

import pytest

from csp.models import AuditEvent
from plans.policies.handovers import RESTRICTED_STAYS
from tests.integration.handing import NOTE, hand, page_of, sent
from tests.integration.reading import boxes, words
from tests.integration.restricted import CANARY, open_restricted_plan
from tests.integration.test_handover_pages import offered, person_page
from tests.integration.test_two_worlds import plain


@pytest.fixture
def aled(sign_in):
    """Aled Pryce, a coordinator inside the circle."""
    return sign_in("aled")


def test_the_holder_alone_is_told_that_a_restricted_action_stays(tom, june, sign_in):
    plain_page = words(june.get(page_of("tom")))
    open_restricted_plan(held_by=("tom",))

    own, junes, danas = tom.get(page_of("tom")), june.get(page_of("tom")), sign_in("dana").get(page_of("tom"))

    assert RESTRICTED_STAYS in words(own)
    assert len(offered(own)) == 5
    assert CANARY not in own.content.decode()
    assert words(junes) == plain_page
    assert RESTRICTED_STAYS not in words(danas)


def test_an_officer_inside_the_circle_does_not_pass_on_what_is_restricted_either(sign_in):
    open_restricted_plan(held_by=("carys",))

    page = sign_in("carys").get(page_of("carys"))

    assert RESTRICTED_STAYS in words(page)
    assert not [one for one in offered(page) if CANARY in one]


@pytest.mark.parametrize("called", ["tom", "carys"])
def test_a_restricted_action_is_counted_for_its_circle_alone(called, june, aled):
    before = words(june.get(person_page(called)))
    others = len(aled.get(page_of(called)).context["desk"].items)
    open_restricted_plan(held_by=(called,))

    assert words(june.get(person_page(called))) == before
    assert f": {others + 1} open action" in words(aled.get(person_page(called)))


def test_a_member_who_may_change_it_hands_it_over_and_is_warned(aled):
    made = open_restricted_plan(held_by=("carys",)).actions[0]
    page = aled.get(page_of("carys"))

    assert "This is a restricted action. Somebody who is not in its circle sees it by itself" in words(page)
    filled = {name: value for name, value in sent(page, "tom").items() if not name.startswith("take_")}
    assert f"take_{made.key}" not in boxes(page)  # it is not ticked by itself, as the others are
    after = aled.post(
        page_of("carys"), {**filled, f"take_{made.key}": "on", f"note_{made.key}": NOTE}, follow=True
    )

    assert "Handed over to Tom Ferrier: 1 action." in words(after)


def test_a_successor_outside_the_circle_reads_the_note_under_the_neutral_heading(tom, sign_in):
    made = open_restricted_plan(held_by=("carys",)).actions[0]
    hand("aled", "carys", "tom", made)

    page = tom.get("/p/vale/")
    apart = f"/p/vale/plans/restricted/{made.key}/"

    said = words(page)
    assert "Handed over to you Restricted action From Carys Bowen, by Aled Pryce on 23 November 2026." in said
    assert f"Due 1 November 2026, late. {NOTE}" in said
    assert f'href="{apart}">Restricted action' in page.content.decode()
    assert CANARY not in page.content.decode()
    assert f"Handed over by Carys Bowen to Tom Ferrier. Aled Pryce, 23 November 2026 {NOTE}" in words(
        tom.get(apart)
    )
    assert "Handed over" in words(sign_in("aled").get(made.get_absolute_url()))


def test_a_successor_outside_reads_only_what_was_handed_over_to_them(tom):
    made = open_restricted_plan(held_by=("aled",)).actions[0]
    hand("aled", "aled", "carys", made, note="For Carys alone.")
    hand("aled", "carys", "tom", made, note="For Tom.")

    said = words(tom.get(f"/p/vale/plans/restricted/{made.key}/"))

    assert "For Tom." in said
    assert "For Carys alone." not in said


def test_whoever_is_named_no_more_loses_the_note(tom):
    made = open_restricted_plan(held_by=("carys",)).actions[0]
    hand("aled", "carys", "tom", made)
    hand("aled", "tom", "carys", made)

    assert "Handed over to you" not in words(tom.get("/p/vale/"))
    assert tom.get(f"/p/vale/plans/restricted/{made.key}/").status_code == 404


def test_its_events_and_its_message_carry_its_circle(june):
    restricted = open_restricted_plan(held_by=("carys",))
    last = AuditEvent.objects.order_by("-pk").values_list("pk", flat=True)[0]
    listed = plain(june.get("/p/vale/settings/messages/"))

    hand("aled", "carys", "tom", restricted.actions[0])

    assert {event.circle for event in AuditEvent.objects.filter(pk__gt=last)} == {restricted.circle}
    assert plain(june.get("/p/vale/settings/messages/")) == listed


def test_a_guessed_restricted_key_is_answered_like_one_that_was_never_there(june):
    made = open_restricted_plan(held_by=("tom",)).actions[0]
    filled = sent(june.get(page_of("tom")), "neil")

    answers = [
        june.post(page_of("tom"), {**filled, f"take_{key}": "on", f"version_{key}": "3"})
        for key in (made.key, "2222222222")
    ]

    assert plain(answers[0]) == plain(answers[1])
    assert "Something that you ticked is no longer here" in words(answers[0])
