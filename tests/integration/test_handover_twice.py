"""A handover that is sent twice is made once, and whoever sent it reads no mistake that is none."""

import pytest

from plans.models import Handover
from tests.integration import people
from tests.integration.handing import NOTE, page_of, sent
from tests.integration.reading import words

EVERY = ("1.6", "3.3", "3.10", "5.4", "6.2")  # what Tom holds and is not complete
TWICE = "You have handed these over already. They were not handed over twice."
SEVERAL_LINES = f"{NOTE}\r\n\r\nAnd then the school. "


@pytest.mark.parametrize("which", [("1.6", "3.3"), EVERY])
def test_what_is_sent_twice_is_handed_over_once_and_no_mistake(which, tom):
    filled = sent(tom.get(page_of("tom")), "dana", *which, n3_3=SEVERAL_LINES)
    tom.post(page_of("tom"), filled)

    again = tom.post(page_of("tom"), filled, follow=True)

    assert TWICE in words(again)
    assert not {"Error", NOTE} & {part for part in ("Error", NOTE) if part in words(again)}
    assert Handover.objects.filter(from_person__email__startswith="tom.").count() == len(which)


@pytest.mark.parametrize("change", ["note", "successor"])
def test_what_is_not_the_same_as_before_is_not_lost(change, tom):
    filled = sent(tom.get(page_of("tom")), "dana", "1.6", "3.3", n3_3=NOTE)
    tom.post(page_of("tom"), filled)
    note = f"note_{people.action('3.3').key}"
    filled |= {note: "Other words"} if change == "note" else {"successor": people.person("aled").key}

    again = tom.post(page_of("tom"), filled)

    assert TWICE not in words(again)
    assert f"What you wrote about something that is no longer here {filled[note]}" in words(again)


def test_nobody_is_told_that_they_sent_what_somebody_else_did(tom, sign_in):
    filled = sent(tom.get(page_of("tom")), "dana", "1.6", n1_6=NOTE)
    sign_in("june").post(page_of("tom"), filled | {"written_by": people.person("june").key})

    again = tom.post(page_of("tom"), filled)

    assert TWICE not in words(again)
    assert f"What you wrote about something that is no longer here {NOTE}" in words(again)


def test_a_second_click_on_the_button_is_ignored(tom):
    assert 'data-prevent-double-click="true"' in tom.get(page_of("tom")).content.decode()
