"""The words offices use inside cells, and the ledger's code for each (all without accents, in lower case).

Codes and official names are the law's own (vocabulary and catalogue); here is only how offices write them.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from vinhdanh.common.text import fold
from vinhdanh.law.catalogue import catalogue
from vinhdanh.law.facts import vocabulary


def phrases(said: str) -> frozenset[str]:
    """Return the phrases of a text with | between them."""
    return frozenset(said.split("|"))


def in_phrases(table: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return a table of codes with what is said for each, from phrases written with | between them."""
    return {code: tuple(said.split(" | ")) for code, said in table.items()}


RATINGS: Final = in_phrases(
    {
        "xuat-sac": (
            "hoan thanh xuat sac nhiem vu | hoan thanh xuat sac | hoan thanh xuat sac chuc trach nhiem vu | "
            "xuat sac | htxsnv | htxs | xs | hoan thanh xuat sac nv | ht xuat sac nhiem vu | ht xuat sac | "
            "htxs nhiem vu | htxs nv"
        ),
        "tot": (
            "hoan thanh tot nhiem vu | hoan thanh tot | hoan thanh tot chuc trach nhiem vu | tot | httnv | "
            "htt | hoan thanh tot nv | ht tot nhiem vu | ht tot | htt nhiem vu | htt nv"
        ),
        "hoan-thanh": (
            "hoan thanh nhiem vu | hoan thanh | htnv | ht | hoan thanh nv | ht nhiem vu | "
            "hoan thanh chuc trach nhiem vu | hoan thanh nhiem vu nhung con han che ve nang luc"
        ),
        "khong-hoan-thanh": (
            "khong hoan thanh nhiem vu | khong hoan thanh | khtnv | chua hoan thanh nhiem vu | "
            "chua hoan thanh | kht | khong ht | khong hoan thanh nv | khong ht nhiem vu | chua htnv | "
            "khong htnv"
        ),
    }
)
NOTHING: Final = phrases(
    "|-|--|---|–|—|.|0|/|khong|khong co|ko|k|khong xep loai|kxl|chua xep loai|khong danh gia|chua danh gia|"
    "chua co|khong xet|chua xet|n/a|na|null"
)
TICKS: Final = phrases("x|v|✓|✔|√|☑|☒|co|dat|true|1|*")
AGAIN: Final = phrases('nt|-nt-|- nt -|như trên|nhu tren|-như trên-|″|"|\'\'|”|“|""|//|-//-|„')

