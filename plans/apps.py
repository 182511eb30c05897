"""The plans as a Django app."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """plans: what a partnership has promised, and how far it has got."""

    name = "plans"
    verbose_name = "Plans"

    def ready(self) -> None:
        """Give the navigation its place, and "my work" its questions."""
        from csp import demonstration, jobs  # noqa: PLC0415  (the tables are not ready before)
        from csp.permissions import Permission  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import first_steps, my_data, navigation, search, settings_pages, work  # noqa: PLC0415  (the tables are not ready before)

        navigation.register(navigation.Place("Plans", "plans:plan-list", Permission.PLAN_READ, stem="plans/"))
        first_steps.register("plans.presenters.first_steps.steps_of")
        settings_pages.register(
            settings_pages.SettingsPage(
                "Statuses",
                "What officers can say of an action: letters, words, colours and what they stand for.",
                "plans:status-list",
                Permission.PARTNERSHIP_SET_UP,
            )
        )
        search.register("plans.presenters.search.find_actions")
        my_data.register("plans.presenters.my_data.sections_of")
        work.register(
            asks="plans.presenters.work.asks_of",
            holdings="plans.presenters.work.holdings_of",
        )
        jobs.register(
            jobs.Kind(
                "plans.import",
                doing="Importing the plan",
                run="plans.jobs.imports.import_plan",
                page="plans.jobs.imports.page_of",
            )
        )
        jobs.register_sweep("plans.services.import_sweep.discard_abandoned")
        demonstration.register("plans.demonstration.load.load")
        self.let_work_be_handed_over()
        self.say_what_was_done()

    def let_work_be_handed_over(self) -> None:
        """Say how actions are counted, shown and passed on when somebody leaves, or a seat ends."""
        from csp.services import handovers, seat_work  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import handovers as handing_over  # noqa: PLC0415  (the tables are not ready before)

        seat_work.register(
            counts="plans.queries.seat_work.open_actions_led",
            moves="plans.services.seat_work.move_open_actions",
        )
        handovers.register(
            work=handovers.Work(
                "plans.action",
                one="action",
                many="actions",
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

    def say_what_was_done(self) -> None:
        """Give the audit trail the words of its verbs, and the names of its records."""
        from csp import audit  # noqa: PLC0415  (the tables are not ready before)
        from plans.models.verb import WORDS  # noqa: PLC0415  (the tables are not ready before)

        audit.register_words(WORDS)
        audit.register_namer("plans.plan", "plans.queries.trail.plans")
        audit.register_namer("plans.priority", "plans.queries.trail.priorities")
        audit.register_namer("plans.objective", "plans.queries.trail.objectives")
        audit.register_namer("plans.action", "plans.queries.trail.actions")
        audit.register_namer("plans.progressupdate", "plans.queries.trail.updates")
        audit.register_namer("plans.handover", "plans.queries.trail.handovers")
        audit.register_namer("plans.planimport", "plans.queries.trail.imports")
