"""A long text that came from a sheet: nobody has to cut it to change something else."""

from django.urls import reverse

from plans.models import Action
from tests.integration.importing import done
from tests.integration.reading import boxes, words

LONG = "A sentence of the old plan. " * 250  # 7,000 letters
SHEET = f"Ref,Action,Success measure\n1.1,{LONG},{LONG}\n"
ADDED = "x" * 10


def edit_page(action):
    return reverse("plans:action-edit", args=["vale", action.key])


def imported():
    return Action.objects.get(plan=done(text=SHEET).plan)


def test_an_action_with_a_long_text_from_a_sheet_can_be_changed_without_cutting_it(june):
    action = imported()
    answers = boxes(june.get(edit_page(action)))

    page = june.post(edit_page(action), {**answers, "reference": "9.9"}, follow=True)

    action.refresh_from_db()
    assert "must be" not in words(page)
    assert (action.reference, action.detail, action.done_when) == ("9.9", LONG.strip(), LONG.strip())


def test_a_long_text_from_a_sheet_does_not_get_longer(june):
    action = imported()
    answers = boxes(june.get(edit_page(action)))

    page = june.post(edit_page(action), {**answers, "detail": LONG.strip() + ADDED})

    assert "Detail must be 6999 characters or fewer. It has 7009" in words(page)


def test_another_action_keeps_its_own_limit(june):
    imported()
    short = Action.objects.exclude(plan__title="Vale plan 2027").filter(plan__circle=None).first()
    answers = boxes(june.get(edit_page(short)))

    page = june.post(edit_page(short), {**answers, "detail": "x" * 4001})

    assert "Detail must be 4000 characters or fewer. It has 4001" in words(page)
