# `make run` and `make test` set up what they need by themselves; Python 3.11+ is all they ask for.

PYTHON ?= python3
VENV   ?= .venv
WORKERS ?= 2
BIN    := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help run test storm reconcile bench check content preview lock catalogues docs clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/ready ## run Hembot: the demo in your browser, or Telegram if a token is set
	@$(BIN)/python -m hembot run

test: $(VENV)/ready-to-test ## run all tests (under five minutes)
	@$(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal

storm: $(VENV)/ready-to-test ## let SEEDS=100 random storms rage; SEED=7 replays one of them
	@$(BIN)/python -m tests.storm $(if $(SEED),--seed $(SEED),--seeds $(or $(SEEDS),100))

reconcile: $(VENV)/ready-to-test ## let staff, families and faults disagree about calendars; RUNS=1000, or SEED=7
	@$(BIN)/python -m tests.calendars.reconciliation $(if $(SEED),--seed $(SEED),--runs $(or $(RUNS),1000))

bench: $(VENV)/ready-to-test ## measure the confirm path, the start, free times, calendars, sending, pictures, words, activities, pages of the console, figures (minutes)
	@for what in confirm start slots calendars due broadcast send pictures words activities console figures; do $(BIN)/python -m benchmarks.$$what || exit 1; done

check: $(VENV)/ready-to-test ## format, lint, types, import contracts, content, catalogues (no tests)
	@$(MAKE) --no-print-directory -j $(WORKERS) $(CHECKS)

CHECKS := check-style check-types check-contracts check-content check-catalogues
.PHONY: $(CHECKS)

check-style:
	@$(BIN)/ruff format --check -q .
	@$(BIN)/ruff check -q .

check-types:
	@$(BIN)/mypy

check-contracts:
	@$(BIN)/lint-imports

check-content:
	@$(BIN)/python -m hembot.check_content

check-catalogues:
	@$(BIN)/python -m messages.check_catalogues

catalogues: $(VENV)/ready-to-test ## bring new sentences of the templates into every catalogue
	@$(BIN)/python -m messages.renew_catalogues

docs: $(VENV)/ready-to-test ## write the pages that are made from the code
	@$(BIN)/python -m hembot.write_docs
	@$(BIN)/python -m hembot.draw_calendar_pictures

lock: ## make the locks anew from pyproject.toml (needs uv)
	@uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-annotate --no-emit-index-url --no-emit-find-links --no-strip-extras \
	  pyproject.toml -o requirements.lock
	@uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-annotate --no-emit-index-url --no-emit-find-links --no-strip-extras \
	  --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean: ## remove the environment and the demo's data
	@rm -rf $(VENV) var/demo

content: $(VENV)/ready-to-test ## look whether programmes, themes and messages are well
	@$(BIN)/python -m hembot.check_content

preview: $(VENV)/ready-to-test ## show every theme in every language on a page: var/preview/themes.html
	@$(BIN)/python -m hembot.preview

$(VENV)/ready: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit("Hembot needs Python 3.11 or newer: set PYTHON=…" if sys.version_info < (3, 11) else 0)'
	@echo "Setting up Hembot (once, about half a minute) …"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/ready-to-test: $(VENV)/ready requirements-dev.lock
	@echo "Setting up the tests (once) …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
