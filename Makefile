# `make help` lists the targets. A fresh machine needs Python 3.11 or newer, and nothing else.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
STAMP := $(VENV)/.requirements

.PHONY: help html test live update-po status lint format check linkcheck epub clean
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

$(STAMP): requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

html: $(STAMP) ## build the site, every language, into _build/html
	@$(RUN) -m edition build

update-po: $(STAMP) ## bring the catalogs up to date with the pages
	@$(RUN) -m edition update-po

status: $(STAMP) ## print the translation progress by page
	@$(RUN) -m edition status

clean: ## remove what was built
	rm -rf _build
