"""Give each member of a committee a key and a first version, and committees in Wales their clear days."""

from django.db import migrations
from django.utils import timezone

import csp.kernel.keys

COLUMNS = ("id", "key", "version", "committee_id", "person_id", "part", "topic", "starts_on", "ends_on")
WALES = 3


def keep_who_is_on_committees(apps, schema_editor):
    """Give everybody a key of their own, so that their first change says what was there before."""
    member, version = (
        apps.get_model("scrutiny", "CommitteeMember"),
        apps.get_model("scrutiny", "HistoricalCommitteeMember"),
    )
    for one in member.objects.order_by("pk").iterator():
        one.key = csp.kernel.keys.new_key()
        one.save(update_fields=["key"])
        version.objects.create(
            history_date=_first(apps, one), history_type="+", **{name: getattr(one, name) for name in COLUMNS}
        )


def count_days_as_in_wales(apps, schema_editor):
    """Papers are open three clear days before a meeting there, and five in England."""
    committees = apps.get_model("scrutiny", "Committee").objects
    committees.filter(partnership__kind="wales").update(clear_days=WALES)


def _first(apps, one):
    """Return when the committee was first saved: nobody wrote down when somebody was put on it."""
    saved = apps.get_model("scrutiny", "HistoricalCommittee").objects.filter(id=one.committee_id)
    return saved.order_by("history_date").values_list("history_date", flat=True).first() or timezone.now()


class Migration(migrations.Migration):
    dependencies = [
        ("scrutiny", "0003_committees_run"),
    ]

    operations = [
        migrations.RunPython(keep_who_is_on_committees, migrations.RunPython.noop),
        migrations.RunPython(count_days_as_in_wales, migrations.RunPython.noop),
    ]
