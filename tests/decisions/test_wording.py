"""How papers name the instruments on which they rest."""

from datetime import date

import pytest

from vinhdanh.documents.domain.naming import in_full
from vinhdanh.law import load_law

LAW = "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"
AMENDING = "Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng ngày 23 tháng 4 năm 2026"
CHANGED = f"{LAW} được {AMENDING} sửa đổi"
FIRST = "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết thi hành"
SECOND = "Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, phân quyền"


@pytest.mark.parametrize(
    ("on", "law", "decree"), [(date(2024, 5, 2), LAW, FIRST), (date(2026, 11, 29), CHANGED, SECOND)]
)
def test_the_grounds_of_a_day_are_named_in_full(on: date, law: str, decree: str):
    regime = load_law().regime(on)

    assert regime is not None
    assert in_full(regime.law) == law
    assert in_full(regime.decree).startswith(decree)


def test_every_regime_names_its_grounds_in_full():
    said = [in_full(text) for one in load_law().regimes for text in (one.law, one.decree)]

    assert all(" ngày " in text for text in said if text)
