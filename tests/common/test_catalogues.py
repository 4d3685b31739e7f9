import gettext
import io
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from vinhdanh.common import catalogues
from vinhdanh.common.catalogues import LOCALES, compile_catalogue, read_catalogue, sentences_in

SOURCE = """\
# a remark
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#, python-format
msgid "Trang %(number)s"
msgstr "Page %(number)s"

msgid ""
"Hai "
"dòng"
msgstr ""
"Two "
"lines"

msgctxt "tháng"
msgid "Hai"
msgstr "February"

msgid "%d file"
msgid_plural "%d files"
msgstr[0] "%d tệp"
msgstr[1] "%d các tệp"

msgid "Chưa dịch"
msgstr ""
"""


def test_a_compiled_catalogue_is_read_by_python_itself():
    binary = compile_catalogue(read_catalogue(SOURCE))

    words = gettext.GNUTranslations(io.BytesIO(binary))

    assert words.gettext("Trang %(number)s") == "Page %(number)s"
    assert words.gettext("Hai dòng") == "Two lines"
    assert words.pgettext("tháng", "Hai") == "February"
    assert words.gettext("Hai") == "Hai"
    assert (words.ngettext("%d file", "%d files", 1), words.ngettext("%d file", "%d files", 2)) == (
        "%d tệp",
        "%d các tệp",
    )
    assert words.gettext("Chưa dịch") == "Chưa dịch"


def test_marked_sentences_are_found_in_templates_and_modules(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        '{% load i18n %}{% translate "Một" %}'
        "{% blocktranslate trimmed %}\n  Hai {{ n }}\n  ba\n{% endblocktranslate %}<p>Không dịch</p>"
    )
    module = tmp_path / "module.py"
    module.write_text('label = _("Bốn")\nother = gettext("Năm")\nplain = str("Sáu")\n')

    assert sentences_in(page) == {"Một", "Hai %(n)s ba"}
    assert sentences_in(module) == {"Bốn", "Năm"}


def test_the_compiled_catalogues_are_those_of_the_sources():
    for source in LOCALES.glob("*/LC_MESSAGES/django.po"):
        assert source.with_suffix(".mo").read_bytes() == compile_catalogue(read_catalogue(source.read_text()))


def test_the_command_writes_what_is_old_and_the_check_names_it(tmp_path, monkeypatch):
    folder = tmp_path / "vi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(SOURCE)
    monkeypatch.setattr(catalogues, "LOCALES", tmp_path)
    monkeypatch.setattr("vinhdanh.common.management.commands.compile_catalogues.LOCALES", tmp_path)

    with pytest.raises(CommandError, match=r"vi/LC_MESSAGES/django\.mo đã cũ"):
        call_command("compile_catalogues", "--check")
    call_command("compile_catalogues", stdout=StringIO())
    call_command("compile_catalogues", "--check")

    assert Path(folder / "django.mo").read_bytes() == compile_catalogue(read_catalogue(SOURCE))
