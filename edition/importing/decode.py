"""The text of a file whose encoding nobody has said."""

import re

from .outline import DocumentError

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
#: Tried in this order: text in the second is almost never valid in the first, but not the other way round.
_TRIED = ("utf-8", "cp932")
#: What no text has: control characters, and those that cp932 has for bytes without a meaning.
_NO_TEXT = re.compile("[\0-\x08\x0e-\x1b\uf8f0-\uf8f3]")
#: Blank characters that some programs take for the end of a line, which they are not here.
_BLANK = {ord("\r"): "\n", **dict.fromkeys(map(ord, "\v\x1c\x1d\x1e\x85\u2028\u2029"), " ")}


def decode(data: bytes) -> tuple[str, str]:
    """Return the text, its lines ended by a line feed, and the encoding. Raises DocumentError."""
    marked = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "")
    for name in (marked,) if marked else _TRIED:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if _NO_TEXT.search(text):
            break
        return text.replace("\r\n", "\n").translate(_BLANK), name.removesuffix("-sig")
    tried = "UTF-8, UTF-16 and Shift_JIS (cp932)"
    raise DocumentError(f"this is not text in one of the encodings that are tried, {tried}; save it in UTF-8")
