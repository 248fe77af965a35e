"""A fault in a page fails the build, once, with file, line, what is wrong and what would be right."""

import pytest

from edition.files import counted

FIRST, SECOND = "policies/first.md", "policies/second.md"


def warnings(small) -> list[str]:
    """Build, expecting failure. Returns what was printed, without the closing line."""
    assert small.build() == 1, "the build passed"
    *lines, blank, closing = small.output.splitlines()
    assert blank == ""
    assert closing == f"{counted(len(lines), 'problem')}; the site was not changed."
    return lines


def test_the_small_project_itself_builds_without_a_word(small) -> None:
    assert small.build() == 0, small.output
    assert small.output.startswith("6 pages in ja, en: ")


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            SECOND,
            "bbb-1\n",
            "aaa-1\n",
            "policies/second.md:4: WARNING: the id 'aaa-1' is already at policies/first.md:7; "
            "choose another [edition.duplicate-id]",
        ),
        (
            FIRST,
            "(first)=\n",
            "(furigana)=\n",
            "policies/first.md:1: WARNING: the id 'furigana' is already in the interface; choose another "
            "label, or name, of the page [edition.duplicate-id]",
        ),
        (
            FIRST,
            "(aaa-peace)=\n",
            "(second)=\n",
            "policies/second.md:1: WARNING: the id 'second' is already at policies/first.md:5; choose "
            "another label, or name, of the page [edition.duplicate-id]",
        ),
        (
            FIRST,
            ":topics: peace\n",
            ":topics: piece\n",
            "policies/first.md:7: WARNING: aaa-1: there is no topic 'piece' (a page topics/ID.md); "
            "did you mean 'peace'? known: law, peace [edition.unknown-id]",
        ),
        (
            FIRST,
            "continues: aaa-1",
            "continues: aaa-11",
            "policies/first.md:16: WARNING: aaa-2: there is no recommendation 'aaa-11' (a "
            "'recommendation' directive); did you mean 'aaa-1'? known: aaa-1, aaa-2, bbb-1 "
            "[edition.unknown-id]",
        ),
        (
            FIRST,
            "continues: aaa-1",
            "contines: aaa-1",
            "policies/first.md:16: WARNING: aaa-2: there is no kind of relation 'contines'; "
            "did you mean 'continues'? known: continues, same-law, same-question [edition.unknown-id]",
        ),
        (
            SECOND,
            "{recommendation} bbb-1",
            "{recommendation}",
            "policies/second.md:4: WARNING: recommendation: the id is missing; write "
            "':::{recommendation} one-4' [edition.id-form]",
        ),
        (
            SECOND,
            "bbb-1\n",
            "BBB 1\n",
            "policies/second.md:4: WARNING: recommendation: 'BBB' is not an id of the right form; "
            "write ':::{recommendation} one-4' [edition.id-form]",
        ),
        (
            SECOND,
            "bbb-1\n",
            "bbb-2\n",
            "policies/second.md:4: WARNING: 'bbb-2' stands where 'bbb-1' is expected; where the report "
            "skips numbers, write the id 'bbb-1' and ':number: 2' [edition.id-form]",
        ),
        (
            SECOND,
            "条約を守ります。\n",
            "",
            "policies/second.md:4: WARNING: 'recommendation bbb-1' lacks text; expected the text of the "
            "recommendation [edition.empty-body]",
        ),
        (
            SECOND,
            ":topics: law\n",
            "",
            "policies/second.md:4: WARNING: recommendation bbb-1 has no topic; add a line "
            "':topics: ID ID' [edition.no-topic]",
        ),
        (
            SECOND,
            ":topics: law\n",
            ":topics: law\n:topics: peace\n",
            "policies/second.md:4: WARNING: the option ':topics:' is given 2 times; keep one "
            "[edition.duplicate-option]",
        ),
        (
            SECOND,
            "条約を守ります。\n",
            "条約を\n守ります。\n",
            "policies/second.md:9: WARNING: a paragraph goes on over a line break, which would show as a "
            "gap; write a paragraph on one line, and a blank line between two paragraphs "
            "[edition.wrapped-line]",
        ),
        (
            FIRST,
            "また、対話を続けます。\n:::\n",
            "また、対話を続けます。\n",
            "policies/first.md:15: WARNING: this 'recommendation' is not closed before "
            "':::{recommendation} aaa-2'; write ':::' on a line of its own where it ends "
            "[edition.unclosed-fence]",
        ),
        (
            SECOND,
            ":::{recommendation} bbb-1",
            "::{recommendation} bbb-1",
            "policies/second.md:4: WARNING: this is not read as a directive; it begins with three ASCII "
            "colons, ':::{' [edition.unclosed-fence]",
        ),
        (
            SECOND,
            ":topics: law\n",
            "：topics：law\n",
            "policies/second.md:5: WARNING: this is not read as an option; write ':topics:' with ASCII "
            "colons [edition.option-form]",
        ),
        (
            FIRST,
            "(aaa-peace)=\n",
            "",
            "policies/first.md:4: WARNING: this heading has no address; put a line '(some-ascii-id)=' "
            "above it [edition.heading-id]",
        ),
        (
            "topics/peace.md",
            "平和についての項目。",
            "平和に\nついての項目。",
            "topics/peace.md:4: WARNING: the line breaks where the script has no spaces, which shows as a "
            "gap; write it on one line [edition.wrapped-line]",
        ),
        (
            "topics/peace.md",
            "平和についての項目。",
            "平和についての**「項目」**です。",
            "topics/peace.md:4: WARNING: '**' was not read as bold; put a space or other text beside it "
            "[edition.literal-markup]",
        ),
        (
            "topics/index.md",
            "{rec}`aaa-1`",
            "{rec}`aaa-9`",
            "topics/index.md:4: WARNING: there is no recommendation 'aaa-9'; write its id, e.g. "
            "{rec}`one-4` [ref.rec]",
        ),
        (
            "topics/index.md",
            "{place} japan",
            "{place} nippon",
            "topics/index.md:9: WARNING: no recommendation names the place 'nippon'; name it there, "
            "or remove it [edition.unused-id]",
        ),
    ],
)
def test_a_fault_is_reported_with_its_place_and_its_cure(small, file, old, new, expected: str) -> None:
    small.edit(file, old, new)
    assert expected in warnings(small)


