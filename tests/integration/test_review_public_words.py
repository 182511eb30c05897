"""What everybody will read of a review never says its code name, who is on it, or the month of the death."""

import pytest
from django.core.exceptions import ValidationError

from dhr.models import Capacity
from tests.integration import publishing
from tests.integration.changing import change
from tests.integration.reviewing import join, open_review


@pytest.fixture
def made():
    """A review with its coordinator and its deputy."""
    return open_review()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("The review copper  LANTERN found", "Take out the code name"),
        ("Chaired by Imogen Vail", "Take out “Imogen Vail”"),
        ("She died in October 2026", "Take out the month of the death"),
        ("She died on 3 Oct. 2026", "Take out the month of the death"),
        ("She died on 03/10/2026", "Take out the month of the death"),
        ("She died in October **2026**", "Take out the month of the death"),
        ("She died in _October_ 2026", "Take out the month of the death"),
        ("Chaired by Imogen **Vail**", "Take out “Imogen Vail”"),
        ("Chaired by Im**og**en&nbsp;Vail", "Take out “Imogen Vail”"),
        ("Chaired by Imo\u00adgen_Vail", "Take out “Imogen Vail”"),
        ("[Chaired](https://vale.example/imogen-vail)", "Take out “Imogen Vail”"),
        ("As _Copper Lantern_ says", "Take out the code name"),
        ("As Cop**per** Lantern says", "Take out the code name"),
        ("As Cop&#112;er&nbsp;Lantern says", "Take out the code name"),
        ("As Cop\u200bper Lan\u034ftern says", "Take out the code name"),
        ("As Copper\u3164Lantern says", "Take out the code name"),
        ("[As it says](https://vale.example/copper%2Dlantern)", "Take out the code name"),
        ("She died in Octo\u2060ber 2026", "Take out the month of the death"),
        ("[As it says](https://vale.example/Copper%25252DLantern)", "Take out the code name"),
        *(
            (f"Chaired by {name}", "Take out “Imogen Vail”")
            for name in ("Vail, Imogen", "VAIL Imogen", "Imogen M. Vail")
        ),
        *(
            (f"She died: {written}", "Take out the month of the death")
            for written in (
                "3.10.26",
                "03/10/26",
                "10/26",
                "2026 October",
                "20261003",
                "Oct 26",
                "03 - 10 - 2026",
            )
        ),
    ],
)
def test_what_everybody_reads_never_says_what_only_the_panel_knows(text, sentence, made):
    join(made, Capacity.CHAIR)
    publishing.write(made.review)

    for answer in ("title", "summary"):
        with pytest.raises(ValidationError) as refused:
            publishing.write(made.review, version=1, **{answer: text})
        assert sentence in refused.value.message_dict[answer][0]
    with pytest.raises(ValidationError, match=sentence):
        publishing.document(made.review, title=text)


def test_a_name_that_somebody_on_the_review_had_before_is_not_told_either(made):
    change(made.coordinator, name="Wren Ashdown")

    for name in ("Wren Ashdown", "Wren Castell"):
        with pytest.raises(ValidationError, match=f"Take out “{name}”"):
            publishing.write(made.review, summary=f"Chaired by {name}")


@pytest.mark.parametrize("text", ["In 10 of 2026 visits", "On 26 November 2027", "Wren and the vale", "9/26"])
def test_words_that_only_have_a_part_of_it_are_public(text, made):
    assert publishing.write(made.review, summary=text).summary == text
