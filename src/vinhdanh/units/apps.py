from importlib import import_module

from django.apps import AppConfig


class UnitsConfig(AppConfig):
    name = "vinhdanh.units"
    verbose_name = "Đơn vị và con người"

    def ready(self) -> None:
        import_module("vinhdanh.units.permissions")
