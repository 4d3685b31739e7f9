from django.db import models


class DocumentKind(models.TextChoices):
    """What a document is. A paper's words on top are these in capitals, unless it brings its own."""

    DECISION = "quyet-dinh", "Quyết định"
    PROPOSAL = "to-trinh", "Tờ trình"
    MINUTES = "bien-ban", "Biên bản"
    REPORT = "bao-cao", "Báo cáo"
    MERIT_REPORT = "bao-cao-thanh-tich", "Báo cáo thành tích"
    LIST = "danh-sach", "Danh sách"
    BALLOT = "phieu-bau", "Phiếu bầu"
    NOTICE = "thong-bao", "Thông báo"
    LETTER = "cong-van", "Công văn"
    PLAN = "ke-hoach", "Kế hoạch"
    INVITATION = "giay-moi", "Giấy mời"
    CERTIFICATE = "bang", "Bằng, giấy chứng nhận"
    SCAN = "ban-chup", "Bản chụp văn bản đã ký"
    EVIDENCE = "minh-chung", "Tài liệu minh chứng"
