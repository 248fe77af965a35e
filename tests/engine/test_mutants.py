"""``make mutants``, without the packages that it needs: what is tried again."""

import importlib
import json
import sys
from types import SimpleNamespace

import pytest


def test_what_was_killed_is_kept_however_often_the_others_are_tried_again(
    tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []
    trials = SimpleNamespace(outcome=lambda _path, _line, text: tried.append(text) or "survived")
    visitor = SimpleNamespace(MutationVisitor=object)
    for name, module in {
        "libcst": SimpleNamespace(CSTNode=object, FunctionDef=object),
        "mutmut": SimpleNamespace(),
        "mutmut.mutation": SimpleNamespace(file_mutation=visitor),
        "bench.trials": SimpleNamespace(FOLDER=tmp_path, Trials=lambda: trials),
    }.items():
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.delitem(sys.modules, "bench.mutants", raising=False)
    mutants = importlib.import_module("bench.mutants")
    monkeypatch.delitem(sys.modules, "bench.mutants")
    one, two = (mutants.Mutant("edition/report/a.py", line, "-x\n+y", str(line)) for line in (1, 2))
    monkeypatch.setattr(mutants, "drawn", lambda *_options: [one, two])
    results = tmp_path / "results.json"
    results.write_text(json.dumps([(one.key, "killed"), (two.key, "survived")]), "utf-8")
    for _time in range(2):
        assert mutants.main(["--again"]) == 0
    assert tried == ["2", "2"]
    assert json.loads(results.read_text("utf-8")) == [[one.key, "killed"], [two.key, "survived"]]
