"""An administrator says what the partnership is, which areas it has, and what it tells the public."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.urls import reverse

from csp.models import Area, AuditEvent, Authority, Notice, Partnership
from csp.services.areas import add_areas, set_area_use
from csp.services.notices import write_notice
from csp.services.partnerships import PartnershipAnswers, edit_partnership
from csp.web import clock
from plans.models import Reading
from tests.integration import areas, people
from tests.integration.reading import words
from tests.integration.restricted import open_restricted_plan

ANSWERS = {
    "place": "Vale",
    "title": "Community Safety Partnership",
    "kind": "two_tier",
    "parent": "",
    "contact_email": "safety@vale.example",
    "brand_colour": "#5A2A6E",
}


@pytest.fixture
def tess(sign_in):
    """Tess Hollin, the administrator."""
    return sign_in("tess")


def page(name, *args):
    return reverse(f"csp:{name}", args=["vale", *args])


def sent(client, address, **answers):
    return client.post(address, answers, follow=True)


def last_verb():
    return AuditEvent.objects.order_by("-pk").values_list("verb", flat=True)[0]


def test_the_settings_list_their_pages_for_an_administrator(tess):
    text = words(tess.get(page("settings")))

    for label in ("The partnership", "Areas", "Authorities and seats", "Pages for the public", "Audit trail"):
        assert label in text


def test_the_partnership_changes_and_says_what_changed(tess):
    shown = sent(tess, page("partnership-edit"), **ANSWERS, version=people.vale().version)

    assert "The change is saved" in words(shown)
    assert (people.vale().brand_colour, people.vale().contact_email) == ("#5a2a6e", "safety@vale.example")
    assert "Changed by Tess Hollin on 23 November 2026" in words(shown)
    assert last_verb() == "partnership.changed"


def test_the_same_answers_again_change_nothing(tess):
    answers = {**ANSWERS, "contact_email": "", "brand_colour": ""}

    shown = sent(tess, page("partnership-edit"), **answers, version=people.vale().version)

    assert "Nothing was changed" in words(shown)
    assert people.vale().version == 1


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"place": ""}, "Enter the place"),
        (
            {"brand_colour": "navy"},
            "Enter a colour as # and six digits or letters a to f, for example #12406b",
        ),
        ({"brand_colour": "#f2a900"}, "Choose a darker colour: white words could not be read on this one"),
        ({"kind": "kingdom"}, "Choose the kind of area from the list"),
        ({"contact_email": "vale"}, "must be an address like name@vale.example"),
        ({"parent": "2222222222"}, "Choose the county group from the list"),
    ],
)
def test_a_wrong_answer_about_the_partnership_is_kept_and_explained(tess, answers, sentence):
    shown = sent(tess, page("partnership-edit"), **{**ANSWERS, **answers}, version=people.vale().version)

    assert sentence in words(shown)
    assert "safety@vale.example" in shown.content.decode() or "contact_email" in answers
    assert people.vale().version == 1


def test_a_district_can_be_part_of_a_county_group_and_a_group_of_none(tess):
    group = Partnership(slug="marshland", place="Marshland", kind=Partnership.Kind.COUNTY_GROUP)
    group.save()

    refused = sent(
        tess, page("partnership-edit"), **{**ANSWERS, "parent": group.key, "kind": "county_group"}, version=1
    )
    shown = sent(tess, page("partnership-edit"), **{**ANSWERS, "parent": group.key}, version=1)

    assert "A county group is not part of another" in words(refused)
    assert "The change is saved" in words(shown)
    assert people.vale().parent == group


def test_two_administrators_see_each_others_words_about_the_partnership(tess):
    by = people.reader("tess")
    theirs = PartnershipAnswers(**{**vars(PartnershipAnswers.of(people.vale())), "place": "The Vale"})
    edit_partnership(partnership=people.vale(), version=1, answers=theirs, by=by, now=clock.now())

    shown = sent(tess, page("partnership-edit"), **{**ANSWERS, "place": "Vale and Lowmere"}, version=1)

    assert "Somebody saved this while you were writing" in words(shown)
    assert "The Vale" in words(shown)
    assert "Vale and Lowmere" in shown.content.decode()
    assert people.vale().place == "The Vale"


@pytest.mark.parametrize("called", ["june", "tom", "hal"])
def test_nobody_but_an_administrator_sets_up(called):
    by, now = people.reader(called), clock.now()

    for service, given in (
        (edit_partnership, {"version": 1, "answers": PartnershipAnswers.of(people.vale())}),
        (add_areas, {"kind": "ward", "areas": [("E05099901", "Lowmere North")]}),
        (write_notice, {"kind": "privacy", "version": 0, "text": "Ours"}),
    ):
        with pytest.raises(PermissionDenied, match="Only an administrator can set up the partnership"):
            service(partnership=people.vale(), by=by, now=now, **given)


def test_areas_are_added_from_lines_or_pasted_columns(tess):
    lines = "E05099901 Lowmere North\nE05099902\tLowmere South\n\ne05099903, Ashdown"

    shown = sent(tess, page("area-add"), kind="ward", areas=lines)

    assert "3 areas are added" in words(shown)
    found = Area.objects.filter(partnership=people.vale()).order_by("ons_code")
    assert [(one.ons_code, one.name) for one in found] == [
        ("E05099901", "Lowmere North"),
        ("E05099902", "Lowmere South"),
        ("E05099903", "Ashdown"),
    ]


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("Lowmere North", "Line 1 has no code and name: “Lowmere North”"),
        ("E05099901 Lowmere North\nE0509 Short", "Line 2 has no code and name: “E0509 Short”"),
        ("E05099901 A\nE05099901 B", "E05099901 stands on two lines"),
        ("", "Enter the codes and names"),
        (f"E05099901 {'a' * 121}", "The name of E05099901 must be 120 characters or fewer"),
    ],
)
def test_lines_that_are_no_areas_are_explained_and_nothing_is_added(tess, lines, sentence):
    shown = sent(tess, page("area-add"), kind="ward", areas=lines)

    assert sentence in words(shown)
    assert not Area.objects.exists()


def test_a_code_that_is_there_already_adds_none_of_them(tess):
    areas.area()

    shown = sent(tess, page("area-add"), kind="ward", areas="E05099902 New\nE05099901 Again")

    assert "Another area of this partnership has one of these codes" in words(shown)
    assert Area.objects.count() == 1
    assert "E05099902 New" in shown.content.decode()


def test_an_area_is_renamed_and_its_history_says_so(tess):
    area = areas.area()

    sent(
        tess, page("area-edit", area.key), kind="ward", name="Lowmere Upper", ons_code="E05099901", version=1
    )
    shown = tess.get(page("area-edit", area.key))

    assert "Lowmere Upper" in words(tess.get(page("area-list")))
    assert "Lowmere North" in words(shown)
    assert "Changed by Tess Hollin" in words(shown)


def test_an_area_is_taken_out_of_use_and_used_again(tess):
    area = areas.area()

    out = words(sent(tess, page("area-use", area.key), use="no"))
    assert "Lowmere North is out of use. It stays wherever it is named" in out
    assert "E05099901 Out of use" in out
    assert last_verb() == "area.taken-out-of-use"
    assert "In use" in words(tess.get(page("area-edit", area.key)))

    again = words(sent(tess, page("area-use", area.key), use="again"))
    assert "Lowmere North is in use again" in again
    assert "E05099901 Out of use" not in again
    assert last_verb() == "area.used-again"


def test_an_area_taken_out_of_use_twice_is_taken_out_once(tess):
    area = areas.area()

    sent(tess, page("area-use", area.key), use="no")
    sent(tess, page("area-use", area.key), use="no")

    assert AuditEvent.objects.filter(verb="area.taken-out-of-use").count() == 1
    assert Area.objects.get().version == 2


def test_an_area_that_only_a_restricted_plan_names_answers_like_any_other(tess):
    area, inside = areas.area(), open_restricted_plan()
    inside.actions[0].areas.add(area)
    Reading.objects.filter(pk=inside.reading.pk).update(area=area)

    shown = sent(tess, page("area-use", area.key), use="no")

    assert shown.status_code == 200
    assert "Lowmere North is out of use. It stays wherever it is named" in words(shown)
    assert list(inside.actions[0].areas.all()) == [area]


def test_an_area_of_another_partnership_is_not_there(fen, tess):
    other = areas.area()
    Area.objects.filter(pk=other.pk).update(partnership=fen.partnership)

    assert tess.get(page("area-edit", other.key)).status_code == 404
    with pytest.raises(PermissionDenied):
        set_area_use(area=Area.objects.get(), is_in_use=False, by=people.reader("tess"), now=clock.now())


def test_a_page_for_the_public_says_what_it_says_by_itself_until_the_partnership_writes(tess, client):
    public = reverse("csp:public-privacy", args=["vale"])
    before = words(client.get(public))

    shown = sent(tess, page("notice-edit", "privacy"), text="We keep as **little** as we can.", version=0)

    assert "sections 5 to 7 of the Crime and Disorder Act 1998" in before
    assert "The change is saved" in words(shown)
    after = words(client.get(public))
    assert "We keep as little as we can." in after
    assert "sections 5 to 7" not in after
    assert Notice.objects.get().version == 1


def test_html_that_somebody_typed_is_shown_as_they_typed_it(tess, client):
    sent(tess, page("notice-edit", "cookies"), text="<script>alert(1)</script>", version=0)

    page_shown = client.get(reverse("csp:public-cookies", args=["vale"])).content.decode()

    assert "<script>alert(1)" not in page_shown
    assert "&lt;script&gt;alert(1)" in page_shown


def test_two_administrators_see_each_others_words_for_the_public(tess):
    by = people.reader("tess")
    write_notice(partnership=people.vale(), kind="privacy", version=0, text="Theirs", by=by, now=clock.now())

    shown = sent(tess, page("notice-edit", "privacy"), text="Mine", version=0)
    again = sent(tess, page("notice-edit", "privacy"), text="Mine", version=1)

    assert "Somebody saved this while you were writing" in words(shown)
    assert "Theirs" in words(shown)
    assert "Mine" in shown.content.decode()
    assert "The change is saved" in words(again)


def test_the_accessibility_statement_gives_the_partnerships_address_and_how_to_complain(tess, client):
    sent(tess, page("partnership-edit"), **ANSWERS, version=1)

    statement = words(client.get(reverse("csp:public-accessibility", args=["vale"])))

    for said in (
        "partially compliant",
        "safety@vale.example",
        "Equality and Human Rights Commission",
        "Equality Advisory and Support Service",
        "prepared on 22 November 2026",
    ):
        assert said in statement


def test_an_unknown_partnership_or_page_for_the_public_is_not_there(tess, client):
    assert client.get("/public/nowhere/privacy/").status_code == 404
    assert tess.get(page("notice-edit", "terms")).status_code == 404


def test_the_pages_for_the_public_set_no_cookie_and_list_those_that_signing_in_sets(client):
    shown = client.get(reverse("csp:public-cookies", args=["vale"]))

    assert shown.cookies == {}
    client.get(reverse("account_login"))
    client.force_login(people.person("tom"))
    assert set(client.cookies) == {"csrftoken", "sessionid"}
    assert all(name in words(shown) for name in client.cookies)


FOUNDING = {
    "place": "Fenmoor",
    "kind": "unitary",
    "council": "Fenmoor Council",
    "council_kind": "unitary_council",
    "name": "Ivo Marsh",
    "email": "ivo.marsh@fenmoor.example",
}


def found(**changes):
    call_command("found_partnership", "fenmoor", **{**FOUNDING, **changes})


def test_a_new_partnership_goes_from_nothing_to_its_first_plan_by_its_first_steps(client, capsys):
    found()
    assert "asks for a code at /account/sign-in/code/" in " ".join(capsys.readouterr().out.split())
    ivo = people.person("ivo")
    people.give_second_step(ivo)
    client.force_login(ivo)

    assert "First steps 0 of 6 done" in words(client.get("/p/fenmoor/settings/"))
    assert list(AuditEvent.objects.filter(person=ivo).values_list("verb", flat=True)) == [
        "partnership.founded",
        "authority.added",
        "seat.added",
        "appointment.added",
    ]


def test_a_partnership_with_a_plan_is_reminded_only_of_what_is_left(tess):
    assert "First steps 4 of 6 done" in words(tess.get(page("settings")))

    areas.area()
    Partnership.objects.filter(slug="vale").update(contact_email="safety@vale.example")

    assert "First steps" not in words(tess.get(page("settings")))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"email": "nowhere"}, "The e-mail address must be one like name@vale.example"),
        ({"place": ""}, "This field cannot be blank."),
    ],
)
def test_a_partnership_that_cannot_be_founded_says_why_and_leaves_nothing(changes, sentence):
    with pytest.raises(CommandError, match=sentence):
        found(**changes)

    assert not Partnership.objects.filter(slug="fenmoor").exists()
    assert not people.Person.objects.filter(name="Ivo Marsh").exists()


def test_a_partnership_is_founded_once():
    found()

    with pytest.raises(CommandError, match="There is a partnership called “fenmoor” already"):
        found()


def test_a_council_and_a_person_that_are_known_are_taken_as_they_are():
    found(council="Vale District Council", council_kind="district_council", email="TESS.hollin@vale.example")

    assert {one.partnership.slug for one in people.person("tess").appointments.all()} == {"vale", "fenmoor"}
    assert Authority.objects.filter(name="Vale District Council").count() == 1
