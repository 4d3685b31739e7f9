"""P9: a ceremony's certificates printed, as one file for the printer and one by one to be signed."""

import time
from collections.abc import Iterator
from datetime import date

from bench.figures import Figure

from vinhdanh.documents.domain.certificate import CertificateText, certificates_pdf

COUNT = 1_000
ON = date(2026, 1, 5)


def certificates() -> list[CertificateText]:
    """Return certificates of which no two are alike."""
    return [
        CertificateText(
            giver="Bộ trưởng Bộ Nội vụ",
            award="Bằng khen",
            recipient=f"Nguyễn Thị Hồng Ánh {place}",
            post=f"Chuyên viên phòng số {place % 40}, Cục Hạ tầng số, Bộ Nội vụ",
            achievement="Đã hoàn thành xuất sắc nhiệm vụ công tác năm 2025, góp phần vào sự nghiệp xây dựng "
            "chủ nghĩa xã hội và bảo vệ Tổ quốc",
            decision="05/QĐ-BNV",
            decided_on=ON,
            ordinal=place,
            place="Hà Nội",
            on=ON,
            capacity=("KT. Bộ trưởng", "Thứ trưởng"),
            signer="Nguyễn Văn Minh",
            address=f"https://thiduakhenthuong.bnv.gov.vn/tra-cuu/01JD9X2M{place:05}",
        )
        for place in range(1, COUNT + 1)
    ]


def print_certificates() -> Iterator[Figure]:
    """Measure both ways; the first page of all is printed before, as in a server that runs."""
    texts = certificates()
    certificates_pdf(texts[:1])
    started = time.monotonic()
    size = len(certificates_pdf(texts))
    yield Figure(f"{COUNT:,} certificates with QR as one PDF", time.monotonic() - started, "s", 5)
    yield Figure("the same, size of the file", size / (1 << 20), "MiB")
    started = time.monotonic()
    for text in texts:
        certificates_pdf([text])
    yield Figure(f"{COUNT:,} certificates as PDFs of their own", time.monotonic() - started, "s", 20)
