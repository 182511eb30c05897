"""Signing in with a work account, against a real OpenID provider on this machine."""

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from csp.demonstration import PASSWORD
from csp.models import AuditEvent, Person
from tests.integration import people
from tests.integration.reading import words
from tests.integration.work_accounts import DONE, SILENT, START, asked, come_back, is_in, tom_is_vouched_for

pytestmark = SILENT


def test_without_a_provider_there_is_no_button_and_no_page(client):
    assert "Sign in with" not in words(client.get("/account/sign-in/")).replace("Sign in with a passkey", "")
    assert client.get(START).status_code == 404
    assert client.get(DONE).status_code == 404


def test_the_button_names_the_provider_and_leads_there_with_a_question_of_its_own(client, trust, issuer):
    page = client.get("/account/sign-in/")
    question = urlsplit(asked(client))
    carried = parse_qs(question.query)

    assert "Sign in with Vale’s account" in words(page)
    assert f"{question.scheme}://{question.netloc}" == issuer
    assert carried["redirect_uri"] == ["http://testserver/account/sign-in/work-account/done/"]
    assert carried["code_challenge_method"] == ["S256"]
    assert set(carried["scope"][0].split()) == {"openid", "profile", "email"}
    assert len(carried["nonce"][0]) == 32


def test_a_vouched_for_address_signs_in_the_person_who_is_known_by_it(client, trust, vouch):
    tom_is_vouched_for(vouch)

    page = come_back(client, "tom-at-work")

    assert "Hello, Tom." in words(page)
    events = AuditEvent.objects.filter(verb__startswith="person.").values_list("verb", "person__email")
    assert list(events)[-2:] == [
        ("person.work-account-bound", people.person("tom").email),
        ("person.signed-in", people.person("tom").email),
    ]


def test_one_comes_back_to_the_page_one_wanted_and_to_no_other_site(trust, vouch):
    tom_is_vouched_for(vouch)

    here = come_back(Client(), "tom-at-work", "?next=/p/vale/plans/")
    elsewhere = come_back(Client(), "tom-at-work", "?next=https://attacker.example/")

    assert here.redirect_chain[-1][0] == "/p/vale/plans/"
    assert elsewhere.redirect_chain[-1][0] == "/p/vale/"


def test_nothing_of_the_account_is_kept_but_its_subject(client, trust, vouch):
    tom_is_vouched_for(vouch, name="T. Ferrier", phone_number="01632 960 001")

    come_back(client, "tom-at-work")

    bound = SocialAccount.objects.get()
    assert (bound.user, bound.uid, bound.extra_data) == (people.person("tom"), "tom-at-work", {})
    assert people.person("tom").check_password(PASSWORD)


def test_afterwards_the_subject_counts_and_the_address_no_longer_does(trust, vouch):
    tom_is_vouched_for(vouch)
    come_back(Client(), "tom-at-work")
    vouch("tom-at-work", email="married@vale.example", email_verified=True)

    assert "Hello, Tom." in words(come_back(Client(), "tom-at-work"))
    assert SocialAccount.objects.count() == 1


def test_whoever_is_given_the_address_later_does_not_become_the_one_who_had_it(trust, vouch):
    tom_is_vouched_for(vouch)
    come_back(Client(), "tom-at-work")
    vouch("his-successor", email=people.person("tom").email, email_verified=True)
    successor = Client()

    page = come_back(successor, "his-successor")

    assert "Another work account is bound to the person with that address." in words(page)
    assert not is_in(successor)


def test_a_forgotten_work_account_makes_room_for_another(trust, vouch):
    tom_is_vouched_for(vouch)
    tom = Client()
    come_back(tom, "tom-at-work")
    assert "Your work account" in words(tom.get("/account/sessions/"))

    page = words(tom.post("/account/work-account/forget/", follow=True))

    assert "Your work account is forgotten here" in page
    assert "no other one can sign in as you" not in page
    vouch("toms-new-one", email=people.person("tom").email, email_verified=True)
    assert "Hello, Tom." in words(come_back(Client(), "toms-new-one"))


@pytest.mark.parametrize(
    "claims",
    [{"email_verified": False}, {}, {"email_verified": "true"}, {"email": "", "email_verified": True}],
)
def test_an_address_that_is_not_vouched_for_signs_nobody_in(claims, client, trust, vouch):
    vouch("somebody", **{"email": people.person("tom").email, **claims})

    page = come_back(client, "somebody")

    assert page.status_code == 400
    assert "Your work account came without an e-mail address that its provider vouches for." in words(page)
    assert not is_in(client)
    assert not SocialAccount.objects.exists()


def test_a_tenants_own_addresses_are_believed_when_the_site_says_so_but_never_against_its_word(trust, vouch):
    trust(trusts_email=True)
    vouch("quiet", email=people.person("tom").email)
    vouch("denied", email=people.person("dana").email, email_verified=False)
    denied = Client()

    assert "Hello, Tom." in words(come_back(Client(), "quiet"))
    come_back(denied, "denied")
    assert not is_in(denied)


def test_nobody_is_made_of_an_address_that_nobody_here_has(client, trust, vouch):
    vouch("new", email="somebody.new@vale.example", email_verified=True)
    before = Person.objects.count()

    page = come_back(client, "new")

    assert "Nobody here is known by the e-mail address of your work account." in words(page)
    assert Person.objects.count() == before
    assert not is_in(client)


def test_a_disabled_person_is_not_let_in_by_their_work_account(trust, vouch):
    tom_is_vouched_for(vouch)
    come_back(Client(), "tom-at-work")
    Person.objects.filter(pk=people.person("tom").pk).update(is_active=False)
    bound, unbound = Client(), Client()
    vouch("other", email=people.person("tom").email, email_verified=True)

    come_back(bound, "tom-at-work")
    come_back(unbound, "other")

    assert (is_in(bound), is_in(unbound)) == (False, False)


def test_our_own_second_step_is_asked_for_unless_the_providers_is_trusted(trust, vouch, settings):
    settings.DEMONSTRATION = False
    vouch("june-at-work", email=people.person("june").email, email_verified=True)
    first = come_back(Client(), "june-at-work")
    assert first.redirect_chain[-1][0].startswith("/account/sign-in/second-step/")

    trust(trusts_second_factor=True)
    second = come_back(Client(), "june-at-work")
    Authenticator.objects.filter(user=people.person("june")).delete()
    third = come_back(Client(), "june-at-work")

    assert "Hello, June." in words(second)
    assert "Hello, June." in words(third)


def test_trusting_the_providers_second_step_changes_nothing_for_a_password(trust, client):
    trust(trusts_second_factor=True)

    page = client.post(
        "/account/sign-in/", {"login": people.person("june").email, "password": PASSWORD}, follow=True
    )

    assert page.redirect_chain[-1][0].startswith("/account/sign-in/second-step/")
