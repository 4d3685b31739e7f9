import os

import pytest

from vinhdanh.runtime.errors import CannotStart
from vinhdanh.runtime.home import InUse, claimed, home_in


def test_what_is_claimed_cannot_be_claimed_again_until_it_is_let_go(tmp_path):
    mark = tmp_path / "lock"

    with claimed(mark), pytest.raises(InUse), claimed(mark):
        pass

    with claimed(mark):
        assert mark.exists()


def test_a_folder_is_claimed_like_a_file_and_under_its_new_name_too(tmp_path):
    draft = tmp_path / "draft"
    draft.mkdir()

    with claimed(draft):
        final = draft.rename(tmp_path / "final")
        with pytest.raises(InUse), claimed(final):
            pass


def test_a_link_to_data_that_are_gone_is_no_reason_to_start_afresh(tmp_path):
    (tmp_path / "postgres").symlink_to(tmp_path / "gone")

    with pytest.raises(CannotStart, match="nơi không còn gì"):
        home_in(tmp_path)

    assert not (tmp_path / "gone").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a folder of somebody else's")
def test_the_data_of_another_account_are_left_to_that_account(tmp_path):
    (tmp_path / "postgres").mkdir()
    os.chown(tmp_path / "postgres", 65534, -1)

    with pytest.raises(CannotStart, match="thuộc về tài khoản nobody"):
        home_in(tmp_path)


def test_a_place_where_no_folder_can_be_made_is_said_in_a_sentence(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(
        CannotStart, match=r"Không tạo được thư mục dữ liệu trong .*file/var: Not a directory"
    ):
        home_in(tmp_path / "file" / "var")
