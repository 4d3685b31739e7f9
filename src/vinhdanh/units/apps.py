from django.apps import AppConfig


class UnitsConfig(AppConfig):
    name = "vinhdanh.units"
    verbose_name = "Đơn vị và con người"
