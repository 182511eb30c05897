"""One box finds what a person may open, by kind, with the words marked."""

import pytest
from django.urls import reverse

from csp.models import SearchEntry
from plans.models import Action
from tests.integration import papers, people
from tests.integration.reading import words

PAGE = "/p/vale/search/"


def search(client, text):
    return client.get(PAGE, {"words": text})


def test_an_action_is_found_by_its_words_in_any_order_and_case_with_the_words_marked(tom):
    action = people.action("1.6")
    one, two = (word.strip(".,") for word in sorted(action.title.split(), key=len)[-2:])

    page = search(tom, f"{two.upper()} {one}")

    assert action.get_absolute_url() in page.content.decode()
    assert f"<mark>{two}</mark>" in page.content.decode()
    assert f"<mark>{one}</mark>" in page.content.decode()
    assert people.plan().title in words(page)


def test_a_word_of_the_detail_is_shown_with_the_words_round_it(tom):
    action = people.action("1.6")
    Action.objects.filter(pk=action.pk).update(detail="The wardens carry a quillwort badge on patrol.")
    SearchEntry.objects.filter(subject_key=action.key).update(
        words="the wardens carry a quillwort badge on patrol."
    )

    page = search(tom, "quillwort")

    assert "1 record holds every one of these words." in words(page)
    assert "carry a <mark>quillwort</mark> badge" in page.content.decode()


def test_a_paper_is_found_by_its_title_and_its_committee(sign_in):
    pack = papers.issued_pack()

    page = search(sign_in("farida"), f"{pack.title.split()[0]} scrutiny")

    assert pack.get_absolute_url() in page.content.decode()
    assert "Papers 1" in words(page)


def test_a_paper_that_is_only_built_is_not_found(june):
    pack = papers.built_pack()

    assert pack.get_absolute_url() not in search(june, pack.title).content.decode()


def test_a_councillor_finds_the_papers_of_their_committee_and_no_actions(sign_in):
    pack = papers.issued_pack()
    hal = sign_in("hal")

    assert pack.get_absolute_url() in search(hal, pack.title).content.decode()
    assert "Actions" not in words(search(hal, people.action("1.6").title))


def test_a_councillor_who_left_the_committee_finds_nothing(sign_in):
    pack = papers.issued_pack()
    pack.meeting.committee.members.filter(person=people.person("hal")).delete()

    assert "Nothing found" in words(search(sign_in("hal"), pack.title))


def test_nothing_is_found_of_another_partnership(fen, tom):
    SearchEntry.objects.filter(partnership=people.vale()).update(partnership=fen.partnership)

    assert "Nothing found" in words(search(tom, "the"))


def test_many_are_counted_and_the_first_twenty_shown(tom):
    page = search(tom, "e")

    total = Action.objects.filter(plan__partnership=people.vale()).count()
    shown = page.content.decode().count('<ul class="sp-found">')
    assert shown == 5  # plans, priorities, measures, actions, and meetings
    assert f"Actions {total}" in words(page)
    assert f"{total - 20} more. Add a word to find fewer." in words(page)


@pytest.mark.parametrize("typed", ["", "   "])
def test_without_words_the_page_asks_for_some(tom, typed):
    page = words(search(tom, typed))

    assert "Type words of a plan or of anything in it, of a meeting, a paper or a review." in page
    assert "Nothing found" not in page


def test_what_was_typed_is_shown_as_text_and_cut_to_what_can_be_looked_for(tom):
    page = search(tom, "<b>" + "x" * 500).content.decode()

    assert "<b>x" not in page
    assert "x" * 197 in page
    assert "x" * 198 not in page


def test_every_page_of_a_partnership_has_the_box(tom, client):
    assert 'role="search"' in tom.get("/p/vale/").content.decode()
    assert 'role="search"' not in client.get(reverse("account_login")).content.decode()
