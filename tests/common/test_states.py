import pytest

from factories import OrganisationFactory
from factories.dossiers import Way
from vinhdanh.common.domain.states import move
from vinhdanh.common.errors import Refused
from vinhdanh.dossiers.enums import RoundState
from vinhdanh.dossiers.models import Round

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def opened():
    return Way(OrganisationFactory()).opened()


def test_a_move_that_the_table_does_not_allow_is_refused_in_words(opened):
    with pytest.raises(Refused, match=r"Đợt xét đang ở trạng thái “Đang nhận đề nghị”.*“Đang chuẩn bị”"):
        move(opened, RoundState.PREPARING)


def test_a_move_made_already_is_said_to_be_so(opened):
    with pytest.raises(Refused, match="đã ở trạng thái “Đang nhận đề nghị” từ trước"):
        move(opened, RoundState.OPEN)


def test_who_saw_an_older_state_is_told_and_changes_nothing(opened):
    slower = Round.objects.get(pk=opened.pk)
    move(opened, RoundState.CLOSED)

    with pytest.raises(Refused, match="vừa được người khác xử lý"):
        move(slower, RoundState.CLOSED, name="đè lên")
    assert Round.objects.get(pk=opened.pk).name == opened.name
