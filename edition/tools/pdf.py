"""``python -m edition pdf``: sets the report on paper, with Typst (docs/publish.md says why with it).

``LANG.pdf`` in every language, and ``SOURCE-LANG.pdf`` with the original beside a translation. The template
takes the texts as data, and nothing in them is read as code.
"""

import datetime as dt
import json
import re
import sys
from pathlib import Path

import typst

from edition.drawing.edition import edition_of
from edition.files import remove, swap
from edition.reading import configuration
from edition.report.objects import Recommendation
from edition.report.printable import printable
from edition.site.application import SiteApplication, read_pages
from edition.site.origin import last_change

from .paper import Paper, beside

_TEMPLATE = Path(__file__).with_suffix(".typ")
#: What a warning begins with that concerns one language.
_CATALOG = re.compile(r"locales/([^/]+)/")
_FONTS = "install a font that has it: Debian's fonts-noto-cjk has Chinese, Japanese and Korean"


def run(root: Path, out: Path) -> int:
    """Write the files into ``out/pdf``. Returns 0, or 1 if one of them failed; the others are written."""
    new, failed = out / "pdf.new", list[str]()
    work = out / "work" / "pdf"
    remove(work)  # Sphinx gives a warning once
    app, wrong = read_pages(root, work)
    print(*wrong, sep="\n", end="\n" * bool(wrong), file=sys.stderr)
    source, *others = languages = list(app.config.edition_languages)
    concerned = {found[1] if (found := _CATALOG.match(line)) else source for line in wrong}
    if source in concerned:
        print("no PDF was made", file=sys.stderr)
        return 1
    moment = last_change(root, app.config)
    papers = _papers(app, moment.date())
    template = _TEMPLATE.read_bytes()
    remove(new)
    new.mkdir()
    for codes in [*([code] for code in languages), *([source, code] for code in others)]:
        name = f"{'-'.join(codes)}.pdf"
        inputs = {"report": json.dumps(beside(*(papers[code] for code in codes)))}
        try:
            if concerned & {*codes}:
                failed.append(name)
            else:
                compiler = typst.Compiler(template, root=root, sys_inputs=inputs)
                made = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=int(moment.timestamp()))
                (new / name).write_bytes(made)  # type: ignore[arg-type]  # a PDF is one file
        except typst.TypstError as error:
            advice = f"; {_FONTS}" if "with font" in error.message else ""
            print(f"{name}: {printable(error.message)}{advice}", file=sys.stderr)
            failed.append(name)
    done = sorted(new.iterdir())
    swap(new, out / "pdf")
    print(*(out / "pdf" / each.name for each in done), sep="\n")
    if failed:
        print(f"not made: {', '.join(failed)}", file=sys.stderr)
    return int(bool(failed))


def _papers(app: SiteApplication, day: dt.date) -> dict[str, object]:
    """Return the report in every language as data."""
    edition, origin = edition_of(app.env), configuration.publication(app.config)

    def figure(rec: Recommendation, index: int) -> str:
        name, _path = app.env.relfn2path(rec.blocks[index].label, rec.docname)
        return f"/{name}" if name in app.env.images else ""

    return {
        code: Paper(edition, code, origin, figure).report(app.address, day) for code in edition.registries
    }
