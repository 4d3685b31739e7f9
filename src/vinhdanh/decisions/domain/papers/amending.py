"""The decisions that correct or annul, each naming the lines of the earlier decision."""

from uuid import UUID

from vinhdanh.decisions.domain.papers.award import cited, grounds_of, heading_of
from vinhdanh.decisions.domain.queries.standing import CORRECTABLE, Standing, as_it_stands, with_changes
from vinhdanh.decisions.domain.wording import capacity_of, dong, issuer_of
from vinhdanh.decisions.enums import GROUND_CITES, DecisionKind, Ground
from vinhdanh.decisions.models import Amendment, Award, Decision
from vinhdanh.documents.domain.naming import award_words
from vinhdanh.documents.domain.paper import Align, Appendix, Article, Column, Paper, Signer, Table

HOW_CORRECTED = (
    "Căn cứ khoản 3 Điều 18 Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác "
    "văn thư"
)
GIVEN_BACK = "Luật 06/2022/QH15, Điều 93 khoản 2"


def amending_paper(decision: Decision) -> Paper:
    """Return the decision that corrects or annuls lines of another."""
    wanted = list(decision.amendments.select_related("award").order_by("award__ordinal"))
    before = _before(decision, wanted)
    corrects = decision.kind == DecisionKind.CORRECTION
    assert decision.amends is not None  # noqa: S101 -- a constraint of the table
    return Paper(
        **heading_of(decision),
        about=decision.subject_line,
        authority=issuer_of(decision),
        issuer=issuer_of(decision),
        grounds=(
            *grounds_of(decision)[:-1],
            *([HOW_CORRECTED] if corrects else []),
            f"Căn cứ {cited(decision.amends)}",
            grounds_of(decision)[-1],
        ),
        body=_correcting(decision, wanted) if corrects else _annulling(decision, wanted, before),
        signers=(Signer(capacity_of(decision), decision.signer_name),),
        recipients=("Như Điều 3", "Cổng thông tin điện tử"),
        filed="VT, TĐKT",
        appendices=(_corrections(wanted, before) if corrects else _annulments(wanted, before),),
    )


def _before(decision: Decision, wanted: list[Amendment]) -> dict[UUID, Standing]:
    """Return each line as it stood before this decision."""
    lines = with_changes(
        Award.objects.filter(pk__in=[one.award_id for one in wanted]).select_related("tenant")
    )
    return {line.pk: as_it_stands(line, before=decision) for line in lines}


IN_FORCE = (
    "Quyết định này có hiệu lực kể từ ngày ký. Thủ trưởng các đơn vị có liên quan và các tập thể, cá nhân "
    "có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."
)


def _correcting(decision: Decision, wanted: list[Amendment]) -> tuple[Article, ...]:
    assert decision.amends is not None  # noqa: S101 -- a constraint of the table
    whole, many = cited(decision.amends), f"{len(wanted):02}"
    rest = f"Các nội dung khác của Quyết định số {decision.amends.title} không thay đổi."
    return (
        Article(1, text=f"Đính chính {whole} đối với {many} trường hợp (có danh sách kèm theo)."),
        Article(2, text=f"{rest} Bằng, giấy chứng nhận đã cấp theo nội dung cũ được đổi theo quy định."),
        Article(3, text=IN_FORCE),
    )


def _annulling(
    decision: Decision, wanted: list[Amendment], before: dict[UUID, Standing]
) -> tuple[Article, ...]:
    assert decision.amends is not None  # noqa: S101 -- a constraint of the table
    whole, many = cited(decision.amends), f"{len(wanted):02}"
    total = dong(sum(before[one.award_id].words["amount"] or 0 for one in wanted))
    back = "Thu hồi hiện vật khen thưởng đã trao và số tiền thưởng đã nhận, tổng cộng"
    return (
        Article(1, text=f"Hủy bỏ việc khen thưởng {many} trường hợp tại {whole} (có danh sách kèm theo)."),
        Article(2, text=f"{back} {total} đồng, theo quy định tại {GIVEN_BACK}."),
        Article(3, text=IN_FORCE),
    )


def _corrections(wanted: list[Amendment], before: dict[UUID, Standing]) -> Appendix:
    rows: list[tuple[str, ...]] = []
    for one in wanted:
        line = before[one.award_id]
        for field, right in one.corrected.items():
            label = CORRECTABLE[field]
            rows.append(
                (
                    str(len(rows) + 1),
                    line.name,
                    f"{label[:1].upper()}{label[1:]}",
                    value_words(line.words[field]),
                    value_words(right),
                )
            )
    columns = (
        Column("STT", 0.4, Align.CENTRE),
        Column("Tên trong danh sách", 1.5),
        Column("Nội dung", 1),
        Column("Đã ghi", 1.5),
        Column("Đính chính thành", 1.5),
    )
    return Appendix(title="DANH SÁCH NỘI DUNG ĐÍNH CHÍNH", body=(Table(columns, tuple(rows)),))


def value_words(value: object) -> str:
    """Write a value of a line: years beside one another, sums with dots."""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, int):
        return dong(value)
    return str(value or "trống")


def _annulments(wanted: list[Amendment], before: dict[UUID, Standing]) -> Appendix:
    rows = []
    for number, one in enumerate(wanted, start=1):
        line = before[one.award_id]
        ground = f"{Ground(one.ground).label} ({GROUND_CITES[one.ground]})" if one.ground else ""
        why = ". ".join(filter(None, [ground, one.reason]))
        back = dong(line.words["amount"] or 0)
        rows.append((str(number), line.name, award_words(line.award.award, line.award.tenant), why, back))
    columns = (
        Column("STT", 0.4, Align.CENTRE),
        Column("Tên", 1.4),
        Column("Danh hiệu, hình thức", 1.3),
        Column("Lý do, căn cứ", 2),
        Column("Thu hồi (đồng)", 0.8, Align.RIGHT),
    )
    return Appendix(title="DANH SÁCH HỦY BỎ KHEN THƯỞNG", body=(Table(columns, tuple(rows)),))
