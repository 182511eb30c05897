"""What every record has: a random key for its address, and a version that each save raises."""

from django.db import models

from csp.kernel.keys import LENGTH, new_key


class Record(models.Model):
    """A row that people see: it is named by its key and counts its saves."""

    key = models.CharField(max_length=LENGTH, unique=True, default=new_key, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True
