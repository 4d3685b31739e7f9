"""Old Vietnamese fonts: TCVN3 (ABC) and VNI-Windows kept their letters at other places than Unicode.

A column written with such a font reads “NguyÔn V¨n H¶i” or “Nguyeãn Vaên Haûi”. Whether a column is one is
told by how many of its words could be Vietnamese syllables before and after conversion.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import lru_cache

ENOUGH = 0.75  # of the words are syllables after conversion …
BETTER = 0.25  # … and this share more than before it

TCVN3_LETTERS = (
    "Ă¡ Â¢ Ê£ Ô¤ Ơ¥ Ư¦ Đ§ ă¨ â© êª ô« ơ¬ ư\u00ad đ® "
    "àµ ả¶ ã· á¸ ạ¹ ằ» ẳ¼ ẵ½ ắ¾ ặÆ ầÇ ẩÈ ẫÉ ấÊ ậË "
    "èÌ ẻÎ ẽÏ éÐ ẹÑ ềÒ ểÓ ễÔ ếÕ ệÖ ì× ỉØ ĩÜ íÝ ịÞ "
    "òß ỏá õâ óã ọä ồå ổæ ỗç ốè ộé ờê ởë ỡì ớí ợî "
    "ùï ủñ ũò úó ụô ừõ ửö ữ÷ ứø ựù ỳú ỷû ỹü ýý ỵþ"
)
FROM_TCVN3 = {ord(pair[1]): pair[0] for pair in TCVN3_LETTERS.split(" ")}
TO_TCVN3 = {ord(letter): chr(code) for code, letter in FROM_TCVN3.items()}

VNI_TONES = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
VNI_BREVE = {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
VNI_CIRCUMFLEX = {"": "â", "\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
VNI_SINGLE = {"í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ", "ơ": "ô", "ư": "ö"}


def _vni_letters() -> dict[str, str]:
    """Map each Vietnamese letter to the one or two signs that VNI-Windows writes for it."""
    table = dict(VNI_SINGLE)
    for base, plain in (("a", "a"), ("e", "e"), ("o", "o"), ("u", "u"), ("y", "y"), ("ơ", "ô"), ("ư", "ö")):
        for tone, sign in VNI_TONES.items():
            table.setdefault(unicodedata.normalize("NFC", base + tone), plain + sign)
    for letter, plain, marks in (
        ("ă", "a", VNI_BREVE),
        *((c, p, VNI_CIRCUMFLEX) for c, p in ("âa", "êe", "ôo")),
    ):
        for tone, sign in marks.items():
            table[unicodedata.normalize("NFC", letter + tone)] = plain + sign
    return table | {letter.upper(): sign.upper() for letter, sign in table.items()}


TO_VNI = _vni_letters()
FROM_VNI = {sign: letter for letter, sign in TO_VNI.items()}
FROM_VNI |= {
    sign[0] + sign[1:].lower(): letter for letter, sign in TO_VNI.items() if sign[1:] and letter.isupper()
}
VNI_SIGNS = re.compile("|".join(sorted(FROM_VNI, key=len, reverse=True)))


def from_tcvn3(text: str) -> str:
    """Convert TCVN3 (ABC) to Unicode in one pass."""
    return text.translate(FROM_TCVN3)


def to_tcvn3(text: str) -> str:
    """Convert Unicode to TCVN3; capitals with a tone become small letters, as that font has none."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(
        sign if sign.isascii() or ord(sign) in TO_TCVN3 else sign.lower() for sign in composed
    ).translate(TO_TCVN3)


def from_vni(text: str) -> str:
    """Convert VNI-Windows to Unicode in one pass, the longest sign first."""
    return VNI_SIGNS.sub(lambda found: FROM_VNI[found[0]], text)


def to_vni(text: str) -> str:
    """Convert Unicode to VNI-Windows."""
    return "".join(TO_VNI.get(sign, sign) for sign in unicodedata.normalize("NFC", text))


