"""Give each report that is there its own copy of the form “Committee report”, so that it prints what it printed."""

from django.db import migrations

NO = False
FORM = {
    "name": "Committee report",
    "front": [
        {"name": "committee", "label": "Report to", "source": "committee", "is_needed": True},
        {"name": "meeting", "label": "Date of meeting", "source": "meeting", "is_needed": True},
        {"name": "report_of", "label": "Report of", "source": "report_of", "is_needed": True},
        {"name": "cabinet_member", "label": "Cabinet member", "source": "cabinet_member", "is_needed": NO},
        {"name": "wards", "label": "Wards affected", "source": "wards", "is_needed": NO},
        {"name": "contact", "label": "Author and contact", "source": "contact", "is_needed": NO},
        {"name": "purpose", "label": "Purpose of the report", "source": "purpose", "is_needed": NO},
        {"name": "key-decision", "label": "Key decision", "source": "typed", "is_needed": NO},
        {"name": "consultation", "label": "Consultation", "source": "typed", "is_needed": NO},
        {"name": "alternative-options", "label": "Alternative options", "source": "typed", "is_needed": NO},
        {"name": "background-papers", "label": "Background papers", "source": "typed", "is_needed": NO},
        {"name": "appendices", "label": "Documents attached", "source": "appendices", "is_needed": NO},
    ],
    "implications": [
        {"name": "financial", "label": "Financial", "help": "What it costs or saves, and who pays."},
        {"name": "staffing", "label": "Staffing", "help": ""},
        {"name": "ict", "label": "Information technology", "help": ""},
        {
            "name": "legal",
            "label": "Legal and policy",
            "help": "The duty it meets, or the policy that it changes.",
        },
        {"name": "equality", "label": "Equality", "help": "Who is affected otherwise than others."},
    ],
    "sections": [],
    "has_risks": True,
    "numbering": "section",
    "brand_colour": "",
    "heading_colour": "",
    "logo_words": "",
}


def give_form(apps, schema_editor):
    """Give it to reports, and to their earlier versions: nobody changed it between them."""
    for name in ("Report", "HistoricalReport"):
        apps.get_model("scrutiny", name).objects.filter(form={}).update(form=FORM)


class Migration(migrations.Migration):
    dependencies = [
        ("scrutiny", "0013_council_forms"),
    ]

    operations = [migrations.RunPython(give_form, migrations.RunPython.noop)]
