"""The commands behind the Makefile: ``python -m edition COMMAND``."""

import argparse
import gc
import io
import os
import sys
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from typing import Any

from edition.files import NOTED, complete, only_one, sentence
from edition.report.printable import printable


def _text(argument: str) -> str:
    """Return an argument that is written in UTF-8, whatever the encoding of the console."""
    return os.fsencode(argument).decode("utf-8", "replace")


def _setting(text: str) -> tuple[str, str]:
    name, equals, value = _text(text).partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"'{text}' is not of the form NAME=VALUE")
    return name, value


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line.

    ``module`` is where the ``run`` of a command is; ``locks`` the part of the output folder that it works in
    alone, if any.
    """
    found = argparse.ArgumentParser(prog="python -m edition")
    commands = found.add_subparsers(required=True)

    def command(name: str, module: str, help_text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=help_text)
        added.add_argument("--out", type=Path, default=Path("_build"), help="output folder")
        added.set_defaults(module=module, locks=".")
        return added

    build = command("build", "site.build", "build every language into _build/html")
    build.add_argument("--fresh", action="store_true", help="ignore the results of earlier builds")
    build.add_argument("-j", "--jobs", type=int, default=1, help="processes for one language (default: 1)")
    several: dict[str, Any] = {"action": "append", "default": []}
    build.add_argument("-D", "--define", type=_setting, metavar="NAME=VALUE", help="a setting", **several)
    build.add_argument("-t", "--tag", help="a tag, as sphinx-build knows them", **several)
    update = command("update-po", "commands.update", "update the catalogs from the pages")
    update.add_argument("--typo", action="store_true", help="keep the translations of slightly changed text")
    check = command("check", "commands.check", "check pages and catalogs without building the site")
    check.add_argument("--strict", action="store_true", help="fail on warnings not in accepted.toml")
    annotate = command("annotate", "commands.annotate", "mark in a pull request what a check complains of")
    annotate.set_defaults(locks=None)  # it reads what another command says meanwhile
    status = command("status", "commands.status", "print the translation progress by page")
    status.add_argument("--complete", action="store_true", help="fail unless everything is translated")
    command("epub", "commands.epub", "build e-books in every language, of two languages, and with furigana")
    command("furigana", "tools.furigana", "regenerate the readings of the report's kanji")
    command("cards", "tools.cards", "draw the preview images of all pages")
    command("pdf", "tools.pdf", "set the report on paper, in every language and side by side")
    command("publish", "tools.publish", "make the complete folder to put on the web")
    language = command("language", "commands.language", "start a new language")
    language.add_argument("code", metavar="CODE", help="language tag: ko, pt-BR, zh-Hant")
    new = command("new", "commands.new", "start an edition of another report")
    new.set_defaults(locks=None)
    new.add_argument("folder", type=Path, metavar="FOLDER")
    new.add_argument("--languages", default="en,ja", help="the first is the original's (default: en,ja)")
    new.add_argument("--title", type=_text, default="Report")
    new.add_argument("--publisher", type=_text, default="")
    new.add_argument("--published", default="", metavar="2026-03-01")
    new.add_argument("--url", default="", help="the address of the original")
    importing = command("import", "commands.import_document", "make pages from an existing document")
    importing.set_defaults(out=Path("policies"), locks=None)
    importing.add_argument("report", type=Path, metavar="REPORT", help="a .txt, .md or .docx file")
    importing.add_argument(
        "--map", type=Path, dest="ids", metavar="IDS.toml", help="names of pages, lists and headings"
    )
    live = command("live", "commands.live", "serve the site, rebuild and reload it after every change")
    live.set_defaults(locks="live")  # so that the site can be built beside it
    live.add_argument("--port", type=int, default=8000, help="default: 8000")
    return found


def main(argv: list[str] | None = None) -> int:
    """Run one command in the current folder. Returns its exit code."""
    options = vars(parser().parse_args(argv))
    for stream in (sys.stdout, sys.stderr):  # whatever the output can hold, nothing that is said is lost
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    gc.disable()  # nothing that is imported is garbage
    try:
        run = import_module(f"edition.{options.pop('module')}").run  # each command loads only what it needs
    except ModuleNotFoundError as error:
        print(f"this command needs the package {error.name}, which is not installed", file=sys.stderr)
        return 1
    gc.freeze()
    gc.set_threshold(100_000)  # what a command makes lives mostly as long as it does, too
    gc.enable()
    root, out, locks = Path.cwd(), options.pop("out").absolute(), options.pop("locks")
    try:
        with nullcontext() if locks is None else only_one(out / locks):
            if locks == ".":
                complete(root, out / NOTED)  # what a killed command did not
            code: int = run(root, out, **options)
            sys.stdout.flush()
    except BrokenPipeError:  # whoever read what is printed has seen enough, as head does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 - whatever it is, no one is shown a traceback
        print(*map(printable, sentence(error, out).split("\n")), sep="\n", file=sys.stderr)
        return 1
    return code


if __name__ == "__main__":
    sys.exit(main())
