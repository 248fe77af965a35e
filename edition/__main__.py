"""The commands behind the Makefile: ``python -m edition COMMAND``."""

from __future__ import annotations

import argparse
import gc
import sys
from pathlib import Path


def _build(root: Path, arguments: argparse.Namespace) -> int:
    gc.disable()  # nothing that is imported is garbage; the languages' processes enable it again
    from .build import build  # noqa: PLC0415 - each command loads only what it needs

    return build(root, arguments.out.absolute(), fresh=arguments.fresh, jobs=arguments.jobs)


def _update_po(root: Path, arguments: argparse.Namespace) -> int:
    from .project import settings  # noqa: PLC0415
    from .update import update_all  # noqa: PLC0415

    languages = list(settings(root)["edition_languages"])
    return update_all(root, root / "_build" / "gettext", languages, typo=arguments.typo)


def _check(root: Path, arguments: argparse.Namespace) -> int:
    from .gate import check  # noqa: PLC0415

    return check(root)


def _status(root: Path, arguments: argparse.Namespace) -> int:
    from .project import settings  # noqa: PLC0415
    from .status import print_status  # noqa: PLC0415

    return print_status(root, list(settings(root)["edition_languages"]), complete=arguments.complete)


def _live(root: Path, arguments: argparse.Namespace) -> int:
    from .live import live  # noqa: PLC0415

    return live(root, root / "_build", arguments.port)


def _epub(root: Path, arguments: argparse.Namespace) -> int:
    from .epub import epub  # noqa: PLC0415

    return epub(root, root / "_build" / "epub")


def _furigana(root: Path, arguments: argparse.Namespace) -> int:
    from .furigana import write  # noqa: PLC0415

    return write(root, root / "_build" / "html" / "data" / "recommendations.json")


def _cards(root: Path, arguments: argparse.Namespace) -> int:
    from .cards import draw  # noqa: PLC0415
    from .project import settings  # noqa: PLC0415

    out = arguments.out.absolute()
    print(f"{draw(root, out / 'html', out / 'cards', settings(root))} cards")
    return 0


def _language(root: Path, arguments: argparse.Namespace) -> int:
    from .start_language import start_language  # noqa: PLC0415

    return start_language(root, root / "_build" / "gettext", arguments.language)


def main(argv: list[str] | None = None) -> int:
    """Run one command in the current folder. Returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m edition")
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help="build every language into _build/html")
    build.add_argument("--fresh", action="store_true", help="forget what earlier builds left")
    build.add_argument("--out", type=Path, default=Path("_build"), help="folder for all that is built")
    build.add_argument("--jobs", type=int, default=1, help="processes for one language (default: 1)")
    build.set_defaults(run=_build)
    update = commands.add_parser("update-po", help="bring the catalogs up to date")
    update.add_argument("--typo", action="store_true", help="small changes leave translations up to date")
    update.set_defaults(run=_update_po)
    check = commands.add_parser("check", help="check pages and catalogs, without building")
    check.set_defaults(run=_check)
    status = commands.add_parser("status", help="print the translation progress by page")
    status.add_argument("--complete", action="store_true", help="fail unless all is translated")
    status.set_defaults(run=_status)
    epub = commands.add_parser("epub", help="make an e-book of every language")
    epub.set_defaults(run=_epub)
    furigana = commands.add_parser("furigana", help="make the readings of the report's kanji again")
    furigana.set_defaults(run=_furigana)
    cards = commands.add_parser("cards", help="draw the pictures that links to pages are shown with")
    cards.add_argument("--out", type=Path, default=Path("_build"))
    cards.set_defaults(run=_cards)
    language = commands.add_parser("language", help="start a language")
    language.add_argument("language", metavar="LANG", help="its tag: ko, pt-BR, zh-Hant")
    language.set_defaults(run=_language)
    live = commands.add_parser("live", help="serve the site, and build it after every change")
    live.add_argument("--port", type=int, default=8000)
    live.set_defaults(run=_live)
    arguments = parser.parse_args(argv)
    code: int = arguments.run(Path.cwd(), arguments)
    return code


if __name__ == "__main__":
    sys.exit(main())
