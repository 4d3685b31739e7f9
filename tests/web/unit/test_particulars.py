from datetime import date
from functools import partial

import pytest
from django.urls import reverse

from factories.records import page_of
from factories.units import OrganisationFactory, administrator_of, officer_of
from vinhdanh.records.domain.particulars import particulars_of
from vinhdanh.units.domain.account import grant_scope
from vinhdanh.units.domain.organisation import create_organisation
from vinhdanh.units.domain.queries.person import post_of
from vinhdanh.units.enums import OrganisationKind, Role
from vinhdanh.units.models import Person
from web.reading import count_queries, english_words
from web.unit.conftest import ON, browser_of

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
ASKED = 13


def record(subject):
    return reverse("unit_record", args=[subject.pk])


def correct(subject):
    return reverse("unit_record_correct", args=[subject.pk])


def move(subject):
    return reverse("unit_record_move", args=[subject.pk])


def now(subject):
    person = Person.objects.get(subject=subject)
    return particulars_of(person, post_of(person, ON))


def typed(subject, **new):
    """Return what the form of a person holds when it is opened, and a reason; some of it changed."""
    stands = now(subject)
    return {
        "name": stands.name,
        "staff_code": stands.staff_code,
        "gender": stands.gender,
        "born": f"{stands.born:%d/%m/%Y}",
        "joined": f"{stands.joined:%d/%m/%Y}",
        "group": stands.group,
        "organisation": stands.organisation.pk if stands.organisation else "",
        "title": stands.title,
        "reason": "Lý lịch cán bộ",
        "seen": stands.mark,
    } | new


def shown(answer):
    return answer.content.decode()


def test_the_form_holds_what_the_record_says(officer, bureau):
    form = officer.get(correct(bureau.an)).context["form"]

    assert {key: form[key].value() for key in ("name", "staff_code", "born", "title", "seen")} == {
        "name": "Nguyễn Văn An",
        "staff_code": "CB-AN",
        "born": date(1985, 3, 2),
        "title": "Chuyên viên",
        "seen": now(bureau.an).mark,
    }


def test_a_birth_is_put_right_and_the_record_tells_it(officer, bureau):
    answer = officer.post(correct(bureau.an), typed(bureau.an, born="03/02/1985"), follow=True)

    assert now(bureau.an).born == date(1985, 2, 3)
    assert "Đã sửa thông tin và đối chiếu lại với luật." in shown(answer)
    assert "Sinh ngày 03/02/1985" in shown(answer)
    told = "ngày sinh từ “02/03/1985” thành “03/02/1985”. Căn cứ: Lý lịch cán bộ"
    assert f"Sửa thông tin của Nguyễn Văn An: {told}" in shown(answer)


def test_a_wrong_unit_is_put_right_to_another_of_the_bureau(officer, bureau):
    officer.post(correct(bureau.an), typed(bureau.an, organisation=bureau.office.pk, direct_worker="on"))

    assert (now(bureau.an).organisation, now(bureau.an).direct_worker) == (bureau.office, True)


