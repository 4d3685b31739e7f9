"""Django's own Vietnamese formats read 02/03/2026 as 3 February and refuse 20/11/2026: ours must stand."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template
from django.test import override_settings
from django.utils import translation
from django.utils.formats import localize, reset_format_cache

LANGUAGES = ["vi", "en"]


class Sheet(forms.Form):
    on = forms.DateField(localize=True)
    amount = forms.IntegerField(localize=True)
    share = forms.DecimalField(localize=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_read_what_offices_write(language):
    with translation.override(language):
        sheet = Sheet({"on": "02/03/2026", "amount": "1.234.567", "share": "1.234,5"})

        assert sheet.is_valid(), sheet.errors
        assert sheet.cleaned_data == {
            "on": date(2026, 3, 2),
            "amount": 1_234_567,
            "share": Decimal("1234.5"),
        }
        assert Sheet({"on": "20/11/2026", "amount": "1", "share": "1"}).is_valid()
        assert "on" in Sheet({"on": "11/20/2026", "amount": "1", "share": "1"}).errors


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_write_what_offices_read(language):
    with translation.override(language):
        page = Template("{{ on }} {{ at }} {{ amount }} {{ share }}").render(
            Context(
                {
                    "on": date(2026, 3, 2),
                    "at": datetime(2026, 3, 2, 9, 5),  # noqa: DTZ001 -- as a template sees it
                    "amount": 1_234_567,
                    "share": Decimal("1234.5"),
                }
            )
        )

        assert page == "02/03/2026 09:05 02/03/2026 1.234.567 1.234,5"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_shows_again_what_was_typed(language):
    with translation.override(language):
        sheet = Sheet(initial={"on": date(2026, 3, 2), "amount": 1_234_567, "share": Decimal("0.5")})

        assert 'value="02/03/2026"' in str(sheet["on"])
        assert 'value="1.234.567"' in str(sheet["amount"])


def test_a_year_is_written_without_a_dot_where_the_page_says_so():
    page = Template("{% load vinhdanh %}{{ year }} {{ year|plain }}").render(Context({"year": 2026}))

    assert page == "2.026 2026"


def test_without_our_formats_the_traps_are_there():
    """The negative control: what Django itself would do."""
    with override_settings(FORMAT_MODULE_PATH=None), translation.override("vi"):
        reset_format_cache()
        wrong = Sheet({"on": "02/03/2026", "amount": "1", "share": "1"})
        refused = Sheet({"on": "20/11/2026", "amount": "1", "share": "1"})

        assert wrong.is_valid()
        assert wrong.cleaned_data["on"] == date(2026, 2, 3)
        assert not refused.is_valid()
        assert localize(date(2026, 3, 2)) != "02/03/2026"
    reset_format_cache()
