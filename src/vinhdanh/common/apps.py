from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "vinhdanh.common"
    verbose_name = "Nền chung"
