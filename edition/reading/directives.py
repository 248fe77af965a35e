"""The directives: one for each kind of object, generated from its declaration, and one for each listing.

The body of an object is plain text: it is shown verbatim, and no markup is parsed in it, in the page or in
a translation. The report stays word for word, and a translation cannot inject markup. What is a list, a table
or a footnote, the beginnings of the page's lines say: :mod:`edition.report.body`.
"""

import re
from collections import Counter
from itertools import takewhile
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from edition.report.body import BEGINS_ANOTHER, OPTION, Block, Line, parse
from edition.report.objects import KINDS, SLUG, Object, Option, fewest_paragraphs, is_structured, options
from edition.report.pages import last_part
from edition.report.problems import Problem

from .nodes import listing, paragraph, report_object
from .warning import warn

_WIDE_OPTION = re.compile(r"(?=:?：|:[a-z-]+：)[:：](?P<name>[a-z-]+)[:：]")

#: What a page may show of the whole registry; each has a template ``fragments/NAME.html``.
LISTINGS = (
    "report-facts",
    "search-box",
    "report-contents",
    "topic-list",
    "topic-matrix",
    "term-index",
    "whole-report",
    "translation-progress",
    "text-history",
    "data-files",
    "search-page",
)


class ObjectDirective(SphinxDirective):
    """Adds an object of the report: its id, its options, and the paragraphs of its body."""

    record: ClassVar[type[Object]]
    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        kind = self.record.kind
        object_id, title = self._argument()
        self._check_options()
        lines = self._lines() if kind.body else []
        values = {name: self._value(option) for name, option in options(self.record).items()}
        if len(lines) < fewest_paragraphs(self.record):
            self._complain(Problem.EMPTY_BODY, f"'{self._opening()}' lacks text; expected {kind.body}")
            return []
        if not object_id:
            return []
        source, line = self.get_source_info()
        if title:
            lines.insert(0, Line(title, line, Block("title")))
        body = [paragraph(each, source) for each in lines]
        docname = self.env.current_document.docname
        node = report_object("", *body, kind=kind.name, docname=docname, object_id=object_id, **values)
        node.source, node.line = source, line
        if not kind.home:
            node["ids"] = [f"{kind.prefix}{object_id}"]
            for child, each in zip(body, lines, strict=True):
                if each.block.anchor:
                    child["ids"] = [f"{node['ids'][0]}-{each.block.anchor}"]
        return [node]

    def _complain(self, problem: Problem, message: str, line: int = 0) -> None:
        """Report a problem at ``line`` of the page, by default at the directive's own."""
        warn(problem, message, (self.env.current_document.docname, line or self.lineno))

    def _opening(self) -> str:
        """Return the name and the argument of the directive."""
        return " ".join([self.record.kind.name, *self.arguments])

    def _argument(self) -> tuple[str, str]:
        """Return the id and the title; the id is '' after it was reported as missing or malformed."""
        kind, text = self.record.kind, " ".join(self.arguments)
        if kind.home:
            return last_part(self.env.current_document.docname), ""
        name, _space, title = text.partition(" ") if kind.titled else (text, "", "")
        if SLUG.fullmatch(name):
            return name, title.strip(" \t")
        what = f"'{name}' is not an id of the right form" if text else "the id is missing"
        message = f"{kind.name}: {what}; write ':::{{{kind.name}}} {kind.example}'"
        self._complain(Problem.ID_FORM, message)
        return "", ""

    def _value(self, option: Option) -> Any:
        """Return the parsed value of an option; an invalid one is reported and treated as absent."""
        try:
            value = option.parse(self.options.get(option.name) or "")
        except ValueError as error:
            self._complain(Problem.OPTION_FORM, f"{self._opening()}: :{option.name}: {error}")
            value = option.parse("")
        return list(value) if isinstance(value, tuple) else value  # docutils writes lists

    def _lines(self) -> list[Line]:
        """Return the texts of the body, and report what is wrong with it."""
        lines = []
        # MyST counts the offset of the body from the line that opens the directive.
        for number, raw in enumerate(self.content, self.lineno + self.content_offset + 1):
            if BEGINS_ANOTHER.match(raw.strip(" \t")):
                message = (
                    f"this '{self.record.kind.name}' is not closed before '{raw.strip()}'; write ':::' on a "
                    "line of its own where it ends"
                )
                self._complain(Problem.UNCLOSED_FENCE, message, number)
                break
            if wide := _WIDE_OPTION.match(raw):
                message = f"this is not read as an option; write ':{wide['name']}:' with ASCII colons"
                self._complain(Problem.OPTION_FORM, message, number)
            lines.append((number, raw))
        found, faults = parse(lines, is_structured=is_structured(self.record))
        for fault in faults:
            self._complain(fault.problem, fault.message, fault.line)
        return found

    def _check_options(self) -> None:
        """Report an option that is given twice; the parser silently takes the last one."""
        given = takewhile(bool, map(OPTION.match, self.block_text.splitlines()[1:]))
        for name, count in Counter(match["name"] for match in given if match).items():
            if count > 1:
                message = f"the option ':{name}:' is given {count} times; keep one"
                self._complain(Problem.DUPLICATE_OPTION, message)


class ListingDirective(SphinxDirective):
    """Adds a placeholder for something that is derived from the whole registry."""

    def run(self) -> list[nodes.Node]:
        _domain, _colon, kind = self.name.rpartition(":")
        node = listing("", kind=kind, docname=self.env.current_document.docname)
        self.set_source_info(node)
        return [node]


def _object_directive(record: type[Object]) -> type[ObjectDirective]:
    spec = {option.name: directives.unchanged for option in options(record).values()}
    members = {"record": record, "option_spec": spec, "__doc__": record.__doc__}
    if record.kind.home:
        members |= {"optional_arguments": 0, "has_content": bool(record.kind.body)}
    return type(f"{record.__name__}Directive", (ObjectDirective,), members)


#: Every directive of the domain, by name.
DIRECTIVES: dict[str, type[SphinxDirective]] = {
    **{name: _object_directive(record) for name, record in KINDS.items()},
    **dict.fromkeys(LISTINGS, ListingDirective),
}
