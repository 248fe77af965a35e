# `make help` lists the targets. A fresh machine needs Python 3.11 or newer and make, nothing else.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip install --quiet --disable-pip-version-check
BUILD := $(VENV)/.for-building
CHECKS := $(VENV)/.for-checking
BROWSER := $(VENV)/.browser

.PHONY: help html test test-quick live update-po check fuzz bad-catalogs language status lint format linkcheck epub cards furigana \
	audit screenshots bench bench-reading clean
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

$(BUILD): requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) -r requirements.txt
	@touch $@

$(CHECKS): requirements-dev.txt $(BUILD)
	$(PIP) -r requirements-dev.txt
	@touch $@

$(BROWSER): $(CHECKS) tests/install_browser.sh
	tests/install_browser.sh $(RUN)
	@touch $@

html: $(BUILD) ## build the site, every language, into _build/html (SPHINXOPTS='-D NAME=VALUE -t TAG -j N')
	@$(RUN) -m edition build $(SPHINXOPTS)

test-quick: $(BUILD) $(CHECKS) ## run the tests that need no build and no browser
	$(RUN) -m pytest -m quick

test: $(BROWSER) ## run the tests, with all they need, a browser included
	$(RUN) -m pytest -n 2 --dist loadfile

live: $(CHECKS) ## show the site in a browser, and again after every change
	@$(RUN) -m edition live

update-po: $(BUILD) ## bring the catalogs up to date with the pages (TYPO=1: only typos were mended)
	@$(RUN) -m edition update-po $(if $(TYPO),--typo)

check: $(BUILD) ## check pages and catalogs, without building
	@$(RUN) -m edition check

fuzz: $(CHECKS) ## try random catalogs, and random edits between builds, for an hour
	HYPOTHESIS_PROFILE=long $(RUN) -m pytest tests/engine/test_fuzz.py tests/engine/test_incremental.py

bad-catalogs: $(CHECKS) ## write the table of bad catalogs, docs/bad-catalogs.md
	$(RUN) tests/corpus.py > docs/bad-catalogs.md

language: $(BUILD) ## start a language: make language CODE=ko
	@$(RUN) -m edition language "$(CODE)"

status: $(BUILD) ## print the translation progress by page
	@$(RUN) -m edition status

lint: $(CHECKS) ## check the code: ruff and mypy, both strict, and the arrows between the rooms
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(VENV)/bin/lint-imports

format: $(CHECKS) ## format the code
	$(RUN) -m ruff format .

linkcheck: $(BUILD) ## ask every outside address of the pages whether it answers (needs the network)
	$(RUN) -m sphinx -b linkcheck -W --keep-going -q -d _build/linkcheck/doctrees . _build/linkcheck

epub: $(BUILD) ## make an e-book of every language in _build/epub
	@$(RUN) -m edition epub

cards: html $(BROWSER) ## draw the pictures that links to pages are shown with
	@$(RUN) -m edition cards

furigana: html $(CHECKS) ## make the readings of the report's kanji again
	@$(RUN) -m edition furigana

AUDITED := http://127.0.0.1:8765/some/path/

audit: $(BROWSER) ## check all pages with the Nu checker, and every kind with Lighthouse (needs node, java)
	npm install --silent --prefix audit
	@SITE_URL=$(AUDITED) $(RUN) -m edition build --out _build/audit
	node audit/run.mjs _build/audit/html $$(command -v chromium || command -v chromium-browser) $(AUDITED)

screenshots: html $(BROWSER) ## take the pictures of the README again
	$(RUN) -m docs.screenshots

bench: $(BUILD) ## measure the build beside plain Sphinx and MkDocs Material (OPTIONS='--sizes 1000')
	@$(RUN) -m bench.run $(OPTIONS)

SITES := _build/html $(wildcard _build/bench/*/edition/_build/html)

bench-reading: html $(BROWSER) ## measure what readers of the sites that are built load, and wait for
	@$(RUN) -m bench.reading $(SITES)

clean: ## remove what was built
	rm -rf _build