AWARDS: Final = in_phrases(
    {
        "tt-ldtt": "tap the lao dong tien tien | tap the ldtt | tt ldtt | ttldtt",
        "tt-ldxs": "tap the lao dong xuat sac | tap the ldxs | tt ldxs | ttldxs",
        "ldtt": "lao dong tien tien | ldtt | ca nhan lao dong tien tien",
        "cstt": "chien si tien tien | cstt",
        "cstd-co-so": (
            "chien si thi dua co so | chien si thi dua cap co so | cstdcs | cstd cs | cstd co so | "
            "cstd cap co so | csstcs"
        ),
        "cstd-bo": (
            "chien si thi dua cap bo | chien si thi dua bo | chien si thi dua nganh | "
            "chien si thi dua cap tinh | chien si thi dua cap bo nganh tinh | chien si thi dua tinh | "
            "cstd bo | cstd cap bo | cstdb | cstd nganh | cstd cap nganh | cstd tinh | cstd cap tinh | "
            "chien si thi dua cap nganh | chien si thi dua thanh pho | chien si thi dua cap thanh pho | "
            "cstdcb"
        ),
        "cstd-tq": "chien si thi dua toan quoc | cstd toan quoc | cstdtq | cstd tq",
        "bk-ttg": (
            "bang khen cua thu tuong chinh phu | bang khen thu tuong chinh phu | bang khen thu tuong | "
            "bang khen cua thu tuong | bk ttg | bk ttcp | bkttg | bkttcp | bang khen ttg | bang khen ttcp | "
            "bk thu tuong | bk cua ttg | bk cua ttcp | bk thu tuong chinh phu"
        ),
        "bk-bo": (
            "bang khen cua bo truong | bang khen bo truong | bang khen cap bo | bang khen bo | "
            "bang khen cua bo | bk bo | bk bo truong | bkb | bk cap bo | bk cua bo | bk cua bo truong | "
            "bang khen cua chu tich ubnd tinh | bang khen chu tich ubnd tinh | bang khen cua ubnd tinh | "
            "bang khen ubnd tinh | bang khen cap tinh | bk tinh | bk ubnd tinh | "
            "bang khen cua chu tich uy ban nhan dan tinh | bang khen tinh | bk cap tinh"
        ),
        "gk": "giay khen | giay khen cua thu truong | gk",
        "co-cp": "co thi dua cua chinh phu | co thi dua chinh phu | co tdcp | co thi dua cp",
        "co-bo": (
            "co thi dua cua bo | co thi dua cap bo | co thi dua bo | co td bo | co thi dua cua bo truong | "
            "co thi dua cua ubnd tinh | co thi dua cap tinh | co thi dua nganh"
        ),
        "hcld-1": (
            "huan chuong lao dong hang nhat | hcld hang nhat | hcld nhat | hcld hang i | hcldhn1 | hcld i"
        ),
        "hcld-2": "huan chuong lao dong hang nhi | hcld hang nhi | hcld nhi | hcld hang ii | hcld ii",
        "hcld-3": "huan chuong lao dong hang ba | hcld hang ba | hcld ba | hcld hang iii | hcld iii",
        "hcdl-1": "huan chuong doc lap hang nhat | hcdl hang nhat | hcdl nhat",
        "hcdl-2": "huan chuong doc lap hang nhi | hcdl hang nhi | hcdl nhi",
        "hcdl-3": "huan chuong doc lap hang ba | hcdl hang ba | hcdl ba",
        "knc": "ky niem chuong | knc | huy chuong vi su nghiep",
    }
)
YEARS_HONOURED: Final = {
    "ldtt": 1,
    "cstt": 1,
    "cstd-co-so": 1,
    "cstd-bo": 3,
    "cstd-tq": 6,
    "tt-ldtt": 1,
    "dv-tt": 1,
    "tt-ldxs": 1,
    "dv-qt": 1,
    "co-bo": 1,
    "co-cp": 1,
    "gd-vh": 1,
}
BASES: Final = in_phrases(
    {
        "cong-trang": "cong trang | thanh tich cong tac | thuong xuyen | theo cong trang",
        "dot-xuat": "dot xuat | thanh tich dot xuat",
        "chuyen-de": "chuyen de | theo dot | theo chuyen de | phong trao",
        "cong-hien": "cong hien | qua trinh cong hien",
        "nien-han": "nien han",
        "doi-ngoai": "doi ngoai",
    }
)
SCOPES: Final = in_phrases(
    {
        "co-so": "co so | cap co so | don vi | cap don vi | vu | cuc | cap vu | cap cuc | trong don vi",
        "bo": (
            "bo | cap bo | nganh | cap nganh | toan nganh | bo nganh | tinh | cap tinh | toan tinh | "
            "bo nganh tinh | cap bo nganh tinh | trong bo | trong toan bo"
        ),
        "toan-quoc": (
            "toan quoc | quoc gia | nha nuoc | cap nha nuoc | cap quoc gia | ca nuoc | trong toan quoc"
        ),
    }
)
WORK_TYPES: Final = in_phrases(
    {
        "sang-kien": "sang kien | sk | giai phap | sang kien kinh nghiem | giai phap ky thuat | cai tien",
        "de-tai": (
            "de tai | de tai khoa hoc | de tai nghien cuu khoa hoc | de an | de tai nckh | nckh | "
            "nhiem vu khoa hoc | de an khoa hoc | cong trinh khoa hoc"
        ),
        "muu-tri": "muu tri | muu tri sang tao | sang tao trong chien dau",
    }
)
RECOGNISERS: Final = in_phrases(
    {
        "thu-tuong": "thu tuong | thu tuong chinh phu | chinh phu",
        "bo-truong": "bo truong | bo | bo truong bo | cap bo | nganh | hoi dong sang kien bo",
        "chu-tich-tinh": (
            "chu tich ubnd tinh | ubnd tinh | tinh | chu tich tinh | cap tinh | chu tich ubnd thanh pho"
        ),
        "thu-truong-don-vi": (
            "thu truong don vi | don vi | co so | cap co so | vu truong | cuc truong | giam doc | "
            "thu truong | cuc | vu | chanh van phong | vien truong | truong | trung tam | van phong | "
            "vien"
        ),
        "hoi-dong": "hoi dong | hoi dong sang kien | hoi dong khoa hoc",
    }
)
DISCIPLINES: Final = in_phrases(
    {
        "khien-trach": "khien trach | kt",
        "canh-cao": "canh cao | cc",
        "ha-bac-luong": "ha bac luong | ha luong | keo dai thoi han nang luong",
        "giang-chuc": "giang chuc",
        "cach-chuc": "cach chuc",
        "buoc-thoi-viec": "buoc thoi viec | sa thai | cho thoi viec",
    }
)
GROUPS: Final = in_phrases(
    {
        "can-bo": "can bo | cb",
        "cong-chuc": (
            "cong chuc | cc | cong chuc loai a | cong chuc nha nuoc | chuyen vien | chuyen vien chinh"
        ),
        "vien-chuc": "vien chuc | vc | vien chuc quan ly",
        "nguoi-lao-dong": (
            "nguoi lao dong | nld | hop dong | hop dong lao dong | hdld | lao dong hop dong | hd68 | "
            "hd 68 | hop dong 68 | hd 111 | hop dong 111 | lao dong | nhan vien"
        ),
        "cong-nhan": "cong nhan | cn",
        "nong-dan": "nong dan",
        "quan-nhan": "quan nhan | si quan | quan nhan chuyen nghiep | qncn",
        "cong-an": "cong an | si quan cong an",
        "doanh-nhan": "doanh nhan",
        "tri-thuc": "tri thuc | nha khoa hoc",
    }
)
GENDERS: Final = in_phrases(
    {
        "male": "nam | m | male | ong",
        "female": "nu | f | female | ba",
    }
)


