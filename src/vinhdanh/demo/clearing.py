"""Making room for the demo ministry of another size."""

from django.core.management import call_command

from vinhdanh.demo.tree import MINISTRY_CODE, TREES, Size
from vinhdanh.records.models import Import
from vinhdanh.units.models import Organisation


def clear_other_size(size: Size) -> bool:
    """Empty a database that holds only the demo ministry of another size; tell whether that was so.

    Where somebody has imported a workbook of their own, nothing is touched.
    """
    agencies = list(Organisation.objects.filter(parent=None))
    if [agency.code for agency in agencies] != [MINISTRY_CODE] or Import.objects.exists():
        return False
    if agencies[0].children.count() == len(TREES[size]):
        return False
    call_command("flush", interactive=False, verbosity=0)
    return True