def test_what_is_as_before_is_not_told_as_changed(officer, bureau):
    answer = officer.post(correct(bureau.an), typed(bureau.an), follow=True)

    assert "không có gì thay đổi" in shown(answer)
    assert "Sửa thông tin của Nguyễn Văn An" not in shown(answer)


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        ({"reason": ""}, "Căn cứ sửa: Cần điền mục này."),
        ({"name": ""}, "Họ và tên: Cần điền mục này."),
        ({"name": "Nguyễn V?n An"}, "Họ và tên: Họ tên có dấu hỏi thay cho chữ có dấu"),
        ({"born": "31/02/1985"}, "Ngày sinh: Không có ngày này."),
        ({"born": "02/03/2020"}, "Ngày sinh: Năm sinh 2020 không hợp lý."),
        ({"joined": "16/01/2026"}, "Ngày vào cơ quan: Ngày vào cơ quan 16/01/2026 chưa đến."),
        ({"staff_code": "cb-binh"}, "Mã cán bộ: Mã cán bộ “cb-binh” đã có người khác mang."),
        ({"organisation": ""}, "Đơn vị hiện nay: Cần điền mục này."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_kept(officer, bureau, new, sentence):
    before = now(bureau.an)

    page = shown(officer.post(correct(bureau.an), typed(bureau.an, **new)))

    assert "Có điều cần sửa" in page
    assert sentence in page
    assert now(bureau.an) == before


def test_a_birth_after_an_award_is_refused_with_the_reason(officer, bureau):
    bureau.write(bureau.an, {"kind": "award", "award": "bk-bo", "decided": "1990-01-01"})

    page = shown(officer.post(correct(bureau.an), typed(bureau.an, born="02/03/1991")))

    assert "hồ sơ sẽ mâu thuẫn" in page
    assert now(bureau.an).born == date(1985, 3, 2)


def test_of_two_officers_the_second_sees_what_the_first_wrote_and_may_then_decide(officer, head, bureau):
    opened = typed(bureau.an)
    head.post(correct(bureau.an), opened | {"title": "Phó Trưởng phòng"})

    second = opened | {"title": "Trưởng phòng"}
    answer = officer.post(correct(bureau.an), second)

    assert "vừa được người khác sửa" in shown(answer)
    assert "Chức vụ, chức danh: Hồ sơ đang ghi: Phó Trưởng phòng." in shown(answer)
    assert now(bureau.an).title == "Phó Trưởng phòng"
    officer.post(correct(bureau.an), second | {"seen": answer.context["form"]["seen"].value()})
    assert now(bureau.an).title == "Trưởng phòng"


def test_a_form_without_its_mark_overwrites_nothing(officer, bureau):
    answer = officer.post(correct(bureau.an), typed(bureau.an, title="Trưởng phòng", seen=""))

    assert "vừa được người khác sửa" in shown(answer)
    assert now(bureau.an).title == "Chuyên viên"


def test_a_faulty_form_keeps_the_mark_of_when_it_was_opened(officer, head, bureau):
    opened = typed(bureau.an)
    head.post(correct(bureau.an), opened | {"title": "Phó Trưởng phòng"})

    form = officer.post(correct(bureau.an), opened | {"reason": ""}).context["form"]

    assert form["seen"].value() == opened["seen"]


def test_only_units_of_the_bureau_that_are_there_are_offered(officer, bureau):
    OrganisationFactory(parent=bureau.unit.parent, code="NGOAI", name="Cục Ngoài")
    ended = OrganisationFactory(parent=bureau.unit, code="CU", name="Phòng Cũ")
    type(ended).objects.filter(pk=ended.pk).update(valid_until=ON)

    form = officer.get(correct(bureau.an)).context["form"]

    assert list(form.fields["organisation"].queryset) == [bureau.unit, bureau.legal, bureau.office]


def test_a_collective_has_no_particulars_here(officer, bureau):
    page = page_of(bureau.legal)

    assert [officer.get(one(page)).status_code for one in (correct, move)] == [404, 404]
    assert correct(page) not in shown(officer.get(record(page)))


def test_the_link_is_offered_to_whoever_may_write_not_to_whoever_may_only_look(officer, bureau):
    other = OrganisationFactory(parent=bureau.unit.parent, code="KHAC", name="Cục khác")
    looker = officer_of(other)
    grant_scope(
        looker, organisation=bureau.unit, role=Role.LEADER, actor=administrator_of(bureau.unit), on=ON
    )
    only_looks = browser_of(looker)

    assert correct(bureau.an) in shown(officer.get(record(bureau.an)))
    assert correct(bureau.an) not in shown(only_looks.get(record(bureau.an)))
    assert [only_looks.get(one(bureau.an)).status_code for one in (correct, move)] == [404, 404]


def test_another_units_officer_changes_nothing(stranger, officer, bureau):
    before, asked = now(bureau.an), typed(bureau.an, title="Trưởng phòng")

    assert stranger.get(correct(bureau.an)).status_code == 404
    assert stranger.post(correct(bureau.an), asked).status_code == 404
    assert stranger.post(move(bureau.an), {"to": bureau.office.pk, "on": "15/01/2026"}).status_code == 404
    assert now(bureau.an) == before
    assert officer.post(correct(bureau.an), asked).status_code == 302


def test_whoever_left_the_agency_is_corrected_by_its_officer_without_a_unit(bureau):
    bureau.an.person.posts.all().delete()
    ministry = browser_of(officer_of(bureau.unit.parent, Role.MINISTRY_OFFICER))

    form = ministry.get(correct(bureau.an)).context["form"]
    ministry.post(correct(bureau.an), typed(bureau.an, gender="male"))

    assert {"organisation", "title"} & form.fields.keys() == set()
    assert now(bureau.an).gender == "male"


def test_a_move_keeps_the_post_before_it_and_is_told(officer, bureau):
    answer = officer.post(
        move(bureau.an), {"to": bureau.office.pk, "title": "Chánh Văn phòng", "on": "10/01/2026"}, follow=True
    )

    assert "Đã ghi việc chuyển đơn vị." in shown(answer)
    assert post_of(bureau.an.person, date(2026, 1, 9)).organisation == bureau.legal
    assert (now(bureau.an).organisation, now(bureau.an).title) == (bureau.office, "Chánh Văn phòng")
    told = "Chuyển Nguyễn Văn An từ “Phòng Pháp chế” sang “Văn phòng Cục” từ ngày 10/01/2026."
    assert told in shown(officer.get(record(bureau.an)))


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        ({"on": "01/01/2000"}, "ngày chuyển phải sau ngày ấy"),
        ({"on": "31/02/2026"}, "Không có ngày này."),
        ({"to": ""}, "Chuyển đến đơn vị: Cần điền mục này."),
    ],
)
def test_a_move_that_cannot_be_is_said_and_nothing_is_kept(officer, bureau, new, sentence):
    page = shown(officer.post(move(bureau.an), {"to": bureau.office.pk, "on": "10/01/2026"} | new))

    assert sentence in page
    assert now(bureau.an).organisation == bureau.legal


def asked_by(browser, subject):
    return [count_queries(partial(browser.get, one(subject))) for one in (correct, move)]


def test_the_forms_ask_the_same_few_questions_however_many_units_there_are(officer, bureau):
    few = asked_by(officer, bureau.an)
    for number in range(3):
        create_organisation(
            bureau.unit,
            code=f"P{number}",
            name=f"Phòng số {number}",
            kind=OrganisationKind.UNIT,
            actor=administrator_of(bureau.unit),
            on=ON,
        )

    assert few == asked_by(officer, bureau.an) == [ASKED, ASKED]


def test_no_english_on_the_forms(officer, bureau):
    pages = [officer.get(correct(bureau.an)), officer.get(move(bureau.an))]
    pages += [officer.post(correct(bureau.an), {}), officer.post(move(bureau.an), {})]
    pages += [officer.post(correct(bureau.an), typed(bureau.an, title="Trưởng phòng", seen=""))]

    names = frozenset(str(bureau.officer).lower().split())
    assert [english_words(shown(page), names=names) for page in pages] == [set()] * len(pages)


def test_a_move_on_a_day_to_come_is_not_written_yet(officer, bureau):
    answer = officer.post(move(bureau.an), {"to": bureau.office.pk, "title": "", "on": "01/03/2027"})

    assert "Ngày chuyển chưa đến" in answer.content.decode()
