"""Which account of the operating system runs the embedded database."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from vinhdanh.runtime.errors import CannotStart

SYSTEM_NAME = "vinhdanh"
SYSTEM_HOME = Path("/var/lib/vinhdanh")


def system_program(name: str) -> str:
    """Return the full path of a program of the operating system, however short the caller's PATH is."""
    found = shutil.which(name, path="/usr/bin:/usr/sbin:/bin:/sbin")
    if found is None:
        raise CannotStart(
            f"Không tìm thấy lệnh {name} của hệ điều hành: hãy cài gói có lệnh ấy rồi chạy lại."
        )
    return found


class Account(NamedTuple):
    """A user of the operating system."""

    name: str
    uid: int
    gid: int


def our_account() -> Account:
    """Return the account that we run as."""
    try:
        entry = pwd.getpwuid(os.geteuid())
    except KeyError:
        raise CannotStart(
            f"Tài khoản số {os.geteuid()} không có tên trong hệ điều hành, nên cơ sở dữ liệu kèm theo không "
            "nhận ra được. Hãy chạy bằng tài khoản có tên, hoặc đặt DATABASE_URL."
        ) from None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def server_account() -> Account:
    """Return who runs the server: ourselves; for root, which PostgreSQL refuses, our own system account.

    No shared account (``nobody``) serves instead: whoever else runs under it could connect.
    """
    if os.geteuid() != 0:
        return our_account()
    try:
        entry = pwd.getpwnam(SYSTEM_NAME)
    except KeyError:
        entry = create_system_account()
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def create_system_account() -> pwd.struct_passwd:
    """Create the system account, without a shell, a password or a home of its own making."""
    command = [
        system_program("useradd"),
        "--system",
        "--user-group",
        "--no-create-home",
        "--shell",
        "/usr/sbin/nologin",
    ]
    try:
        subprocess.run(
            [*command, "--home-dir", SYSTEM_HOME, SYSTEM_NAME], check=True, capture_output=True, text=True
        )
        return pwd.getpwnam(SYSTEM_NAME)
    except (OSError, subprocess.CalledProcessError, KeyError) as error:
        if SYSTEM_NAME in {
            entry.pw_name for entry in pwd.getpwall()
        }:  # made by another start at the same moment
            return pwd.getpwnam(SYSTEM_NAME)
        reason = getattr(error, "stderr", None) or error
        raise CannotStart(
            f"PostgreSQL không chạy bằng root, mà không tạo được tài khoản hệ thống “{SYSTEM_NAME}” "
            f"({reason}). Hãy tạo tài khoản ấy bằng useradd --system, hoặc chạy bằng tài khoản thường, hoặc "
            "đặt DATABASE_URL."
        ) from error
