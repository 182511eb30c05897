"""Whatever is exempt, and wherever it stands in a report, no word of it is in Part 1."""

import json
from io import BytesIO
from zipfile import ZipFile

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from csp.documents.html import html_of
from csp.documents.pdf_words import words_in
from csp.documents.pictures import pictures_of
from csp.documents.render import render
from csp.documents.word import word_of
from csp.kernel.report import freeze, number
from csp.models import Audience
from csp.web import clock
from scrutiny.models import AppendixFile, ExemptMatter, Report
from scrutiny.queries import sections
from scrutiny.services.sections import remove_section
from tests.integration import exempting, papers, people

PLANTED = st.lists(st.sampled_from("bdfgklmnprstvz"), min_size=6, max_size=12).map("".join)
FORMS = st.sampled_from(
    ["{}", "**{}**", "- {}\n- {}", "1. {}", "| a | b |\n|---|---|\n| {} | 2 |", "[{}](https://e.example)"]
)


def a_short_report():
    """A report of the summary, the year ahead and what is exempt alone, so that it is drawn fast."""
    june, now = people.reader("june"), clock.now()
    for one in sections.of_report(june, report=papers.report()).exclude(name__in=["year-ahead", "foreword"]):
        remove_section(key=one.key, version=one.version, by=june, now=now)
    papers.write("We begin again.", kind="year-ahead")
    Report.objects.filter(pk=papers.report().pk).update(recommendations="note the report.")


def plant(word, form):
    """Put a word that stands nowhere else into every place that something exempt has."""
    said = form.format(*[word] * form.count("{}"))
    for one in ExemptMatter.objects.all():
        ExemptMatter.objects.filter(pk=one.pk).update(
            title=f"Title {word}" if one.title else "",
            about=f"About {word}" if one.checked_id else "",
            words=f"Before.\n\n{said}\n\nAfter." if one.words else "",
            reason=f"Because {word}.",
        )
    AppendixFile.objects.filter(exempt__isnull=False).update(text=f"In the file: {word}")


def text_of_word(numbered):
    with ZipFile(BytesIO(word_of(numbered, pictures=pictures_of(numbered)))) as packed:
        return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


def test_no_word_that_is_exempt_is_in_part_1_wherever_it_was_planted():
    a_short_report()
    section = papers.section("year-ahead")
    exempting.passage(of=section)
    exempting.section()
    exempting.appendix()

    @settings(
        max_examples=5,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # making a failure smaller would take minutes
        suppress_health_check=list(HealthCheck),
    )
    @given(word=PLANTED, form=FORMS)
    def look_everywhere(word, form):
        plant(word, form)
        numbered = number(papers.document())
        found = [json.dumps(freeze(numbered)), html_of(numbered), text_of_word(numbered)]
        assert [at for at, text in enumerate(found) if word in text.lower()] == []
        assert word in json.dumps(freeze(number(papers.document(part=Audience.PART_2)))).lower()

    look_everywhere()
    plant("zzgrvnkk", "More.[^1]\n\n[^1]: {}")
    assert "zzgrvnkk" in str(papers.document(part=Audience.PART_2))
    made = render(number(papers.document()))

    assert not made.checks.failures
    assert [place for place, text in words_in(made.pdf).items() if "zzgrvnkk" in text.lower()] == []
