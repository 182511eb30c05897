"""What may say who somebody is, in a text about a death."""

import pytest

from csp.kernel.identifying_words import Sign, identifying_words

KNOWN = ["Copper Lantern", "Imogen Vail"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wren Castell asked for the report.", [(Sign.NAME, "Wren Castell")]),
        ("Asked Wren Castell’s mother.", [(Sign.NAME, "Wren Castell")]),
        ("Siân O’Connor-Jones said so", [(Sign.NAME, "Siân O’Connor-Jones")]),
        ("Spoke to Samir bin Yusuf", [(Sign.NAME, "Samir bin Yusuf")]),
        ("Ahmed Khan and Will Green", [(Sign.NAME, "Ahmed Khan"), (Sign.NAME, "Will Green")]),
        ("From TOM FERRIER", [(Sign.NAME, "TOM FERRIER")]),
        ("Left by T. Ferrier", [(Sign.NAME, "T. Ferrier")]),
        ("With Sgt Hollis", [(Sign.NAME, "Sgt Hollis")]),
        ("Spoke to Omar al-Masri", [(Sign.NAME, "Omar al-Masri")]),
        ("Ferrier, Tom: not interviewed", [(Sign.NAME, "Ferrier, Tom")]),
        ("she saw mr ferrier there", [(Sign.NAME, "mr ferrier")]),
        ("Wren\u00a0Castell", [(Sign.NAME, "Wren Castell")]),
        (
            "On the day after that the panel heard from Wren\nCastell what was known",
            [(Sign.NAME, "Wren Castell")],
        ),
        ("Born on 3 May 1990", [(Sign.BIRTH, "Born on 3 May 1990")]),
        ("DOB: 3/5/90", [(Sign.BIRTH, "DOB: 3/5/90")]),
        ("She moved on 3rd of May 1990", [(Sign.BIRTH, "3rd of May 1990")]),
        ("Seen on 1990-05-03", [(Sign.BIRTH, "1990-05-03")]),
        ("He died on 4 October 2026", [(Sign.DEATH, "died on 4 October 2026")]),
        ("They lived at 12 Mill Street", [(Sign.ADDRESS, "12 Mill Street")]),
        ("Near ZZ9 9ZZ", [(Sign.ADDRESS, "ZZ9 9ZZ")]),
        ("Case no. 42/12345/26", [(Sign.NUMBER, "Case no. 42/12345/26")]),
        ("under crime reference AB1234", [(Sign.NUMBER, "crime reference AB1234")]),
        ("as 06AA1234526", [(Sign.NUMBER, "06AA1234526")]),
        ("her 943 476 5919", [(Sign.NUMBER, "943 476 5919")]),
        ("his QQ 12 34 56 C", [(Sign.NUMBER, "QQ 12 34 56 C")]),
        ("Write to wren.castell@vale.example", [(Sign.EMAIL, "wren.castell@vale.example")]),
        ("Ring 01632 960 001", [(Sign.PHONE, "01632 960 001")]),
    ],
)
def test_what_may_say_who_somebody_is_is_found(text, found):
    assert identifying_words(text, known=KNOWN) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Copper Lantern was talked of, and Imogen Vail reported.",
        "The Home Office wrote to Marshland Constabulary on 3 November 2026.",
        "Adult Social Care and Vale District Council agreed. Petra will ask.",
        "Terms of Reference\n\nThe panel looks at what was known between 1 January 2020 and October 2026.",
        "Domestic Abuse Act 2021 and Care Act 2014, section 44",
        "Multi-Agency Risk Assessment Conference, Women’s Aid, St Mary’s Hospital",
        "Head of Housing, Vale Council; Chief Superintendent, Marshland Constabulary",
        "Independent Office for Police Conduct and Leeds Crown Court",
        "She was born in May 1990 and died in October 2026",
        "Budget: £12,345,678 in 2026-27, a day rate of £650",
        "Asked Tom. Following Tom home, he rang again.",
        "Asked on May Day whether he came.",
        "Tom, Petra and Abel came. Seen: Tom, Petra, Abel",
        "Tom\nPetra\nAbel",
        "Housing, Vale District Council",
        "The report of the dr and the ms was read.",
    ],
)
def test_plain_words_of_a_review_are_left_alone(text):
    assert identifying_words(text, known=KNOWN) == []


def test_a_name_that_may_be_written_does_not_hide_another():
    assert identifying_words("Imogen Vail met Imogen Castell", known=KNOWN) == [(Sign.NAME, "Imogen Castell")]


def test_what_stands_there_twice_is_named_once():
    assert identifying_words("Wren Castell, and Wren Castell again") == [(Sign.NAME, "Wren Castell")]


def test_a_long_text_is_read_at_once():
    assert identifying_words("the panel looked at what was known to them. " * 5000) == []


def test_they_come_in_the_order_of_the_text():
    found = identifying_words("Wren Castell, born on 3 May 1990, lived at 12 Mill Street")

    assert [sign for sign, _ in found] == [Sign.NAME, Sign.BIRTH, Sign.ADDRESS]
