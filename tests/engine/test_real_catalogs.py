"""What the rules say of catalogs that people made: iso-codes, as Debian has it, in more than 120 languages.

pycountry carries its compiled catalogs. They are translations from English, by many hands, of the names of
countries, languages, scripts and currencies: with foreign marks, many scripts and every name of a language
that gettext knows. Of 10,000 messages at most one may be complained of, and each that is, is explained here.
"""

import gettext
from collections.abc import Iterator
from pathlib import Path

import pycountry
import pytest
import sphinx

from edition.catalogs.merge import same_language
from edition.checks import quotation, text
from edition.checks.finding import Pair
from edition.report.languages import own_name

ROOT = Path(pycountry.__file__).parent / "locales"
#: Sentences, with every custom of quoting.
SENTENCES = Path(sphinx.__file__).parent / "locale"
RULES = (text.unshowable, quotation.unbalanced, quotation.quotation, text.placeholder)
#: Of so many messages one may be complained of.
MESSAGES = 10_000
#: What is complained of, by rule and language, and why. A translation is named by what is in it.
EXPLAINED = {
    "unshowable": {
        # No character, but what stands between two rows of them.
        "am": ["\u1316"],
        # Typed by mistake: nobody sees them, and no search finds the name.
        "da": ["Jog\u00adjakarta"],
        "hu": ["Golész\u00adtán"],
        "ro": ["Kahramanmaraş\u200e"],
        "tg": ["Сент\u00adБартелеми"],
        # Vowel signs without letters: what is left of a wrong encoding.
        "kok": ["इनू॑ेॖ॥कॴ", "उृॣ॓ेक"],
    },
    "unbalanced": {
        # One of the two was forgotten.
        "ro": ["miao pollard)", "(cca. 1050-1500", "(vorbite în"],
        "sr": ["(међународно удружење"],
        "sr@latin": ["(međunarodno udruženje"],
        "sv": ["Caraga (region XIII"],
        "ta": ["(தி டிரச்ட்", "(டெமோக்ராடிக்"],
        "ug": ["(ئاددىي)("],
        # The apostrophe of a soft sign became a quotation mark at the end.
        "ga": ["Oblast Kaluzhskaya.", "Oblast Nizhegorodskaya."],
    },
    "quotation": {
        # A letter of Arabic or Uzbek that is written as this mark: a warning, to be accepted by a person.
        "fr": ["Al ‘Aqabah", "Az̧ Z̧a‘āyin", "Ma‘ān", "‘Ajlūn"],
        "hu": ["‘Āsimah", "‘Āşimah", "Az̧ Z̧a‘āyin", "Ḑāli‘", "‘Ajlūn"],
        "ro": ["Farg‘ona"],
        "sv": ["Az̧ Z̧a‘āyin", "Ma‘an"],
    },
}
#: What is wrong in the catalogs of Sphinx: one mark was forgotten, mistyped, or put at another place.
FAULTS = {
    "el": ["'{name]' έχει τύπο '[current__name__}'"],
    "fr": ["« [options »"],
    "gl": ["%s no modulo %s)", "autosummar»:", "epub_uid»"],
    "sq": ["(tjetër instancë"],
}
#: Catalogs whose header names no language: they were made before msgfmt wanted one.
UNNAMED = {
    "iso3166-2": {"az", "lv", "wa"},
    "iso15924": {"ml", "nn", "oc", "sk"},
    "iso4217": {"br"},
    "iso639-3": {"az", "bs", "byn", "gez", "kok", "lv", "mk", "tig", "tt", "wa"},
}
#: Languages whose header leaves out the country: whether pt is pt-BR or pt-PT, a translator must say.
COUNTRY_LEFT_OUT = {"nb_NO": "nb"}


def tag(folder: str) -> str:
    """Return what conf.py calls a language of gettext: sr@latin -> sr-Latn; '' for none that Babel knows."""
    found = folder.replace("_", "-").replace("@latin", "-Latn").replace("@cyrillic", "-Cyrl")
    return found if own_name(found) and "@" not in found else ""


def catalogs(root: Path = ROOT) -> Iterator[tuple[str, str, gettext.GNUTranslations]]:
    for path in sorted(root.glob("*/LC_MESSAGES/*.mo")):
        with path.open("rb") as file:
            yield path.parent.parent.name, path.stem, gettext.GNUTranslations(file)


@pytest.mark.build  # it takes seconds, and pycountry
def test_the_rules_say_nothing_of_catalogs_that_people_made() -> None:
    count, languages, said = 0, set(), list[tuple[str, str, str]]()
    for folder, _domain, catalog in catalogs():
        if language := tag(folder):
            languages.add(language)
            for msgid, msgstr in catalog._catalog.items():  # noqa: SLF001 - it has no other list of them
                if msgid and msgstr != msgid:
                    count += 1
                    pair = Pair(msgid, msgstr, language, plain=True)
                    said += [(rule.__name__, folder, msgstr) for rule in RULES for _message in rule(pair)]
    print(f"{count} messages in {len(languages)} languages, {len(said)} complaints")
    assert len(languages) >= 60
    assert len(said) * MESSAGES <= count, said
    unexplained = [
        (rule, folder, msgstr)
        for rule, folder, msgstr in said
        if not any(known in msgstr for known in EXPLAINED.get(rule, {}).get(folder, []))
    ]
    assert unexplained == []


@pytest.mark.build
def test_quotations_of_every_custom_are_in_pairs_and_what_is_not_is_wrong() -> None:
    found = [
        (folder, msgstr)
        for folder, _domain, catalog in catalogs(SENTENCES)
        for msgid, msgstr in catalog._catalog.items()  # noqa: SLF001 - as above
        if msgid and isinstance(msgid, str) and tag(folder)
        if any(quotation.unbalanced(Pair(msgid, msgstr, tag(folder))))
    ]
    assert [each for each in found if not any(fault in each[1] for fault in FAULTS.get(each[0], []))] == []
    assert len(found) == sum(map(len, FAULTS.values()))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        *(
            ("lv", "“a” b"),
            ("lv", "„a” b"),
            ("sr", "„a“ b"),
            ("he", "“a” b"),
            ("sv", "”a” b"),
            ("da", "»a« b"),
        ),
        *(("cy", "mae’r «a»"), ("en-GB", "it’s “a”"), ("ja", "“a” b"), ("de", "„a“ «b»"), ("eo", "“a”")),
    ],
)
def test_a_pair_of_any_custom_is_a_pair(language: str, text: str) -> None:
    assert list(quotation.unbalanced(Pair("x", text, language))) == []


@pytest.mark.parametrize("text", ["“a", "a”", "„a", "a»", "«a", "“a” b “c", "“a“", "”a” b ”c"])
@pytest.mark.parametrize("language", ["lv", "sv", "he", "eo"])
def test_a_mark_that_is_alone_by_every_custom_is_found(language: str, text: str) -> None:
    assert len(list(quotation.unbalanced(Pair("x", text, language)))) == 1


@pytest.mark.build
def test_every_name_that_gettext_gives_a_language_in_a_header_is_known() -> None:
    unknown, known = [], set()
    for folder, domain, catalog in catalogs():
        said = catalog.info().get("language", "")
        if language := tag(folder):
            if same_language(said, language):
                known.add(said)
            elif said != COUNTRY_LEFT_OUT.get(folder) and (said or folder not in UNNAMED.get(domain, ())):
                unknown.append((folder, domain, said))
    assert {"pt_BR", "zh_CN", "zh_Hant", "sr@latin"} <= known
    assert unknown == []