class Charset(StrEnum):
    """An old font's way of placing letters."""

    TCVN3 = "tcvn3"
    VNI = "vni"


DECODERS: dict[Charset, Callable[[str], str]] = {Charset.TCVN3: from_tcvn3, Charset.VNI: from_vni}

ONSETS = "ngh|ng|nh|gh|gi|kh|ch|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x|"
RIMES = (
    "a ai ao au ay am an ang anh ap at ac ach ăm ăn ăng ăp ăt ăc âm ân âng âp ât âc âu ây e eo em en "
    "eng ep et ec ê êu êm ên ênh êp êt êch i ia iu im in inh ip it ich iêu iêm iên iêng iêp iêt iêc o "
    "oi om on ong oong op ot oc oa oai oao oay oam oan oang oanh oap oat oac oach oăm oăn oăng oăt oăc "
    "oe oeo oen oet ô ôi ôm ôn ông ôp ôt ôc ơ ơi ơm ơn ơp ơt u ua ui um un ung up ut uc uân uâng uât "
    "uây uê uên uêch uênh uôi uôm uôn uông uôt uôc uơ uy uya uyu uyn uynh uyt uych uyên uyêt ư ưa ưi ưu "
    "ưm ưn ưng ưt ưc ươi ươu ươm ươn ương ươp ươt ươc y yêu yêm yên yêng yêt yn ynh yp yt ych"
)
SYLLABLE = re.compile(f"(?:{ONSETS})(?:{'|'.join(sorted(RIMES.split(), key=len, reverse=True))})")
TONE_MARKS = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
EDGES = re.compile(r"^[\s!-/:-@\[-`{-~\d]+|[\s!-/:-@\[-`{-~\d]+$")


@lru_cache(maxsize=1 << 14)
def is_syllable(word: str) -> bool:
    """Tell whether the word could be one Vietnamese syllable: onset, rime, at most one tone they allow."""
    letters, tones = TONE_MARKS.subn("", unicodedata.normalize("NFD", word.lower()))
    plain = unicodedata.normalize("NFC", letters)
    if tones > 1 or not SYLLABLE.fullmatch(plain):
        return False
    stopped = plain.endswith(("c", "p", "t", "ch"))
    return not (stopped and re.search("[\u0300\u0303\u0309]", unicodedata.normalize("NFD", word)))


def _words(texts: Iterable[str]) -> set[str]:
    """Return the words that could tell a font: those with something beyond ASCII in them."""
    return {
        EDGES.sub("", word)
        for text in texts
        if not text.isascii()
        for word in text.split(" ")
        if not word.isascii()
    }


def _share(words: set[str], decode: Callable[[str], str]) -> float:
    """Return what share of the words are syllables once decoded."""
    parts = [
        part
        for word in words
        for part in re.split(r"[-/.,;:()]", decode(word))
        if part and not part.isascii()
    ]
    return sum(map(is_syllable, parts)) / len(parts) if parts else 0.0


def legacy_charset(texts: Iterable[str]) -> Charset | None:
    """Return the old font that a column of texts was written with; None for ASCII and for proper Unicode."""
    words = _words(texts)
    if not words:
        return None
    before = _share(words, str)
    after = {charset: _share(words, decode) for charset, decode in DECODERS.items()}
    best = max(after, key=lambda charset: after[charset])
    return best if after[best] >= ENOUGH and after[best] - before >= BETTER else None


def decode(text: str, charset: Charset) -> str:
    """Convert a text of a column written in ``charset``; one with Unicode's own letters is left."""
    if text.isascii() or any(sign > "\u00ff" for sign in text):
        return text
    return DECODERS[charset](text)


def decode_if_better(text: str, charset: Charset) -> str:
    """Convert a text found near such a column (a title, a header) only where its words make more sense."""
    words = _words([text])
    if not words or _share(words, DECODERS[charset]) <= _share(words, str):
        return text
    return decode(text, charset)
