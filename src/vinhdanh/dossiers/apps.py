from importlib import import_module

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "vinhdanh.dossiers"
    verbose_name = "Đợt xét và hồ sơ đề nghị"

    def ready(self) -> None:
        import_module("vinhdanh.dossiers.permissions")
