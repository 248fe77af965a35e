"""Text of pages and catalogs as it may be printed. Pure."""


def printable(text: str) -> str:
    """Return a text as one line that a terminal shows as it is, and that no service takes for a command.

    What cannot be printed is written out. GitHub obeys lines that begin with ``::``, and ``##[`` anywhere.
    """
    line = "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in text)
    if line.lstrip().startswith("::"):
        line = line.replace("::", "\\u003a:", 1)
    return line.replace("##[", "##\\u005b")
