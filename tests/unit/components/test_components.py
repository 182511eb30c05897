"""The parts of a page: what they say to eyes and to screen readers."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.template import Context, Template, TemplateSyntaxError


@dataclass(frozen=True)
class Tag:
    letter: str
    word: str
    colour: str
    meaning: str = ""


def drawn(source, **context):
    template = Template("{% load components formatting %}" + source)
    return " ".join(template.render(Context(context)).split())


def test_a_status_is_a_letter_for_eyes_and_a_word_for_all():
    html = drawn("{% status_tag tag %}", tag=Tag("A", "Behind", "amber"))

    assert 'class="sp-status sp-status--amber"' in html
    assert '<b class="sp-status__letter" aria-hidden="true">A</b>' in html
    assert '<span class="sp-status__word">Behind</span>' in html


def test_a_status_s_words_are_text():
    html = drawn("{% status_tag tag big=True %}", tag=Tag("<", "<script>", '"><'))

    assert "<script>" not in html
    assert "sp-status--grey sp-status--big" in html


def test_an_unknown_state_is_a_mistake_of_ours():
    with pytest.raises(TemplateSyntaxError):
        drawn('{% state "paid" "Paid" %}')


def test_a_call_out_has_a_heading_that_fits_the_page():
    html = drawn(
        '{% call_out kind="late" heading=heading level=3 %}<p>Now</p>{% endcall_out %}',
        heading="A <b> question",
    )

    assert 'class="sp-call sp-call--late"' in html
    assert '<h3 class="sp-call__heading">A &lt;b&gt; question</h3> <p>Now</p>' in html


def test_a_table_stands_in_a_named_box_that_a_keyboard_can_scroll():
    html = drawn("{% table_box label %}<table></table>{% endtable_box %}", label="Actions & leads")

    assert html == (
        '<div class="sp-scroll" tabindex="0" role="region" aria-label="Actions &amp; leads"><table></table></div>'
    )


def test_what_stands_in_a_block_is_still_escaped():
    html = drawn('{% nothing_here "No actions" %}<p>{{ words }}</p>{% endnothing_here %}', words="<b>")

    assert "<p>&lt;b&gt;</p>" in html


def test_the_page_one_is_on_is_said():
    links = [("1", "?page=1", True), ("2", "?page=2", False), ("…", "", False), ("Next", "?page=2", False)]
    page = {"first": 1, "last": 50, "total": 120, "count": 3, "links": links}
    html = drawn('{% pages page what="actions" %}', page=page)

    assert 'aria-label="Pages of actions"' in html
    assert "1 to 50 of 120" in html
    assert html.count('aria-current="page"') == 1
    assert '<a href="?page=2">Next</a>' in html
    assert "<span>…</span>" in html


def test_one_page_alone_has_no_links():
    page = {"first": 1, "last": 3, "total": 3, "count": 1, "links": [("1", "?", True)]}

    assert "<ol>" not in drawn("{% pages page %}", page=page)


def test_a_chip_says_that_it_removes_itself():
    html = drawn("{% chips items %}", items=[("Behind", "?")])

    assert '<span class="govuk-visually-hidden">Remove </span>Behind' in html


def test_a_history_tells_updates_from_challenges():
    entries = [
        {"kind": "challenge", "heading": "Challenge", "detail": ", by June", "body": "Why <b>late</b>?"}
    ]
    html = drawn("{% timeline entries %}", entries=entries)

    assert '<li class="is-challenge">' in html
    assert "<strong>Challenge</strong>, by June" in html
    assert "Why &lt;b&gt;late&lt;/b&gt;?" in html


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 23), "today"),
        (date(2026, 11, 24), "tomorrow"),
        (date(2026, 12, 4), "in 11 days"),
        (date(2026, 12, 16), "in 3 weeks"),
        (date(2027, 3, 31), "in 4 months"),
        (date(2026, 11, 22), "1 day late"),
        (date(2026, 11, 20), "3 days late"),
        (date(2026, 7, 31), "3 months late"),
        (None, ""),
    ],
)
def test_a_date_is_counted_from_today(day, words):
    assert drawn("{{ day|date_near:today }}", day=day, today=date(2026, 11, 23)) == words


def test_a_date_is_short_in_a_table_and_long_where_one_must_act():
    day = date(2026, 12, 4)

    assert drawn("{{ day|date_short }}", day=day) == "4 Dec 2026"
    assert drawn("{{ day|date_long }}", day=day) == "Friday 4 December 2026"
    assert drawn("{{ day|date_short }}{{ day|date_long }}", day=None) == ""
