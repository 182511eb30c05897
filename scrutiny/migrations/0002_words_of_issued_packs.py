"""Keep the words by which packs are found that were issued before there was a search."""

from django.db import migrations

from csp.kernel import day_words
from csp.kernel.folding import fold

KIND = "pack"


def keep(apps, schema_editor):
    """Write the words of each issued pack: its title, its committee and the day of the meeting."""
    entries = apps.get_model("csp", "SearchEntry").objects
    packs = apps.get_model("scrutiny", "Pack").objects.filter(state="issued")
    for pack in packs.select_related("meeting__committee").iterator():
        meeting = pack.meeting
        texts = [pack.title]
        if meeting:
            texts.append(f"{meeting.committee.name}, {day_words.plain(meeting.held_on)}")
        now = {"partnership_id": pack.partnership_id, "circle_id": None, "words": fold("\n".join(texts))}
        entries.update_or_create(kind=KIND, subject_key=pack.key, defaults=now)


def forget(apps, schema_editor):
    """Forget them again."""
    apps.get_model("csp", "SearchEntry").objects.filter(kind=KIND).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("csp", "0008_contact_of_a_partnership"),
        ("scrutiny", "0001_committees_reports_and_packs"),
    ]

    operations = [migrations.RunPython(keep, forget)]
