"""The face of every official and worker: ``/toi/…``."""

from django.urls import path

from vinhdanh.web.person.asking import views as asking
from vinhdanh.web.person.road import views as road

urlpatterns = [
    path("", road.road, name="road"),
    path("<slug:award>/tu-de-nghi/", asking.propose, name="road_propose"),
    path("<slug:award>/", road.award, name="road_award"),
]
