"""The commands ``vinhdanh law …``: each prints an answer, or one Vietnamese sentence and ends with code 2."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from vinhdanh.law import answers_cli
from vinhdanh.law.asking import FAULTY_INPUT, Format, as_json, format_of, option, sentence, tell, told_plainly
from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.explaining import explain as explain_page
from vinhdanh.law.facts import read_award, read_date, read_year, vocabulary
from vinhdanh.law.files import FACTS_FILES, Case, FileError, read_cases, read_page, read_pages
from vinhdanh.law.loading import load_law
from vinhdanh.law.projection import project as project_page
from vinhdanh.law.showing import show_standards
from vinhdanh.law.values import WORDS, Outcome

if TYPE_CHECKING:
    from vinhdanh.law.sweeping import Sweep

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Luật thi đua, khen thưởng: hỏi, soát và tra cứu.",
)

answers_cli.register(app)

FactsPath = Annotated[Path, typer.Argument(help="Tệp dữ kiện của một chủ thể, YAML hoặc JSON.")]
On = Annotated[str, typer.Option("--on", help="Ngày đề nghị, năm-tháng-ngày.")]
Received = Annotated[
    str, typer.Option("--received", help="Ngày cơ quan thẩm định nhận hồ sơ; bỏ trống là --on.")
]
Year = Annotated[str, typer.Option("--year", help="Năm xét; bỏ trống là năm trước ngày đề nghị.")]
Printed = Annotated[str, typer.Option("--format", help="Cách in kết quả: text hoặc json.")]


@app.command()
def explain(
    facts: Annotated[Path | None, typer.Argument(help="Tệp dữ kiện của một chủ thể, YAML hoặc JSON.")] = None,
    *,
    award: Annotated[str, typer.Option("--award", help="Mã danh hiệu, hình thức khen thưởng.")] = "",
    on: On = "",
    received: Received = "",
    year: Year = "",
    cases: Annotated[
        Path | None, typer.Option("--cases", help="Tệp JSON từng dòng, mỗi dòng một câu hỏi.")
    ] = None,
    format: Printed = Format.TEXT.value,  # noqa: A002 -- the option's name
) -> None:
    """Trả lời một chủ thể có được đề nghị tặng một hình thức vào một ngày hay không, và vì sao."""
    with told_plainly():
        if cases is not None:
            explain_cases(cases)
            return
        if facts is None:
            raise FileError("hãy đưa một tệp dữ kiện, hoặc --cases với tệp nhiều câu hỏi.")
        case = Case(
            history=read_page(facts),
            award=option("--award", award, read_award),
            on=option("--on", on, read_date),
            received=option("--received", received, read_date) if received else None,
            year=option("--year", year, year_of) if year else None,
        )
        verdict = verdict_of(case)
        typer.echo(
            as_json(verdict.as_json())
            if option("--format", format, format_of) is Format.JSON
            else verdict.as_text()
        )


def verdict_of(case: Case) -> Any:
    """Answer one case."""
    return explain_page(case.history, case.award, case.on, received=case.received, year=case.year)


def explain_cases(path: Path) -> None:
    """Print one answer a line, in order; a faulty line gives its fault, and the command ends with code 2."""
    answered = faults = 0
    for answered, (number, case) in enumerate(read_cases(path), start=1):  # noqa: B007 -- counted
        if isinstance(case, FileError):
            faults += 1
            tell(f"{path}, dòng {number}: {case}")
            answer = {"error": sentence(str(case)), "line": number}
        else:
            answer = verdict_of(case).as_json()
        typer.echo(json.dumps(answer, ensure_ascii=False))
    if not answered:
        raise FileError(f"{path}: tệp để trống; mỗi dòng phải là một câu hỏi.")
    if faults:
        raise typer.Exit(FAULTY_INPUT)


@app.command()
def sweep(
    ledger: Annotated[
        Path, typer.Argument(help="Thư mục hoặc tệp JSON từng dòng chứa dữ kiện của nhiều chủ thể.")
    ],
    *,
    on: On = "",
    received: Received = "",
    year: Year = "",
    format: Printed = Format.TEXT.value,  # noqa: A002 -- the option's name
) -> None:
    """Đếm trong nhiều chủ thể: ai có thể được đề nghị tặng hình thức nào vào một ngày."""
    from vinhdanh.law.sweeping import sweep as sweep_ledger

    with told_plainly():
        single = ledger.is_dir() and any(path.suffix in FACTS_FILES for path in ledger.iterdir())
        swept = sweep_ledger(
            read_pages(ledger) if single else ledger,
            option("--on", on, read_date),
            received=option("--received", received, read_date) if received else None,
            year=option("--year", year, year_of) if year else None,
        )
        if not swept.outcomes:
            raise FileError(f"{ledger}: không có chủ thể nào.")
        counts = count_outcomes(swept)
        if option("--format", format, format_of) is Format.JSON:
            found = {"subjects": len(swept.outcomes), "explained": swept.explained, "counts": counts}
            typer.echo(as_json(found | {"outcomes": swept.outcomes}))
        else:
            typer.echo("\n".join(sweep_lines(swept, counts)))


def count_outcomes(swept: "Sweep") -> dict[str, dict[Outcome, int]]:
    """Return how many subjects have each outcome, award by award in the order of the catalogue."""
    counts: dict[str, dict[Outcome, int]] = {}
    for outcomes in swept.outcomes.values():
        for award, outcome in outcomes.items():
            of_award = counts.setdefault(award, {})
            of_award[outcome] = of_award.get(outcome, 0) + 1
    return {award: counts[award] for award in catalogue() if award in counts}


def sweep_lines(swept: "Sweep", counts: dict[str, dict[Outcome, int]]) -> Iterator[str]:
    """Yield the counts as lines for people."""
    yield f"Đã đọc {len(swept.outcomes)} chủ thể; {swept.explained} chủ thể phải đọc riêng từng người."
    for award, of_award in counts.items():
        yield f"{catalogue()[award].name} ({award})"
        yield from (f"  {WORDS[one]}: {of_award[one]}" for one in reversed(Outcome) if one in of_award)


@app.command()
def project(
    facts: FactsPath,
    *,
    on: On = "",
    award: Annotated[list[str] | None, typer.Option("--award", help="Chỉ những mã này.")] = None,
    format: Printed = Format.TEXT.value,  # noqa: A002 -- the option's name
) -> None:
    """Cho biết sớm nhất khi nào có thể đạt mỗi hình thức, và còn phải làm gì."""
    with told_plainly():
        wanted = [option("--award", code, read_award) for code in award] if award else None
        prospects = project_page(read_page(facts), option("--on", on, read_date), awards=wanted)
        if option("--format", format, format_of) is Format.JSON:
            typer.echo(as_json([one.as_json() for one in prospects]))
        else:
            typer.echo("\n".join(one.as_text() for one in prospects))


@app.command()
def awards() -> None:
    """Liệt kê các danh hiệu, hình thức khen thưởng và những tiêu chuẩn đã nhập."""
    with told_plainly():
        law = load_law()
        for code, entry in catalogue().items():
            kinds = {kind for one in law.versions(code) for kind in one.kinds}
            entered = ", ".join(vocabulary().name("kind", kind) for kind in sorted(kinds))
            typer.echo(f"{code:14} {entry.name} · {f'đã nhập cho {entered}' if kinds else 'chưa nhập'}")


@app.command()
def show(
    award: Annotated[str, typer.Argument(help="Mã danh hiệu, hình thức khen thưởng.")],
    *,
    on: On = "",
) -> None:
    """Nêu tiêu chuẩn bằng lời thường, kèm trích dẫn, hiệu lực, cách hiểu và ví dụ."""
    with told_plainly():
        code = option("AWARD", award, read_award)
        typer.echo("\n".join(show_standards(load_law(), code, option("--on", on, read_date))))


@app.command()
def check() -> None:
    """Soát các tệp luật; mỗi lỗi một dòng và mã thoát 1."""
    from vinhdanh.law.trust import check_law, count_examples, stale_articles

    with told_plainly(code=1):
        law = load_law()
        faults = check_law(law)
        for fault in faults:
            typer.echo(f"lỗi: {fault.place}: {fault.text}")
        for fault in stale_articles(law, on=date.today()):  # noqa: DTZ011 -- a civil day, as in the law files
            typer.echo(f"nhắc: {fault.place}: {fault.text}")
        told = f"{len(law.articles)} điều, {count_examples(law)} ví dụ"
        typer.echo(f"Đã soát {told}: {len(faults)} lỗi.")
        if faults:
            raise typer.Exit(1)


@app.command()
def coverage() -> None:
    """Cho biết từng khoản, điểm của các điều đã nhập: mã hóa rồi, hay chưa và vì sao."""
    from vinhdanh.law.trust import coverage as cover

    with told_plainly():
        for line in cover(load_law()):
            typer.echo(f"{line.cite}: {line.state}{f' ({line.text})' if line.text else ''}")


def year_of(word: str) -> int:
    """Read the year of an option; raises ValueError with a Vietnamese sentence."""
    return read_year(int(word) if word.isdecimal() else word)
