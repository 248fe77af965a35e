"""Mathematics as MathML: the browsers draw it without a script, which no site of ours would fetch.

Sphinx takes the one renderer that is not MathJax where nothing else is said (``html_math_renderer``).
"""

from html import escape

from docutils import nodes
from docutils.utils.math import MathError
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.application import Sphinx
from sphinx.locale import _
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

from edition.reading.warning import warn
from edition.report.problems import Problem


def _draw(node: nodes.Element, *, as_block: bool) -> str:
    """Return the MathML of a formula in LaTeX; the formula itself, and a report, where it cannot be read."""
    try:
        return str(tex2mathml(node.astext(), as_block=as_block))
    except MathError as error:
        warn(Problem.FORMULA, f"the formula cannot be read: {error}", node)
        return f"<code>{escape(node.astext())}</code>"


def visit_inline(self: HTML5Translator, node: nodes.math) -> None:
    """Draw a formula in a line."""
    self.body.append(_draw(node, as_block=False))
    raise nodes.SkipNode


def visit_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """Draw a formula of its own, with its number if it has a label."""
    is_wrapped = node["ids"] and node["ids"] == node.parent.get("ids")  # furo's container has the id already
    self.body.append(self.starttag(nodes.Element() if is_wrapped else node, "div", CLASS="math"))
    if node.get("number"):
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})')
        self.add_permalink_ref(node, _("Link to this equation"))
        self.body.append("</span>")
    self.body.append(_draw(node, as_block=True) + "</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Add the renderer."""
    app.add_html_math_renderer("mathml", (visit_inline, None), (visit_block, None))
