"""Moving a thing from one state to another: only along its table, and only from the state that was seen."""

from typing import Any

from vinhdanh.common.errors import Refused


def move(thing: Any, to: str, **also: Any) -> None:
    """Move a model with ``state`` and ``MOVES``, and other fields with it; of two at once, one is refused."""
    model, seen = type(thing), thing.state
    if to == seen and to not in model.MOVES.get(seen, ()):
        raise Refused(
            f"{_name(thing)} đã ở trạng thái “{thing.get_state_display()}” từ trước, có thể do một thẻ khác "
            "hoặc người khác vừa làm. Không có gì bị làm hai lần; hãy mở lại trang để xem."
        )
    if to not in model.MOVES.get(seen, ()):
        raise Refused(
            f"{_name(thing)} đang ở trạng thái “{thing.get_state_display()}” nên không chuyển sang "
            f"“{_words(model, to)}” được. Hãy mở lại trang để xem tình trạng mới nhất."
        )
    if not model.objects.filter(pk=thing.pk, state=seen).update(state=to, **also):
        raise Refused(
            f"{_name(thing)} vừa được người khác xử lý. Không có gì bị mất; hãy mở lại trang để xem "
            "tình trạng mới nhất rồi làm tiếp."
        )
    thing.state = to
    for field, value in also.items():
        setattr(thing, field, value)


def _name(thing: Any) -> str:
    name = str(type(thing)._meta.verbose_name)  # noqa: SLF001 -- Django's way
    return name[0].upper() + name[1:]


def _words(model: Any, state: str) -> str:
    return str(dict(model._meta.get_field("state").choices)[state])  # noqa: SLF001 -- Django's way
