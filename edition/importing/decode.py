"""The text of a file whose encoding nobody has said."""

import codecs
import re

from .outline import DocumentError

#: What no text has: control characters, and those that cp932 has for bytes without a meaning.
_NO_TEXT = re.compile("[\0-\x08\x0e-\x1b\uf8f0-\uf8f3]")
#: What cp932 makes of text in GBK, Big5 or EUC-JP in most of its letters, and Japanese text has rarely.
_HALF_WIDTH = re.compile("[\uff61-\uff9f]")
#: Blank characters that some programs take for the end of a line, which they are not here.
_BLANK = {ord("\r"): "\n", **dict.fromkeys(map(ord, "\v\x1c\x1d\x1e\x85\u2028\u2029"), " ")}


def decode(data: bytes) -> tuple[str, str]:
    """Return the text, its lines ended by a line feed, and the encoding. Raises DocumentError."""
    is_utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    # Text in cp932 is almost never valid in UTF-8, but not the other way round.
    for name in ("utf-16",) if is_utf_16 else ("utf-8-sig", "cp932"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        wide = sum(not letter.isascii() for letter in text)
        if not _NO_TEXT.search(text) and (name != "cp932" or 2 * len(_HALF_WIDTH.findall(text)) <= wide):
            return text.replace("\r\n", "\n").translate(_BLANK), name.removesuffix("-sig")
    tried = "UTF-8, UTF-16 and Shift_JIS (cp932)"
    raise DocumentError(f"this is not text in one of the encodings that are tried, {tried}; save it in UTF-8")
