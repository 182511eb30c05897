"""Say of each seat what its body sits as: what the body is; a county's further seat is the fire authority's."""

from django.db import migrations

FURTHER = ("fire", "other", "police", "probation", "charity", "education")


def fill(apps, schema_editor):
    """Give every seat, and every version of one, what it sits as."""
    seats = apps.get_model("csp", "Seat")
    versions = apps.get_model("csp", "HistoricalSeat")
    for authority in apps.get_model("csp", "Authority").objects.order_by("pk"):
        taken = set()
        for seat in seats.objects.filter(authority=authority).order_by("pk"):
            sits_as = authority.kind
            if seat.ends_on is None:
                here = seat.partnership_id
                sits_as = next(one for one in (authority.kind, *FURTHER) if (here, one) not in taken)
                taken.add((here, sits_as))
            seats.objects.filter(pk=seat.pk).update(sits_as=sits_as)
            versions.objects.filter(id=seat.pk).update(sits_as=sits_as)
        versions.objects.filter(authority_id=authority.pk, sits_as="").update(sits_as=authority.kind)


class Migration(migrations.Migration):
    dependencies = [
        ("csp", "0004_setting_up"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
