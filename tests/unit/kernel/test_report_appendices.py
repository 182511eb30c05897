"""Appendices in words: what one opens, whether everybody can read it, and how the front sheet lists them."""

import pytest

from csp.kernel.report import Appendix, CannotNumber, CannotRead, freeze, number, thaw
from csp.kernel.report.appendices import WORD, attached_words, numbered_pages
from tests.unit.csp.sample import sample

FILE = Appendix("appendix-a", "Survey", sha256="ab", size=2048, pages=3, is_tagged=True, language="en-GB")
NO_HEADINGS = "it has no headings, so a screen reader can’t find its way in it"
LINK = Appendix("appendix-b", "Strategy", form="PDF, 40 pages", link="https://vale.example/a.pdf")


def changed(one, **said):
    return type(one)(**{**vars(one), **said})


def report(*appendices):
    return changed(sample(3), appendices=appendices)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (FILE, "PDF, 3 pages, 2 KB"),
        (changed(FILE, pages=1), "PDF, 1 page, 2 KB"),
        (changed(FILE, form=WORD, pages=0), "Word document, 2 KB"),
        (LINK, "PDF, 40 pages"),
    ],
)
def test_what_one_opens_is_told(one, words):
    assert one.form_words == words


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (
            FILE,
            "Accessible as far as can be checked: it has tags, and says its language and its title.",
        ),
        (
            changed(FILE, form=WORD),
            "Accessible as far as can be checked: it has headings, and says its language and its title.",
        ),
        (
            changed(FILE, is_tagged=False),
            "Not accessible as far as can be checked: it has no tags, so a screen reader can’t find its way in it.",
        ),
        (
            changed(FILE, form=WORD, is_tagged=False, language=""),
            f"Not accessible as far as can be checked: {NO_HEADINGS}; it does not say what language it is in.",
        ),
        (
            changed(FILE, silent=(2,)),
            "Not accessible as far as can be checked: page 2 has no words that can be read aloud.",
        ),
        (LINK, ""),
    ],
)
def test_whether_everybody_can_read_it_is_told_as_far_as_it_is_known(one, words):
    assert one.access_words == words


def test_pages_are_named_where_they_are_few():
    assert numbered_pages((3,)) == "page 3"
    assert numbered_pages((3, 4, 9)) == "pages 3, 4 and 9"
    assert numbered_pages(tuple(range(7))) == "7 pages"


def test_the_front_sheet_lists_them_by_letter():
    assert attached_words((FILE, LINK)) == "Appendix A: Survey\nAppendix B: Strategy"
    assert attached_words(()) == ""


def test_a_letter_is_a_place_and_a_key_stays():
    first = number(report(FILE, LINK))
    turned = number(report(LINK, FILE))

    assert first.targets["appendix-b"].words == "Appendix B"
    assert turned.targets["appendix-b"].words == "Appendix A"
    assert [one.heading for one in turned.appendices] == ["Appendix A: Strategy", "Appendix B: Survey"]


def test_two_with_one_key_are_refused():
    with pytest.raises(CannotNumber, match="the key “appendix-a”"):
        number(report(FILE, FILE))


def test_they_are_kept_and_given_back_with_their_letters():
    frozen = freeze(number(report(changed(FILE, silent=(2,), turned=(1,)), LINK)))

    assert thaw(frozen).report.appendices == (changed(FILE, silent=(2,), turned=(1,)), LINK)
    frozen["numbers"]["appendix-b"] = "Appendix C"
    with pytest.raises(CannotRead, match="would be numbered otherwise today"):
        thaw(frozen)
