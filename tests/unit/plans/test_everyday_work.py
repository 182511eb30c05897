"""Which actions read like what an authority does anyway, by what their title and their reason say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.models.everyday_work import reads_like_everyday_work

ANYTHING = st.text(max_size=300)
GOOD = "Gate the alleys behind Mill Street"


@pytest.mark.parametrize(
    "title",
    [
        "Continue to attend the local partnership delivery group",
        "Maintain visible patrols in the town centre",
        "Monitor anti-social behaviour reports",
        "Attend multi-agency meetings",
        "Respond to reports of hate crime",
        "Ensure victims are supported",
        "Hold regular meetings of the working group",
        "Carry out routine licensing visits",
        "Undertake quarterly reviews of hotspots",
        "To continue to promote reporting",
        "Keep six knife surrender bins emptied and recorded each month",
        "Work closely with partners to tackle crime",
        "Work with partners on hate crime",
        "Licensing enforcement as business as usual",
        "Patrol the estate on an ongoing basis",
        "Day-to-day management of the CCTV room",
        "Visit repeat victims as required",
        "ROUTINE patrols",
    ],
)
def test_a_title_that_promises_no_change_reads_like_everyday_work_when_no_reason_is_given(title):
    assert reads_like_everyday_work(title, "")


@pytest.mark.parametrize(
    "title",
    [
        GOOD,
        "Place an independent adviser in both emergency departments",
        "Work with the two football clubs on chanting and on what stewards do",
        "Agree one referral form for domestic abuse across all eight members of the partnership",
        "Keep people who leave prison in treatment",
        "Increase the number of sanctioned detections",
        "Programmes in schools on healthy relationships",
        "Extend the scheme beyond business as usual",
        "Hold a learning event on older people and domestic abuse",
        "Visit every address linked to cuckooing within 48 hours of a report",
        "",
    ],
)
def test_a_title_that_says_what_will_be_different_does_not(title):
    assert not reads_like_everyday_work(title, "")


@pytest.mark.parametrize(
    "reason",
    [
        "This is business as usual",
        "It is BAU for us",
        "Part of our normal duties",
        "Part of the role of neighbourhood officers",
        "A statutory duty of the council",
        "We already do this every week",
        "Core policing, daily business",
        "It’s the day to day work of the team",
        "Existing work of the licensing team",
        "N/A",
        "n/a.",
        "none",
        "TBC",
        "Yes",
        "As above",
        "It helps",
    ],
)
def test_a_reason_that_says_it_is_everyday_work_or_says_nothing_is_taken_at_its_word(reason):
    assert reads_like_everyday_work(GOOD, reason)


@pytest.mark.parametrize(
    "reason",
    [
        "No single authority owns the form, so none would have changed it alone",
        "Adds teacher training to what the curriculum requires",
        "Not part of our core business: the fund pays for two years",
        "Brings two visits by two services into one",
        "It goes beyond the statutory duty of any one authority",
        "Nobody does this as part of their role until now",
        "It isn’t business as usual for anybody",
        "The repairs contractor and the district have never been trained together",
        "Police, housing and health visit together",
    ],
)
@pytest.mark.parametrize("title", [GOOD, "Continue to attend meetings"])
def test_a_reason_that_says_what_partners_do_together_clears_any_title(reason, title):
    assert not reads_like_everyday_work(title, reason)


@given(ANYTHING, ANYTHING)
def test_whatever_is_typed_has_an_answer_and_spaces_and_case_of_the_reason_do_not_change_it(title, reason):
    answer = reads_like_everyday_work(title, reason)

    assert answer is reads_like_everyday_work(title, f"  {reason}\n")


@given(ANYTHING)
def test_a_reason_of_a_few_words_that_says_what_nobody_does_alone_is_never_doubted(title):
    assert not reads_like_everyday_work(title, "nobody does this alone")
