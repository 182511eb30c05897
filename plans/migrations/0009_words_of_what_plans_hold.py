"""Keep the words by which plans, priorities and measures are found that were there before they were searched."""

from django.db import migrations

from csp.kernel.folding import fold

AT_ONCE = 500
KINDS = ("plan", "priority", "measure")


def _told(kind, one):
    """Return the texts by which a record is found, as its service keeps them."""
    if kind == "plan":
        return [one.title, one.assessment, one.strategy, one.resources, one.engagement, one.summary]
    if kind == "priority":
        return [f"{one.number}. {one.title}", one.aim]
    name = f"{one.reference} {one.title}".strip()
    return [name, one.detail, one.unit, one.target, one.source, one.coverage]


def keep(apps, schema_editor):
    """Write the words of each of them, for those who may see its plan."""
    SearchEntry = apps.get_model("csp", "SearchEntry")
    for kind in KINDS:
        records = apps.get_model("plans", kind).objects.all()
        entries = []
        for one in (
            (records if kind == "plan" else records.select_related("plan")).order_by("pk").iterator(AT_ONCE)
        ):
            plan = one if kind == "plan" else one.plan
            words = fold("\n".join(text for text in _told(kind, one) if text))
            of = {"partnership_id": plan.partnership_id, "circle_id": plan.circle_id}
            entries.append(SearchEntry(kind=kind, subject_key=one.key, words=words, **of))
        SearchEntry.objects.bulk_create(entries, batch_size=AT_ONCE, ignore_conflicts=True)


def forget(apps, schema_editor):
    """Forget them again."""
    apps.get_model("csp", "SearchEntry").objects.filter(kind__in=KINDS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("csp", "0013_person_history"),
        ("plans", "0008_plans_of_reviews"),
    ]

    operations = [migrations.RunPython(keep, forget)]
