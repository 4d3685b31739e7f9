"""The face of the ministry's officers: ``/tham-dinh/…``."""

from django.urls import include, path

from vinhdanh.web.ministry import desk
from vinhdanh.web.ministry.consultation import views as consultation
from vinhdanh.web.ministry.sudden import views as sudden

urlpatterns = [
    path("", desk.desk, name="ministry_desk"),
    path("dot-xet/", desk.desk, name="ministry_rounds"),
    path("dot-xuat/", sudden.sudden, name="ministry_sudden"),
    path("hiep-y/", consultation.consultations, name="ministry_consultations"),
    path("hiep-y/ghi/", consultation.ask, name="ministry_consultation_ask"),
    path("hiep-y/<uuid:pk>/tra-loi/", consultation.answer, name="ministry_consultation_answer"),
    path("quyet-dinh/", include("vinhdanh.web.ministry.decision.urls")),
    path("so-vang/", include("vinhdanh.web.ministry.register.urls")),
]
