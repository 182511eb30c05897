"""The plans as a Django app."""

from django.apps import AppConfig

from csp.kernel.terms import Noun

# Who asks something of people on their first page, besides actions themselves.
ASKING = (
    "milestone_work",
    "plan_life_work",
    "rounds_work",
    "measure_work",
    "meeting_work",
    "phantoms_work",
)
# What is counted for the daily digest of each person.
WAITING = (
    "waiting.of_holders",
    "waiting.of_milestones",
    "waiting.of_handovers",
    "waiting_rounds.of_reports",
    "waiting_rounds.of_whoever_runs_them",
    "waiting_plans.of_signing",
    "waiting_plans.of_figures",
    "waiting_plans.of_coordinators",
    "waiting_plans.of_phantoms",
    "waiting_plans.of_meetings",
)
# What a search finds, in the order in which it shows it.
FINDERS = (
    "plan_search.find_plans",
    "plan_search.find_priorities",
    "plan_search.find_measures",
    "search.find_actions",
    "meeting_search.find_meetings",
)
# The chapters of the demonstration, in the order in which they are told.
STORY = (
    "load",
    "measures",
    "steps",
    "plan_life",
    "publications",
    "year",
    "endings",
    "meetings",
    "plans_beside",
)
# Letters that may carry a link for reporting.
WITH_LINKS = ("round", "round-reminder", "round-returned", "round-link")
ACTION, OPEN_ACTION = Noun("action", "actions"), Noun("open action", "open actions")
MEASURE = Noun("measure", "measures")
# The module of queries that names records of each kind on the audit trail.
NAMED_BY = {
    "trail": {
        "plan": "plans",
        "priority": "priorities",
        "objective": "objectives",
        "action": "actions",
        "progressupdate": "updates",
        "handover": "handovers",
        "planimport": "imports",
    },
    "trail_measures": {
        "measure": "measures",
        "reading": "readings",
    },
    "trail_endings": {
        "milestone": "milestones",
        "evidence": "evidence",
    },
    "trail_meetings": {
        "meeting": "meetings",
        "attendance": "attendances",
        "meetingpaper": "papers",
        "meetingdecision": "decisions",
    },
    "trail_rounds": {
        "updateround": "rounds",
        "roundask": "asks",
        "challenge": "challenges",
        "roundlink": "links",
    },
    "trail_life": {
        "planversion": "versions",
        "signoff": "sign_offs",
        "commitment": "commitments",
        "waiver": "waivers",
    },
}


