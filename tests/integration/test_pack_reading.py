"""Reading a pack: its places can be linked to, words are found in it, and a table can be taken along."""

import re

import pytest
from django.urls import reverse

from csp.kernel.report import number, thaw
from scrutiny.models import Pack
from scrutiny.presenters.finding import MOST, Finding
from tests.integration import papers
from tests.integration.reading import words
from tests.unit.csp.sample import action_line, sample, with_actions


@pytest.fixture
def pack():
    return papers.issued_pack()


@pytest.fixture
def hal(sign_in):
    """Hal Brennan, a councillor."""
    return sign_in("hal")


def found(client, pack, asked):
    return client.get(pack.get_absolute_url(), {"words": asked})


def places_in(response):
    """The places that the page lists, each with where it leads."""
    listed = re.search(r'<ol class="sp-found">(.*?)</ol>', response.content.decode(), re.DOTALL)
    return re.findall(r'href="(#[^"]+)">([^<]+)</a>', listed[1]) if listed else []


def test_every_link_to_a_place_of_the_report_has_its_place_on_the_page(hal, pack):
    page = found(hal, pack, "the").content.decode()

    places = re.findall(r'\bid="([^"]+)"', page)
    led = re.findall(r'href="#([^"]+)"', page)
    assert len(places) == len(set(places)), "Two places have the same name"
    assert [one for one in led if one not in places] == []
    assert len(set(led)) > 80


def test_each_paragraph_figure_and_table_has_a_link_that_says_what_it_leads_to(hal, pack):
    page = hal.get(pack.get_absolute_url())
    said, document = words(page), thaw(pack.snapshot)

    for target in document.targets.values():
        if not target.words.startswith("section"):
            name = target.words + ("." if target.words.startswith("recommendation") else "")
            assert f"Link to {name}" in said
            assert f'href="#{target.anchor}"' in page.content.decode()


def test_words_are_found_whatever_their_case_and_accents_and_are_marked(hal, pack):
    page = found(hal, pack, "  PŎST   Empty ")

    assert "1 place holds every one of these words: “PŎST Empty”." in words(page)
    assert places_in(page) == [("#ref-summary-2", "Paragraph 1.2")]
    assert "<mark>post</mark>" in page.content.decode().lower()
    assert 'value="PŎST Empty"' in page.content.decode()


def test_a_row_of_a_table_is_found_by_its_own_name(hal, pack):
    page = found(hal, pack, "surrender bins")

    assert places_in(page) == [("#row-ref-actions-priority-3-3", "Table 3, 3.3")]
    assert "1 place holds every one of these words: “surrender bins”." in words(page)


def test_words_that_are_nowhere_are_said_to_be_nowhere(hal, pack):
    said = words(found(hal, pack, "zebrawort"))

    assert "No places hold every one of these words: “zebrawort”." in said
    assert "Try fewer words, or the beginning of a word." in said


@pytest.mark.parametrize("asked", ["", "  ", " \x00 ", "\u200b"])
def test_without_a_word_the_page_asks_for_one_beside_the_box(asked, hal, pack):
    page = found(hal, pack, asked)

    assert "Error: Enter a word to look for" in words(page)
    assert 'aria-describedby="find-error"' in page.content.decode()
    assert "Enter a word" not in words(hal.get(pack.get_absolute_url()))


@pytest.mark.parametrize("asked", ["<script>alert(1)</script>", "a" * 5_000, "%_\\", "'\" onfocus=x"])
def test_whatever_is_looked_for_is_shown_as_it_was_typed_and_does_nothing(asked, hal, pack):
    page = found(hal, pack, asked)

    assert page.status_code == 200
    assert "<script>alert" not in page.content.decode()
    assert f"every one of these words: “{asked[:200]}”." in words(page)


def test_of_very_many_places_the_first_are_listed_and_the_rest_are_counted():
    finding = Finding.of(number(with_actions(*(action_line(at) for at in range(1, 151)))), "quarter OR the")
    many = Finding.of(number(with_actions(*(action_line(at) for at in range(1, 151)))), "2027")

    assert finding.total == len(finding.places)
    assert (len(many.places), many.left_out > 40) == (MOST, True)


def test_what_somebody_hears_of_a_figure_and_a_glossary_is_found_too():
    numbered = number(sample(3))

    def names(asked):
        return [place.name for place in Finding.of(numbered, asked).places]

    assert "Figure 1" in names("May 231")
    assert names("answers for an action") == ["Section 4, “Lead”"]
    assert names("june.okafor") == ["The front sheet"]
    assert names("159,010") == ["Table 6, Total"]
    assert names("carry the priorities") == ["Recommendation 2"]


def test_a_table_is_read_on_a_page_of_its_own_that_leads_back(hal, pack):
    page = hal.get(reverse("scrutiny:pack-table", args=["vale", pack.key, 3]))

    said = words(page)
    assert "Table 3. Priority 3: Knife crime and drugs" in said
    assert "Table 2." not in said
    assert (
        f'href="{pack.get_absolute_url()}#ref-actions-priority-3">Table 3 in the report</a>'
        in page.content.decode()
    )


@pytest.mark.parametrize("number", [0, 20, 99_999])
def test_a_table_that_is_not_in_the_report_is_not_there(number, hal, pack):
    assert hal.get(reverse("scrutiny:pack-table", args=["vale", pack.key, number])).status_code == 404


def test_of_a_report_that_can_not_be_read_today_no_table_is_shown_and_nothing_is_looked_for(june):
    pack = papers.built_pack()
    Pack.objects.update(snapshot={**pack.snapshot, "numbers": {}})

    assert june.get(reverse("scrutiny:pack-table", args=["vale", pack.key, 1])).status_code == 404
    assert "Find in this report" not in words(found(june, pack, "answer"))


def test_a_pack_that_is_not_issued_has_no_table_for_a_councillor(hal):
    pack = papers.built_pack()

    assert hal.get(reverse("scrutiny:pack-table", args=["vale", pack.key, 1])).status_code == 404
