"""An office on a day of January 2026: a bureau with two departments, its officer and head, three people."""

from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from factories.dossiers import Way
from factories.records import page_of, rating, record, title
from factories.units import OrganisationFactory, PersonFactory, officer_of
from vinhdanh.units.enums import Role

ON = date(2026, 1, 15)
NOW = "2026-01-15T09:00:00+07:00"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ATTESTED = ("chap-hanh", "guong-mau", "tham-gia-phong-trao")


def browser_of(user):
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


class Bureau:
    """The bureau, its accounts and its people: An (rated good), Bình (honoured), Ánh (an idea, no rating)."""

    def __init__(self):
        self.unit = OrganisationFactory(code="CHTS", name="Cục Hạ tầng số")
        self.legal = OrganisationFactory(parent=self.unit, code="PC", name="Phòng Pháp chế")
        self.office = OrganisationFactory(parent=self.unit, code="VP", name="Văn phòng Cục")
        self.officer = officer_of(self.unit)
        self.head = officer_of(self.unit, Role.UNIT_HEAD)
        self.an = self.person("Nguyễn Văn An", "CB-AN", self.legal)
        self.binh = self.person("Trần Thị Bình", "CB-BINH", self.office)
        self.anh = self.person("Đặng Hồng Ánh", "CB-ANH", self.office)
        self.write(self.an, rating(2025, "tot"))
        self.write(self.binh, rating(2025), title("ldtt", 2025))
        self.write(
            self.anh, {"kind": "work", "id": "x", "type": "sang-kien", "scope": "co-so", "recognised": None}
        )

    def person(self, name, code, unit):
        return page_of(PersonFactory(organisation=unit, name=name, staff_code=code))

    def write(self, page, *contents):
        judged = any(content["kind"] == "attestation" for content in contents)
        return record(page, contents, actor=self.head if judged else self.officer, on=ON)


@pytest.fixture(scope="module")
def built_bureau(build_once):
    yield from build_once(Bureau, at=NOW)


@pytest.fixture
def bureau(built_bureau, mine):
    return mine(built_bureau)


def way_of(bureau):
    """Return the way of the bureau's lists, with its own officer and head."""
    way = Way(bureau.unit)
    way.officer, way.head = bureau.officer, bureau.head
    return way.staffed()


@pytest.fixture(scope="module")
def built_way(built_bureau, build_once):
    yield from build_once(way_of, built_bureau, at=NOW)


@pytest.fixture
def way(built_way, mine):
    return mine(built_way)


@pytest.fixture
def officer(bureau):
    return browser_of(bureau.officer)


@pytest.fixture
def head(bureau):
    return browser_of(bureau.head)


@pytest.fixture
def stranger(bureau):
    """The officer of another unit of the same agency."""
    return browser_of(
        officer_of(OrganisationFactory(parent=bureau.unit.parent, code="KHAC", name="Cục khác"))
    )


def nominate(officer, opened, chosen, **words):
    """Confirm a choice of people and awards in the grid, and return the page that follows."""
    return officer.post(reverse("unit_nominate", args=[opened.pk]), {"chon": chosen, **words}, follow=True)
