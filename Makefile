# Two commands on a fresh machine: make demo, make test. Both set everything up first, into .venv,
# from requirements.lock, where every package is pinned by its hash.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

VENV := .venv
IN_VENV := $(VENV)/bin/python
READY := $(VENV)/ready
PORT ?= 8000

.PHONY: help setup demo test check serve lock measure

help:
	@echo 'make demo      set everything up, judge a few statements against the sample knowledge base'
	@echo 'make test      set everything up, run the whole test suite'
	@echo 'make check     style, types and tests: the only gate'
	@echo 'make serve     the web form, on this machine only (PORT=8000)'
	@echo 'make measure   score the development sets, where they lie beside the project'
	@echo 'make lock      write requirements.lock anew (UPGRADE=1 takes the newest versions)'

setup: $(READY)

# The stamp is younger than what it was made from, or all of it is done again.
$(READY): requirements.lock pyproject.toml scripts/setup
	@scripts/setup $(VENV)
	@touch $@

demo: $(READY)
	@scripts/demo

# A file's tests stay together: they share what was set up for them.
test: $(READY)
	@$(IN_VENV) -m pytest --numprocesses=auto --dist=loadfile

check: $(READY)
	@scripts/check

serve: $(READY)
	@exec $(IN_VENV) -m verifier serve --port $(PORT)

measure: $(READY)
	@$(IN_VENV) scripts/measure.py

lock: $(READY)
	@scripts/lock $(if $(UPGRADE),--upgrade)
