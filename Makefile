# `make help` lists the targets. A fresh machine needs Python 3.11 or newer and make, nothing else.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
PIP := -m pip install --quiet --disable-pip-version-check --require-hashes
BUILD := $(VENV)/.for-building
CHECKS := $(VENV)/.for-checking
BROWSER := $(VENV)/.browser
AUDIT := $(VENV)/audit/.installed
MUTANTS := $(VENV)/mutants/.installed

.PHONY: help html docs test test-quick live update-po check fuzz kills bad-catalogs language status lint format linkcheck epub \
	pdf cards publish sbom hosts furigana lock audit screenshots bench bench-reading mutants clean
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{ printf "  make %-13s %s\n", $$1, $$2 }'

$(BUILD): requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(RUN) $(PIP) -r requirements.txt
	@touch $@

$(CHECKS): requirements-dev.txt $(BUILD)
	$(RUN) $(PIP) -r requirements-dev.txt
	@touch $@

$(AUDIT): audit/requirements.txt
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python $(PIP) -r audit/requirements.txt
	@touch $@

$(MUTANTS): requirements-dev.txt bench/requirements-mutants.txt
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python $(PIP) $(addprefix -r ,$^)
	@touch $@

$(BROWSER): $(CHECKS) tests/install_browser.sh
	tests/install_browser.sh $(RUN)
	@touch $@

html: $(BUILD) ## build the site in every language into _build/html (SPHINXOPTS='-D NAME=VALUE -t TAG -j N')
	@$(RUN) -m edition build $(SPHINXOPTS)

docs: $(BUILD) ## build the documentation into _build/docs
	LC_ALL=C PYTHONUTF8=1 $(RUN) -m sphinx -n -W --keep-going -q -E -b html docs _build/docs

test-quick: $(BUILD) $(CHECKS) ## run the tests that need no build and no browser
	$(RUN) -m pytest -m quick -n 2 --dist loadfile --no-loadscope-reorder

test: $(BROWSER) ## run all tests; installs what they need, including a browser
	$(RUN) -m pytest -n 3 --dist loadfile --no-loadscope-reorder

live: $(CHECKS) ## serve the site at http://127.0.0.1:8000; rebuild and reload it after every change
	@$(RUN) -m edition live

update-po: $(BUILD) ## update the catalogs from the pages (TYPO=1: the pages changed only by fixed typos)
	@$(RUN) -m edition update-po $(if $(TYPO),--typo)

check: $(BUILD) ## check pages and catalogs without building the site
	@$(RUN) -m edition check

fuzz: $(CHECKS) ## test with random catalogs and random edits between builds, for about an hour
	HYPOTHESIS_PROFILE=long $(RUN) -m pytest tests/engine/test_fuzz.py tests/engine/test_random_edits.py

kills: $(CHECKS) ## kill commands at every moment, and look what is left (KILLS=60 of each)
	PYTHONPATH=tests:. $(RUN) tests/kills.py $(KILLS)

bad-catalogs: $(CHECKS) ## write docs/bad-catalogs.md, the table of bad catalogs
	$(RUN) tests/corpus.py > docs/bad-catalogs.md

language: $(BUILD) ## start a new language (CODE=ko)
	@$(RUN) -m edition language "$(CODE)"

status: $(BUILD) ## print the translation progress by page
	@$(RUN) -m edition status

lint: $(CHECKS) ## check the code with ruff, mypy and import-linter
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(VENV)/bin/lint-imports

format: $(CHECKS) ## format the code
	$(RUN) -m ruff format .

linkcheck: $(BUILD) ## check all external links of the pages (needs the network)
	LC_ALL=C PYTHONUTF8=1 $(RUN) -m sphinx -b linkcheck -W --keep-going -q -d _build/linkcheck/doctrees . _build/linkcheck

epub: $(BUILD) ## build e-books into _build/epub: of every language, of two, and with furigana
	@$(RUN) -m edition epub

pdf: $(BROWSER) ## set the report on paper, in every language and side by side, into _build/pdf
	@$(RUN) -m edition pdf

cards: $(BROWSER) ## draw the preview images of links to the built site (its address: html_baseurl or SITE_URL)
	@$(RUN) -m edition cards

publish: $(BUILD) ## make the complete folder to put on the web, in _build/publish (docs/publish.md)
	@$(RUN) -m edition publish

sbom: $(AUDIT) ## write the bill of materials of what builds the site (CycloneDX) beside it, into _build/publish
	@mkdir -p _build/publish
	$(VENV)/audit/bin/cyclonedx-py requirements requirements.txt --output-reproducible --output-file _build/publish/sbom.cdx.json

hosts: $(CHECKS) ## try the settings for nginx and Caddy on this machine, with a minute of load (needs them, and wrk)
	$(RUN) -m bench.hosts

furigana: html $(CHECKS) ## build the site and update the readings of its kanji in _static
	@$(RUN) -m edition furigana

LOCK := $(VENV)/audit/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	$(if $(UPGRADE),--upgrade)

lock: $(AUDIT) ## write the requirements.txt files from the .in files, with digests (UPGRADE=1: newest versions)
	$(LOCK) requirements.in -o requirements.txt >/dev/null
	$(LOCK) requirements-dev.in -c requirements.txt -o requirements-dev.txt >/dev/null
	$(LOCK) audit/requirements.in -o audit/requirements.txt >/dev/null
	$(LOCK) bench/requirements-mkdocs.in -o bench/requirements-mkdocs.txt >/dev/null
	$(LOCK) bench/requirements-mutants.in -c requirements-dev.txt -o bench/requirements-mutants.txt >/dev/null
	npm install --silent --package-lock-only --omit-lockfile-registry-resolved --prefix audit

audit: $(AUDIT) $(BROWSER) ## check pages (Nu, Lighthouse), packages, licences and workflows (needs node, java, the network)
	audit/run.sh $(RUN) $(VENV)/audit/bin

screenshots: html $(BROWSER) ## update the screenshots of the README
	$(RUN) -m docs.screenshots

bench: $(BUILD) ## compare build times with plain Sphinx and MkDocs Material (OPTIONS='--sizes 1000')
	@$(RUN) -m bench.run $(OPTIONS)

SITES := _build/html $(wildcard _build/bench/*/edition/_build/html)

bench-reading: html $(BROWSER) ## measure what readers of the built sites load and wait for
	@$(RUN) -m bench.reading $(SITES)

mutants: $(MUTANTS) ## list changes of the code that the quick tests do not notice (OPTIONS='--number 100 --seed 1')
	@$(<D)/bin/python -m bench.mutants $(OPTIONS)

clean: ## remove _build
	rm -rf _build
