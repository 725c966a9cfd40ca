# HMIS Desk. `make help` lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help setup run test both year chaos check audit bench docs names lock assets

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

setup: $(READY) ## make the environment, everything pinned

$(READY): requirements/develop.txt pyproject.toml
	$(PYTHON) -m venv $(VENV) || ($(PYTHON) -m pip install --quiet virtualenv && $(PYTHON) -m virtualenv --quiet $(VENV))
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/develop.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)

run: $(READY) ## a practice desk on http://127.0.0.1:8000; elsewhere with PORT=8100
	$(BIN)/hmis-desk demo$(if $(PORT), --port $(PORT))

test: $(READY) ## every test: SQLite, a real PostgreSQL, a real mail server, a real browser
	sh tests/browser/install.sh
	$(BIN)/python -m pytest -n 4 --dist loadgroup

both: $(READY) ## on SQLite and on PostgreSQL what takes one of them by turns; before a release
	$(BIN)/python -m pytest -n 4 --dist loadgroup --on-both tests/models tests/notifications tests/web/api

year: $(READY) ## a year of the practice desk, week by week, and what must be true of it then; takes long
	$(BIN)/python -u -m tests.year

chaos: $(READY) ## a desk's real processes and its database, killed while people work; takes long
	$(BIN)/python -u -m tests.chaos
	$(BIN)/python -u -m tests.breaking.crowd

check: $(READY) ## style, types, layers, declarations, migrations, generated pages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/bandit -q -c pyproject.toml -r workflows models notifications scheduler web
	$(BIN)/python -m tests.house
	$(BIN)/hmis-desk check
	$(BIN)/python -m tests.drift

audit: $(READY) ## ask for known faults of the libraries that a desk runs on; needs a network
	$(BIN)/uv tool run --from pip-audit==2.9.0 pip-audit --disable-pip --require-hashes -r requirements/run.txt

bench: $(READY) ## the benchmarks: a table, and benchmarks/results/latest.json
	$(BIN)/python -m benchmarks

docs: $(READY) ## write the handbook and the screenshots anew
	$(BIN)/hmis-desk docs docs/handbook
	sh tests/browser/install.sh
	$(BIN)/python -m tests.browser.screenshots docs/screenshots

names: $(READY) ## write the lock of the stored names anew
	$(BIN)/hmis-desk names

lock: $(READY) ## pin the requirements anew
	$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 \
		--extra build pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 \
		--extra build --extra dev -c requirements/run.txt pyproject.toml -o requirements/develop.txt
	$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 \
		--extra build --extra telemetry -c requirements/run.txt pyproject.toml -o requirements/telemetry.txt

assets: ## fetch the vendored front-end files again
	sh web/static/vendor/fetch.sh
