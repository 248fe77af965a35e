"""The kinds of relation between recommendations, and what each is called from either end. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

#: As the setting ``edition_relations`` has them: what the relation is called; where it is another from the
#: other end, also that end's kind and what it is called.
DEFAULT: dict[str, tuple[str, ...]] = {
    "continues": ("Continues", "continued-by", "Continued by"),
    "same-law": ("Refers to the same treaty, agreement, or law",),
    "same-question": ("On the same question",),
}
_FORMS = (1, 3)


@dataclass(frozen=True, slots=True)
class Relations:
    """The kinds of relation of a report."""

    #: The kinds that may be written in ``:related:`` -> the kind as seen from the other end.
    inverse: Mapping[str, str]
    #: What every kind is called, in the order in which they are shown.
    labels: Mapping[str, str]


def relations(setting: Mapping[str, tuple[str, ...]]) -> Relations:
    """Return the kinds of relation of a setting. Raises ValueError with a sentence."""
    inverse: dict[str, str] = {}
    labels: dict[str, str] = {}
    for kind, names in setting.items():
        is_list = isinstance(names, tuple | list) and len(names) in _FORMS
        if not (is_list and all(isinstance(each, str) and each for each in names)):
            forms = "('LABEL',) or ('LABEL', 'KIND FROM THE OTHER END', 'ITS LABEL')"
            raise ValueError(f"write '{kind}': {forms}")
        label, other, other_label = names if len(names) > 1 else (names[0], kind, names[0])
        inverse[kind] = other
        labels |= {kind: label, other: other_label}
    return Relations(inverse, labels)
