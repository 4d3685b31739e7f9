"""The commands beside explain: vote, money, authority, list, simulate."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Protocol

import typer

from vinhdanh.law.adjusting import parameters_of, with_values
from vinhdanh.law.asking import Format, as_json, format_of, option, told_plainly
from vinhdanh.law.authority import authority
from vinhdanh.law.dated import QuestionError
from vinhdanh.law.facts import read_award, read_date, read_year, shown
from vinhdanh.law.files import FileError, read_plain
from vinhdanh.law.lists import judge_list
from vinhdanh.law.loading import load_law
from vinhdanh.law.money import money
from vinhdanh.law.money_together import Conferred, money_together
from vinhdanh.law.standards import Law
from vinhdanh.law.votes import vote

OPTIONS = {"votes_for": "--for", "asked_in_writing": "--asked-in-writing"}
"""Options whose name is not the argument's."""
MANY = 10_000
"""No council has so many members."""

Award = Annotated[str, typer.Option("--award", help="Mã danh hiệu, hình thức khen thưởng.")]
On = Annotated[str, typer.Option("--on", help="Ngày áp dụng quy định, năm-tháng-ngày.")]
Printed = Annotated[str, typer.Option("--format", help="Cách in kết quả: text hoặc json.")]


class Answer(Protocol):
    """What every answer can say of itself."""

    def as_json(self) -> dict[str, Any]: ...

    def as_text(self) -> str: ...


def register(app: typer.Typer) -> None:
    """Add the commands to those of the law."""
    app.command(name="vote")(ask_vote)
    app.command(name="money")(ask_money)
    app.command(name="authority")(ask_authority)
    app.command(name="list")(ask_list)
    app.command(name="simulate")(ask_simulation)


def ask_vote(
    *,
    award: Award = "",
    on: On = "",
    members: Annotated[str, typer.Option("--members", help="Số thành viên hội đồng.")] = "",
    votes_for: Annotated[str, typer.Option("--for", help="Số đồng ý, gồm cả bằng văn bản.")] = "",
    asked_in_writing: Annotated[
        str, typer.Option("--asked-in-writing", help="Số người vắng đã được lấy ý kiến bằng văn bản.")
    ] = "",
    absent: Annotated[str, typer.Option("--absent", help="Số người vắng.")] = "",
    council: Annotated[str, typer.Option("--council", help="Hội đồng: bo, cap-de-nghi, trung-uong.")] = "",
    format: Printed = Format.TEXT.value,  # noqa: A002 -- the option's name
) -> None:
    """Trả lời số phiếu có đủ hay không, theo tất cả thành viên hội đồng."""
    with told_plainly(), naming_options():
        answer = vote(
            option("--award", award, read_award),
            on=option("--on", on, read_date),
            members=option("--members", members, read_count),
            votes_for=option("--for", votes_for, read_count),
            asked_in_writing=option("--asked-in-writing", asked_in_writing or "0", read_count),
            absent=option("--absent", absent, read_count) if absent else None,
            council=council,
        )
        show(answer, format)


def ask_money(
    *,
    award: Annotated[
        list[str] | None,
        typer.Option("--award", help="Mã; nhiều lần nếu tặng cùng lúc. Có thể kèm năm: cstd-bo:2023-2025."),
    ] = None,
    subject: Annotated[str, typer.Option("--subject", help="person, collective hoặc household.")] = "",
    decided: Annotated[str, typer.Option("--decided", help="Ngày quyết định, năm-tháng-ngày.")] = "",
    format: Printed = Format.TEXT.value,  # noqa: A002 -- the option's name
) -> None:
    """Tính tiền thưởng của một hay nhiều danh hiệu, hình thức tặng cùng lúc cho một chủ thể."""
    with told_plainly(), naming_options():
        asked = [option("--award", one, read_conferred) for one in award or [""]]
        day = option("--decided", decided, read_date)
        kind = option("--subject", subject, str)
        answer: Answer = (
            money(asked[0].award, subject=kind, decided=day)
            if len(asked) == 1
            else money_together(asked, subject=kind, decided=day)
        )
        show(answer, format)


def ask_authority(
    *,
    award: Award = "",
    signer: Annotated[str, typer.Option("--signer", help="Người ký: bo-truong, chu-tich-xa…")] = "",
    on: On = "",
    delegated: Annotated[
        bool, typer.Option("--delegated", help="Người ký được ủy quyền (Điều 79 khoản 3).")
    ] = False,
    format: Printed = Format.TEXT.value,  # noqa: A002 -- the option's name
) -> None:
    """Trả lời ai được ký quyết định tặng một hình thức vào một ngày."""
    with told_plainly(), naming_options():
        answer = authority(
            option("--award", award, read_award),
            signer=option("--signer", signer, str),
            on=option("--on", on, read_date),
            delegated=delegated,
        )
        show(answer, format)