class PlansConfig(AppConfig):
    """plans: what a partnership has promised, and how far it has got."""

    name = "plans"
    verbose_name = "Plans"

    def ready(self) -> None:
        """Register what the site asks its apps for."""
        self.find_its_places()
        self.ask_for_work()
        self.run_in_the_background()
        self.let_work_be_handed_over()
        self.let_seats_be_replaced()
        self.say_what_was_done()
        self.tell_the_story()

    def find_its_places(self) -> None:
        """Say where plans stand in the navigation, the settings, the search and what is held about a person."""
        from csp.permissions import Permission  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import (  # noqa: PLC0415  (the tables are not ready before)
            first_steps,
            my_data,
            navigation,
            public_pages,
            search,
            seat_pages,
            settings_pages,
        )

        navigation.register(navigation.Place("Plans", "plans:plan-list", Permission.PLAN_READ, stem="plans/"))
        public_pages.register(public_pages.PublicPage("Published plans", "plans:publication-list"))
        first_steps.register("plans.presenters.first_steps.steps_of")
        settings_pages.register(
            settings_pages.SettingsPage(
                "Statuses",
                "What officers can say of an action: letters, words, colours and what they stand for.",
                "plans:status-list",
                Permission.PARTNERSHIP_SET_UP,
            )
        )
        seat_pages.register(
            seat_pages.SeatPage("What it leads in the plans", "plans:authority-detail", Permission.PLAN_READ)
        )
        for finder in FINDERS:
            search.register(f"plans.presenters.{finder}")
        my_data.register("plans.presenters.my_data.sections_of")
        my_data.register("plans.presenters.plan_life_data.sections_of")
        my_data.register("plans.presenters.meeting_data.sections_of")

    def ask_for_work(self) -> None:
        """Say what “my work” asks of people, and what is counted of it in their e-mails."""
        from csp.services import digests  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import work  # noqa: PLC0415  (the tables are not ready before)

        work.register(
            asks="plans.presenters.work.asks_of",
            holdings="plans.presenters.work.holdings_of",
        )
        for module in ASKING:
            work.register(asks=f"plans.presenters.{module}.asks_of")
        digests.register(*(f"plans.services.{counts}" for counts in WAITING))

    def run_in_the_background(self) -> None:
        """Say which work a worker does, and what ends or stays when the clock or a person asks."""
        from csp import jobs  # noqa: PLC0415  (the tables are not ready before)
        from csp.services import secret_words, sessions  # noqa: PLC0415  (the tables are not ready before)

        secret_words.register(*WITH_LINKS, of_use="plans.queries.round_letters.of_use")
        sessions.register("plans.services.round_links.end_links_of")
        jobs.register(
            jobs.Kind(
                "plans.import",
                doing="Importing the plan",
                run="plans.jobs.imports.import_plan",
                page="plans.jobs.imports.page_of",
            )
        )
        jobs.register_sweep("plans.services.import_sweep.discard_abandoned")
        jobs.register_sweep("plans.services.reports.forget_typed")
        jobs.register_sweep("plans.services.round_links.forget_links")

    def tell_the_story(self) -> None:
        """Load what the demonstration shows of plans, in the order in which it happened."""
        from csp import demonstration  # noqa: PLC0415  (the tables are not ready before)

        for chapter in STORY:
            demonstration.register(f"plans.demonstration.{chapter}.load")

    def let_work_be_handed_over(self) -> None:
        """Say how priorities and actions are counted, shown and passed on when somebody leaves."""
        from csp.services import handovers  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import handovers as handing_over  # noqa: PLC0415  (the tables are not ready before)

        handovers.register(  # before actions: whoever closes a plan holds it before them too
            work=handovers.Work(
                "plans.priority",
                lambda words: words.priority,
                counts="plans.queries.priority_leads.number_led",
                passes="plans.services.priority_leads.pass_on",
                where=lambda words: (
                    f"Each {words.priority.one} names you as its lead on the page of its plan."
                ),
            )
        )
        handovers.register(
            work=handovers.Work(
                "plans.action",
                lambda words: ACTION,
                still="open",
                counts="plans.queries.handovers.number_held",
                passes="plans.services.handovers.pass_on",
                settles="plans.services.handovers.settle",
            )
        )
        handing_over.register(
            desks="plans.presenters.handovers.desk_of",
            received="plans.presenters.handovers.received_by",
            sent="plans.queries.handovers.sent_already",
        )
        handing_over.register(
            desks="plans.presenters.priority_leads.desk_of",
            sent="plans.presenters.priority_leads.sent_already",
        )

    def let_seats_be_replaced(self) -> None:
        """Say what seats lead, and how it is passed on when one body takes the place of another."""
        from csp.services import seat_work  # noqa: PLC0415  (the tables are not ready before)

        seat_work.register(
            seat_work.Led(lambda words: OPEN_ACTION, "plans.queries.seat_work.open_actions_led"),
            seat_work.Led(lambda words: words.priority, "plans.queries.seat_work.priorities_led"),
            seat_work.Led(lambda words: MEASURE, "plans.queries.seat_work.measures_led"),
            moves="plans.services.seat_work.move_open_work",
        )

    def say_what_was_done(self) -> None:
        """Give the audit trail the words of its verbs, and the names of its records."""
        from csp import audit  # noqa: PLC0415  (the tables are not ready before)
        from plans.models.verb import WORDS  # noqa: PLC0415  (the tables are not ready before)

        audit.register_words(WORDS)
        for module, records in NAMED_BY.items():
            for record, names in records.items():
                audit.register_namer(f"plans.{record}", f"plans.queries.{module}.{names}")
