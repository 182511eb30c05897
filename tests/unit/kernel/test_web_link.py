"""A link that is kept leads to a page of the web, and to no other thing."""

import pytest

from csp.kernel.web_link import fault_of, host_of

BEGIN = "The link must begin with https:// or http://"
WHOLE = "The link must be a whole address, like https://www.vale.example/report"


@pytest.mark.parametrize(
    ("link", "fault"),
    [
        ("https://www.vale.example/report?year=2026#page-4", ""),
        ("http://vale.example:8080/", ""),
        ("HTTPS://VALE.EXAMPLE", ""),
        ("https://ŵynne.example/Grŵp", ""),
        ("www.vale.example", BEGIN),
        ("javascript:alert(1)", BEGIN),
        ("data:text/html,hello", BEGIN),
        ("file:///etc/hosts", BEGIN),
        ("mailto:june.okafor@vale.example", BEGIN),
        (" https://vale.example", BEGIN),
        ("https://", WHOLE),
        ("https:///report", WHOLE),
        ("https://[half", WHOLE),
        ("https://vale.example/two words", WHOLE),
        ("https://vale.example\\@other.example", WHOLE),
        (
            "https://vale.example@other.example/",
            "The link must not hold a name or a password before the address",
        ),
    ],
)
def test_what_is_wrong_with_a_link_is_said_in_a_sentence(link, fault):
    assert fault_of(link) == fault


def test_whose_page_it_is_is_said_without_the_rest():
    assert host_of("https://www.vale.example:8080/report") == "www.vale.example"
    assert host_of("nothing") == ""
