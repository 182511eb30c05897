"""The sentences of the public notices, which end as sentences do."""

import pytest

from csp.models import Partnership


@pytest.mark.parametrize("name", ["privacy", "accessibility"])
@pytest.mark.parametrize("address", ["", "office@vale.example"])
def test_whom_to_write_to_ends_with_a_full_stop_and_no_space_before_it(name, address, client):
    Partnership.objects.update(contact_email=address)

    said = client.get(f"/public/vale/{name}/").content.decode()

    assert ("whom your council can name." in said) == (address == "")
    assert (f'mailto:{address}">{address}</a>.' in said) == (address != "")


def test_the_accessibility_statement_has_the_parts_of_the_model_statement(client):
    said = " ".join(client.get("/public/vale/accessibility/").content.decode().split())

    assert (
        "Vale Community Safety Partnership is committed to making its website accessible, in accordance with the"
        " Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018."
        in said
    )
    for heading in (
        "How accessible this website is",
        "Tell us, or ask for another format",
        "If you are not happy with the answer",
        "Compliance status",
        "Non-compliance with the accessibility regulations",
        "Disproportionate burden",
        "Content that is not within the scope of the accessibility regulations",
        "Preparation of this accessibility statement",
    ):
        assert f"{heading}</h" in said
    assert "partially compliant" in said
    assert "We answer within 10 working days." in said


def test_the_privacy_notice_counts_the_cookies_that_the_page_of_cookies_lists(client):
    privacy = " ".join(client.get("/public/vale/privacy/").content.decode().split())
    cookies = client.get("/public/vale/cookies/").content.decode()

    assert "Two cookies</a> are set when you sign in, and a third when you go on with a link" in privacy
    assert cookies.count('<th scope="row">') == 3
