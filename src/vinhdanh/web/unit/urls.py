"""The face of a unit's officers and heads: ``/don-vi/…``."""

from django.urls import path

from vinhdanh.web.unit import desk
from vinhdanh.web.unit.attestation import views as attestation
from vinhdanh.web.unit.grid import views as grid
from vinhdanh.web.unit.importing import views as importing
from vinhdanh.web.unit.record import views as record

urlpatterns = [
    path("", desk.desk, name="unit_desk"),
    path("bang-xet/", grid.grid, name="unit_grid"),
    path("bang-xet/excel/", grid.export, name="unit_grid_export"),
    path("bang-xet/<uuid:pk>/<slug:award>/<int:year>/", grid.verdict, name="unit_verdict"),
    path("ho-so/<uuid:pk>/", record.record, name="unit_record"),
    path("ho-so/<uuid:pk>/them/<slug:kind>/", record.add_fact, name="unit_record_add"),
    path("du-kien/<uuid:pk>/bo/", record.void, name="unit_fact_void"),
    path("xac-nhan/", attestation.attestations, name="unit_attestations"),
    path("xac-nhan/xem-truoc/", attestation.preview, name="unit_attestations_preview"),
    path("nhap/", importing.imports, name="unit_imports"),
    path("nhap/mau/", importing.template, name="unit_import_template"),
    path("nhap/<uuid:pk>/", importing.importing, name="unit_import"),
    path("nhap/<uuid:pk>/tien-do/", importing.progress, name="unit_import_progress"),
    path("nhap/<uuid:pk>/tep-can-sua/", importing.errors, name="unit_import_errors"),
    path("nhap/<uuid:pk>/tep-can-sua/tien-do/", importing.marked, name="unit_import_marked"),
    path("nhap/<uuid:pk>/cot/", importing.remap, name="unit_import_remap"),
    path("nhap/<uuid:pk>/nhap/", importing.confirm, name="unit_import_confirm"),
    path("nhap/<uuid:pk>/hoan-tac/", importing.undo, name="unit_import_undo"),
]
