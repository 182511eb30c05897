"""The scrutiny as a Django app."""

from django.apps import AppConfig

from csp.kernel.terms import Noun

SECTION = Noun("section of a report", "sections of reports")
NAMED_BY = {
    "committee": "committees",
    "committeemember": "members",
    "committeemeeting": "meetings",
    "deadline": "deadlines",
    "workitem": "work_items",
    "report": "reports",
    "reportrisk": "risks",
    "councilform": "council_forms",
    "reportsection": "sections",
    "sectioncomment": "comments",
    "pack": "packs",
    "appendix": "appendices",
    "packappendix": "pack_appendices",
    "correction": "corrections",
    "approval": "approvals",
    "sending": "sendings",
    "exemption": "exemptions",
    "exemptmatter": "exempt_matter",
    "part2reader": "part_2_readers",
}


class ScrutinyConfig(AppConfig):
    """scrutiny: what a committee is given, asked, and got back."""

    name = "scrutiny"
    verbose_name = "Scrutiny"

    def ready(self) -> None:
        """Give the navigation its place, "my work" its papers, and the worker what it can build."""
        from csp import demonstration, jobs  # noqa: PLC0415  (the tables are not ready before)
        from csp.permissions import Permission  # noqa: PLC0415  (the tables are not ready before)
        from csp.services import digests  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import my_data, navigation, search, work  # noqa: PLC0415  (the tables are not ready before)

        navigation.register(
            navigation.Place("Scrutiny", "scrutiny:paper-list", Permission.PAPERS_READ_OWN, stem="scrutiny/")
        )
        search.register("scrutiny.presenters.search.find_papers")
        my_data.register("scrutiny.presenters.my_data.sections_of")
        work.register(asks="scrutiny.presenters.work.asks_of")
        work.register(asks="scrutiny.presenters.committee_work.asks_of")
        work.register(asks="scrutiny.presenters.section_work.asks_of")
        work.register(asks="scrutiny.presenters.sendings.asks_of")
        digests.register(
            "scrutiny.services.waiting.of_members",
            "scrutiny.services.waiting.of_writers",
            "scrutiny.services.waiting.of_sections",
        )
        jobs.register(
            jobs.Kind(
                "scrutiny.build-pack",
                doing="Building the report",
                run="scrutiny.jobs.packs.build_pack",
                page="scrutiny.jobs.packs.page_of",
            )
        )
        self.let_sections_be_passed_on()
        demonstration.register("scrutiny.demonstration.load.load")
        demonstration.register("scrutiny.demonstration.together.load")
        demonstration.register("scrutiny.demonstration.front.load")
        demonstration.register("scrutiny.demonstration.appendices.load")
        demonstration.register("scrutiny.demonstration.exempt.load")
        demonstration.register("scrutiny.demonstration.issued.load")
        self.say_what_was_done()

    def let_sections_be_passed_on(self) -> None:
        """Say how sections are counted and passed on when somebody leaves, or one body takes another's place."""
        from csp.services import handovers, seat_work  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import handovers as handing_over  # noqa: PLC0415  (the tables are not ready before)

        handovers.register(
            work=handovers.Work(
                "scrutiny.section",
                lambda words: SECTION,
                counts="scrutiny.queries.section_holders.number_held",
                passes="scrutiny.services.section_holders.pass_on",
                where=lambda words: "Each section that you are to write stands on My work.",
            )
        )
        handing_over.register(
            desks="scrutiny.presenters.section_handovers.desk_of",
            sent="scrutiny.presenters.section_handovers.sent_already",
        )
        seat_work.register(
            seat_work.Led(lambda words: SECTION, "scrutiny.queries.section_holders.led"),
            moves="scrutiny.services.section_holders.give_to_successors",
        )

    def say_what_was_done(self) -> None:
        """Give the audit trail the words of its verbs, and the names of its records."""
        from csp import audit  # noqa: PLC0415  (the tables are not ready before)
        from scrutiny.models.verb import WORDS  # noqa: PLC0415  (the tables are not ready before)

        audit.register_words(WORDS)
        for record, names in NAMED_BY.items():
            audit.register_namer(f"scrutiny.{record}", f"scrutiny.queries.trail.{names}")
