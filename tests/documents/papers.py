"""Papers as an office writes them, for the tests that print, read and check them."""

from dataclasses import replace
from datetime import date

from vinhdanh.documents.domain.paper import (
    Align,
    Appendix,
    Article,
    Column,
    Group,
    Heading,
    Item,
    Orientation,
    Paper,
    Paragraph,
    Run,
    Signer,
    Table,
)
from vinhdanh.documents.enums import DocumentKind

UNITS = (
    "Vụ Pháp chế",
    "Trung tâm Chuyển đổi số và Thông tin lưu trữ quốc gia",
    "Cục Hạ tầng số",
    "Học viện Chiến lược, Bồi dưỡng cán bộ và Phát triển nguồn nhân lực chất lượng cao",
)
NAMES = (
    "Nguyễn Thị Hồng Ánh", "Trần Văn Bình", "Đặng Thuỳ Chi", "Lê Quốc Đạt", "Công Tằng Tôn Nữ Thị Diệu Huyền",
    "Phạm Ngọc Hà", "Y Bhăm Niê Kdăm", "Vũ Đình Khôi", "Hoàng Thị Mỹ Linh", "Bùi Xuân Phương",
    "Đỗ Thị Thanh Quyên", "Ngô Gia Sử", "Dương Thuỵ Tâm", "Lý Hải Uyên", "Phan Thế Vỹ",
)  # fmt: skip
POSTS = ("Chuyên viên", "Chuyên viên chính", "Phó Trưởng phòng Tổng hợp", "Kế toán viên")
ON = date(2026, 1, 5)
DECREE = (
    "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, "
    "phân quyền trong lĩnh vực thi đua, khen thưởng; quy định chi tiết và hướng dẫn thi hành một số điều "
    "của Luật Thi đua, khen thưởng"
)
LIST_COLUMNS = (
    Column("STT", 1.2, Align.CENTRE),
    Column("Họ và tên", 4),
    Column("Chức vụ, đơn vị công tác", 6),
    Column("Ghi chú", 2),
)


