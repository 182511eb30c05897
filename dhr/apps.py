"""The reviews as a Django app."""

from django.apps import AppConfig

# The query that names records of each kind on the audit trail.
NAMED_BY = {
    "review": "reviews",
    "reviewmember": "members",
    "reviewstage": "stages",
    "reviewdecision": "decisions",
    "pause": "pauses",
    "pseudonym": "pseudonyms",
    "jointreview": "joint_reviews",
    "proceeding": "proceedings",
    "familycontact": "contacts",
    "agencyreport": "agency_reports",
    "agencyreportstep": "agency_report_steps",
    "panelmeeting": "panel_meetings",
    "panelattendance": "panel_attendances",
    "panelpaper": "panel_papers",
    "paneldecision": "panel_decisions",
}


class DhrConfig(AppConfig):
    """dhr: reviews after a death, their learning, and who pays."""

    name = "dhr"
    verbose_name = "Reviews"

    def ready(self) -> None:
        """Register what the site asks its apps for."""
        from csp import audit  # noqa: PLC0415  (the tables are not ready before)
        from csp.permissions import Permission  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import navigation  # noqa: PLC0415  (the tables are not ready before)
        from dhr.models.verb import WORDS  # noqa: PLC0415  (the tables are not ready before)

        navigation.register(
            navigation.Place("Reviews", "dhr:review-list", Permission.PLAN_READ, stem="reviews/")
        )
        audit.register_words(WORDS)
        self.be_found_and_set_up()
        self.know_its_people()
        self.follow_the_course()
        self.follow_agency_reports()
        self.follow_panels_and_plans()
        self.ask_about_the_family_and_the_courts()

    def be_found_and_set_up(self) -> None:
        """Let members find their reviews, and administrators say how reviews are run."""
        from csp.permissions import Permission  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import search, settings_pages  # noqa: PLC0415  (the tables are not ready before)

        search.register("dhr.presenters.review_search.find_reviews")
        settings_pages.register(
            settings_pages.SettingsPage(
                "How reviews are run",
                "The time that a review after a death may take, what people sign first, and where reports are kept.",
                "dhr:rules-edit",
                Permission.PARTNERSHIP_SET_UP,
            )
        )

    def ask_about_the_family_and_the_courts(self) -> None:
        """Put what was promised to a family, and the next dates of proceedings, on people's work."""
        from csp.services import digests  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import work  # noqa: PLC0415  (the tables are not ready before)

        work.register(asks="dhr.presenters.contact_work.asks_of")
        work.register(asks="dhr.presenters.proceeding_work.asks_of")
        digests.register("dhr.services.waiting_family.of_promises", "dhr.services.waiting_family.of_dates")

    def know_its_people(self) -> None:
        """Ask people to sign, name records on trails, and say what reviews hold about a person."""
        from csp import audit  # noqa: PLC0415  (the tables are not ready before)
        from csp.permissions import Permission  # noqa: PLC0415  (the tables are not ready before)
        from csp.services import digests, successions  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import my_data, work  # noqa: PLC0415  (the tables are not ready before)

        work.register(asks="dhr.presenters.member_work.asks_of")
        digests.register("dhr.services.waiting_members.of_asked")
        my_data.register("dhr.presenters.member_data.sections_of")
        successions.register(permission=Permission.REVIEW_ADD, passes="dhr.services.successions.pass_on")
        for record, names in NAMED_BY.items():
            audit.register_namer(f"dhr.{record}", f"dhr.queries.trail.{names}")

    def follow_panels_and_plans(self) -> None:
        """Say what panel meetings ask of whoever runs a review, and where an action plan leads back to."""
        from csp.models import run_circles  # noqa: PLC0415  (the tables are not ready before)
        from csp.services import digests  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import circle_pages, work  # noqa: PLC0415  (the tables are not ready before)

        work.register(asks="dhr.presenters.panel_work.asks_of")
        digests.register("dhr.services.waiting_panels.of_meetings")
        circle_pages.register("dhr.presenters.ways_up.of_plan")
        run_circles.register("dhr.queries.plans.circles_run")

    def follow_the_course(self) -> None:
        """Say what the stages and clocks of reviews ask of the people on their panels."""
        from csp.services import digests  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import work  # noqa: PLC0415  (the tables are not ready before)

        work.register(asks="dhr.presenters.course_work.asks_of")
        digests.register("dhr.services.waiting_courses.of_runners")

    def follow_agency_reports(self) -> None:
        """Say what agency reports ask of their authors, and of whoever runs a review."""
        from csp.services import digests  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import work  # noqa: PLC0415  (the tables are not ready before)

        work.register(asks="dhr.presenters.agency_reports_work.asks_of")
        digests.register("dhr.services.waiting_reports.of_authors", "dhr.services.waiting_reports.of_runners")
