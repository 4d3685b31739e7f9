"""P9: a ceremony's certificates printed, as one file for the printer and one by one to be signed."""

import time
from collections.abc import Callable, Iterator
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
    yield from _timed(f"{COUNT:,} certificates with QR as one PDF", lambda: certificates_pdf(texts), 5)
    one_by_one = f"{COUNT:,} certificates as PDFs of their own"
    yield from _timed(one_by_one, lambda: [certificates_pdf([text]) for text in texts], 20)


def _timed(what: str, work: Callable[[], object], bar: float) -> Iterator[Figure]:
    """Measure by the clock, which has the bar, and by the processors, which other work lengthens less."""
    started, used = time.monotonic(), time.process_time()
    work()
    yield Figure(what, time.monotonic() - started, "s", bar)
    yield Figure("the same, time of processors", time.process_time() - used, "s")
