"""Give each report the sections that it had, with the words of its two boxes and how they came to be."""

from django.db import migrations

STARTING = ("summary", "priorities", "action-plan", "measures", "reviews", "year-ahead", "glossary")
BOXES = {"summary": "summary", "year-ahead": "next_year"}  # by the kind of the section


def give_sections(apps, schema_editor):
    """Make the sections of each report, and of those with words a history from the report's own."""
    sections = apps.get_model("scrutiny", "ReportSection").objects
    saved = apps.get_model("scrutiny", "HistoricalReport").objects.order_by("history_date", "history_id")
    for report in apps.get_model("scrutiny", "Report").objects.order_by("pk").iterator():
        versions = list(saved.filter(id=report.pk))
        for position, kind in enumerate(STARTING, start=1):
            one = sections.create(report_id=report.pk, kind=kind, name=kind, position=position)
            _tell(apps, one, versions, box=BOXES.get(kind, ""))
            if words := getattr(report, BOXES.get(kind, ""), ""):
                sections.filter(pk=one.pk).update(words=words)


def _tell(apps, one, versions, *, box):
    """Write a row of history for the report's first save, and for each that changed the box; count them."""
    history, words = apps.get_model("scrutiny", "HistoricalReportSection").objects, None
    number = 0
    for saved in versions:
        now = getattr(saved, box) if box else ""
        if now == words:
            continue
        words, number = now, number + 1
        history.create(
            id=one.pk,
            key=one.key,
            version=number,
            report_id=one.report_id,
            kind=one.kind,
            name=one.name,
            position=one.position,
            words=words,
            history_date=saved.history_date,
            history_user_id=saved.history_user_id,
            history_type="+" if number == 1 else "~",
        )
    if number:
        one.version = number
        one.save(update_fields=["version"])


def put_words_back(apps, schema_editor):
    """Put the words of the two boxes back; refuse while other sections have words, which no box could hold."""
    sections = apps.get_model("scrutiny", "ReportSection").objects
    if sections.exclude(words="").exclude(kind__in=BOXES).exists():
        raise RuntimeError(
            "Sections other than the summary and the year ahead have words, and would lose them."
        )
    reports = apps.get_model("scrutiny", "Report").objects
    versions = apps.get_model("scrutiny", "HistoricalReport").objects
    history = apps.get_model("scrutiny", "HistoricalReportSection").objects
    for kind, box in BOXES.items():
        for one in sections.filter(kind=kind).iterator():
            reports.filter(pk=one.report_id).update(**{box: one.words})
            for told in history.filter(id=one.pk).order_by("history_date", "history_id"):
                later = versions.filter(id=one.report_id, history_date__gte=told.history_date)
                later.update(**{box: told.words})
    apps.get_model("scrutiny", "SectionComment").objects.all().delete()
    history.all().delete()
    sections.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("scrutiny", "0007_sections_of_reports"),
    ]

    operations = [migrations.RunPython(give_sections, put_words_back)]
