"""The scrutiny as a Django app."""

from django.apps import AppConfig

NAMED_BY = {
    "committee": "committees",
    "committeemember": "members",
    "committeemeeting": "meetings",
    "deadline": "deadlines",
    "workitem": "work_items",
    "report": "reports",
    "reportsection": "sections",
    "sectioncomment": "comments",
    "pack": "packs",
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
        demonstration.register("scrutiny.demonstration.load.load")
        demonstration.register("scrutiny.demonstration.together.load")
        self.say_what_was_done()

    def say_what_was_done(self) -> None:
        """Give the audit trail the words of its verbs, and the names of its records."""
        from csp import audit  # noqa: PLC0415  (the tables are not ready before)
        from scrutiny.models.verb import WORDS  # noqa: PLC0415  (the tables are not ready before)

        audit.register_words(WORDS)
        for record, names in NAMED_BY.items():
            audit.register_namer(f"scrutiny.{record}", f"scrutiny.queries.trail.{names}")
