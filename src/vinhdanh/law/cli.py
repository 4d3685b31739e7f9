"""The commands ``vinhdanh law …``: each prints an answer, or one Vietnamese sentence and ends with code 2."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from vinhdanh.law import answers_cli
from vinhdanh.law.asking import FAULTY_INPUT, Format, as_json, format_of, option, sentence, tell, told_plainly
from vinhdanh.law.catalogue import catalogue, main_instrument
from vinhdanh.law.explaining import explain as explain_page
from vinhdanh.law.facts import History, read_award, read_date, read_year, vocabulary
from vinhdanh.law.files import FACTS_FILES, Case, FileError, read_cases, read_page, read_pages
from vinhdanh.law.loading import load_law
from vinhdanh.law.projection import project as project_page
from vinhdanh.law.prospect import ASSUMED_OF_MANY, prospect_lines
from vinhdanh.law.showing import show_standards
from vinhdanh.law.standards import Law
from vinhdanh.law.values import WORDS, Outcome

if TYPE_CHECKING:
    from vinhdanh.law.forecasting import Forecast
    from vinhdanh.law.sweeping import Sweep

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Luật thi đua, khen thưởng: hỏi, soát và tra cứu.",
)

answers_cli.register(app)

FactsPath = Annotated[Path, typer.Argument(help="Tệp dữ kiện của một chủ thể, YAML hoặc JSON.")]
LedgerPath = Annotated[
    Path, typer.Argument(help="Thư mục hoặc tệp JSON từng dòng chứa dữ kiện của nhiều chủ thể.")
]
On = Annotated[str, typer.Option("--on", help="Ngày đề nghị, năm-tháng-ngày.")]
Received = Annotated[
    str, typer.Option("--received", help="Ngày cơ quan thẩm định nhận hồ sơ; bỏ trống là --on.")
]
Awards = Annotated[list[str] | None, typer.Option("--award", help="Chỉ những mã này.")]
Year = Annotated[str, typer.Option("--year", help="Năm xét; bỏ trống là năm trước ngày đề nghị.")]
Own = Annotated[
    list[Path] | None, typer.Option("--overlay", help="Thư mục quy định riêng của bộ, ngành, tỉnh.")
]
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
    own: Own = None,
    format: Printed = Format.TEXT.value,  # noqa: A002 -- the option's name
) -> None:
    """Trả lời một chủ thể có được đề nghị tặng một hình thức vào một ngày hay không, và vì sao."""
    with told_plainly():
        law = load_law(*(own or ()))
        if cases is not None:
            explain_cases(cases, law)
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
        verdict = verdict_of(case, law)
        typer.echo(
            as_json(verdict.as_json())
            if option("--format", format, format_of) is Format.JSON
            else verdict.as_text()
        )


def verdict_of(case: Case, law: Law) -> Any:
    """Answer one case."""
    return explain_page(case.history, case.award, case.on, received=case.received, year=case.year, law=law)


def explain_cases(path: Path, law: Law) -> None:
    """Print one answer a line, in order; a faulty line gives its fault, and the command ends with code 2."""
    answered = faults = 0
    for answered, (number, case) in enumerate(read_cases(path), start=1):  # noqa: B007 -- counted
        if isinstance(case, FileError):
            faults += 1
            tell(f"{path}, dòng {number}: {case}")
            answer = {"error": sentence(str(case)), "line": number}
        else:
            answer = verdict_of(case, law).as_json()
        typer.echo(json.dumps(answer, ensure_ascii=False))
    if not answered:
        raise FileError(f"{path}: tệp để trống; mỗi dòng phải là một câu hỏi.")
    if faults:
        raise typer.Exit(FAULTY_INPUT)


@app.command()
def sweep(
    ledger: LedgerPath,
    *,
    on: On = "",
    received: Received = "",
    year: Year = "",
    format: Printed = Format.TEXT.value,  # noqa: A002 -- the option's name
) -> None:
    """Đếm trong nhiều chủ thể: ai có thể được đề nghị tặng hình thức nào vào một ngày."""
    from vinhdanh.law.sweeping import sweep as sweep_ledger

    with told_plainly():
        swept = sweep_ledger(
            pages_in(ledger).values(),
            option("--on", on, read_date),
            received=option("--received", received, read_date) if received else None,
            year=option("--year", year, year_of) if year else None,
        )
        counts = count_outcomes(swept)
        if option("--format", format, format_of) is Format.JSON:
            found = {"subjects": len(swept.outcomes), "explained": swept.explained, "counts": counts}
            typer.echo(as_json(found | {"outcomes": swept.outcomes}))
        else:
            typer.echo("\n".join(sweep_lines(swept, counts)))


def pages_in(ledger: Path) -> dict[str, History]:
    """Return the pages of a ledger, or of a folder of facts files, by their subjects."""
    from vinhdanh.law.ledgers import by_subject

    single = ledger.is_dir() and any(path.suffix in FACTS_FILES for path in ledger.iterdir())
    pages = by_subject(read_pages(ledger) if single else ledger)
    if not pages:
        raise FileError(f"{ledger}: không có chủ thể nào.")
    return pages


def codes_of(awards: list[str] | None) -> list[str] | None:
    """Read the codes asked for; none means all."""
    return [option("--award", code, read_award) for code in awards] if awards else None


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
    award: Awards = None,
    format: Printed = Format.TEXT.value,  # noqa: A002 -- the option's name
) -> None:
    """Cho biết sớm nhất khi nào có thể đạt mỗi hình thức, và còn phải làm gì."""
    with told_plainly():
        day = option("--on", on, read_date)
        prospects = project_page(read_page(facts), day, awards=codes_of(award))
        if option("--format", format, format_of) is Format.JSON:
            typer.echo(as_json([one.as_json() for one in prospects]))
        else:
            typer.echo("\n".join(prospect_lines(prospects, day)))


@app.command()
def forecast(
    ledger: LedgerPath,
    *,
    on: On = "",
    award: Awards = None,
    format: Printed = Format.TEXT.value,  # noqa: A002 -- the option's name
) -> None:
    """Đếm trong nhiều chủ thể: mỗi hình thức, năm nào sớm nhất có bao nhiêu người có thể đạt."""
    from vinhdanh.law.forecasting import count_years
    from vinhdanh.law.forecasting import forecast as forecast_ledger

    with told_plainly():
        pages = pages_in(ledger)
        found = forecast_ledger(pages.values(), option("--on", on, read_date), awards=codes_of(award))
        counts = count_years(found)
        if option("--format", format, format_of) is Format.JSON:
            told = {"subjects": len(pages), "projected": found.projected, "counts": counts}
            typer.echo(as_json(told | {"years": found.years}))
        else:
            typer.echo("\n".join(forecast_lines(found, counts)))


def forecast_lines(found: "Forecast", counts: dict[str, dict[int | None, int]]) -> Iterator[str]:
    """Yield the counts as lines for people."""
    yield f"Đã đọc {len(found.years)} chủ thể; {found.projected} chủ thể phải đọc riêng từng người."
    yield ASSUMED_OF_MANY
    for award, by_year in counts.items():
        yield f"{catalogue()[award].name} ({award})"
        for year, number in by_year.items():
            yield f"  {f'sớm nhất cho năm {year}' if year else 'chưa thấy thời điểm đạt'}: {number}"


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
def check(
    *,
    own: Own = None,
) -> None:
    """Soát các tệp luật; mỗi lỗi một dòng và mã thoát 1."""
    from vinhdanh.law.trust import check_law, count_examples, stale_articles

    with told_plainly(code=1):
        law = load_law(*(own or ()))
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
def coverage(
    *,
    instrument: Annotated[str, typer.Option("--instrument", help="Mã văn bản; bỏ trống là Luật.")] = "",
    articles: Annotated[str, typer.Option("--articles", help="Từ điều–đến điều, như 19-76.")] = "",
    format: Printed = Format.TEXT.value,  # noqa: A002 -- the option's name
) -> None:
    """Cho biết từng điều, khoản, điểm của một văn bản: mã hóa rồi, hay chưa và vì sao."""
    from vinhdanh.law.covering import coverage as cover

    with told_plainly():
        law = load_law()
        code = instrument or main_instrument()
        if code not in law.instruments:
            raise FileError(
                f"--instrument: không có {code}; hãy ghi một trong: {', '.join(law.instruments)}."
            )
        numbers = option("--articles", articles, articles_of) if articles else None
        found = cover(law, code, numbers)
        if not found.articles:
            raise FileError(f"--articles: {found.cite} không có điều nào trong khoảng {articles}.")
        as_data = option("--format", format, format_of) is Format.JSON
        typer.echo(as_json(found.as_json()) if as_data else "\n".join(found.lines()))


def articles_of(word: str) -> range:
    """Read a span of articles such as ``19-76``; raises ValueError with a Vietnamese sentence."""
    first, _, last = word.partition("-")
    if not first.isdecimal() or not (last or first).isdecimal():
        raise ValueError("hãy ghi như 19-76.")
    span = range(int(first), int(last or first) + 1)
    if not span:
        raise ValueError(f"điều đầu {first} đứng sau điều cuối {last}.")
    return span


@app.command()
def diff(
    *,
    before: Annotated[str, typer.Option("--from", help="Ngày trước, năm-tháng-ngày.")] = "",
    after: Annotated[str, typer.Option("--to", help="Ngày sau, năm-tháng-ngày.")] = "",
    format: Printed = Format.TEXT.value,  # noqa: A002 -- the option's name
) -> None:
    """Nêu những gì thay đổi giữa hai ngày: tiêu chuẩn mới có, không còn, thay đổi ở điểm nào."""
    from vinhdanh.law.differing import diff_law

    with told_plainly():
        first, last = option("--from", before, read_date), option("--to", after, read_date)
        if first > last:
            raise FileError(f"--from: ngày {first:%d/%m/%Y} đứng sau ngày {last:%d/%m/%Y} của --to.")
        found = diff_law(load_law(), first, last)
        as_data = option("--format", format, format_of) is Format.JSON
        typer.echo(as_json(found.as_json()) if as_data else "\n".join(found.lines()))


def year_of(word: str) -> int:
    """Read the year of an option; raises ValueError with a Vietnamese sentence."""
    return read_year(int(word) if word.isdecimal() else word)
