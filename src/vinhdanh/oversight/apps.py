from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "vinhdanh.oversight"
    verbose_name = "Thống kê, kiểm tra"
