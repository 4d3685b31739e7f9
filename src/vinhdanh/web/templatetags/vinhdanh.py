"""The few tags that pages need beside includes."""

from functools import cache

from django import template
from django.core.paginator import Page
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from vinhdanh.common.keys import uuid7
from vinhdanh.documents.domain.naming import award_words
from vinhdanh.units.models import Organisation
from vinhdanh.web.once import FIELD

register = template.Library()


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """Draw an icon of the sprite; it only accompanies words, so readers of screens pass over it."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("img/icons.svg"),
        name,
    )


@register.simple_tag
def once() -> SafeString:
    """Give a form the key by which a second copy of it has no second effect."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, uuid7())


@register.filter
def plain(number: int) -> str:
    """Write a year or a code as it is: 2025, where a count would be 2.025."""
    return str(number)


@register.simple_tag
def page_numbers(page: Page) -> list[int | str]:
    """Return the numbers of the pages to link to, with an ellipsis where some are left out."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1))


@register.simple_tag
def award_name(code: str, agency: Organisation | None = None) -> str:
    """Name an award by its code, as an agency calls it."""
    return award_words(code, agency)