MISLEADING: Final = frozenset({"co bo", "co cp", "truong", "xa tieu bieu", "thon van hoa"})
"""Short names that are ordinary words once their accents are gone."""


@cache
def award_words() -> Mapping[str, str]:
    """Return every way of naming an award with its code: official, short, and as offices abbreviate."""
    table = {_plain(entry.short): code for code, entry in catalogue().items()}
    table |= {_plain(entry.name): code for code, entry in catalogue().items()}
    table |= dict(by_word(AWARDS))
    return {word: code for word, code in table.items() if word not in MISLEADING}


def _plain(name: str) -> str:
    """Return a name as :data:`AWARDS` has it."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(name)).split())


def award_name(code: str) -> str:
    """Return the official name of an award."""
    return catalogue()[code].name


def may_receive(award: str, kind: str) -> bool:
    """Tell whether an award is given to subjects of a kind at all."""
    return kind in catalogue()[award].data["chủ thể"]


def official(listed: str, code: str) -> str:
    """Return the official name of a code of the vocabulary, with a capital."""
    name = vocabulary().name(listed, code)
    return name[0].upper() + name[1:]


def choices(listed: str, table: Mapping[str, object]) -> str:
    """Return the official names of the codes of a table, to be shown as what may be written."""
    return ", ".join(official(listed, code) for code in table)


def by_word(table: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    """Turn a table of codes and their words round: each word gives its code."""
    return MappingProxyType({word: code for code, words in table.items() for word in words})
