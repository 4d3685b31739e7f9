"""The command ``vinhdanh``. Each command imports what it needs: the law does not wait for Django."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperGroup

from vinhdanh.common.errors import Refused
from vinhdanh.runtime.errors import CannotStart, Stopped


class Commands(TyperGroup):
    """Our commands, with those of the law fetched from their own room when asked for."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        return [*super().list_commands(ctx), "law"]

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]
        if cmd_name != "law":
            return super().get_command(ctx, cmd_name)
        from vinhdanh.law.cli import app as law

        command = typer.main.get_command(law)
        command.name = cmd_name
        return command

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        try:
            return super().invoke(ctx)
        except (CannotStart, Refused) as reason:
            typer.secho(str(reason), err=True, fg="red")
            raise typer.Exit(1) from None


Size = Literal["small", "ministry"]

app = typer.Typer(
    cls=Commands,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Vinh Danh: thi đua, khen thưởng theo luật, có lý do và trích dẫn.",
)
database = typer.Typer(no_args_is_help=True, help="Cơ sở dữ liệu kèm theo.")
app.add_typer(database, name="database")
demonstration = typer.Typer(invoke_without_command=True)
app.add_typer(demonstration, name="demo")
papers = typer.Typer(no_args_is_help=True, help="Văn bản: kiểm tra thể thức.")
app.add_typer(papers, name="documents")
PASSED_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "allow_interspersed_args": False}


@app.command()
def run(port: Annotated[int, typer.Option(help="Cổng của trang web trên máy này.")] = 8000) -> None:
    """Chạy toàn bộ hệ thống: cơ sở dữ liệu, trang web, việc nền; lần đầu nạp sẵn bộ trình diễn."""
    from vinhdanh.runtime.place import data_dir
    from vinhdanh.runtime.postgres import owned_database
    from vinhdanh.runtime.processes import stopping_on_signals
    from vinhdanh.runtime.serve import require_free_port, serve

    with stopping_quietly(), stopping_on_signals():
        require_free_port(port)
        with application(owned_database):
            prepare()
            log = data_dir() / "vinhdanh.log"
            serve(port=port, log=log, greet=partial(greet, log=log))
    typer.echo("Đã dừng.")


@app.command()
def migrate() -> None:
    """Đưa cơ sở dữ liệu lên bản mới nhất và gom các tệp tĩnh."""
    from vinhdanh.runtime.postgres import joined_database

    with application(joined_database):
        from vinhdanh.runtime.preparation import bring_database_up_to_date, gather_static_files

        bring_database_up_to_date()
        gather_static_files()


@demonstration.callback()
def demo(
    ctx: typer.Context,
    size: Annotated[Size, typer.Option(help="300 người và 5 năm, hay 4.000 người và 12 năm.")] = "small",
    seed: Annotated[int, typer.Option(help="Cùng số này thì sinh ra cùng dữ liệu.")] = 1,
) -> None:
    """Nạp bộ trình diễn vào cơ sở dữ liệu còn trống, hoặc thay bộ trình diễn cỡ khác chưa ai nhập gì thêm."""
    if ctx.invoked_subcommand:
        return
    from vinhdanh.runtime.postgres import owned_database

    with application(owned_database):
        from vinhdanh.demo.clearing import clear_other_size
        from vinhdanh.runtime.preparation import bring_database_up_to_date

        bring_database_up_to_date()
        if clear_other_size(size):
            typer.echo("Bộ trình diễn cỡ khác đã được xoá để thay bằng bộ này.")
        load_demo(size, seed=seed)
        tell_accounts()


@demonstration.command()
def workbook(path: Annotated[Path, typer.Argument(help="Tệp .xlsx sẽ ghi.")]) -> None:
    """Ghi một tệp Excel như các đơn vị vẫn làm, để cán bộ của Cục Hạ tầng số nhập thử."""
    from vinhdanh.common.dates import today
    from vinhdanh.demo.sample import write_sample

    people = write_sample(path, on=today())
    typer.echo(f"Đã ghi {len(people)} người vào {path}. Hãy đăng nhập bằng mã “canbo” để nhập thử.")


