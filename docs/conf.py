"""Settings of the documentation: ``make docs``. It is built with the extension that it describes."""

import sys
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

sys.path.insert(0, str(Path(__file__).parent.parent))  # the extension lies beside this folder

project = "sphinx-edition"
language = "en"
extensions = ["myst_parser", "edition"]
primary_domain = "policy"
nitpicky = True

exclude_patterns = [".*", "_*"]
# On a code host, which shows these pages too, a label above a heading would be text. Here they have none.
suppress_warnings = ["edition.heading-id", "edition.duplicate-id"]

myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
smartquotes = False

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["example.css"]
html_copy_source = False
html_show_copyright = False


class Example(SphinxDirective):
    """Shows what is written in a page, and what becomes of it."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        source = "\n".join(self.content)
        shown = nodes.container("", *self.parse_content_to_nodes(), classes=["example"])
        return [nodes.literal_block(source, source, language="md"), shown]


def setup(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("example", Example)
