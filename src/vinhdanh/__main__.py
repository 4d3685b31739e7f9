"""``python -m vinhdanh``: the command, however long the path of its script would be."""

from vinhdanh.cli import app

app(prog_name="vinhdanh")
