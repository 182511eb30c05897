"""What everybody is told of reviews: how many were decided on in each year, and never a small number."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.models import Audience, AudienceReader, Partnership
from csp.queries.readers import reader_of
from dhr.models import Review, ReviewDecision
from dhr.queries.counts import counts_by_year
from tests.integration import papers, people
from tests.integration.reading import words
from tests.integration.reviewing import appoint_everybody
from tests.integration.reviews_counted import decided, tell

LAST_YEAR = date(2025, 7, 1)
YEARS = ["2025–26", "2024–25", "2023–24", "2022–23", "2021–22"]
PUBLIC = "public"
PAGE = reverse("dhr:review-list", args=["vale"])
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
Outcome = ReviewDecision.Outcome


def told(who="tom", on=people.TODAY):
    """Return what somebody is told, as (year, words)."""
    vale = people.vale()
    reader = AudienceReader(Audience.PART_1, vale.pk, on) if who == PUBLIC else people.reader(who, on=on)
    return [(one.year.short, one.words) for one in counts_by_year(reader, partnership=vale)]


def page_of(client):
    with CaptureQueriesContext(connection) as asked:
        page = client.get(PAGE)
    return page, len(asked)


def test_nothing_is_told_until_the_partnership_says_so():
    decided(9, on=LAST_YEAR)

    assert told() == []


def test_five_years_that_are_over_are_always_told_and_a_small_number_never_is():
    tell()
    decided(6, on=LAST_YEAR)
    decided(4, on=date(2023, 4, 1))

    few = "fewer than 5"
    assert told() == [
        ("2025–26", "6"),
        ("2024–25", few),
        ("2023–24", few),
        ("2022–23", few),
        ("2021–22", few),
    ]


@pytest.mark.parametrize("number", [0, 1, 4])
def test_none_and_few_read_the_same(number):
    tell()
    decided(number, on=LAST_YEAR)

    found = counts_by_year(people.reader("tom"), partnership=people.vale())
    assert {(one.number, one.words) for one in found} == {(None, "fewer than 5")}
    assert "4" not in repr([(one.number, one.smallest) for one in found])


@pytest.mark.parametrize(
    ("smallest", "words_of_three"), [(3, "3"), (4, "fewer than 4"), (20, "fewer than 20")]
)
def test_the_partnership_says_what_a_small_number_is(smallest, words_of_three):
    tell(smallest=smallest)
    decided(3, on=LAST_YEAR)

    assert told()[0] == ("2025–26", words_of_three)


@pytest.mark.parametrize(
    ("on", "year"),
    [
        (date(2025, 4, 1), "2025–26"),
        (date(2026, 3, 31), "2025–26"),
        (date(2025, 3, 31), "2024–25"),
        (date(2021, 4, 1), "2021–22"),
        (date(2021, 3, 31), None),
        (date(2026, 4, 1), None),
    ],
)
def test_a_review_counts_in_the_financial_year_of_its_decision_once_that_is_over(on, year):
    tell()
    decided(5, on=on)

    assert told() == [(one, "5" if one == year else "fewer than 5") for one in YEARS]


def test_the_year_that_goes_on_is_told_when_it_is_over():
    tell()
    decided(5, on=date(2026, 11, 2))

    assert ("2026–27", "5") not in told()
    assert told(on=date(2027, 3, 31))[0][0] == "2025–26"
    assert told(on=date(2027, 4, 1))[0] == ("2026–27", "5")


@pytest.mark.parametrize("outcome", [Outcome.NO_REVIEW, Outcome.UPHELD])
def test_a_decision_not_to_review_is_no_review(outcome):
    tell()
    decided(6, on=LAST_YEAR, outcome=outcome)

    assert told()[0] == ("2025–26", "fewer than 5")


def test_a_review_that_was_directed_counts_in_the_year_of_the_direction():
    tell()
    for review in decided(5, on=date(2024, 5, 1), outcome=Outcome.NO_REVIEW):
        ReviewDecision(
            review=review, outcome=Outcome.DIRECTED, decided_on=LAST_YEAR, decided_by="Home Secretary"
        ).save()

    assert told()[:2] == [("2025–26", "5"), ("2024–25", "fewer than 5")]


def test_a_review_on_which_nothing_is_decided_and_one_of_another_partnership_do_not_count(fen):
    tell()
    one = decided(4, on=LAST_YEAR)[0]
    ReviewDecision.objects.filter(review=decided(1, on=LAST_YEAR)[0]).delete()
    Review.objects.filter(pk=decided(1, on=LAST_YEAR)[0].pk).update(
        partnership=Partnership.objects.get(slug="fen")
    )

    assert one.partnership_id == people.vale().pk
    assert told()[0] == ("2025–26", "fewer than 5")


@pytest.mark.parametrize("who", ["june", "tess", "tom", "dana", "elin", "hal", "farida", PUBLIC])
def test_everybody_of_the_partnership_and_the_public_is_told_the_same(who):
    tell()
    decided(5, on=LAST_YEAR)

    assert told(who)[0] == ("2025–26", "5")


def test_who_does_not_work_here_is_told_nothing(fen):
    tell()
    vale, elsewhere = people.vale(), Partnership.objects.get(slug="fen")
    stranger = reader_of(fen.coordinator, today=people.TODAY)
    other_public = AudienceReader(Audience.PART_1, elsewhere.pk, people.TODAY)

    assert counts_by_year(stranger, partnership=vale) == []
    assert counts_by_year(other_public, partnership=vale) == []


@pytest.mark.parametrize("called", ["tom", "hal", "june"])
def test_the_reviews_page_is_the_same_to_the_last_byte_and_query_with_few_reviews_and_with_none(
    called, sign_in
):
    tell()
    appoint_everybody()
    client = sign_in(called)
    client.get(PAGE)
    before, asked_before = page_of(client)
    decided(4, on=LAST_YEAR)
    after, asked_after = page_of(client)

    assert TOKEN.sub(b"", before.content) == TOKEN.sub(b"", after.content)
    assert asked_before == asked_after
    said = words(before)
    assert "How many reviews were decided on" in said
    assert "2025–26 fewer than 5 2024–25 fewer than 5" in said
    assert "no death can be told from the number" in said


def test_the_reviews_page_costs_the_same_however_many_there_are(sign_in):
    tell()
    appoint_everybody()
    client = sign_in("tom")
    client.get(PAGE)
    _, none = page_of(client)
    decided(7, on=LAST_YEAR)
    page, many = page_of(client)

    assert "2025–26 7" in words(page)
    assert many == none


def test_the_reviews_page_says_nothing_of_it_while_it_is_not_told(sign_in):
    decided(7, on=LAST_YEAR)

    assert "How many reviews" not in words(sign_in("tom").get(PAGE))


def test_the_public_page_tells_what_the_reviews_page_tells(client, sign_in):
    tell()
    decided(7, on=LAST_YEAR)
    start = "How many reviews were decided on"

    public = words(client.get(reverse("dhr:publication-list", args=["vale"])))

    assert "2025–26 7 2024–25 fewer than 5 2023–24 fewer than 5" in public
    table = public[public.index(start) :].partition("until it is over.")[0]
    assert table in words(sign_in("tom").get(PAGE))


@pytest.mark.parametrize("number", [0, 4])
def test_the_public_page_says_the_same_of_none_and_of_few(number, client):
    tell()
    decided(number, on=LAST_YEAR)

    public = words(client.get(reverse("dhr:publication-list", args=["vale"])))

    assert public.count("fewer than 5") == 7  # each of five years, and twice in the words below them


def section_of(document):
    return next((one for one in document.sections if one.key == "reviews"), None)


def test_a_report_to_a_committee_has_no_section_on_reviews_while_it_is_not_told():
    decided(7, on=LAST_YEAR)

    assert section_of(papers.document()) is None


def test_a_report_to_a_committee_tells_the_same_as_the_page():
    tell()
    decided(7, on=LAST_YEAR)

    section = section_of(papers.document())

    assert section.title == "Domestic homicide reviews"
    told_there, table = section.blocks
    assert "to hold a domestic homicide review" in told_there.text
    assert list(table.rows) == told(PUBLIC)
    assert table.rows[0] == ("2025–26", "7")
    assert table.total == ()


def test_a_report_is_of_its_day():
    tell()
    decided(5, on=people.TODAY - timedelta(days=1))

    assert section_of(papers.document(today=date(2027, 4, 2))).blocks[1].rows[0] == ("2026–27", "5")
    assert section_of(papers.document()).blocks[1].rows[0] == ("2025–26", "fewer than 5")


def test_a_pack_of_a_report_with_counts_can_be_built_and_read(june):
    tell()
    decided(7, on=LAST_YEAR)

    pack = papers.built_pack()

    said = words(june.get(reverse("scrutiny:pack-detail", args=["vale", pack.key])))
    assert "Domestic homicide reviews" in said
    assert "2025–26 7 2024–25 fewer than 5" in said
