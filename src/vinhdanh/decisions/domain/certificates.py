"""Certificates of an issued decision: a number of the book and a public code each, all in one PDF."""

import re
import secrets
from collections.abc import Callable, Sequence
from uuid import UUID

from django.db import transaction

from vinhdanh.common.domain.log import log, register_sentences
from vinhdanh.common.domain.permissions import require
from vinhdanh.common.errors import Refused
from vinhdanh.common.progress import Tell, untold
from vinhdanh.decisions.domain.numbering import CERTIFICATES, numbering_of, take_numbers
from vinhdanh.decisions.domain.papers.keeping import PDF
from vinhdanh.decisions.domain.papers.lists import for_what
from vinhdanh.decisions.domain.queries.standing import Standing, standings, with_changes
from vinhdanh.decisions.domain.wording import capacity_of, issuer_of
from vinhdanh.decisions.enums import DecisionKind, DecisionState, PaperRole
from vinhdanh.decisions.models import AwardChange, Certificate, Decision, DecisionPaper
from vinhdanh.documents.domain.certificate import CertificateText, certificates_pdf
from vinhdanh.documents.domain.document import keep_document
from vinhdanh.documents.domain.naming import award_words
from vinhdanh.documents.enums import DocumentKind
from vinhdanh.documents.models import Document
from vinhdanh.law.catalogue import AwardKind, kind_of
from vinhdanh.law.facts import vocabulary
from vinhdanh.units.models import Organisation, User

register_sentences(
    {"certificates.made": "Làm {count} bằng của Quyết định {title}, số vào sổ {first} đến {last}."}
)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: without I, L, O and U, which are read as other signs."""
READ_AS = str.maketrans("OIL", "011")
LENGTH = 12
NUMBERED, PRINTED = 0.1, 0.9  # how far the making is, of the time it takes


def new_code() -> str:
    """Return a public code: 60 bits that nobody guesses."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def read_code(typed: str) -> str:
    """Return a code as it is stored, however it was typed: with dashes, small letters, O for 0."""
    return re.sub(r"[\s-]", "", typed).upper().translate(READ_AS)[:20]


def grouped(code: str) -> str:
    """Return a code as people read it out: ABCD-EFGH-JKMN."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


@transaction.atomic
def make_certificates(
    decision: Decision, *, address_of: Callable[[str], str], actor: User, tell: Tell = untold
) -> Document:
    """Number the certificates of a decision and keep their PDF; asked again, the same come back.

    All in one transaction: killed at any point, no number is lost, given twice or passed over. After a
    correction the numbers and codes stay, and the sheets are made anew.
    """
    require(actor, "decisions.issue", decision.organ)
    locked = Decision.objects.select_for_update(of=("self",)).select_related("organ", "tenant")
    decision = locked.get(pk=decision.pk)
    refuse_uncertifiable(decision)
    if (made := made_already(decision)) is not None:
        return made
    lines = lines_to_certify(decision)
    numbered = _numbered(decision, lines)
    tell(NUMBERED)
    sheets = certificates_pdf(certificate_texts(decision, lines, numbered, address_of))
    tell(PRINTED)
    document = _kept(decision, sheets, actor)
    numbers = [one.number for one in numbered.values()]
    said = {"title": decision.title, "first": min(numbers), "last": max(numbers)}
    log(actor, "certificates.made", decision, count=len(lines), **said)
    return document


def refuse_uncertifiable(decision: Decision) -> None:
    """Refuse what has no certificates of ours: a draft, a correction, an annulment, the State's decisions."""
    if decision.state != DecisionState.ISSUED or decision.kind != DecisionKind.AWARD:
        raise Refused("Chỉ làm bằng, giấy chứng nhận cho quyết định khen thưởng đã ban hành.")
    if decision.of_the_state:
        raise Refused(
            f"Quyết định {decision.title} do {vocabulary().name('competent', decision.signer)} ký; bằng và "
            f"hiện vật do cấp Nhà nước cấp, {decision.organ.name} không in."
        )


def lines_to_certify(decision: Decision) -> list[Standing]:
    """Return the lines of a decision that still stand."""
    found = standings(with_changes(decision.awards.order_by("ordinal")))
    lines = [line for line in found if not line.annulled]
    if not lines:
        raise Refused("Mọi tên trong quyết định này đã bị hủy bỏ khen thưởng nên không có bằng nào để làm.")
    return lines


def _kept(decision: Decision, sheets: bytes, actor: User) -> Document:
    """Keep the PDF of the certificates as a paper of their decision."""
    document = keep_document(
        sheets,
        tenant=decision.tenant,
        kind=DocumentKind.CERTIFICATE,
        title=f"Bằng, giấy chứng nhận theo Quyết định {decision.title}",
        name=f"bang-{decision.number:02}-{decision.year}.pdf",
        media_type=PDF,
        actor=actor,
    )
    DecisionPaper.objects.create(decision=decision, role=PaperRole.CERTIFICATES, document=document)
    return document


def made_already(decision: Decision) -> Document | None:
    """Return the PDF that was made, unless a line has changed since."""
    papers = decision.papers.filter(role=PaperRole.CERTIFICATES).select_related("document")
    made = papers.order_by("-created_at").first()
    if made is None:
        return None
    changed = AwardChange.objects.filter(award__decision=decision, created_at__gt=made.created_at)
    return None if changed.exists() else made.document


def _numbered(decision: Decision, lines: Sequence[Standing]) -> dict[UUID, Certificate]:
    """Return the certificate of each line, giving the next numbers of the book to those without."""
    assert decision.year is not None  # noqa: S101 -- an issued one
    have = {one.award_id: one for one in Certificate.objects.filter(award__decision=decision)}
    new = [line.award for line in lines if line.award.pk not in have]
    numbers = take_numbers(decision.organ, CERTIFICATES, decision.year, len(new))
    made = [
        Certificate(award=award, organ=decision.organ, year=decision.year, number=number, code=new_code())
        for award, number in zip(new, numbers, strict=True)
    ]
    Certificate.objects.bulk_create(made, batch_size=2_000)
    return have | {one.award_id: one for one in made}


def certificate_texts(
    decision: Decision,
    lines: Sequence[Standing],
    numbered: dict[UUID, Certificate],
    address_of: Callable[[str], str],
) -> list[CertificateText]:
    """Return the words of each sheet, as the lines stand today."""
    assert decision.decided_on is not None  # noqa: S101 -- an issued one
    place = numbering_of(decision.organ).place
    return [
        CertificateText(
            giver=issuer_of(decision),
            gives="Tặng danh hiệu" if kind_of(line.award.award) is AwardKind.TITLE else "Tặng",
            award=printed_name(line.award.award, decision.organ),
            recipient=line.name,
            post=", ".join(filter(None, [line.words["post"], line.words["unit_name"]])),
            achievement=for_what(line.award, line.words),
            decision=decision.title,
            decided_on=decision.decided_on,
            ordinal=line.award.ordinal,
            place=place,
            on=decision.decided_on,
            capacity=capacity_of(decision),
            signer=decision.signer_name,
            address=address_of(numbered[line.award.pk].code),
            entered="{0.number}/{0.year}".format(numbered[line.award.pk]),
        )
        for line in lines
    ]


def printed_name(award: str, organ: Organisation) -> str:
    """Return an award's name as its sheet shows it: the giver stands above, so a Bằng khen is only that."""
    name = award_words(award, organ.tenant)
    return "Bằng khen" if name.startswith("Bằng khen") else name
