from importlib import import_module

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "vinhdanh.decisions"
    verbose_name = "Quyết định và sổ vàng"

    def ready(self) -> None:
        import_module("vinhdanh.decisions.permissions")
