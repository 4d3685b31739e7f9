"""Facts of the ledger in the words of offices: what happened, and the particulars beside it."""

from collections.abc import Callable
from dataclasses import dataclass

from vinhdanh.common.dates import write_date
from vinhdanh.law import Fact
from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.facts import vocabulary
from vinhdanh.law.reading import years_text


@dataclass(frozen=True, slots=True)
class FactWords:
    """A fact for people to read: an icon of the sprite, what it says, particulars (may be empty)."""

    icon: str
    text: str
    detail: str = ""


def describe_fact(fact: Fact) -> FactWords:
    """Return a fact as people read it."""
    return DESCRIBERS[fact.kind](fact)


def further_source(source: str, words: FactWords) -> str:
    """Return the paper a fact stands on, unless its particulars already name it."""
    return "" if source.casefold() in words.detail.casefold() else source


def name(listed: str, code: str | None) -> str:
    """Return the official name of a code; nothing where there is none."""
    return vocabulary().name(listed, code) if code else ""


def joined(*parts: str) -> str:
    """Return the parts that say something, as one line that begins with a capital."""
    line = ", ".join(filter(None, parts))
    return line[:1].upper() + line[1:]


def term(fact: Fact) -> str:
    """Say from when until when, the last day included in the words of offices."""
    until = fact.get("until")
    return f"từ {write_date(fact['from'])}" + (f" đến {write_date(until)}" if until else "")


def decision(fact: Fact, *, day: str = "") -> str:
    """Say on which decision a fact stands."""
    number = fact.get("decision")
    when = fact.get(day) if day else None
    return " ".join(
        filter(
            None, ["Quyết định" if number or when else "", number, f"ngày {write_date(when)}" if when else ""]
        )
    )


def describe_rating(fact: Fact) -> FactWords:
    return FactWords(
        "stairs-up", joined(name("rating", fact["value"])), joined(decision(fact, day="decided"))
    )


def describe_award(fact: Fact) -> FactWords:
    entry = catalogue()[fact["award"]]
    basis = fact.get("basis")
    why = f"khen {name('basis', basis)}" if basis and basis != "cong-trang" else ""
    honoured = fact.get("years") or ()
    years = f"cho thành tích các năm {years_text(honoured)}" if len(honoured) > 1 else ""
    icon = "medal" if entry.kind == "danh hiệu thi đua" else "award"
    particulars = joined(
        decision(fact, day="decided"), f"của {fact['by']}" if fact.get("by") else "", years, why
    )
    return FactWords(icon, entry.name, particulars)


def describe_work(fact: Fact) -> FactWords:
    what = f"{name('work-type', fact['type'])}: “{fact.get('name') or fact['id']}”"
    day = fact["recognised"]
    recognised = f"được công nhận ngày {write_date(day)}" if day else "đã nộp, chưa có quyết định công nhận"
    return FactWords(
        "bulb",
        joined(what),
        joined(
            recognised,
            f"phạm vi {name('work-scope', fact['scope'])}",
            "đã áp dụng hiệu quả" if fact.get("applied") else "",
            "có khả năng nhân rộng" if fact.get("replicable") else "",
        ),
    )


def describe_discipline(fact: Fact) -> FactWords:
    return FactWords(
        "alert-triangle",
        f"Kỷ luật: {name('discipline', fact['form'])}",
        joined(decision(fact), f"thời hạn {term(fact)}"),
    )


def describe_pending(fact: Fact) -> FactWords:
    outcome = name("outcome", fact.get("outcome")) or "chưa có kết luận"
    return FactWords(
        "player-pause", joined(f"đang {name('matter', fact['matter'])}"), joined(term(fact), outcome)
    )


def describe_leave(fact: Fact) -> FactWords:
    days = f"{fact['days']} ngày làm việc" if fact.get("days") else ""
    return FactWords("calendar", joined(name("leave", fact["reason"])), joined(term(fact), days))


def describe_post(fact: Fact) -> FactWords:
    return FactWords("id", joined(f"giữ chức vụ {name('post', fact['title'])}"), joined(term(fact)))


def describe_movement(fact: Fact) -> FactWords:
    review = f"khi {name('review', fact['review'])} " if fact.get("review") else ""
    who = name("launcher", fact["launched_by"])
    text = f"{name('place', fact['place'])} {review}phong trào thi đua do {who} phát động"
    return FactWords("flag", joined(text), joined(fact.get("name", ""), f"ngày {write_date(fact['on'])}"))


def describe_cluster(fact: Fact) -> FactWords:
    text = f"{name('place', fact['place'])} cụm, khối thi đua do {name('cluster', fact['run_by'])} tổ chức"
    return FactWords("trophy", joined(text), joined(fact.get("name", "")))


def describe_finding(fact: Fact) -> FactWords:
    scope = f"phạm vi {name('finding-scope', fact['scope'])}" if fact.get("scope") else ""
    by = f"{name('competent', fact['by'])} ghi nhận" if fact.get("by") else ""
    about = fact.get("name") or fact.get("achievement") or ""
    particulars = joined(about, scope, by, f"ngày {write_date(fact['on'])}")
    return FactWords("star", joined(name("finding", fact["of"])), particulars)


def describe_attestation(fact: Fact) -> FactWords:
    said = "xác nhận" if fact["value"] else "không xác nhận"
    by = name("competent", fact.get("by"))
    when = f"ngày {write_date(fact['on'])}" if fact.get("on") else ""
    return FactWords("user-check", joined(f"{said}: {name('attestation', fact['of'])}"), joined(by, when))


def describe_council(fact: Fact) -> FactWords:
    said = "Hội đồng lựa chọn" if fact["chosen"] else "Hội đồng không lựa chọn"
    return FactWords(
        "gavel", f"{said}: {catalogue()[fact['award']].name}", joined(f"ngày {write_date(fact['on'])}")
    )


def describe_members(fact: Fact) -> FactWords:
    counted = {
        "completed": "hoàn thành nhiệm vụ",
        "ldtt": "Lao động tiên tiến",
        "cstt": "Chiến sĩ tiên tiến",
        "cstd-co-so": "Chiến sĩ thi đua cơ sở",
        "disciplined-canh-cao": "bị kỷ luật từ cảnh cáo",
        "women": "nữ",
    }
    figures = [f"{fact[key]} {words}" for key, words in counted.items() if fact.get(key) is not None]
    return FactWords("users", f"{fact['total']} thành viên", joined(*figures))


def describe_service(fact: Fact) -> FactWords:
    return FactWords(
        "shield-check", joined(f"thời gian phục vụ {name('service', fact['of'])}"), joined(term(fact))
    )


def describe_retirement(fact: Fact) -> FactWords:
    return FactWords("calendar-event", "Thông báo nghỉ hưu", f"Ngày {write_date(fact['notice'])}")


DESCRIBERS: dict[str, Callable[[Fact], FactWords]] = {
    "rating": describe_rating,
    "award": describe_award,
    "work": describe_work,
    "discipline": describe_discipline,
    "pending": describe_pending,
    "leave": describe_leave,
    "post": describe_post,
    "movement": describe_movement,
    "cluster": describe_cluster,
    "finding": describe_finding,
    "attestation": describe_attestation,
    "council": describe_council,
    "members": describe_members,
    "service": describe_service,
    "retirement": describe_retirement,
}
