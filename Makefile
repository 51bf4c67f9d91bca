# Every line works by itself with a plain `python -m …` from the environment in .venv.
PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PY := $(BIN)/python
READY := $(VENV)/.ready
DEV_READY := $(VENV)/.ready-dev

.DEFAULT_GOAL := help
.PHONY: help setup run test lint types layers unit pictures bench check clean

help: ## print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit("tjexplorer needs Python 3.11, 3.12 or 3.13, and this is " + sys.version.split()[0] + ". Name another one: make PYTHON=python3.12 …") if not (3, 11) <= sys.version_info[:2] <= (3, 13) else None'
	@$(PYTHON) -m venv $(VENV)

$(READY): pyproject.toml | $(PY)
	@echo 'Installing tjexplorer into $(VENV); this happens once and takes about a minute.'
	@$(PY) -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(DEV_READY): pyproject.toml | $(PY)
	@echo 'Installing tjexplorer and what its tests need into $(VENV); this happens once.'
	@$(PY) -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $(READY) $@

setup: $(DEV_READY) ## make .venv with everything that development needs

run: $(READY) ## open tjexplorer on the bundled reports
	@$(PY) -m tjexplorer

test: lint types layers unit ## everything that must pass: lint, types, layers, tests

lint: $(DEV_READY) ## ruff: errors and style
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

types: $(DEV_READY) ## mypy --strict
	$(PY) -m mypy

layers: $(DEV_READY) ## import-linter: who may import whom
	$(PY) -c 'from importlinter.cli import lint_imports_command as lint; lint()'

unit: $(DEV_READY) ## pytest
	$(PY) -m pytest -q -n logical --dist loadfile

pictures: $(DEV_READY) ## draw the pictures of the screens anew; then look at what git shows
	TJEXPLORER_PICTURES=draw $(PY) -m pytest -q tests/tui/test_pictures.py

bench: $(DEV_READY) ## measure against peers and print ratios
	$(PY) -m benchmarks

check: $(DEV_READY) ## longer checks: more examples, a browser, every supported Python that is here
	HYPOTHESIS_PROFILE=thorough $(PY) -m pytest -q -n logical --dist loadfile
	$(PY) tools/every_python.py

clean: ## remove what was built
	rm -rf $(VENV) build dist index .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
