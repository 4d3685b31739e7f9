from pathlib import Path

from vinhdanh.runtime import place


def test_data_lie_in_the_checkout_wherever_the_caller_stands(monkeypatch, tmp_path):
    monkeypatch.delenv("VINHDANH_DATA_DIR")
    monkeypatch.chdir(tmp_path)

    assert place.data_dir() == Path(__file__).parents[2] / "var"


def test_without_a_checkout_data_lie_under_the_working_directory(monkeypatch, tmp_path):
    monkeypatch.delenv("VINHDANH_DATA_DIR")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(place, "CHECKOUT", tmp_path / "lib")

    assert place.data_dir() == tmp_path / "var"


def test_the_environment_may_name_another_place(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VINHDANH_DATA_DIR", "vinh danh")

    assert place.data_dir() == tmp_path / "vinh danh"
