"""The accounts of the demo ministry, one of each kind of user. For demonstrations only: anyone knows them."""

from dataclasses import dataclass

PASSWORD = "thidua-yeunuoc-1948"  # noqa: S105 -- known to all on purpose, see the docstring
ADMINISTRATOR = "quantri"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """Who signs in, with what, what they come for, and where their day begins."""

    role: str
    username: str
    purpose: str
    start: str
    password: str = PASSWORD


def demo_accounts() -> list[DemoAccount]:
    """Return the accounts that the demo ministry opens, from the person to the administrator."""
    return [
        DemoAccount("Cá nhân", "canhan", "xem con đường thi đua của mình", "/toi/"),
        DemoAccount("Cán bộ thi đua, Cục Hạ tầng số", "canbo", "nhập hồ sơ và xem bảng xét", "/don-vi/"),
        DemoAccount("Thủ trưởng, Cục Hạ tầng số", "thutruong", "xác nhận cho người của đơn vị", "/don-vi/"),
        DemoAccount("Chuyên viên thi đua của Bộ", "chuyenvien", "mở đợt xét, thẩm định", "/tham-dinh/"),
        DemoAccount("Lãnh đạo Bộ", "lanhdao", "xem việc chờ ký, thống kê", "/lanh-dao/"),
        DemoAccount("Bộ trưởng", "botruong", "xem việc chờ ký, chủ trì Hội đồng", "/lanh-dao/"),
        DemoAccount("Quản trị hệ thống", ADMINISTRATOR, "giữ đơn vị và tài khoản", "/bat-dau/"),
        DemoAccount("Cán bộ thi đua, Cục Dịch vụ số", "canbo2", "thấy riêng đơn vị mình", "/don-vi/"),
    ]
