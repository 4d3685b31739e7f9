"""The measures of a paper, as Nghị định 30/2020/NĐ-CP, Phụ lục I allows; both printings take them."""

MARGIN_TOP = 20
MARGIN_BOTTOM = 20
MARGIN_LEFT = 30
MARGIN_RIGHT = 15
SHEET_WIDTH = 210
SHEET_HEIGHT = 297
FIRST_LINE = 12.7
ORGAN_COLUMN = 72
"""Millimetres for the organ at the left; the nation's name has the other 93."""
SIGNATURE_ROOM = 22

BODY = 14
NATION = 12
MOTTO = 13
ORGAN = 12
NUMBER = 13
SUBJECT = 12
PAGE_NUMBER = 13
TABLE = 12
RECIPIENTS_HEADING = 12
RECIPIENTS = 11
NOTE = 13
GAP = 6
"""Points between paragraphs."""


def as_data() -> dict[str, float]:
    """Return the single measures by name, as a layout takes them."""
    return {name: value for name, value in globals().items() if isinstance(value, (int, float))}
