"""What OpenFisca is told of people: facts by year, and what single conditions say of the year asked.

The line is the sweep's own: what it reads as words of years is told by year, and the law of years in a row,
since an award, counted within, is OpenFisca's to calculate. What single conditions say of the year asked is
told ready-made. To put them together is its own: a row of ours keeps what only goes together as one flag.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bench.population import ON

from vinhdanh.law import History, Law
from vinhdanh.law.conditions.conferral_run import ConferralRun
from vinhdanh.law.conditions.judged import Attestation, CouncilChoice
from vinhdanh.law.conditions.long_service import LongService
from vinhdanh.law.conditions.results import Merit, Movement
from vinhdanh.law.conditions.work import Work
from vinhdanh.law.facts import FIRST_YEAR, LAST_YEAR, SCALE, vocabulary
from vinhdanh.law.masks import Page
from vinhdanh.law.question import Question, Standing
from vinhdanh.law.tree import Condition

YEAR = ON.year - 1
ETERNITY, NEVER = "ETERNITY", 9999
AWARDS = (
    *("ldtt", "cstd-co-so", "cstd-tq", "cstd-bo", "bk-bo", "bk-ttg"),
    *("hcld-3", "hcld-2", "hcld-1", "hcbvtq-3", "hcbvtq-2"),
)
GROUPS = list(vocabulary().lists["person-group"])
TITLES, SERVED, BASES = AWARDS[:4], AWARDS[3:], ("bk-bo", "bk-ttg", "hcld-3", "hcld-2", "hcbvtq-3")
NATION = frozenset({"toan-quoc"})
MINISTRY, SECTOR = NATION | {"bo"}, NATION | {"bo", "toan-nganh"}
WINNERS, EVERYBODY = frozenset({"dan-dau", "xuat-sac"}), frozenset({"bo", "ctn", "don-vi", "ttg"})


def work(kind: str, scope: str, demands: str = "", least: int = 1) -> Work:
    """Return what asks for works."""
    return Work(frozenset({kind}), scope, "a" in demands, "r" in demands, least, effective="e" in demands)


CONDITIONS: Mapping[str, Condition] = {
    "takes_part": Attestation("tham-gia-phong-trao"),
    "exemplary": Attestation("guong-mau"),
    "law_abiding": Attestation("chap-hanh"),
    "teaches": Attestation("dao-tao-dong-nghiep"),
    "model_farm": Attestation("mo-hinh-san-xuat"),
    **{
        f"council_{award}": CouncilChoice()
        for award in ("cstd_tq", "cstd_bo", "hcbvtq_3", "hcbvtq_2", "hcld_2")
    },
    "two_conferrals": ConferralRun(frozenset({"cstd-bo"}), 2, 3),
    **{
        f"{where}_{what}": work(kind, scope, demands if scope != "co-so" else "")
        for where, scope in (("national", "toan-quoc"), ("ministry", "bo"), ("unit", "co-so"))
        for what, kind, demands in (
            ("initiative", "sang-kien", "ar"),
            ("study", "de-tai", "a"),
            ("ruse", "muu-tri", ""),
        )
    },
    "effective_initiative": work("sang-kien", "co-so", "e"),
    "worker_two": work("sang-kien", "bo", least=2),
    "worker_three": work("sang-kien", "bo", least=3),
    "farmer_one": work("sang-kien", "bo", "a"),
    "farmer_two": work("sang-kien", "bo", "a", least=2),
    "farmer_three": work("sang-kien", "bo", "a", least=3),
    "movement": Movement(EVERYBODY, WINNERS, frozenset(), 0),
    "movement_ministry": Movement(frozenset({"bo"}), WINNERS, frozenset(), 0),
    "movement_five_years": Movement(frozenset({"bo"}), WINNERS, frozenset({"so-ket", "tong-ket"}), 5),
    "sudden_exceptional": Merit("dot-xuat", NATION, frozenset({"dac-biet-xuat-sac"})),
    "sudden_ministry": Merit("dot-xuat", MINISTRY),
    "sudden_sector": Merit("dot-xuat", SECTOR),
    "invention_national": Merit("phat-minh", NATION),
    "invention_ministry": Merit("phat-minh", MINISTRY),
    "invention_sector": Merit("phat-minh", SECTOR),
    "many_ministry": Merit("nhieu-thanh-tich", MINISTRY),
    "many_sector": Merit("nhieu-thanh-tich", SECTOR),
    "many": Merit("nhieu-thanh-tich", frozenset()),
    "prize": Merit("giai-thuong", frozenset()),
    "contribution": Merit("dong-gop", frozenset()),
}


def columns(pages: Sequence[History], law: Law) -> dict[tuple[str, str], list[int]]:
    """Return what is told, by variable and period, a number a person; where all have the default, nothing."""
    told = conditions(law)
    found: dict[tuple[str, str], list[int]] = {}
    for number, history in enumerate(pages):
        page, standing = Page(history, ON, law.spans), Standing(history, ON, law.spans)
        said = ((name, YEAR, _says(one, name, standing)) for name, one in told.items())
        for name, period, value in (*_lasting(page), *_yearly(page), *said):
            if value:
                found.setdefault((name, str(period)), [0] * len(pages))[number] = int(value)
    for basis in BASES:
        column = found.get((f"first_{_named(basis)}", ETERNITY), [])
        column[:] = [year or NEVER for year in column]
    return found


def conditions(law: Law) -> dict[str, Condition]:
    """Return the conditions of which it is told what they say, with the bands of long service of the law."""
    found = dict(CONDITIONS)
    for award in ("hcld-1", "hcld-2", "hcld-3", "hcbvtq-3", "hcbvtq-2"):
        standard = law.standard(award, "person", ON)
        assert standard is not None
        bands = [one.condition for one in standard.tree.leaves() if isinstance(one.condition, LongService)]
        found |= {f"service_{_named(award)}_{place}": one for place, one in enumerate(bands, start=1)}
    return found


def _says(condition: Condition, name: str, page: Standing) -> int:
    """Return what a condition says of the year asked, as the reading for one has it."""
    award = next((one for one in AWARDS if name.endswith(_named(one))), "cstd-tq")
    return condition.read(Question(page, award, YEAR)).value


def _lasting(page: Page) -> Iterator[tuple[str, str, int]]:
    """Yield what holds once and for all."""
    yield "group", ETERNITY, GROUPS.index(page.history.subject.get("group")) + 1
    yield "record_from", ETERNITY, page.history.subject.get("record_from", 0)
    if page.taken:
        yield "disciplined_until", ETERNITY, max(_years(page.taken))
    for basis in BASES:
        if decided := [fact["decided"].year for fact in page.serving(basis, sudden=False)]:
            yield f"first_{_named(basis)}", ETERNITY, min(decided)


def _yearly(page: Page) -> Iterator[tuple[str, int, int]]:
    """Yield facts by year."""
    words = {"violated": page.violated}
    words |= {f"used_{_named(award)}": page.used(award) for award in SERVED}
    words |= {f"titled_{_named(title)}": page.titles((title,), sudden=False) for title in TITLES}
    yield from ((name, year, 1) for name, word in words.items() for year in _years(word))
    yield from (
        ("rating", fact["year"], SCALE.index(fact["value"]) + 1) for fact in page.history.of("rating")
    )
    given = Counter(fact["decided"].year for fact in page.serving("cstd-bo", sudden=False))
    yield from (("given_cstd_bo", year, times) for year, times in given.items())
    for name, kind in (("initiatives", "sang-kien"), ("studies", "de-tai")):
        for told, works in zip((name, f"maybe_{name}"), work(kind, "co-so", "a").found(page), strict=True):
            # what is not recognised yet may be so after the year asked
            years = Counter(min(ON.year, year) for word in works for year in _years(word))
            yield from ((told, year, times) for year, times in years.items())
    yield "discipline_in_force", YEAR, page.is_disciplined
    yield "open_matter", YEAR, page.has_open_matter


def _years(word: int) -> list[int]:
    """Return the years of a word in which it is asked, the oldest first."""
    return [year for year in range(FIRST_YEAR, LAST_YEAR + 1) if word >> (LAST_YEAR - year) & 1]


def _named(code: str) -> str:
    """Return a code as the name of a variable."""
    return code.replace("-", "_")
