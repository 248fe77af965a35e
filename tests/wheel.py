"""The engine as others have it: built as a wheel, and unpacked where nothing else of this folder is found."""

import functools
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT
from workshop import Workshop


@pytest.fixture(scope="session")
def wheel(tmp_path_factory) -> Path:
    """Build the wheel, from a copy: setuptools leaves a folder behind."""
    folder = tmp_path_factory.mktemp("wheel")
    shutil.copytree(ROOT / "edition", folder / "source/edition", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder / "source")
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "-w", str(folder), str(folder / "source")], check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory) -> Path:
    """Unpack the wheel where nothing else of this folder can be imported."""
    folder = tmp_path_factory.mktemp("installed")
    zipfile.ZipFile(wheel).extractall(folder)
    return folder


#: The workshop with the engine from a wheel, of which there is one.
_shop = functools.cache(Workshop)


class Elsewhere:
    """Commands in a folder of its own, with the engine from the wheel."""

    def __init__(self, folder: Path, installed: Path) -> None:
        self.folder, self.installed = folder, installed

    def run(self, *command: str, typed: bool = False) -> subprocess.CompletedProcess:
        """Run ``python -m COMMAND``; ``typed`` has a new interpreter do it, else the workshop does."""
        environment = {"PYTHONPATH": str(self.installed), "HOME": str(self.folder), "LANG": "C.UTF-8"}
        if not typed:
            done = _shop(self.installed).run(*command, folder=self.folder, environment=environment)
            return subprocess.CompletedProcess(command, *done)
        return subprocess.run(
            [sys.executable, "-m", *command],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
