from importlib import import_module

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "vinhdanh.records"
    verbose_name = "Hồ sơ thành tích"

    def ready(self) -> None:
        import_module("vinhdanh.records.permissions")
