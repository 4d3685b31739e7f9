"""What a row says otherwise of somebody than the record does: remarked, and the record stays as it is."""

from collections.abc import Iterator

from vinhdanh.records.domain.reading.cells import text_of
from vinhdanh.records.domain.reading.drafts import Draft
from vinhdanh.records.domain.reading.fields import Field
from vinhdanh.records.domain.reading.known import KnownPerson
from vinhdanh.records.domain.reading.problems import Fault

GENDERS = {"male": "Nam", "female": "Nữ"}
BORN_IN = {"male": Field.BORN_MALE, "female": Field.BORN_FEMALE}
TICKED_IN = {"male": Field.MALE, "female": Field.FEMALE}
SENTENCE = (
    "{what} ở dòng này là {here}, trong hồ sơ là {there}; hồ sơ được giữ nguyên. "
    "Hãy sửa tệp nếu ghi nhầm; nếu hồ sơ sai, hãy mở hồ sơ rồi bấm “Sửa thông tin”"
)


def differences(known: KnownPerson, draft: Draft) -> Iterator[Fault]:
    """Yield a remark for each of birth, gender and unit that a row has otherwise than the record."""
    letters = draft.of_sheet.letters
    said = draft.born or draft.born_year
    recorded = known.born and (known.born if draft.born else known.born.year)
    if said and recorded and said != recorded:
        born_in = letters(Field.BORN, BORN_IN.get(draft.gender, Field.BORN_MALE))
        yield _remark(born_in, "ngày sinh", text_of(said), text_of(known.born))
    if known.gender in GENDERS and draft.gender and draft.gender != known.gender:
        told_in = letters(Field.GENDER, TICKED_IN[draft.gender], BORN_IN[draft.gender])
        yield _remark(told_in, "giới tính", GENDERS[draft.gender], GENDERS[known.gender])
    if known.units and draft.unit and draft.unit not in known.units:
        placed_in = letters(Field.UNIT, Field.POSITION)
        yield _remark(placed_in, "đơn vị", f"“{draft.unit.name}”", f"“{known.units[0].name}”")


def _remark(column: str, what: str, here: str, there: str) -> Fault:
    """Put a difference into words."""
    return Fault(column, SENTENCE.format(what=what, here=here, there=there), blocks=False)
