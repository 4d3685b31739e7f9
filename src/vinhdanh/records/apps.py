from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "vinhdanh.records"
    verbose_name = "Hồ sơ thành tích"
