"""The workflows for proposals of strangers: nothing of a proposal is run, and no secret is near."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml
from conftest import ROOT

OF_PROPOSALS = (
    ".github/workflows/pull-request.yml",
    "edition/commands/starter/.github/workflows/pull-request.yml",
)
ALL = (*OF_PROPOSALS, "edition/commands/starter/.github/workflows/build.yml", "docs/hosts/github-pages.yml")


def read(name: str) -> dict:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


@pytest.mark.parametrize("name", ALL)
def test_every_action_is_pinned_by_a_digest_and_every_checkout_keeps_no_token(name: str) -> None:
    steps = [step for job in read(name)["jobs"].values() for step in job["steps"]]
    used = [step for step in steps if "uses" in step]
    assert used
    for step in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"])
        if step["uses"].startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("name", OF_PROPOSALS)
def test_a_proposal_is_checked_without_secrets_and_with_a_token_that_reads(name: str) -> None:
    workflow = read(name)
    assert workflow[True] == "pull_request"  # YAML 1.1 reads "on" as a truth value
    assert workflow["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in workflow["jobs"].values())
    text = (ROOT / name).read_text("utf-8")
    assert "secrets" not in re.sub(r"^#.*", "", text, flags=re.MULTILINE)
    assert "${{" not in text  # what a proposal says never becomes a part of a command


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run(["/usr/bin/env", "git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.build
@pytest.mark.parametrize("name", OF_PROPOSALS)
def test_only_texts_of_a_proposal_are_laid_over_the_base_branch(tmp_path, name: str) -> None:
    def write(**files: str) -> None:
        for each, text in files.items():
            path = tmp_path / each.replace("__", "/").replace("_dot_", ".")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")

    git(tmp_path, "init", "-q", "-b", "main")
    base = {
        "conf_dot_py": "old",
        "Makefile": "old",
        "edition__check_dot_py": "old",
        "policies__old_dot_md": "old",
    }
    write(**base, index_dot_md="old", locales__a_dot_po="old")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "base")
    (tmp_path / "policies/old.md").unlink()
    write(conf_dot_py="new", Makefile="new", edition__check_dot_py="new", edition__evil_dot_py="new")
    write(index_dot_md="new", locales__a_dot_po="new", policies__new_dot_md="new", sitecustomize_dot_py="new")
    (tmp_path / ":(top)conf.py.md").write_text("new", "utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "proposal")

    (step,) = [step for step in read(name)["jobs"]["check"]["steps"] if "Lay" in step.get("name", "")]
    subprocess.run(["/bin/bash", "-eo", "pipefail", "-c", step["run"]], cwd=tmp_path, check=True)
    found = {
        path.relative_to(tmp_path / "_base").as_posix(): path.read_text("utf-8")
        for path in (tmp_path / "_base").rglob("*")
        if path.is_file() and path.name != ".git"
    }
    assert found == {
        **dict.fromkeys(("conf.py", "Makefile", "edition/check.py"), "old"),
        **dict.fromkeys(("index.md", "locales/a.po", "policies/new.md", ":(top)conf.py.md"), "new"),
    }