def sixty() -> tuple[tuple[str, ...] | Group, ...]:
    """Return sixty people under the names of their units."""
    rows: list[tuple[str, ...] | Group] = []
    for place in range(60):
        unit = UNITS[place // 15]
        if place % 15 == 0:
            rows.append(Group(f"{['I', 'II', 'III', 'IV'][place // 15]}. {unit}"))
        post = POSTS[place % len(POSTS)]
        rows.append((str(place + 1), NAMES[place % 15], f"{post}, {unit}", ""))
    return tuple(rows)


DECISION = Paper(
    kind=DocumentKind.DECISION,
    organ="Bộ Nội vụ",
    number=5,
    symbol="QĐ-BNV",
    place="Hà Nội",
    on=ON,
    about="Về việc tặng Bằng khen của Bộ trưởng Bộ Nội vụ",
    authority="Bộ trưởng Bộ Nội vụ",
    issuer="Bộ trưởng Bộ Nội vụ",
    grounds=(
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
        DECREE,
        "Theo đề nghị của Vụ trưởng Vụ Thi đua - Khen thưởng",
    ),
    body=(
        Article(
            1,
            text="Tặng Bằng khen của Bộ trưởng Bộ Nội vụ cho 60 cá nhân (có danh sách kèm theo) đã hoàn "
            "thành tốt nhiệm vụ công tác năm 2025, góp phần vào sự nghiệp "
            "xây dựng chủ nghĩa xã hội và bảo vệ Tổ quốc.",
        ),
        Article(2, text="Quyết định này có hiệu lực kể từ ngày ký."),
        Article(
            3,
            text="Chánh Văn phòng, Vụ trưởng Vụ Thi đua - Khen thưởng, thủ trưởng các đơn vị liên quan và "
            "các cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
        ),
    ),
    signers=(Signer(("KT. Bộ trưởng", "Thứ trưởng"), "Nguyễn Văn Minh"),),
    recipients=("Như Điều 3", "Bộ trưởng (để báo cáo)", "Trang thông tin điện tử của Bộ"),
    filed="VT, TĐKT (03)",
    appendices=(
        Appendix(
            title="Danh sách cá nhân được tặng Bằng khen của Bộ trưởng Bộ Nội vụ",
            body=(Table(LIST_COLUMNS, sixty()),),
        ),
    ),
)

PROPOSAL = Paper(
    kind=DocumentKind.PROPOSAL,
    parent="Bộ Nội vụ",
    organ="Cục Hạ tầng số",
    number=12,
    symbol="TTr-CHTS",
    place="Hà Nội",
    on=date(2026, 3, 15),
    about="Về việc đề nghị tặng danh hiệu Chiến sĩ thi đua cấp bộ năm 2025",
    to=("Bộ trưởng Bộ Nội vụ",),
    body=(
        Paragraph(
            "Thực hiện Kế hoạch số 08/KH-BNV ngày 10 tháng 01 năm 2026 của Bộ Nội vụ về công tác thi đua, "
            "khen thưởng năm 2026, Hội đồng Thi đua - Khen thưởng Cục Hạ tầng số đã họp ngày 12 tháng 3 "
            "năm 2026, xét và bỏ phiếu kín đối với các cá nhân đủ điều kiện, tiêu chuẩn."
        ),
        Paragraph(
            (
                Run("Cục Hạ tầng số kính trình Bộ trưởng xem xét, tặng danh hiệu "),
                Run("Chiến sĩ thi đua cấp bộ", bold=True),
                Run(" năm 2025 cho 02 cá nhân:"),
            )
        ),
        Item("1.", "Bà Nguyễn Thị Hồng Ánh, Phó Trưởng phòng Tổng hợp: 14/15 phiếu (93,3%)."),
        Item("2.", "Ông Trần Văn Bình, Chuyên viên chính: 15/15 phiếu (100%)."),
        Heading("I", "CĂN CỨ XÉT CHỌN"),
        Heading("1", "Danh hiệu và sáng kiến", level=2),
        Table(
            (
                Column("STT", 1.2, Align.CENTRE),
                Column("Họ và tên", 4),
                Column("Sáng kiến được công nhận", 6, Align.JUSTIFIED),
                Column("Số phiếu", 2, Align.RIGHT),
            ),
            (
                (
                    "1",
                    "Nguyễn Thị Hồng Ánh",
                    "Quy trình giám sát tự động trung tâm dữ liệu, áp dụng toàn ngành, giảm 40% sự cố",
                    "14/15",
                ),
                ("2", "Trần Văn Bình", "Giải pháp sao lưu phân tán\nQuyết định số 07/QĐ-BNV", "15/15"),
            ),
        ),
        Paragraph("Kính trình Bộ trưởng xem xét, quyết định./."),
    ),
    signers=(Signer(("Cục trưởng",), "PGS.TS. Lê Quốc Đạt"),),
    recipients=("Như trên", "Vụ Thi đua - Khen thưởng", "Các Phó Cục trưởng"),
    filed="VT, VP",
)

MINUTES = Paper(
    kind=DocumentKind.MINUTES,
    parent="Cục Hạ tầng số",
    organ="Hội đồng Thi đua - Khen thưởng",
    number=3,
    symbol="BB-HĐTĐKT",
    about="Họp xét danh hiệu thi đua và hình thức khen thưởng năm 2025",
    body=(
        Paragraph("Thời gian bắt đầu: 14 giờ 00 phút, ngày 12 tháng 3 năm 2026."),
        Paragraph("Địa điểm: Phòng họp số 2, Cục Hạ tầng số."),
        Paragraph("Thành phần tham dự: 15/15 thành viên Hội đồng."),
        Paragraph("Chủ trì (chủ tọa): Ông Lê Quốc Đạt, Cục trưởng, Chủ tịch Hội đồng."),
        Paragraph("Thư ký (người ghi biên bản): Bà Phạm Ngọc Hà, Chuyên viên Văn phòng."),
        Heading("I", "NỘI DUNG CUỘC HỌP"),
        Item("1.", "Thư ký trình bày tóm tắt thành tích của 02 cá nhân được đề nghị."),
        Item("2.", "Hội đồng bỏ phiếu kín; Ban kiểm phiếu gồm:"),
        Item("-", "Ông Vũ Đình Khôi, Trưởng ban;"),
        Item("-", "Bà Hoàng Thị Mỹ Linh, thành viên."),
        Heading("II", "KẾT LUẬN"),
        Paragraph("Hội đồng nhất trí đề nghị tặng danh hiệu Chiến sĩ thi đua cấp bộ cho 02 cá nhân."),
        Paragraph("Cuộc họp kết thúc vào 16 giờ 30 phút, ngày 12 tháng 3 năm 2026./."),
    ),
    signers=(Signer(("Thư ký",), "Phạm Ngọc Hà"), Signer(("Chủ tọa",), "Lê Quốc Đạt")),
    recipients=("Các thành viên Hội đồng",),
    filed="VT, Hồ sơ",
)

YEARS = tuple(
    (
        str(year),
        "Chiến sĩ thi đua cơ sở",
        f"Quyết định số {year - 2000}/QĐ-CHTS ngày 20/12/{year} của Cục Hạ tầng số",
    )
    for year in range(2021, 2026)
)
MERIT_REPORT = Paper(
    kind=DocumentKind.MERIT_REPORT,
    parent="Bộ Nội vụ",
    organ="Cục Hạ tầng số",
    place="Hà Nội",
    on=date(2026, 3, 2),
    about="Đề nghị tặng Bằng khen của Thủ tướng Chính phủ",
    body=(
        Heading("I", "SƠ LƯỢC LÝ LỊCH"),
        Item("-", "Họ và tên: Nguyễn Thị Hồng Ánh. Giới tính: Nữ."),
        Item("-", "Ngày, tháng, năm sinh: 02/3/1985."),
        Item("-", "Chức vụ, đơn vị công tác: Phó Trưởng phòng Tổng hợp, Cục Hạ tầng số."),
        Heading("II", "THÀNH TÍCH ĐẠT ĐƯỢC"),
        Item("1.", "Quyền hạn, nhiệm vụ được giao: tham mưu tổng hợp, theo dõi hạ tầng dữ liệu của Bộ."),
        Item(
            "2.",
            "Thành tích đạt được: đã chủ trì xây dựng quy trình giám sát tự động, giảm số giờ gián đoạn từ "
            "96 giờ năm 2023 xuống 58 giờ năm 2025 (giảm 40%), tiết kiệm 3,2 tỷ đồng chi phí thuê ngoài. "
            * 6,
        ),
        Heading("III", "CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG"),
        Item("1.", "Danh hiệu thi đua:"),
        Table(
            (
                Column("Năm", 1, Align.CENTRE),
                Column("Danh hiệu thi đua", 3),
                Column("Số, ngày, tháng, năm của quyết định; cơ quan ban hành", 5),
            ),
            YEARS,
        ),
        Item("2.", "Hình thức khen thưởng:"),
        Table(
            (
                Column("Năm", 1, Align.CENTRE),
                Column("Hình thức khen thưởng", 3),
                Column("Số, ngày, tháng, năm của quyết định; cơ quan ban hành", 5),
            ),
            (("2024", "Bằng khen của Bộ trưởng", "Quyết định số 1234/QĐ-BNV ngày 12/01/2024 của Bộ Nội vụ"),),
        ),
    ),
    signers=(
        Signer(("Xác nhận của thủ trưởng", "đơn vị"), "Lê Quốc Đạt", note="(Ký, đóng dấu)"),
        Signer(("Người báo cáo",), "Nguyễn Thị Hồng Ánh", note="(Ký, ghi rõ họ và tên)"),
        Signer(("Xác nhận của cấp trình Thủ tướng Chính phủ",), note="(Ký, đóng dấu)"),
    ),
)

WIDE_LIST = Paper(
    kind=DocumentKind.LIST,
    parent="Bộ Nội vụ",
    organ="Cục Hạ tầng số",
    about="Đề nghị tặng danh hiệu Lao động tiên tiến năm 2025",
    place="Hà Nội",
    on=date(2026, 1, 20),
    orientation=Orientation.LANDSCAPE,
    body=(
        Table(
            (
                Column("STT", 1.2, Align.CENTRE),
                Column("Họ và tên", 4),
                Column("Ngày sinh", 2, Align.CENTRE),
                Column("Chức vụ, đơn vị", 6),
                Column("Xếp loại chất lượng", 4),
                Column("Danh hiệu đề nghị", 3),
                Column("Ghi chú", 3),
            ),
            tuple(
                (
                    row[0],
                    row[1],
                    f"{int(row[0]) % 28 + 1:02}/3/19{70 + int(row[0]) % 29}",
                    row[2],
                    "Hoàn thành tốt nhiệm vụ",
                    "Lao động tiên tiến",
                    "",
                )
                for row in sixty()
                if not isinstance(row, Group)
            ),
        ),
    ),
    signers=(
        Signer(("Người lập danh sách",), "Phạm Ngọc Hà"),
        Signer(("Thủ trưởng đơn vị",), "Lê Quốc Đạt"),
    ),
)

BALLOT = Paper(
    kind=DocumentKind.BALLOT,
    parent="Cục Hạ tầng số",
    organ="Hội đồng Thi đua - Khen thưởng",
    place="Hà Nội",
    on=date(2026, 3, 12),
    about="Đề nghị tặng danh hiệu Chiến sĩ thi đua cấp bộ năm 2025",
    body=(
        Table(
            (
                Column("STT", 1.2, Align.CENTRE),
                Column("Họ và tên", 5),
                Column("Đồng ý", 2, Align.CENTRE),
                Column("Không đồng ý", 2, Align.CENTRE),
            ),
            (("1", "Nguyễn Thị Hồng Ánh", "□", "□"), ("2", "Trần Văn Bình", "□", "□")),
        ),
        Paragraph("Đánh dấu X vào một trong hai ô của mỗi dòng. Không ký tên vào phiếu."),
    ),
    copies=5,
)

LETTER = Paper(
    kind=DocumentKind.LETTER,
    organ="Bộ Nội vụ",
    number=102,
    symbol="BNV-TĐKT",
    place="Hà Nội",
    on=date(2026, 11, 20),
    about="lấy ý kiến hiệp y khen thưởng đối với cá nhân, tập thể",
    to=("Bộ Tài chính", "Bộ Công an", "Ủy ban nhân dân thành phố Hải Phòng"),
    body=(
        Paragraph("Bộ Nội vụ đề nghị quý cơ quan cho ý kiến về việc chấp hành pháp luật của 02 cá nhân."),
        Paragraph("Ý kiến xin gửi về Bộ Nội vụ trước ngày 05 tháng 12 năm 2026./."),
    ),
    signers=(Signer(("TL. Bộ trưởng", "Vụ trưởng Vụ Thi đua - Khen thưởng"), "Bùi Xuân Phương"),),
    recipients=("Như trên", "Bộ trưởng (để báo cáo)"),
    filed="VT, TĐKT (02)",
)

DRAFT = replace(DECISION, number=None, on=None, appendices=())

PAPERS = {
    "quyet-dinh": DECISION,
    "to-trinh": PROPOSAL,
    "bien-ban": MINUTES,
    "bao-cao-thanh-tich": MERIT_REPORT,
    "danh-sach": WIDE_LIST,
    "phieu-bau": BALLOT,
    "cong-van": LETTER,
    "du-thao": DRAFT,
}
