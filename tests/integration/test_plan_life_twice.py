"""What is said of a plan and sent twice with the same form is kept once, and is no clash with itself."""

from functools import partial

import pytest

from csp.audit import NewerVersion
from csp.models import AuditEvent
from csp.web import clock
from plans.models import Commitment, SignOff, Waiver
from plans.services.plan_life_parts import CommitmentAnswers, waive_point, write_commitment
from plans.services.plan_life_signing import SignAnswers, sign
from tests.integration import agreeing, at_table, people
from tests.integration.agreeing import page
from tests.integration.reading import boxes, words

CONSTABULARY = at_table.CONSTABULARY
CLASH = "while you were writing"
REASON = "Asked together with the county, in May"


def twice(client, address, **answers):
    """What the page says to the first, and to the second, when one form is sent twice."""
    sent = {**boxes(client.get(address)), **answers}
    return [words(client.post(address, sent, follow=True)) for _ in range(2)]


@pytest.fixture
def dana(sign_in):
    """Dana Whitlock, who leads the constabulary."""
    return sign_in("dana")


def put():
    plan = agreeing.ready()
    agreeing.put(plan)
    return plan


@pytest.mark.parametrize("called", ["dana", "june"])
def test_an_answer_sent_twice_is_no_clash_with_itself(called, sign_in):
    plan = put()
    day = {"signed_on-day": "23", "signed_on-month": "11", "signed_on-year": "2026"}
    by_hand = {"signed_name": "Dana Whitlock", "signed_post": "Superintendent", **day}

    first, second = twice(
        sign_in(called),
        page(plan, "sign", CONSTABULARY),
        agrees="no",
        reason="Too dear",
        **(by_hand if called == "june" else {}),
    )

    assert f"The answer of {CONSTABULARY} is saved" in first
    assert "Nothing was changed" in second
    assert CLASH not in second
    answer = SignOff.objects.get(plan_version__plan=plan)
    assert answer.version == 1
    assert AuditEvent.objects.filter(subject="plans.signoff", subject_id=answer.pk).count() == 1


def test_another_answer_from_the_same_form_is_still_a_clash(dana):
    plan = put()
    opened = boxes(dana.get(page(plan, "sign", CONSTABULARY)))
    dana.post(page(plan, "sign"), {**opened, "agrees": "yes"})

    shown = words(dana.post(page(plan, "sign"), {**opened, "agrees": "no", "reason": "Too dear"}))

    assert f"Somebody answered {CLASH} It agrees." in shown
    assert SignOff.objects.get(plan_version__plan=plan).agrees is True


def test_the_same_answer_to_an_older_text_is_not_taken_for_one_to_the_newer(dana):
    plan = put()
    opened = boxes(dana.get(page(plan, "sign", CONSTABULARY)))
    agreeing.action(plan, title="Another")
    agreeing.put(plan)
    dana.post(page(plan, "sign"), {**boxes(dana.get(page(plan, "sign"))), "agrees": "yes"})

    shown = words(dana.post(page(plan, "sign"), {**opened, "agrees": "yes"}))

    assert "Nothing was changed" not in shown
    assert CLASH in shown


def test_a_part_sent_twice_is_no_clash_with_itself(dana):
    plan = agreeing.begun()

    first, second = twice(
        dana, page(plan, "commitment", CONSTABULARY), resources="Ten constables", success="Fewer calls"
    )

    assert f"The part of {CONSTABULARY} is saved" in first
    assert "Nothing was changed" in second
    assert CLASH not in second
    assert [one.version for one in Commitment.objects.filter(plan=plan)] == [1]


def test_a_waiver_sent_twice_is_no_clash_with_itself(june):
    plan = agreeing.begun()

    first, second = twice(june, f"{page(plan, 'waive')}?point=f", reason=REASON)

    assert "The reason is saved" in first
    assert "Nothing was changed" in second
    assert CLASH not in second
    assert [one.version for one in Waiver.objects.filter(plan=plan)] == [1]


def test_another_reason_from_the_same_form_is_still_a_clash(june):
    plan = agreeing.begun()
    address = f"{page(plan, 'waive')}?point=f"
    opened = boxes(june.get(address))
    june.post(address, {**opened, "reason": REASON})

    assert f"Somebody waived this {CLASH} “{REASON}”" in words(
        june.post(address, {**opened, "reason": "Another"})
    )
    assert problems_wait(june.post(address, {**opened, "reason": ""}))
    assert Waiver.objects.get(plan=plan).reason == REASON


def problems_wait(answer):
    """Whether what is wrong with the answers waits until the newer text has been read."""
    return CLASH in words(answer) and "There is a problem" not in words(answer)


def test_the_services_too_keep_the_same_answers_once_and_refuse_others():
    plan, given = put(), {"by": people.reader("june"), "now": clock.now()}
    seat = at_table.seat(CONSTABULARY)
    yes = SignAnswers(True, "Dana Whitlock", "Superintendent", people.TODAY)
    no = SignAnswers(False, "Dana Whitlock", "Superintendent", people.TODAY, "Too dear")
    cases = [
        (partial(sign, plan=plan, seat=seat, number=1, version=0), "answers", yes, no),
        (
            partial(write_commitment, plan=agreeing.begun("Another"), seat=seat, version=0),
            "answers",
            agreeing.PART,
            CommitmentAnswers("All"),
        ),
        (partial(waive_point, plan=plan, point="f", version=0), "reason", REASON, "Another"),
    ]

    for save, name, mine, others in cases:
        kept = [save(**{name: mine}, **given) for _ in range(2)]
        assert kept[0] == kept[1]
        assert [one.version for one in kept] == [1, 1]
        with pytest.raises(NewerVersion):
            save(**{name: others}, **given)
