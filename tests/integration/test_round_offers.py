"""The pages of an open round lead whoever may report to where they report."""

import re

import pytest

from csp.web import clock
from plans.services.rounds_locking import lock_round
from tests.integration import people
from tests.integration.reading import words
from tests.integration.restricted import open_restricted_plan
from tests.integration.running import at, begun, seat_key


def offered(client, where):
    """The words and the address of the link to reporting on a page, if there is one."""
    page = client.get(where).content.decode()
    found = re.search(r'href="([^"]+/report/[^"]*)">([^<]+)</a>', page)
    return found and (found[2], found[1].replace("&amp;", "&"))


def of_an_authority(one, reference="1.6"):
    return at("round-authority", one.key, lead=seat_key(reference))


def test_the_coordinator_is_led_to_report_for_the_authority_whose_page_is_open(june):
    one = begun()
    seat = people.action("1.6").lead_seat
    report = at("round-report", one.key)

    found = offered(june, of_an_authority(one))

    assert found == (f"Report for {seat}", f"{report}?authority={seat.key}")
    said = words(june.get(found[1]))
    assert people.action("1.6").title in said
    assert people.action("2.5").title not in said
    assert offered(june, one.get_absolute_url()) == ("Report for an authority", report)


def test_what_no_authority_leads_is_reported_on_from_its_own_page(june):
    people.plan().actions.filter(reference="1.6").update(lead_seat=None)
    one = begun()

    found = offered(june, at("round-authority", one.key, lead="nobody"))

    assert found == ("Report on these actions", f"{at('round-report', one.key)}?authority=none")
    assert people.action("1.6").title in words(june.get(found[1]))


@pytest.mark.parametrize(
    ("called", "is_led"),
    [("tom", True), ("dana", True), ("sol", False), ("elin", False), ("tess", False)],
)
def test_others_are_led_to_report_where_something_is_theirs(called, is_led, sign_in):
    client, one = sign_in(called), begun()

    found = offered(client, of_an_authority(one))

    assert found == (("Report on your actions", at("round-report", one.key)) if is_led else None)
    if is_led:
        assert people.action("1.6").title in words(client.get(found[1]))


def test_an_authoritys_lead_is_led_to_report_on_what_others_hold(sign_in):
    seat = people.action("1.6").lead_seat
    people.plan().actions.filter(lead_seat=seat).update(lead_person=people.person("tom"))
    one = begun()

    found = offered(sign_in("dana"), of_an_authority(one))

    assert found == ("Report on your actions", at("round-report", one.key))
    assert people.action("1.6").title in words(sign_in("dana").get(found[1]))


def test_a_locked_round_leads_nobody_to_report(june):
    one = begun()
    lock_round(key=one.key, by=people.reader("june"), now=clock.now())

    assert offered(june, of_an_authority(one)) is None
    assert offered(june, one.get_absolute_url()) is None


def test_the_round_of_a_restricted_plan_leads_its_own_people_to_report(sign_in):
    restricted = open_restricted_plan()
    one = begun(restricted.plan, by="aled")
    theirs = at("round-authority", one.key, lead=restricted.actions[3].lead_seat.key)

    assert offered(sign_in("carys"), one.get_absolute_url()) == (
        "Report on your actions",
        at("round-report", one.key),
    )
    assert offered(sign_in("carys"), theirs) == offered(sign_in("carys"), one.get_absolute_url())
    assert sign_in("june").get(one.get_absolute_url()).status_code == 404
