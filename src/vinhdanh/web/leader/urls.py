"""The face of leaders: ``/lanh-dao/…``."""

from django.urls import path

from vinhdanh.web.leader import desk

urlpatterns = [
    path("", desk.desk, name="leader_desk"),
    path("giay-to/<uuid:pk>/", desk.paper, name="leader_paper"),
]
