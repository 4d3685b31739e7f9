import pytest
from django.core.paginator import Paginator
from django.forms import CharField, Form
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from vinhdanh.records.models import Finding


def shown(name, **words):
    return " ".join(render_to_string(f"components/{name}.html", words).split())


@pytest.mark.parametrize("outcome", Finding.Outcome)
def test_a_verdict_is_said_in_words_beside_its_icon(outcome):
    badge = shown("verdict_badge", outcome=outcome.value)

    assert f"verdict--{outcome.value}" in badge
    assert "<use href=" in badge
    assert f"</svg>{outcome.label}</span>" in badge


def test_eligible_but_not_proposed_and_awarded_stand_out():
    assert "Đủ điều kiện, chưa đề nghị" in shown("verdict_badge", outcome="eligible", found=True)
    assert "Đã được tặng" in shown("verdict_badge", outcome="not_eligible", awarded=True)


def test_a_verdict_is_laid_open_branch_by_branch():
    node = {
        "text": "Đủ các điều kiện",
        "cite": "Luật 06/2022/QH15, Điều 22 khoản 1",
        "outcome": "not_eligible",
        "evidence": [],
        "children": [
            {
                "text": "Hoàn thành xuất sắc nhiệm vụ",
                "cite": "Điều 22 khoản 1 điểm a",
                "outcome": "met",
                "evidence": [{"text": "Xếp loại năm 2025: xuất sắc", "source": "QĐ 15/QĐ-BTT"}],
                "children": [],
            },
            {
                "text": "Có sáng kiến",
                "cite": "",
                "outcome": "insufficient_evidence",
                "evidence": [],
                "children": [],
            },
        ],
    }

    tree = render_to_string("law/tree.html", {"node": node})

    assert tree.count("<li>") == 3  # two branches and one piece of evidence; the root is told by the badge
    for words in (
        "Đạt:",
        "Chưa đủ căn cứ:",
        "Xếp loại năm 2025: xuất sắc",
        "Điều 22 khoản 1 điểm a",
    ):
        assert words in tree


def test_a_list_says_how_many_of_what_and_keeps_the_questions_of_its_address():
    words = {"page": Paginator(range(1_234), 50).page(7), "what": "cá nhân"}
    request = RequestFactory().get("/don-vi/?q=an&trang=7")
    request.visitor = None

    pages = " ".join(render_to_string("components/pagination.html", words, request).split())

    assert "301 đến 350 trong 1.234 cá nhân" in pages
    assert '<span aria-current="page">7</span>' in pages
    assert 'href="?q=an&amp;trang=8" aria-label="Trang 8"' in pages
    assert pages.count("…") == 2


def test_a_list_of_one_page_has_no_links():
    page = Paginator(range(3), 50).page(1)

    assert "<li>" not in shown("pagination", page=page, what="tập thể")


class Asked(Form):
    name = CharField(label="Họ và tên")


def test_errors_are_summed_up_above_the_form_and_lead_to_their_fields():
    form = Asked({})
    form.add_error(None, "Chưa gửi được.")

    summary = shown("error_summary", form=form)

    assert 'role="alert"' in summary
    assert '<a href="#id_name">Họ và tên: Cần điền mục này.</a>' in summary
    assert "<li>Chưa gửi được.</li>" in summary
    assert shown("error_summary", form=Asked({"name": "An"})) == ""


def test_an_empty_place_says_what_to_do_next():
    place = shown(
        "empty", icon_name="users", title="Chưa có ai", text="Hãy nhập bảng tính.", url="/x/", action="Nhập"
    )

    assert (
        '<h2>Chưa có ai</h2> <p>Hãy nhập bảng tính.</p> <a class="btn btn-primary" href="/x/">Nhập</a>'
        in place
    )


def test_a_number_opens_the_list_behind_it():
    tile = shown("stat", number=1_234, label="Đủ điều kiện", hint="chưa đề nghị", url="/ds/", calling=True)

    assert '<span class="stat__number">1.234</span>' in tile
    assert '<a class="stat__label" href="/ds/">Đủ điều kiện</a>' in tile
    assert "stat--calling" in tile


def test_progress_is_said_in_words_and_numbers():
    line = shown("progress", label="Đang kiểm tra", percent=40, text="120 trong 300 dòng")

    assert '<progress max="100" value="40">40%</progress>' in line
    assert "120 trong 300 dòng" in line


def test_a_page_head_carries_its_way_up_and_its_buttons():
    head = shown("page_header", title="Lưới xét", lead="Năm 2025", up_url="/u/", up_label="Đơn vị")

    assert "<h1>Lưới xét</h1> <p>Năm 2025</p>" in head
    assert 'class="page-head__up" href="/u/"' in head


@pytest.mark.parametrize(("level", "role"), [("error", "alert"), ("success", "status"), ("info", "status")])
def test_a_message_is_announced(level, role):
    assert f'<div class="notice notice--{level}" role="{role}">' in shown("alert", level=level, text="Xong.")


def test_an_icon_is_hidden_from_readers_of_screens():
    drawn = Template('{% load vinhdanh %}{% icon "x" %}').render(Context())

    assert 'aria-hidden="true"' in drawn
    assert drawn.endswith('#x"></use></svg>')
