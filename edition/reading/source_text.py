"""Checks for mistakes that are invisible in the source: line breaks in Japanese, thin fences."""

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from edition.report.problems import Problem

from .nodes import is_plain
from .warning import warn

_CJK = r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
_WRAPPED_CJK = re.compile(f"{_CJK}\n|\n{_CJK}")
_THIN_FENCE = re.compile(r":{1,2}\{")


class CheckSourceText(SphinxTransform):
    """Reports text that does not show as its author meant."""

    default_priority = 19  # after all that makes text

    def apply(self, **kwargs: Any) -> None:
        for node in self.document.findall(nodes.TextElement):
            if isinstance(node, nodes.literal | nodes.literal_block | nodes.comment) or is_plain(node):
                continue
            if _WRAPPED_CJK.search(node.rawsource):
                message = (
                    "the paragraph breaks inside Japanese text, which shows as a gap; write it on one line"
                )
                warn(Problem.WRAPPED_LINE, message, node)
            for child in node.children:
                if isinstance(child, nodes.Text) and "**" in child:
                    message = "'**' was not read as bold; put a space or other text beside it"
                    warn(Problem.LITERAL_MARKUP, message, node)
                elif isinstance(child, nodes.Text) and _THIN_FENCE.match(child):
                    message = "this is not read as a directive; it begins with three colons, ':::{'"
                    warn(Problem.UNCLOSED_FENCE, message, node)


def setup(app: Sphinx) -> None:
    """Add the check."""
    app.add_transform(CheckSourceText)
