"""Which database this process works on: the one that DATABASE_URL names, or else the embedded one."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psycopg

from vinhdanh.runtime.errors import CannotStart
from vinhdanh.runtime.place import data_dir

OLDEST_SERVER = 15


@contextmanager
def chosen_database(embedded: Callable[[Path], AbstractContextManager[str]]) -> Iterator[str]:
    """Yield the address of the database to work on; our children find it in DATABASE_URL."""
    if url := os.environ.get("DATABASE_URL"):
        check_server(url)
        yield url
        return
    with embedded(data_dir()) as url:
        os.environ["DATABASE_URL"] = url
        try:
            yield url
        finally:
            del os.environ["DATABASE_URL"]


def check_server(url: str) -> None:
    """Refuse with a sentence when the server cannot be reached or is too old."""
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            major = connection.info.server_version // 10_000
    except (psycopg.Error, OSError) as error:
        reason = str(error).strip().splitlines()[0]
        raise CannotStart(
            f"Không nối được với cơ sở dữ liệu mà DATABASE_URL chỉ tới ({reason}). Hãy kiểm tra địa chỉ, tài "
            "khoản, mật khẩu và máy chủ; hoặc bỏ DATABASE_URL để dùng cơ sở dữ liệu kèm theo."
        ) from None
    if major < OLDEST_SERVER:
        raise CannotStart(
            f"Máy chủ PostgreSQL là bản {major}; Vinh Danh cần bản {OLDEST_SERVER} trở lên. Hãy nâng cấp máy "
            "chủ, hoặc đặt DATABASE_URL trỏ tới máy chủ khác."
        )
