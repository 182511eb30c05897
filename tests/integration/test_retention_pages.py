"""How long things are kept is the partnership's to say, after it has seen what that would remove."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from csp.audit import NewerVersion
from csp.models import AuditEvent, Message, RetentionPolicy, RetentionRun
from csp.services.retention import apply_due, set_retention
from csp.web import clock
from tests.integration import people
from tests.integration.keeping import LAST_KEPT, at, ended, invited, keeps, left, left_also
from tests.integration.mailing import written
from tests.integration.reading import boxes, problems, words
from tests.integration.restricted import open_restricted_plan
from tests.integration.test_two_worlds import plain

PAGE = "/p/vale/settings/retention/"
TONIGHT = "What the periods would remove tonight"
TYPED = "What these periods would remove tonight"
MESSAGES = "Months for which a message is kept must be a whole number from 1 to 120"
INVITATIONS = "Months for which an invitation is kept must be a whole number from 1 to 120"
LEAVERS = "Months for which contact details are kept must be a whole number from 1 to 120"


pytestmark = pytest.mark.usefixtures("first_week_over")


def answers(message="12", invitation="12", leaver="24", version="1", **more):
    periods = {"message_months": message, "invitation_months": invitation, "leaver_months": leaver}
    return {**periods, "version": version, **more}


def set_periods(called="tess", version=1, message=6, invitation=6, leaver=12):
    return set_retention(
        partnership=people.vale(),
        version=version,
        message_months=message,
        invitation_months=invitation,
        leaver_months=leaver,
        by=people.reader(called),
        now=clock.now(),
    )


def part(response, heading):
    """The words of one part of the page, up to the next."""
    text = words(response)
    ends = [text.find(one, text.index(heading) + 1) for one in ("What was removed", "What has changed")]
    return text[text.index(heading) : min(end for end in ends if end > 0)]


def test_the_settings_name_the_page(sign_in):
    listed = words(sign_in("tess").get("/p/vale/settings/"))

    assert (
        "How long things are kept Messages, invitations and the contact details of people who have left, and "
        "what was removed." in listed
    )


def test_the_page_begins_with_the_periods_every_partnership_begins_with(sign_in):
    page = sign_in("tess").get(PAGE)

    shown = boxes(page)
    assert [shown[f"{name}_months"] for name in ("message", "invitation", "leaver")] == ["12", "12", "24"]
    assert f"{TONIGHT} Nothing." in words(page)
    assert "Nothing yet. Each day on which something is removed is listed here." in words(page)
    assert "Nothing yet. These are the periods that every partnership begins with." in words(page)


def test_an_administrator_changes_the_periods(sign_in):
    page = words(sign_in("tess").post(PAGE, answers(message="6", leaver="36"), follow=True))

    assert "The change is saved" in page
    assert "Changed by Tess Hollin on 23 November 2026" in page
    assert "Months for a message 12 6" in page
    assert "Months for contact details 24 36" in page
    policy = RetentionPolicy.objects.get(partnership=people.vale())
    assert (policy.message_months, policy.invitation_months, policy.leaver_months) == (6, 12, 36)
    [event] = AuditEvent.objects.filter(verb="retention-policy.changed")
    assert (event.person, event.partnership) == (people.person("tess"), people.vale())


def test_nothing_changed_is_nothing_saved(sign_in):
    page = sign_in("tess").post(PAGE, answers(), follow=True)

    assert "Nothing was changed" in words(page)
    assert not RetentionPolicy.objects.exists()


@pytest.mark.parametrize("button", [{}, {"show": "1"}])
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (("0", "0", "0"), [MESSAGES, INVITATIONS, LEAVERS]),
        (("121", "12", "24"), [MESSAGES]),
        (("12", "a year", "2.5"), [INVITATIONS, LEAVERS]),
        (
            ("", "", ""),
            [
                "Enter the months for which a message is kept",
                "Enter the months for which an invitation is kept",
                "Enter the months for which contact details are kept",
            ],
        ),
    ],
)
def test_periods_that_make_no_sense_are_refused_in_a_sentence(typed, found, button, sign_in):
    page = sign_in("tess").post(PAGE, answers(*typed, **button))

    assert problems(page) == found
    assert f"{TONIGHT} Nothing." in words(page)
    assert not RetentionPolicy.objects.exists()


def test_two_administrators_who_save_at_once_both_see_what_the_other_chose(sign_in):
    set_periods(message=9)

    clash = sign_in("tess").post(PAGE, answers(message="3"))

    assert "Somebody saved this page while you were writing" in words(clash)
    assert "Months for a message 12 9" in words(clash)
    assert boxes(clash)["message_months"] == "3"
    assert RetentionPolicy.objects.get().message_months == 9
    assert "The change is saved" in words(sign_in("tess").post(PAGE, boxes(clash), follow=True))
    assert RetentionPolicy.objects.get().message_months == 3


def test_the_service_refuses_an_older_version_and_whoever_is_no_administrator():
    set_periods()

    with pytest.raises(NewerVersion):
        set_periods(message=3)
    with pytest.raises(PermissionDenied, match="Only an administrator can set up the partnership"):
        set_periods(called="june", version=2)


def test_the_page_says_what_goes_tonight_with_the_names_of_leavers(sign_in):
    ended(LAST_KEPT)  # kept today, gone tonight
    ended(LAST_KEPT + timedelta(days=1))
    invited("Nerys")
    ilar = left("Ilar Penn", on=date(2024, 11, 23))
    left("Onni Vask", on=date(2024, 11, 24))

    page = sign_in("tess").get(PAGE)

    assert part(page, TONIGHT) == (
        f"{TONIGHT} Messages 1 Invitations 1 People whose contact details would go 1 "
        "Whose contact details would go Ilar Penn "
    )
    assert f'href="/p/vale/people/{ilar.key}/">Ilar Penn</a>' in page.content.decode()


def test_what_the_page_says_is_what_the_night_removes(sign_in):
    for number in range(5):
        ended(LAST_KEPT + timedelta(days=number - 2))
        invited(f"Nerys{number}", expires_at=at(LAST_KEPT + timedelta(days=number - 1)))
    said = part(sign_in("tess").get(PAGE), TONIGHT)

    apply_due(now=clock.now() + timedelta(days=1))

    run = RetentionRun.objects.get()
    assert f"Messages {run.messages} Invitations {run.invitations} " in said
    assert (run.messages, run.invitations) == (3, 2)


def test_somebody_whose_only_appointment_was_taken_back_is_counted_and_not_named(sign_in):
    left("Ilar Penn", on=date(2022, 1, 1)).appointments.all().delete()
    left("Onni Vask", on=date(2022, 1, 1))

    page = part(sign_in("tess").get(PAGE), TONIGHT)

    assert "People whose contact details would go 2" in page
    assert "Onni Vask 1 whose appointment here was taken back" in page
    assert "Ilar" not in page


def test_whoever_left_another_partnership_alone_is_not_for_this_page(sign_in, fen):
    left("Ilar Penn", on=date(2022, 1, 1), partnership=fen.partnership)

    assert part(sign_in("tess").get(PAGE), TONIGHT) == f"{TONIGHT} Nothing. "


def test_whoever_another_partnership_keeps_longer_stays(sign_in, fen):
    keeps(fen.partnership, leaver_months=120)
    left_also(left("Ilar Penn", on=date(2022, 1, 1)), fen.partnership, on=date(2021, 1, 1))

    assert part(sign_in("tess").get(PAGE), TONIGHT) == f"{TONIGHT} Nothing. "


def test_periods_are_tried_before_they_are_saved(sign_in):
    messages = [ended(date(2026, 3, 1)), ended(LAST_KEPT)]
    left("Ilar Penn", on=date(2026, 3, 1))

    page = sign_in("tess").post(PAGE, answers(message="3", leaver="6", show="1"))

    assert page.status_code == 200
    assert part(page, TYPED) == (
        f"{TYPED} These are the periods that you have typed above. They are not saved. "
        "Messages 2 Invitations 0 People whose contact details would go 1 "
        "Whose contact details would go Ilar Penn "
    )
    assert boxes(page)["message_months"] == "3"
    assert not RetentionPolicy.objects.exists()
    assert Message.objects.filter(pk__in=[one.pk for one in messages]).count() == 2
    saved = sign_in("tess").post(PAGE, boxes(page), follow=True)
    assert "The change is saved" in words(saved)


def test_longer_periods_that_are_tried_show_what_would_stay(sign_in):
    keeps(people.vale(), message_months=1)
    ended(date(2026, 3, 1))
    tess = sign_in("tess")

    now, longer = tess.get(PAGE), tess.post(PAGE, answers(message="24", show="1"))

    assert "Messages 1" in part(now, TONIGHT)
    assert part(longer, TYPED).endswith("They are not saved. Nothing. ")


def test_the_report_lists_the_days_newest_first(sign_in):
    ended(date(2024, 1, 1))
    apply_due(now=clock.now() - timedelta(days=1))
    invited("Nerys")
    left("Ilar Penn", on=date(2022, 1, 1))
    apply_due(now=clock.now())

    page = sign_in("tess").get(PAGE)

    assert (
        "Day Messages Invitations People’s contact details 23 Nov 2026 0 1 1 22 Nov 2026 1 0 0 What has changed"
        in words(page)
    )
    assert "Ilar" not in words(page)


def test_the_trail_says_that_the_site_removed_something(sign_in):
    ended(date(2024, 1, 1))
    apply_due(now=clock.now())

    assert "The site itself Removed what had been kept for long enough" in words(
        sign_in("tess").get("/p/vale/settings/trail/")
    )


@pytest.mark.parametrize("called", ["tess", "june", "aled"])
def test_nobody_can_tell_from_the_page_whether_restricted_messages_go(called, sign_in):
    restricted = open_restricted_plan()
    people.give_second_step(people.person(called))
    ended(date(2024, 1, 1))
    client = sign_in(called)

    def visit():
        with CaptureQueriesContext(connection) as asked:
            pages = client.get(PAGE), client.post(PAGE, answers(message="1", show="1"))
        return [plain(page) for page in pages], len(asked)

    without = visit()
    for _ in range(3):
        ended(date(2024, 1, 1), circle_id=restricted.circle.pk)
    ended(date(2026, 9, 1), circle_id=restricted.circle.pk)
    assert visit() == without
    apply_due(now=clock.now())

    assert Message.objects.filter(circle=restricted.circle).count() == 1
    assert [run.messages for run in RetentionRun.objects.all()] == [1]


def test_an_address_with_periods_in_it_changes_nothing(sign_in):
    written()

    page = sign_in("tess").get(f"{PAGE}?message_months=1&show=1")

    assert boxes(page)["message_months"] == "12"
    assert TONIGHT in words(page)