def test_marks_in_code_are_no_fault(small) -> None:
    small.edit("topics/peace.md", "平和についての項目。", "`**` と `::{` は記号です。")
    assert small.build() == 0, small.output


def test_a_topic_that_nobody_uses_is_reported(small) -> None:
    small.write("topics/war.md", "(topic-war)=\n# 戦争\n\n戦争についての項目。\n\n:::{topic}\n:::\n")
    small.edit("topics/index.md", "\nlaw\n", "\nlaw\nwar\n")
    assert warnings(small) == [
        "topics/war.md:6: WARNING: no recommendation names the topic 'war'; name it there, or "
        "remove it [edition.unused-id]"
    ]


def test_a_page_in_no_toctree_is_reported(small) -> None:
    small.edit("topics/index.md", "\nlaw\n", "\n")
    (line,) = warnings(small)
    assert line.startswith("topics/law.md: WARNING: document isn't included in any toctree")


def test_an_unknown_language_names_the_known_ones(small) -> None:
    small.edit("conf.py", 'language = "ja"', 'language = "ko"')
    assert small.build() == 1
    assert small.output.splitlines()[0] == (
        "conf.py:26: language 'ko' is not one of edition_languages (ja, en); "
        "run 'make language CODE=ko' to start it"
    )


@pytest.mark.parametrize("line", ['int("x")', "import broken"])
def test_a_conf_that_fails_is_told_with_its_line_and_without_a_traceback(small, line: str) -> None:
    small.write("broken.py", '\n\nint("x")\n')
    small.write("conf.py", f"{small.read('conf.py')}{line}\n")
    number = small.read("conf.py").count("\n")
    for command in ("build", "check", "update-po", "status"):
        assert small.run("edition", command) == 1
        assert small.output.startswith(f"conf.py:{number}: this line failed with ValueError: invalid literal")
        assert small.output.count("\n") == 1


def test_a_failed_build_fails_again_until_it_is_mended(small) -> None:
    """Sphinx gives a warning once; a second build would find nothing to do and pass."""
    small.edit(FIRST, ":topics: peace\n", ":topics: piece\n")
    assert warnings(small) == warnings(small)
    small.edit(FIRST, ":topics: piece\n", ":topics: peace\n")
    assert small.build() == 0, small.output


def test_a_failed_build_leaves_the_site_as_it_was(small) -> None:
    assert small.build() == 0
    before = (small.site / "ja/policies/first.html").read_bytes()
    small.edit(FIRST, "平和を守ります。", "平和を\n守ります。")
    assert small.build() == 1
    assert (small.site / "ja/policies/first.html").read_bytes() == before


@pytest.mark.parametrize("after", ["## Late heading\n\nText.\n", "(late)=\n## Late\n"])
def test_an_item_that_is_not_closed_before_a_heading_is_told(small, after: str) -> None:
    text = small.read(SECOND).rstrip()
    assert text.endswith(":::")
    small.write(SECOND, f"{text.removesuffix(':::')}\n{after}")
    number = small.read(SECOND).split("\n").index(after.partition("\n")[0]) + 1
    said = f"this 'recommendation' is not closed before '{after.partition(chr(10))[0]}'; write ':::'"
    assert any(line.startswith(f"{SECOND}:{number}: ") and said in line for line in warnings(small))
