"""XML as text. Pure."""

import xml.etree.ElementTree as ET


def as_text(root: ET.Element, entries: str) -> str:
    """Return a document with one line per entry."""
    for entry in root.iter(entries):
        entry.tail = "\n"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """Add an element. Returns it."""
    child = ET.SubElement(parent, tag, attributes)
    child.text = text or None
    return child
