"""Of which sections a report is made, and who is given one: the rules, by what is saved and what is built."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import Http404

from csp.audit import NewerVersion
from csp.kernel.report import number
from csp.models import AuditEvent
from csp.queries.waiting import Roll
from scrutiny.models import ReportSection, SectionComment
from scrutiny.models.verb import Verb
from scrutiny.queries import sections
from scrutiny.services import waiting
from scrutiny.services.section_words import add_comment, settle_comment, sign_section, write_section
from scrutiny.services.sections import (
    SectionAnswers,
    add_section,
    edit_section,
    move_section,
    remove_section,
)
from scrutiny.sources.kinds import STARTING
from tests.integration import papers, people, together
from tests.integration.together import june


def names():
    found = papers.report().sections.order_by("position")
    assert [one.position for one in found] == list(range(1, len(found) + 1))
    return [one.name for one in found]


def titles():
    return [one.title for one in papers.document().sections]


def test_a_report_begins_with_the_usual_sections_has_what_was_added_and_leaves_out_what_says_nothing():
    assert names() == [*STARTING[:-1], "attention", STARTING[-1]]
    assert titles() == [
        "Summary",
        "The priorities",
        "Action plan",
        "Measures and notes",
        "The year ahead",
        "What needs attention",
        "Glossary",
    ]


def test_a_section_of_ones_own_comes_before_the_glossary_and_has_a_name_to_refer_to():
    section = together.own("Knife crime 2026")
    papers.write("It fell.\n\nIt is to fall further.", kind="own-knife-crime")
    papers.write("See {ref:own-knife-crime} and {ref:own-knife-crime-2}.")

    assert names()[-2:] == ["own-knife-crime", "glossary"]
    assert titles()[-2:] == ["Knife crime 2026", "Glossary"]
    html = number(papers.document()).sections[0].blocks[1].html
    assert ">section 7</a> and " in html
    assert ">paragraph 7.2</a>" in html
    assert section.get_absolute_url().startswith("/p/vale/scrutiny/sections/")


def test_two_sections_of_ones_own_with_one_title_have_two_names():
    assert [together.own("Knife crime").name, together.own("Knife crime").name] == [
        "own-knife-crime",
        "own-knife-crime-b",
    ]


def test_a_kind_that_can_stand_once_is_not_added_again():
    with pytest.raises(ValidationError, match="This report has that section already"):
        add_section(report=papers.report(), kind="summary", answers=SectionAnswers(), **june())


def test_a_section_of_ones_own_needs_a_title():
    with pytest.raises(ValidationError, match="Enter what this section is called"):
        together.own("")


def test_a_key_is_taken_once():
    section = together.own("Knife crime")

    with pytest.raises(IntegrityError):
        add_section(
            report=papers.report(),
            kind="words",
            answers=SectionAnswers("Again"),
            key=section.key,
            **june(),
        )


def test_sections_change_places_and_the_ends_stay():
    move_section(section=papers.section("priorities"), up=True, **june())
    assert names()[:2] == ["priorities", "summary"]
    move_section(section=papers.section("priorities"), up=True, **june())
    assert names()[:2] == ["priorities", "summary"]
    move_section(section=papers.section("glossary"), up=False, **june())
    assert names()[-1] == "glossary"
    assert titles()[0] == "The priorities"


def test_the_glossary_explains_what_sections_after_it_say_too():
    for _ in range(2):
        move_section(section=papers.section("glossary"), up=True, **june())
    papers.write("The domestic homicide review.", kind="year-ahead")

    [glossary] = [one for one in papers.document().sections if one.key == "glossary"]
    assert "Late" in [entry.term for entry in glossary.blocks[0].entries]
    assert titles()[-3:-1] == ["Glossary", "The year ahead"]


def test_a_title_of_its_own_stands_in_the_place_of_the_kinds():
    section = papers.section("priorities")
    answers = SectionAnswers(title="What we set out to do")
    edit_section(key=section.key, version=section.version, answers=answers, **june())

    assert titles()[1] == "What we set out to do"


def test_a_section_that_is_taken_out_is_not_built_and_its_words_stay_in_history():
    section = papers.section("year-ahead")
    SectionComment.objects.all().delete()
    add_comment(section=section, text="Too long.", **june())

    remove_section(key=section.key, version=section.version, **june())

    assert "The year ahead" not in titles()
    assert section.words in ReportSection.history.filter(id=section.pk, history_type="-").get().words
    assert not SectionComment.objects.exists()


@pytest.mark.parametrize("called", ["tom", "dana", "farida", "hal", "tess", "elin"])
def test_only_whoever_writes_the_report_says_of_what_it_is_made(called):
    section, by = together.given(), people.reader(called)
    said = {"by": by, "now": june()["now"]}
    for attempt in (
        lambda: add_section(report=papers.report(), kind="foreword", answers=SectionAnswers(), **said),
        lambda: move_section(section=section, up=True, **said),
    ):
        with pytest.raises(PermissionDenied):
            attempt()
    for change in (edit_section, remove_section):
        more = {"answers": SectionAnswers("Mine")} if change is edit_section else {}
        with pytest.raises((PermissionDenied, Http404)):
            change(key=section.key, version=section.version, **more, **said)
    assert papers.section("year-ahead").title == ""


class TestWhoWritesIt:
    """A section is given to a person of an authority, or to all of them."""

    def test_a_person_needs_their_authority(self):
        section = papers.section()
        with pytest.raises(ValidationError, match="Choose the authority for which this person writes it"):
            edit_section(
                key=section.key,
                version=section.version,
                answers=SectionAnswers(holder=people.person("tom")),
                **june(),
            )

    @pytest.mark.parametrize("called", ["ruth", "gareth"])
    def test_somebody_of_another_authority_or_who_has_left_is_refused(self, called):
        section = papers.section()
        with pytest.raises(ValidationError, match="This person does not write for that authority"):
            edit_section(
                key=section.key,
                version=section.version,
                answers=SectionAnswers(seat=together.seat(), holder=people.person(called)),
                **june(),
            )

    @pytest.mark.parametrize(
        ("called", "sees"),
        [
            ("june", True),
            ("aled", True),
            ("tom", True),  # to whom it is given
            ("dana", True),  # who leads for the same authority
            ("ruth", False),
            ("farida", False),
            ("hal", False),
            ("tess", False),
            ("elin", False),
        ],
    )
    def test_who_opens_a_section_given_to_one_of_the_constabulary(self, called, sees):
        section = together.given()

        found = sections.open_to(people.reader(called))
        assert found.filter(pk=section.pk).exists() is sees
        theirs = ["year-ahead"] if sees and called not in ("june", "aled") else None
        assert theirs is None or [one.name for one in found] == theirs

    def test_whoever_left_opens_it_no_more(self):
        section = together.given()
        tom = people.person("tom")
        tom.appointments.update(ends_on=date(2026, 11, 22))

        assert not sections.open_to(people.reader("tom")).filter(pk=section.pk).exists()

    def test_what_is_given_to_an_authority_is_asked_of_all_who_write_for_it_and_what_names_one_of_them_alone(
        self,
    ):
        vale = people.vale()
        together.given(to=None)
        asked = [
            called
            for called in ("tom", "dana", "ruth")
            if sections.to_write(people.reader(called), partnership=vale).exists()
        ]
        assert asked == ["tom", "dana"]
        section = papers.section("year-ahead")
        answers = SectionAnswers(seat=section.seat, holder=people.person("tom"))
        edit_section(key=section.key, version=section.version, answers=answers, **june())
        assert not sections.to_write(people.reader("dana"), partnership=vale).exists()
        assert sections.to_write(people.reader("tom"), partnership=vale).exists()


class TestSigning:
    """A section is signed by somebody of the authority that it is given to, as they read it."""

    def test_a_signature_says_who_and_when(self):
        section = together.signed()

        assert section.signed_by == people.person("tom")
        assert section.signed_at == june()["now"]
        assert AuditEvent.objects.filter(verb=Verb.SECTION_SIGNED, subject_id=section.pk).count() == 1

    def test_other_words_are_not_signed_and_the_same_ones_are_still(self):
        section = together.signed()
        same = {"key": section.key, "version": section.version, **june()}
        assert write_section(words=section.words, **same).signed_at
        assert write_section(words="Otherwise.", **same).signed_at is None

    def test_given_to_another_authority_it_is_no_longer_signed(self):
        section = together.signed()
        seat = together.seat("Marshland Fire and Rescue")
        changed = edit_section(
            key=section.key, version=section.version, answers=SectionAnswers(seat=seat), **june()
        )
        assert changed.signed_at is None

    @pytest.mark.parametrize(
        ("called", "sentence"),
        [
            ("june", "Only somebody who writes for Marshland Constabulary can sign this section."),
            ("dana", ""),
        ],
    )
    def test_nobody_signs_for_another_authority(self, called, sentence):
        section, by = together.written(), people.reader(called)
        said = {"key": section.key, "version": section.version, "by": by, "now": june()["now"]}
        if not sentence:
            assert sign_section(**said).signed_by == by.person
            return
        with pytest.raises(PermissionDenied, match=sentence):
            sign_section(**said)

    def test_what_nobody_is_given_is_signed_by_nobody(self):
        section = papers.section()
        with pytest.raises(PermissionDenied, match="Nobody is asked to sign this section"):
            sign_section(key=section.key, version=section.version, **june())

    def test_a_section_that_says_nothing_is_not_signed(self):
        section, tom = together.own("Knives", seat=together.seat()), people.reader("tom")
        with pytest.raises(PermissionDenied, match="There is nothing in this section to sign yet"):
            sign_section(key=section.key, version=section.version, by=tom, now=june()["now"])

    def test_what_was_changed_since_it_was_read_is_not_signed(self):
        section = together.written()
        with pytest.raises(NewerVersion):
            sign_section(
                key=section.key, version=section.version - 1, **(june() | {"by": people.reader("tom")})
            )

    def test_the_build_says_what_is_unsigned_too_long_and_typed_by_hand(self):
        section = together.written("It fell by 12% to 340 in 2026.")
        answers = SectionAnswers(seat=section.seat, holder=section.holder, most_words=5)
        edit_section(key=section.key, version=section.version, answers=answers, **june())

        pack = papers.built_pack()

        said = [one["words"] for one in pack.checks if one["name"] == "advice"]
        assert said[1:4] == [
            "“The year ahead” is not signed by Marshland Constabulary.",
            "“The year ahead” has 8 words of its own; it should have 5 at most.",
            "In “The year ahead” 12% and 340 were typed by hand: compare with where it is known.",
        ]
        assert pack.failures == []


class TestComments:
    """What is said of a section goes to whoever writes it, and never into the report."""

    def test_a_comment_is_settled_once(self):
        comment, tom = together.comment(), people.reader("tom")
        first = settle_comment(key=comment.key, by=tom, now=june()["now"])
        again = settle_comment(key=comment.key, **june())

        assert first.settled_by == again.settled_by == tom.person
        assert AuditEvent.objects.filter(verb=Verb.COMMENT_SETTLED).count() == 1

    def test_a_comment_is_not_in_the_report(self):
        comment = together.comment()

        assert comment.text not in str(papers.built_pack().snapshot)

    def test_somebody_outside_reads_and_says_nothing(self):
        section, ruth = together.given(), people.reader("ruth")
        together.comment()

        assert not sections.comments_open_to(ruth).exists()
        with pytest.raises(PermissionDenied):
            add_comment(section=section, text="Me too.", by=ruth, now=june()["now"])


def test_the_foreword_says_who_wrote_the_report_together():
    together.given()
    fire = together.seat("Marshland Fire and Rescue")
    answers = SectionAnswers(seat=fire)
    add_section(report=papers.report(), kind="foreword", answers=answers, **june())
    papers.write("We answer together.", kind="foreword")
    assert names()[:2] == ["foreword", "summary"]

    [foreword] = [one for one in papers.document().sections if one.key == "foreword"]
    assert [one.text for one in foreword.blocks] == [
        "We answer together.",
        "This report was written together by Marshland Constabulary and Marshland Fire and Rescue.",
    ]


def test_what_needs_attention_is_listed_with_the_actions_themselves():
    document = papers.document()
    [section] = [one for one in document.sections if one.key == "attention"]
    late = [one for one in section.blocks if one.key == "attention-late"]
    [figures] = document.sections[0].blocks[:1]
    assert [len(one.rows) for one in late] == [int(figures.figures[2].value)]
    assert number(document)


def test_what_each_authority_puts_in_is_its_part_of_the_plan():
    from plans.models import Commitment

    mine = Commitment.objects.filter(plan=people.plan(), seat=together.seat())
    mine.update(resources="Two *analysts*.", success="Fewer calls.")
    add_section(report=papers.report(), kind="contributions", answers=SectionAnswers(), **june())

    [section] = [one for one in number(papers.document()).sections if one.key == "contributions"]
    said = " ".join(one.html for one in section.blocks if one.html)
    assert "Two *analysts*." in said
    assert "How it will know that this worked: Fewer calls." in said


class TestTheDaysLetter:
    """It counts what is due within fourteen days, or late, for whoever is asked."""

    def waits(self, today=people.TODAY):
        roll = Roll(
            people.vale(),
            today,
            {one.person_id: one for one in map(people.reader, ("tom", "dana", "ruth"))},
            {},
        )
        return [(one.person_id, one.kind, one.number) for one in waiting.of_sections(roll=roll)]

    def test_who_is_named_is_told_and_otherwise_all_who_write_for_the_authority(self):
        tom, dana = people.person("tom").pk, people.person("dana").pk
        together.given()
        assert self.waits() == [(tom, waiting.TO_WRITE, 1)]
        assert self.waits(date(2026, 12, 4)) == [(tom, waiting.WRITE_LATE, 1)]

        section = papers.section("year-ahead")
        answers = SectionAnswers(seat=section.seat, due_on=section.due_on)
        edit_section(key=section.key, version=section.version, answers=answers, **june())
        assert sorted(self.waits()) == sorted([(tom, waiting.TO_WRITE, 1), (dana, waiting.TO_WRITE, 1)])

    def test_what_is_signed_or_far_off_waits_for_nobody(self):
        together.given(due_on=date(2026, 12, 8))
        assert self.waits() == []
        together.signed()
        assert self.waits(date(2026, 12, 9)) == []
