"""The demo ministry's tree: a fictional ministry shaped like a real one, small or at its full size."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from vinhdanh.units.enums import OrganisationKind, PersonGroup

Size = Literal["small", "ministry"]

MINISTRY_CODE = "BKNS"
MINISTRY_NAME = "Bộ Kết nối số"
LEADERSHIP = 5
"""The minister and the deputies; they work in no unit."""
YEARS_KEPT: dict[Size, int] = {"small": 5, "ministry": 12}
"""How many closed years the record covers."""


@dataclass(frozen=True, slots=True)
class Team:
    """A phòng, khoa or ban: the smallest collective."""

    code: str
    name: str
    staff: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit directly under the ministry, with those who lead it and its teams (none: people work in it)."""

    code: str
    name: str
    head: str
    staff: int
    kind: OrganisationKind = OrganisationKind.UNIT
    group: PersonGroup = PersonGroup.CIVIL_SERVANT
    legal_person: bool = True
    teams: tuple[Team, ...] = ()

    @property
    def size(self) -> int:
        """How many people work in the unit and its teams."""
        return self.staff + sum(team.staff for team in self.teams)

    def places(self) -> Iterator[tuple[str, int]]:
        """Yield the code of each place where people work, with how many they are."""
        yield self.code, self.staff
        for team in self.teams:
            yield team.code, team.staff


def teams_of(code: str, *listed: tuple[str, int]) -> tuple[Team, ...]:
    """Return the teams of a unit, numbered under its code."""
    return tuple(Team(f"{code}-{number:02}", name, staff) for number, (name, staff) in enumerate(listed, 1))


def department(code: str, name: str, staff: int) -> Unit:
    """Return a Vụ: no legal person, no teams."""
    return Unit(code, name, "Vụ trưởng", staff, legal_person=False)


def public_service(code: str, name: str, head: str, *teams: tuple[str, int]) -> Unit:
    """Return a Trung tâm, Viện or Trường: public employees, led by three."""
    return Unit(code, name, head, 3, group=PersonGroup.PUBLIC_EMPLOYEE, teams=teams_of(code, *teams))


def bureau(code: str, name: str, *teams: tuple[str, int]) -> Unit:
    """Return a Cục: civil servants, led by four."""
    return Unit(code, name, "Cục trưởng", 4, teams=teams_of(code, *teams))


def enterprise(code: str, name: str, *teams: tuple[str, int]) -> Unit:
    """Return an enterprise of the ministry: mostly workers, led by five."""
    return Unit(
        code,
        name,
        "Tổng Giám đốc",
        5,
        kind=OrganisationKind.ENTERPRISE,
        group=PersonGroup.WORKER,
        teams=teams_of(code, *teams),
    )


SMALL = (
    department("VTC", "Vụ Tổ chức cán bộ", 16),
    department("VPC", "Vụ Pháp chế", 14),
    Unit(
        "VP",
        "Văn phòng Bộ",
        "Chánh Văn phòng",
        4,
        teams=teams_of("VP", ("Phòng Tổng hợp", 12), ("Phòng Hành chính", 12), ("Phòng Kế toán", 10)),
    ),
    bureau(
        "CHT",
        "Cục Hạ tầng số",
        ("Phòng Quy hoạch mạng", 10),
        ("Phòng Băng rộng", 14),
        ("Phòng Trung tâm dữ liệu", 16),
        ("Văn phòng Cục", 12),
    ),
    bureau("CDV", "Cục Dịch vụ số", ("Phòng Dịch vụ công", 14), ("Phòng Kinh tế số", 12)),
    public_service(
        "TTD", "Trung tâm Dữ liệu ngành", "Giám đốc", ("Phòng Vận hành", 18), ("Phòng Khai thác", 13)
    ),
    public_service(
        "VNC", "Viện Nghiên cứu số", "Viện trưởng", ("Phòng Chính sách số", 14), ("Phòng Công nghệ", 12)
    ),
    enterprise(
        "CVT",
        "Tổng công ty Truyền dẫn số",
        ("Ban Kỹ thuật", 20),
        ("Phân xưởng Cáp quang", 32),
        ("Phân xưởng Trạm nguồn", 21),
    ),
)

