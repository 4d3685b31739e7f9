from django.db import models

from vinhdanh.common.keys import uuid7


class Base(models.Model):
    """An object of ours: a key that may stand in an address, and when it came to be."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    created_at = models.DateTimeField(auto_now_add=True, editable=False)

    class Meta:
        abstract = True
