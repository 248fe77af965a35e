"""Values as scripts: a page opened from disk may load a script, but not fetch a file. Pure."""

import json


def literal(value: object) -> str:
    """Return a value as an expression that can stand in a page as well."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def assignment(name: str, value: object) -> str:
    """Return a script that sets a global variable."""
    return f"globalThis.{name} = {literal(value)};\n"
