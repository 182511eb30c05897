"""The plans as a Django app."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """plans: what a partnership has promised, and how far it has got."""

    name = "plans"
    verbose_name = "Plans"

    def ready(self) -> None:
        """Give the navigation its place, and "my work" its questions."""
        from csp import demonstration, jobs  # noqa: PLC0415  (the tables are not ready before)
        from csp.permissions import Permission  # noqa: PLC0415
        from csp.web import navigation, work  # noqa: PLC0415

        navigation.register(navigation.Place("Plans", "plans:plan-list", Permission.PLAN_READ, stem="plans/"))
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
        demonstration.register("plans.demonstration.load.load")
