"""The foundation as a Django app."""

from django.apps import AppConfig


class CspConfig(AppConfig):
    """csp: who works together, who may do what, and the site itself."""

    name = "csp"
    verbose_name = "Partnerships and people"

    def ready(self) -> None:
        """Give the navigation its first place and its last two, and a second step what follows from it."""
        from allauth.mfa.signals import authenticator_added  # noqa: PLC0415  (the tables are not ready before)

        from csp.permissions import Permission  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import navigation  # noqa: PLC0415  (the tables are not ready before)
        from csp.web.sign_in import end_sessions_of_one_step  # noqa: PLC0415  (the tables are not ready before)

        navigation.register(navigation.Place("My work", "csp:home", Permission.ENTER, stem=""))
        navigation.register(
            navigation.Place(
                "People", "csp:person-list", Permission.PEOPLE_READ, stem="people/", is_last=True
            )
        )
        # Coordinators find the messages there, administrators everything.
        looks_after = Permission.MESSAGES_READ
        navigation.register(
            navigation.Place("Settings", "csp:settings", looks_after, stem="settings/", is_last=True)
        )
        authenticator_added.connect(end_sessions_of_one_step)
        self.list_the_settings()
        self.say_what_was_done()

    def list_the_settings(self) -> None:
        """List the pages on which a partnership is set up."""
        from csp.permissions import Permission  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import first_steps, my_data, settings_pages  # noqa: PLC0415  (the tables are not ready before)

        first_steps.register("csp.presenters.first_steps.steps_of")
        my_data.register("csp.presenters.my_data.sections_of")
        page, set_up = settings_pages.SettingsPage, Permission.PARTNERSHIP_SET_UP
        named = "Its name, what kind of area it is, its address for the public and its colour."
        areas = "The districts and wards it keeps safe, with their codes."
        seats = "Who is at the table, as what and since when, and who must be."
        notices = "The accessibility statement, the privacy notice and the cookies."
        called = "What it calls the things in its plan and its papers that others call something else."
        signing_in = "Who takes a second step, and when a session ends."
        kept = "Messages, invitations and the contact details of people who have left, and what was removed."
        written = "The e-mails that were written, and those that may not have arrived."
        settings_pages.register(
            page("The partnership", named, "csp:partnership-edit", set_up),
            page("Areas", areas, "csp:area-list", set_up),
            page("Authorities and seats", seats, "csp:authority-list", set_up),
            page("Words", called, "csp:word-list", set_up),
            page("How people sign in", signing_in, "csp:sign-in-policy", set_up),
            page("How long things are kept", kept, "csp:retention", set_up),
            page("Pages for the public", notices, "csp:notice-list", set_up),
            page("Messages", written, "csp:message-list", Permission.MESSAGES_READ),
        )

    def say_what_was_done(self) -> None:
        """Give the trail its words and its page, and have it sealed by the clock."""
        from csp import audit, jobs  # noqa: PLC0415  (the tables are not ready before)
        from csp.audit.verb import WORDS  # noqa: PLC0415  (the tables are not ready before)
        from csp.permissions import Permission  # noqa: PLC0415  (the tables are not ready before)
        from csp.web import settings_pages  # noqa: PLC0415  (the tables are not ready before)

        audit.register_words(WORDS)
        for kind, namer in (
            ("person", "people"),
            ("appointment", "appointments"),
            ("invitation", "invitations"),
            ("seat", "seats"),
            ("authority", "authorities"),
        ):
            audit.register_namer(f"csp.{kind}", f"csp.queries.trail_names.{namer}")
        jobs.register_sweep("csp.services.sessions.forget_ended_sessions")
        jobs.register_sweep("csp.services.secret_words.forget_dead_links")
        jobs.register_sweep("csp.services.retention.apply_due")
        jobs.register_sweep("csp.services.trail.seal_due")
        jobs.register_sweep("csp.services.digests.write_due")
        self.make_pdfs()
        settings_pages.register(
            settings_pages.SettingsPage(
                "Audit trail",
                "Who did what, to which record, when and from where.",
                "csp:trail",
                Permission.TRAIL_READ,
            )
        )

    def make_pdfs(self) -> None:
        """Say that a worker makes PDFs of pages, and that the clock lets go of old ones."""
        from csp import jobs  # noqa: PLC0415  (the tables are not ready before)

        jobs.register(
            jobs.Kind(
                "csp.make-pdf",
                doing="Making the PDF",
                run="csp.worker.pdfs.make_pdf",
                page="csp.worker.pdfs.page_of",
            )
        )
        jobs.register_sweep("csp.services.made_pdfs.let_go_of_old")
