"""The commands behind the Makefile: ``python -m edition COMMAND``."""

import argparse
import gc
import io
import sys
from pathlib import Path
from typing import Any

from sphinx.errors import SphinxError


def _build(root: Path, arguments: argparse.Namespace) -> int:
    gc.disable()  # nothing that is imported is garbage; the build enables it again
    from .site.build import build  # noqa: PLC0415 - each command loads only what it needs

    return build(
        root,
        arguments.out.absolute(),
        fresh=arguments.fresh,
        jobs=arguments.jobs,
        overrides=dict(arguments.define),
        tags=arguments.tag,
    )


def _update_po(root: Path, arguments: argparse.Namespace) -> int:
    from .commands.update import update_all  # noqa: PLC0415

    return update_all(root, arguments.out.absolute() / "gettext", typo=arguments.typo)


def _check(root: Path, arguments: argparse.Namespace) -> int:
    from .checks import check  # noqa: PLC0415

    return check(root)


def _status(root: Path, arguments: argparse.Namespace) -> int:
    from .commands.status import print_status  # noqa: PLC0415

    return print_status(root, complete=arguments.complete)


def _live(root: Path, arguments: argparse.Namespace) -> int:
    from .commands.live import live  # noqa: PLC0415

    return live(root, arguments.out.absolute(), arguments.port)


def _epub(root: Path, arguments: argparse.Namespace) -> int:
    from .commands.epub import epub  # noqa: PLC0415

    return epub(root, arguments.out.absolute() / "epub")


def _furigana(root: Path, arguments: argparse.Namespace) -> int:
    from .tools.furigana import write  # noqa: PLC0415

    return write(root, arguments.out.absolute() / "html" / "data" / "recommendations.json")


def _cards(root: Path, arguments: argparse.Namespace) -> int:
    from .tools.cards import draw  # noqa: PLC0415

    out = arguments.out.absolute()
    print(f"{draw(root, out / 'html', out / 'cards')} cards")
    return 0


def _language(root: Path, arguments: argparse.Namespace) -> int:
    from .commands.language import start_language  # noqa: PLC0415

    return start_language(root, arguments.out.absolute() / "gettext", arguments.code)


def _setting(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"'{text}' is not of the form NAME=VALUE")
    return name, value


def main(argv: list[str] | None = None) -> int:
    """Run one command in the current folder. Returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m edition")
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, run: Any, help_text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=help_text)
        added.add_argument("--out", type=Path, default=Path("_build"), help="folder for all that is built")
        added.set_defaults(run=run)
        return added

    build = command("build", _build, "build every language into _build/html")
    build.add_argument("--fresh", action="store_true", help="forget what earlier builds left")
    build.add_argument("-j", "--jobs", type=int, default=1, help="processes for one language (default: 1)")
    build.add_argument(
        "-D", "--define", type=_setting, action="append", default=[], metavar="NAME=VALUE", help="a setting"
    )
    build.add_argument("-t", "--tag", action="append", default=[], help="a tag, as sphinx-build knows them")
    update = command("update-po", _update_po, "bring the catalogs up to date")
    update.add_argument("--typo", action="store_true", help="small changes leave translations up to date")
    command("check", _check, "check pages and catalogs, without building")
    status = command("status", _status, "print the translation progress by page")
    status.add_argument("--complete", action="store_true", help="fail unless all is translated")
    command("epub", _epub, "make an e-book of every language")
    command("furigana", _furigana, "make the readings of the report's kanji again")
    command("cards", _cards, "draw the pictures that links to pages are shown with")
    language = command("language", _language, "start a language")
    language.add_argument("code", metavar="CODE", help="its tag: ko, pt-BR, zh-Hant")
    live = command("live", _live, "serve the site, and build it after every change")
    live.add_argument("--port", type=int, default=8000)
    arguments = parser.parse_args(argv)
    for stream in (sys.stdout, sys.stderr):  # whatever the output can hold, nothing that is said is lost
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code: int = arguments.run(Path.cwd(), arguments)
    except SphinxError as error:
        print(error, file=sys.stderr)
        return 1
    return code


if __name__ == "__main__":
    sys.exit(main())
