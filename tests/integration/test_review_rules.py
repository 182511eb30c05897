"""How a partnership runs its reviews once they are approved, published or closed: asked for and kept."""

import pytest

from dhr.models import ReviewRules
from tests.integration import people
from tests.integration.reading import boxes, problems, words

RULES = "/p/vale/settings/reviews/"


@pytest.fixture
def admin(sign_in):
    """An administrator of the partnership."""
    return sign_in("tess")


def asked(admin, **typed):
    """What the form would send as it stands, with other answers."""
    standing = {**boxes(admin.get(RULES)), "holds_reports": "elsewhere", "shows_counts": "hidden"}
    return standing | typed


def test_a_partnership_begins_with_a_sound_answer_to_each_question(admin):
    shown = boxes(admin.get(RULES))

    assert (shown["keeps_reviews_years"], shown["shows_months"], shown["copies_within_days"]) == (
        "7",
        "12",
        "28",
    )
    assert (shown["shows_counts"], shown["smallest_count"]) == ("hidden", "5")
    assert shown["days_to_pay"] == "30"


def test_each_of_them_can_be_changed_and_the_change_is_told(admin):
    typed = {"keeps_reviews_years": "10", "shows_months": "", "copies_within_days": "14", "days_to_pay": "21"}

    said = words(
        admin.post(RULES, asked(admin, **typed, shows_counts="shown", smallest_count="6"), follow=True)
    )

    assert "The change is saved" in said
    assert "Years that a closed review is kept 7 10" in said
    assert "Months that a published review stays on the public page 12 Nothing" in said
    assert "Days within which copies are sent 28 14" in said
    assert "Days within which partners are to pay a charge 30 21" in said
    assert "Everybody sees how many reviews there are No Yes" in said
    rules = ReviewRules.objects.get(partnership=people.vale())
    assert (rules.keeps_reviews_years, rules.shows_months, rules.copies_within_days) == (10, None, 14)
    assert (rules.shows_counts, rules.smallest_count, rules.days_to_pay) == (True, 6, 21)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"keeps_reviews_years": "0"}, "Years a closed review is kept must be a whole number from 1 to 100"),
        ({"shows_months": "241"}, "Months on the public page must be a whole number from 1 to 240"),
        ({"copies_within_days": ""}, "Enter the days to send copies"),
        ({"days_to_pay": "366"}, "Days to pay a charge must be a whole number from 1 to 365"),
        ({"shows_counts": "shown", "smallest_count": ""}, "Enter the smallest number that is shown"),
        (
            {"shows_counts": "shown", "smallest_count": "2"},
            "Smallest number must be a whole number from 3 to 20",
        ),
    ],
)
def test_an_answer_that_cannot_be_is_said_beside_its_question(typed, sentence, admin):
    assert problems(admin.post(RULES, asked(admin, **typed))) == [sentence]


def test_mistakes_are_listed_as_the_questions_stand_and_name_them(admin):
    wrong = {
        "keeps_reviews_years": "0",
        "shows_months": "0",
        "copies_within_days": "0",
        "holds_reports": "here",
    }
    typed = {
        **wrong,
        "shows_counts": "shown",
        "smallest_count": "",
        "assessment": "",
        "keeps_reports_years": "",
    }

    assert problems(admin.post(RULES, asked(admin, **typed))) == [
        "Enter the reference of the data protection impact assessment",
        "Enter for how many years an agency’s report is kept here",
        "Days to send copies must be a whole number from 1 to 365",
        "Months on the public page must be a whole number from 1 to 240",
        "Years a closed review is kept must be a whole number from 1 to 100",
        "Enter the smallest number that is shown",
    ]


def test_what_is_asked_once_it_is_shown_is_not_called_optional(admin):
    said = words(admin.get(RULES))

    for question in ("Reference of the data protection impact assessment", "Smallest number that is shown"):
        assert question in said
        assert f"{question} (optional)" not in said
    assert "is an agency’s report kept? (optional)" not in said
    assert "stay on the public page? (optional)" in said


def test_the_smallest_number_is_kept_while_no_number_is_shown(admin):
    admin.post(RULES, asked(admin, shows_counts="shown", smallest_count="9"))

    admin.post(RULES, asked(admin, smallest_count="4"))

    rules = ReviewRules.objects.get(partnership=people.vale())
    assert (rules.shows_counts, rules.smallest_count) == (False, 9)