REGIONS = ("Bắc Bộ", "Trung Bộ", "Nam Bộ")
SCHOOL = ("Khoa Mạng máy tính", 36), ("Khoa Phần mềm", 34), ("Khoa Kinh tế số", 28), ("Phòng Đào tạo", 16)
WORKSHOPS = tuple((f"Phân xưởng Cáp số {number}", 100) for number in range(1, 7))
STATIONS = tuple((f"Đài Vệ tinh số {number}", 90) for number in range(1, 7))
LARGE = (
    *SMALL,
    department("VKH", "Vụ Kế hoạch - Tài chính", 32),
    department("VQT", "Vụ Hợp tác quốc tế", 24),
    department("VCN", "Vụ Khoa học và Công nghệ", 26),
    department("VDN", "Vụ Quản lý doanh nghiệp", 22),
    department("VTT", "Vụ Tuyên truyền", 20),
    Unit("TTR", "Thanh tra Bộ", "Chánh Thanh tra", 34, legal_person=False),
    bureau(
        "CAT",
        "Cục An toàn mạng",
        ("Phòng Giám sát", 34),
        ("Phòng Ứng cứu", 32),
        ("Phòng Thẩm định", 24),
        ("Văn phòng Cục", 22),
    ),
    bureau(
        "CTS",
        "Cục Tần số",
        *((f"Phòng Kiểm soát tần số {name}", 70) for name in REGIONS),
        ("Phòng Cấp phép", 26),
        ("Văn phòng Cục", 24),
    ),
    bureau("CBC", "Cục Bưu chính", ("Phòng Nghiệp vụ", 28), ("Phòng Giá cước", 18), ("Văn phòng Cục", 16)),
    bureau(
        "CCD",
        "Cục Chuyển đổi số",
        ("Phòng Chính quyền số", 30),
        ("Phòng Xã hội số", 26),
        ("Văn phòng Cục", 20),
    ),
    *(
        public_service(
            f"TV{number}",
            f"Trung tâm Kết nối {name}",
            "Giám đốc",
            ("Phòng Vận hành", 44),
            ("Phòng Kỹ thuật", 40),
            ("Phòng Khách hàng", 36),
            ("Phòng Hành chính", 18),
            *((f"Đài Truyền dẫn số {station}", 40) for station in range(1, 5)),
        )
        for number, name in enumerate(REGIONS, 1)
    ),
    public_service("TLT", "Trung tâm Lưu trữ số", "Giám đốc", ("Phòng Thu thập", 26), ("Phòng Bảo quản", 24)),
    public_service("TTH", "Trung tâm Tin học", "Giám đốc", ("Phòng Phần mềm", 34), ("Phòng Hệ thống", 28)),
    public_service(
        "TDK", "Trung tâm Kiểm định", "Giám đốc", ("Phòng Đo lường", 30), ("Phòng Thử nghiệm", 26)
    ),
    public_service("VCL", "Viện Chiến lược số", "Viện trưởng", ("Phòng Dự báo", 26), ("Phòng Thể chế", 22)),
    public_service("NXB", "Nhà xuất bản Kết nối", "Giám đốc", ("Ban Biên tập", 56), ("Ban Phát hành", 50)),
    public_service("BKN", "Báo Kết nối", "Tổng Biên tập", ("Ban Thời sự", 30), ("Ban Điện tử", 26)),
    public_service(
        "TDH",
        "Trường Đại học Kết nối",
        "Hiệu trưởng",
        *SCHOOL,
        ("Khoa Điện tử", 60),
        ("Khoa Cơ bản", 50),
        ("Phòng Công tác sinh viên", 14),
    ),
    public_service("TCD", "Trường Cao đẳng Bưu chính", "Hiệu trưởng", *SCHOOL),
    public_service(
        "TBD", "Trường Bồi dưỡng cán bộ", "Hiệu trưởng", ("Khoa Quản lý", 22), ("Phòng Đào tạo", 16)
    ),
    enterprise("CVS", "Tổng công ty Vệ tinh số", ("Ban Kế hoạch", 36), ("Ban Kỹ thuật", 46), *STATIONS),
    Unit(
        "CMC",
        "Công ty Mạng cáp số",
        "Giám đốc",
        5,
        kind=OrganisationKind.ENTERPRISE,
        group=PersonGroup.WORKER,
        teams=teams_of("CMC", ("Phòng Kinh doanh", 42), ("Phòng Kỹ thuật", 44), *WORKSHOPS),
    ),
)
TREES: dict[Size, tuple[Unit, ...]] = {"small": SMALL, "ministry": LARGE}
LEGAL_PERSONS = frozenset(unit.code for unit in LARGE if unit.legal_person)
"""Units that decide the yearly titles of their people themselves."""
DEMO_UNIT, OTHER_UNIT = "CHT", "CDV"
"""The unit whose officer and head have the demo accounts, and the one of the second officer."""
