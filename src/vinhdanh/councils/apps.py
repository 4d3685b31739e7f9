from importlib import import_module

from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    name = "vinhdanh.councils"
    verbose_name = "Hội đồng"

    def ready(self) -> None:
        import_module("vinhdanh.councils.permissions")
