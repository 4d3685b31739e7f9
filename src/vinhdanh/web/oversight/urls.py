"""The face of figures: ``/thong-ke/…``."""

from django.urls import path

from vinhdanh.web.oversight import lists, views

urlpatterns = [
    path("", views.figures, name="figures"),
    path("excel/", views.export, name="figures_export"),
    path("so-vang/", lists.register, name="figures_register"),
    path("so-vang/excel/", lists.export, name="figures_register_export"),
    path("trinh-cap-tren/", lists.forwarded_list, name="figures_forwarded"),
    path("hiep-y/", lists.consultations, name="figures_consultations"),
]