def ask_list(
    path: Annotated[Path, typer.Argument(metavar="LIST", help="Tệp danh sách, YAML hoặc JSON.")],
    *,
    on: On = "",
    format: Printed = Format.TEXT.value,  # noqa: A002 -- the option's name
) -> None:
    """Trả lời một danh sách có vượt chỉ tiêu, có tên ghi hai lần hay không."""
    with told_plainly():
        data = read_plain(path)
        try:
            answer = judge_list(data, on=option("--on", on, read_date))
        except QuestionError as error:
            raise FileError(f"{path}: {error}") from None
        show(answer, format)


def show(answer: Answer, form: str) -> None:
    """Print an answer for people or for programs."""
    json_asked = option("--format", form, format_of) is Format.JSON
    typer.echo(as_json(answer.as_json()) if json_asked else answer.as_text())


@contextmanager
def naming_options() -> Iterator[None]:
    """Name the option where an argument is at fault."""
    try:
        yield
    except QuestionError as error:
        name = OPTIONS.get(error.name, f"--{error.name}")
        raise FileError(f"{name}: {error.sentence}") from None


def read_count(word: str) -> int:
    """Read a number of people; raises ValueError with a Vietnamese sentence."""
    if not (word.isascii() and word.isdecimal()) or len(word) > len(str(MANY)) or int(word) > MANY:
        raise ValueError(f"{shown(word)} không phải số người (số nguyên từ 0 đến {MANY}).")
    return int(word)


def ask_simulation(
    ledger: Annotated[
        Path, typer.Argument(help="Thư mục hoặc tệp JSON từng dòng chứa dữ kiện của nhiều chủ thể.")
    ],
    *,
    overlay: Annotated[
        Path | None, typer.Option("--overlay", help="Thư mục tệp luật của phương án, đặt trước quy định.")
    ] = None,
    award: Award = "",
    subject: Annotated[str, typer.Option("--subject", help="person, collective hoặc household.")] = "person",
    tried: Annotated[
        list[str] | None, typer.Option("--set", help="Giá trị đem thử, khóa=giá trị; nhiều lần nếu nhiều.")
    ] = None,
    on: On = "",
    format: Printed = Format.TEXT.value,  # noqa: A002 -- the option's name
) -> None:
    """Cho biết nếu đổi tiêu chuẩn theo một phương án thì ai được, ai mất, thêm bớt bao nhiêu tiền thưởng.

    Phương án là một thư mục tệp luật (--overlay), hoặc vài giá trị của một tiêu chuẩn (--award, --set).
    """
    from vinhdanh.law.simulating import simulate

    with told_plainly():
        if not tried and (overlay is None or not overlay.is_dir()):
            raise FileError("--overlay: hãy đưa thư mục tệp luật của phương án, hoặc --award và --set.")
        day = option("--on", on, read_date)
        other = read_tried(option("--award", award, read_award), subject, tried, day) if tried else overlay
        assert other is not None  # noqa: S101 -- seen above
        show(simulate(ledger, other, day), format)


def read_tried(award: str, kind: str, words: Sequence[str], on: date) -> Law:
    """Read "khóa=giá trị" as another law; raises :class:`FileError` naming the option and what may be set."""
    law = load_law()
    standard = law.standard(award, kind, on)
    if standard is None:
        raise FileError(f"--award: {award} ngày {on:%d/%m/%Y} chưa có tiêu chuẩn cho {shown(kind)}.")
    known = {one.key: one for one in parameters_of(law, standard, on)}
    values = {}
    for key, _, value in (word.partition("=") for word in words):
        if key not in known:
            told = "; ".join(f"{one.key}={one.value} ({one.text})" for one in known.values())
            raise FileError(f"--set: không có {shown(key)}; hãy dùng: {told}.")
        values[key] = option(f"--set {key}", value, known[key].read)
    try:
        return with_values(law, standard, values, on)
    except QuestionError as error:
        raise FileError(f"--set {error.name}: {error.sentence}") from None


def read_conferred(word: str) -> Conferred:
    """Read "cstd-co-so", "ldtt:2025" or "cstd-bo:2023-2025"; raises ValueError with a Vietnamese sentence."""
    award, _, years = word.partition(":")
    if not years:
        return Conferred(read_award(award))
    first, _, last = years.partition("-")
    span = range(_year(first), _year(last or first) + 1)
    if not span:
        raise ValueError(f"năm đầu {first} đứng sau năm cuối {last}.")
    return Conferred(read_award(award), tuple(span))


def _year(word: str) -> int:
    return read_year(int(word) if word.isascii() and word.isdecimal() else word)
