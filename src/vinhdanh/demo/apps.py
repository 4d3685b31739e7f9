from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "vinhdanh.demo"
    verbose_name = "Bộ trình diễn"
