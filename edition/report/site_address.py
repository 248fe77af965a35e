"""The address that a site is published at. Pure."""

import re
from urllib.parse import quote, urlsplit

_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]")


def site_address(text: str) -> str:
    """Return the address in one form, with a slash at its end: ``https://example.org:8080/report/``.

    Raises ValueError, with what is wrong, for anything else than a folder of a web server.
    """
    text = text.strip()
    try:
        parts = urlsplit(text)
        port = "" if parts.port in (None, _PORTS.get(parts.scheme)) else f":{parts.port}"
        name = parts.hostname or ""
        host = f"[{name}]" if ":" in name else name.encode("idna").decode()
    except ValueError:  # also of IDNA: UnicodeError
        raise ValueError(f"'{text}' is no address") from None
    if parts.scheme not in _PORTS or not _HOST.fullmatch(host) or ".." in host:
        raise ValueError(f"'{text}' is no address")
    if "@" in parts.netloc:
        raise ValueError(f"'{text}' has a user name")
    if "?" in text or "#" in text:
        raise ValueError(f"'{text}' does not end with a folder")
    path = parts.path.removesuffix("/index.html").strip("/")
    folders = path.split("/") if path else []
    for each in ("", ".", ".."):
        if each in folders:
            raise ValueError(f"'{text}' has a part '{each}' in its path")
    path = "".join(f"{quote(each, safe='%')}/" for each in folders)
    return f"{parts.scheme}://{host}{port}/{path}"
