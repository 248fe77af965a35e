"""What conf.py says, value by value: where each is written, and whether it has a type that Sphinx declares.

Sphinx itself only warns of a wrong type, and then fails somewhere else.
"""

import ast
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from types import NoneType
from typing import Any

from sphinx.config import Config
from sphinx.errors import ConfigError

from edition.report.consistency import meant

#: The name of a setting, and what is wrong with it.
WrongSetting = tuple[str, str]

_EXTENSIONS = ["myst_parser", "edition"]
_WORDS: dict[type, str] = {str: "a text", list: "a list", tuple: "a list", set: "a set", dict: "a dict"}
_WORDS |= {bool: "True or False", int: "a number", float: "a number", NoneType: "None"}
_LONGEST = 60  # letters of a value in a message


def place(root: Path, name: str) -> str:
    """Return where conf.py writes a setting: ``conf.py:12``; ``conf.py`` where it does not."""
    lines = [0]
    with suppress(OSError, ValueError, SyntaxError):
        found = ast.walk(ast.parse((root / "conf.py").read_bytes()))
        stored = (each for each in found if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store))
        lines += [each.lineno for each in stored if each.id == name]
    return f"conf.py:{max(lines)}" if max(lines) else "conf.py"


def refuse(root: Path, faults: Iterable[WrongSetting]) -> None:
    """Raise ConfigError for the first fault, with the place in conf.py."""
    for name, message in faults:
        raise ConfigError(f"{place(root, name)}: {message}")


def written(config: Config) -> Mapping[str, Any]:
    """Return what conf.py says, by name, whether anything reads it or not."""
    found: dict[str, Any] = config._raw_config  # noqa: SLF001 - Sphinx offers only the settings that it knows
    return found


def quoted(value: Any) -> str:
    """Return a value as conf.py may write it, for a message."""
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def type_faults(config: Config) -> Iterator[WrongSetting]:
    """Yield the values that have none of the types declared for them, and lists of what is no text."""
    for name in filter(config.values.__contains__, written(config)):
        default, types, value = config.values[name].default, config.values[name].valid_types, config[name]
        if not isinstance(types, frozenset) or not types or Any in types:
            continue
        if isinstance(default, list) and types == {str}:  # declared is what the list holds
            types = frozenset({list})
        kinds = types if callable(default) else types | {type(default)}
        if not any(isinstance(value, kind) or issubclass(kind, type(value)) for kind in kinds):  # 1 is True
            words = " or ".join(dict.fromkeys(text for kind, text in _WORDS.items() if kind in kinds))
            yield name, f"'{name}' is {quoted(value)}; write {words}{_example(value, types)}"
        elif name.endswith(("_path", "_patterns")) and isinstance(value, list | tuple):
            others = [each for each in value if not isinstance(each, str | os.PathLike)]
            yield from ((name, f"'{name}' has {quoted(each)}; write only texts in it") for each in others)


def _example(value: Any, types: frozenset[type]) -> str:
    """Return what to write in the place of a value of a wrong type, where that is known."""
    if value is None:
        return ", or remove the line"
    if str in types and isinstance(value, int | float):
        return f", such as {quoted(str(value))}"
    if str in types and isinstance(value, list | tuple) and all(isinstance(each, str) for each in value):
        return f", such as {quoted(', '.join(value))}"
    return f", such as [{quoted(value)}]" if list in types and isinstance(value, str) else ""


def extension_faults(extensions: Any) -> Iterator[WrongSetting]:
    """Yield extensions that cannot be loaded."""
    right = f"write extensions = {json.dumps(_EXTENSIONS)}"
    if not isinstance(extensions, list | tuple) or not all(isinstance(each, str) for each in extensions):
        yield "extensions", f"'extensions' is {quoted(extensions)}; {right}"
        return
    for name in extensions:
        if not (package := name.partition(".")[0]) or find_spec(package) is None:
            right = meant(name, _EXTENSIONS) or right
            yield "extensions", f"'extensions' has {quoted(name)}, which is not installed; {right}"


def missing_extension(name: str) -> WrongSetting:
    """Return what to say where an extension was not loaded."""
    return "extensions", f"'extensions' lacks \"{name}\"; write extensions = {json.dumps(_EXTENSIONS)}"