@papers.command()
def check(path: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp .docx hoặc .pdf.")]) -> None:
    """Kiểm tra thể thức theo Nghị định 30/2020/NĐ-CP; mã thoát 1 nếu có lỗi, 2 nếu không đọc được."""
    from vinhdanh.documents.domain.checking import check_paper

    try:
        faults = check_paper(path.read_bytes())
    except (OSError, Refused) as reason:
        missing = f"Không mở được tệp “{path}”. Hãy xem lại đường dẫn."
        typer.secho(str(reason) if isinstance(reason, Refused) else missing, err=True, fg="red")
        raise typer.Exit(2) from None
    for fault in faults:
        typer.echo(f"{fault.place}: {fault.sentence} ({fault.rule})")
    if faults:
        raise typer.Exit(1)
    typer.echo("Không thấy lỗi thể thức nào trong các điều kiểm tra được.")


@app.command()
def found(
    code: Annotated[str, typer.Option(help="Mã của cơ quan, ví dụ BNV.")],
    name: Annotated[str, typer.Option(help="Tên đầy đủ của cơ quan.")],
    username: Annotated[str, typer.Option(help="Mã cán bộ của quản trị viên đầu tiên.")],
    password: Annotated[
        str, typer.Option("--password", prompt="Mật khẩu", hide_input=True, confirmation_prompt="Nhập lại")
    ],
) -> None:
    """Lập cơ quan và tài khoản quản trị đầu tiên, khi bắt đầu dùng thật."""
    from vinhdanh.runtime.postgres import joined_database

    with application(joined_database):
        from vinhdanh.common.dates import today
        from vinhdanh.runtime.preparation import bring_database_up_to_date
        from vinhdanh.units.domain.guarding import require_second_factor
        from vinhdanh.units.domain.organisation import found_agency

        bring_database_up_to_date()
        administrator = found_agency(code=code, name=name, username=username, password=password, on=today())
        require_second_factor(administrator.tenant, actor=administrator)
    typer.echo(
        f"Đã lập cơ quan “{name}”. Hãy đăng nhập bằng mã cán bộ {username}; lần đầu cần điện thoại có "
        "ứng dụng tạo mã để bật bảo vệ hai lớp."
    )


@app.command()
def doctor() -> None:
    """Kiểm tra những điều luôn phải đúng trong cơ sở dữ liệu; mã thoát 1 nếu có điều sai."""
    from vinhdanh.runtime.doctor import examine
    from vinhdanh.runtime.postgres import joined_database

    with application(joined_database):
        findings = examine()
    for finding in findings:
        typer.echo(f"{'đạt' if finding.harm == 0 else 'SAI':4} {finding.harm:>6}  {finding.sentence}")
    if any(finding.harm for finding in findings):
        raise typer.Exit(1)


@app.command(context_settings=PASSED_ON, add_help_option=False)
def manage(ctx: typer.Context) -> None:
    """Chuyển lời cho lệnh quản lý của Django (dành cho người phát triển)."""
    from vinhdanh.runtime.postgres import joined_database

    with application(joined_database):
        from django.core.management import execute_from_command_line

        execute_from_command_line(["vinhdanh manage", *ctx.args])


@database.command("exec", context_settings=PASSED_ON)
def exec_with_database(
    ctx: typer.Context,
    *,
    temporary: Annotated[
        bool, typer.Option("--temporary", help="Dùng cơ sở dữ liệu tạm, xong thì xoá.")
    ] = False,
) -> None:
    """Chạy một lệnh khi cơ sở dữ liệu đang mở; lệnh thấy địa chỉ của nó trong DATABASE_URL."""
    from vinhdanh.runtime.database import chosen_database
    from vinhdanh.runtime.postgres import joined_database, temporary_database
    from vinhdanh.runtime.processes import run_in_front

    if not ctx.args:
        raise CannotStart("Hãy ghi lệnh cần chạy, ví dụ: vinhdanh database exec -- python -m pytest.")
    with chosen_database(temporary_database if temporary else joined_database):
        code = run_in_front(ctx.args)
    raise typer.Exit(code)


@contextmanager
def application(database: Callable[[Path], AbstractContextManager[str]]) -> Iterator[None]:
    """Open the database and make Django ready to work on it."""
    from vinhdanh.runtime.database import chosen_database

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vinhdanh.settings")
    with chosen_database(database):
        import django

        django.setup()
        yield


def prepare() -> None:
    """Bring everything that a first page needs into place."""
    from vinhdanh.runtime.preparation import bring_database_up_to_date, gather_static_files

    bring_database_up_to_date()
    gather_static_files()
    if is_empty():
        load_demo("small", seed=1)


def is_empty() -> bool:
    """Tell whether no agency has been founded yet."""
    from vinhdanh.units.models import Organisation

    return not Organisation.objects.exists()


def load_demo(size: Size, *, seed: int) -> None:
    """Load the demo ministry under a progress bar, whole or not at all."""
    from django.db import transaction
    from rich.progress import Progress

    from vinhdanh.common.dates import today
    from vinhdanh.demo.build import build_demo

    with Progress() as bar, transaction.atomic():
        task = bar.add_task("Nạp bộ trình diễn", total=None)

        def show(done: int, total: int, words: str) -> None:
            bar.update(task, completed=done, total=total, description=words)

        build_demo(size, seed=seed, on=today(), progress=show)


def greet(address: str, *, log: Path) -> None:
    """Say where the site is and who may sign in."""
    typer.secho(f"\nVinh Danh đang chạy tại {address}", bold=True)
    tell_accounts()
    typer.echo(f"Nhật ký: {log}. Dừng: Ctrl-C.")


def tell_accounts() -> None:
    """Print the demo account of each kind of user, when the demo is what the database holds."""
    from vinhdanh.demo.accounts import demo_accounts
    from vinhdanh.demo.build import demo_is_here

    for account in demo_accounts() if demo_is_here() else ():
        typer.echo(f"  {account.role:<36} {account.username:<16} {account.password}")


@contextmanager
def stopping_quietly() -> Iterator[None]:
    """Let a request to stop end the command without a complaint."""
    try:
        yield
    except Stopped:
        return
