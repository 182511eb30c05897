"""Text as people type and paste it."""

import pytest
from django.core.exceptions import ValidationError

from csp.forms.fields import EmailField, TextAreaField, TextField

TITLE = TextField(label="Title", max_length=20)
WORDS = TextAreaField(label="What has happened?", max_length=500)


def refusal(field, value):
    with pytest.raises(ValidationError) as caught:
        field.clean(value)
    return caught.value.messages


def test_an_empty_title_is_asked_for_by_its_name():
    assert refusal(TITLE, "  ") == ["Enter the title"]


def test_an_empty_answer_to_a_question_quotes_the_question():
    assert refusal(WORDS, "") == ["Enter an answer to “What has happened?”"]


def test_a_form_may_name_the_answer_itself():
    assert refusal(TextField(label="What will be done", called="action"), "") == ["Enter the action"]


def test_an_abbreviation_keeps_its_capitals():
    assert refusal(TextField(label="DHR number"), "") == ["Enter the DHR number"]


def test_a_title_that_is_too_long_says_the_limit_and_its_length():
    assert refusal(TITLE, "Train " * 5) == ["Title must be 20 characters or fewer. It has 29"]


def test_a_label_with_a_per_cent_sign_can_be_refused():
    assert refusal(TextField(label="95% target", max_length=3), "abcd") == [
        "95% target must be 3 characters or fewer. It has 4"
    ]


def test_a_nul_is_refused():
    assert refusal(TITLE, "a\x00b") == ["Title holds a character that can’t be kept. Type it again"]


def test_an_optional_text_may_be_empty():
    assert TextField(label="Note", required=False).clean("  \u200b ") == ""


def test_only_unseen_characters_count_as_nothing():
    assert refusal(TITLE, "\u200b\ufeff") == ["Enter the title"]


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("  Gate   the\talleys ", "Gate the alleys"),
        ("Gate the\r\nalleys", "Gate the alleys"),
        ("“Safe” – it’s", "“Safe” – it’s"),
        ("soft\x0bbreak", "soft break"),
        ("re\xadport\u200b", "report"),
        ("a\u202eevil\u202c", "aevil"),
        ("bell\x07 \x1b[31m", "bell [31m"),
        ("non\xa0breaking", "non breaking"),
        ("hard\u2011hyphen", "hard-hyphen"),
        ("w\u0302ynne", "ŵynne"),
    ],
)
def test_pasted_text_is_made_plain(pasted, kept):
    assert TITLE.clean(pasted) == kept


@pytest.mark.parametrize(
    "text", ["👩‍🚒 on call", "مرحبا", "می‌خواهم", "<script>alert(1)</script>", "ŴYNNE", "{{ secret }}"]
)
def test_emoji_other_scripts_and_html_are_kept_as_they_are(text):
    assert WORDS.clean(text) == text


def test_paragraphs_are_kept_and_their_ends_made_alike():
    assert WORDS.clean("One\r\n\r\n\r\n\r\nTwo  \rThree\x0cFour") == "One\n\nTwo\nThree\nFour"


def test_a_text_as_long_as_its_limit_is_kept_when_a_browser_sends_two_characters_for_each_line_end():
    assert len(TextAreaField(label="Note", max_length=9).clean("one\r\ntwo\r\n3")) == 9


@pytest.mark.parametrize("address", ["june", "june@", "june okafor@vale.example", "june@vale"])
def test_what_is_not_an_address_is_refused(address):
    assert refusal(EmailField(label="E-mail address"), address) == [
        "E-mail address must be an address like name@vale.example"
    ]
