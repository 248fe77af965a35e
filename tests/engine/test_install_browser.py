"""What the tests need is installed only where it is missing."""

import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT


@pytest.mark.build
def test_no_npm_of_debian_is_installed_beside_a_node_that_brings_its_own(tmp_path: Path) -> None:
    log = tmp_path / "log"
    for name in ("sudo", "apt-get", "npm", "Rscript", "java", "python"):
        command = tmp_path / name
        command.write_text(f'#!/bin/sh\necho "{name} $*" >> "{log}"\n', "utf-8")
        command.chmod(0o755)
    for name in ("id", "dirname"):
        (tmp_path / name).symlink_to(str(shutil.which(name)))
    script = ROOT / "tests" / "install_browser.sh"
    subprocess.run([script, "python"], env={"PATH": str(tmp_path)}, check=True, capture_output=True)
    said = [line.split() for line in log.read_text("utf-8").splitlines()]
    assert any(words[:2] == ["npm", "ci"] for words in said)
    asked = {word for command, *words in said if command in {"apt-get", "sudo"} for word in words}
    assert not asked & {"npm", "r-base-core", "default-jre-headless"}
    assert any("chromium" in word for words in said for word in words), "the browser is missing"
