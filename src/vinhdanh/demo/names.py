"""Plausible Vietnamese names for the demo ministry: surname, middle name, given name, by gender; seeded."""

from random import Random


def _listed(names: str) -> tuple[str, ...]:
    """Return names written with commas between them."""
    return tuple(names.split(", "))


SURNAMES = dict(
    pair.split(" ")
    for pair in _listed(
        "Nguyễn 384, Trần 121, Lê 95, Phạm 70, Hoàng 40, Huỳnh 20, Phan 45, Vũ 39, Võ 20, Đặng 21, "
        "Bùi 20, Đỗ 14, Hồ 13, Ngô 13, Dương 10, Lý 6, Đào 8, Đinh 9, Đoàn 8, Trịnh 8, Mai 7, Lâm 6, "
        "Trương 10, Phùng 6, Tạ 5, Hà 8, Cao 7, Lương 7, Lưu 5, Chu 5, Châu 3, Thái 4, Tô 4, Nông 3, "
        "Vi 2, Tống 2, Quách 2, Kiều 2, Từ 2, Ninh 2, Khổng 1, Giáp 1, Triệu 2, Vương 3, Đàm 2, La 1, "
        "Hứa 1, Doãn 1, Mạc 1, Sầm 1"
    )
)
"""Each with its share, roughly as in the country."""
MIDDLE = {
    "male": _listed(
        "Văn, Văn, Văn, Văn, Đức, Hữu, Quang, Minh, Quốc, Thành, Xuân, Công, Đình, Ngọc, Tuấn, Anh, "
        "Trọng, Viết, Duy, Thanh, Hoàng, Mạnh, Bá, Tiến, Gia, Khắc, Thế, Huy, Đăng"
    ),
    "female": _listed(
        "Thị, Thị, Thị, Thị, Thị, Thị Thu, Thị Thanh, Thị Ngọc, Thị Minh, Thị Hồng, Thị Kim, Thị Bích, "
        "Thị Mai, Thị Phương, Thị Lan, Ngọc, Thu, Thanh, Minh, Phương, Hồng, Thùy, Khánh, Hải, Bảo, "
        "Quỳnh, Diệu, Như"
    ),
}
GIVEN = {
    "male": _listed(
        "Anh, An, Bách, Bảo, Bình, Chiến, Chung, Công, Cường, Danh, Dũng, Duy, Dương, Đại, Đạt, Đông, "
        "Đức, Giang, Hà, Hải, Hào, Hiếu, Hiệp, Hoà, Hoàng, Hùng, Huy, Hưng, Hữu, Khang, Khánh, Khoa, "
        "Khôi, Kiên, Lâm, Linh, Long, Lộc, Lợi, Lực, Mạnh, Minh, Nam, Nghĩa, Nguyên, Nhân, Ninh, Phong, "
        "Phú, Phúc, Phương, Quân, Quang, Quốc, Quyết, Quý, Sang, Sáng, Sơn, Tài, Tâm, Tân, Tấn, Thái, "
        "Thanh, Thành, Thắng, Thịnh, Thọ, Thông, Thuận, Tiến, Toàn, Trí, Trọng, Trung, Trường, Tú, Tuân, "
        "Tuấn, Tùng, Tuyên, Việt, Vinh, Vũ, Vượng, Xuân, Ưng, Ước, Ân"
    ),
    "female": _listed(
        "Anh, An, Ái, Ánh, Bích, Bình, Châu, Chi, Cúc, Diễm, Diệp, Diệu, Dung, Duyên, Đào, Giang, Hà, "
        "Hải, Hạnh, Hằng, Hân, Hậu, Hiền, Hoa, Hoà, Hoài, Hồng, Huệ, Huế, Huyền, Hương, Hường, Khánh, "
        "Khuê, Lam, Lan, Lệ, Liên, Linh, Loan, Ly, Mai, My, Mỹ, Nga, Ngà, Ngân, Ngọc, Nguyệt, Nhàn, Nhi, "
        "Nhung, Oanh, Phượng, Phương, Quyên, Quỳnh, Sen, Tâm, Thảo, Thanh, Thơ, Thu, Thuỷ, Thuý, Thuỳ, "
        "Thương, Tình, Trang, Trâm, Trinh, Trúc, Tuyến, Tuyết, Tươi, Uyên, Vân, Vi, Xuân, Xuyến, Yên, "
        "Yến"
    ),
}


def make_name(rng: Random, *, gender: str) -> str:
    """Return a full name as its bearer would write it; no word of it comes twice."""
    surname = rng.choices(tuple(SURNAMES), weights=tuple(map(int, SURNAMES.values())))[0]
    while True:
        middle, given = rng.choice(MIDDLE[gender]), rng.choice(GIVEN[gender])
        name = f"{surname} {middle} {given}"
        if len(set(name.split())) == len(name.split()):
            return name
