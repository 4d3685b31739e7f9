"""Where an installation keeps its things."""

import os
from pathlib import Path

CHECKOUT = Path(__file__).parents[3]


def data_dir() -> Path:
    """Return the folder of uploads, keys and the embedded database, unless the environment names another.

    It is ``var`` in the checkout that we run from, wherever the caller stands; without a checkout, ``./var``.
    """
    if named := os.environ.get("VINHDANH_DATA_DIR"):
        return Path(named).absolute()
    return (CHECKOUT if (CHECKOUT / "pyproject.toml").exists() else Path.cwd()) / "var"
