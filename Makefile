# Everything a newcomer needs; 'make help' lists it. Only Python 3.11 or newer is assumed.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.ready
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo run test check format soak evaluate bench lock clean

help: ## Show this list
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP) ## Install everything into .venv, exactly as locked

$(STAMP): requirements-dev.lock requirements-uv.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Crosswire needs Python 3.11 or newer; try: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	@echo "Setting up (about a minute the first time) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --require-hashes --only-binary :all: -r requirements-uv.lock
	@$(BIN)/uv pip install -q --system-certs --python $(BIN)/python --require-hashes --only-binary :all: -r requirements-dev.lock
	@$(BIN)/uv pip install -q --system-certs --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP) ## Build a claim base, drop new articles, show the alerts (no token needed)
	@$(BIN)/crosswire demo

run: $(STAMP) ## Run the bot with your settings (crosswire.toml and the environment)
	@$(BIN)/crosswire run

test: $(STAMP) ## Run the tests
	@$(BIN)/pytest -n auto

check: $(STAMP) ## Format, lint, types, import contracts, tests: what CI runs
	@echo "format"    && $(BIN)/ruff format --check -q .
	@echo "lint"      && $(BIN)/ruff check -q .
	@echo "types"     && $(BIN)/mypy
	@echo "imports"   && $(BIN)/lint-imports --no-cache | tail -n 3
	@echo "tests"     && $(MAKE) --no-print-directory test

format: $(STAMP) ## Format the code and mend what the linter can
	@$(BIN)/ruff format -q . && $(BIN)/ruff check -q --fix .

soak: $(STAMP) ## The long kill, fuzz and load tests (about half an hour)
	@$(BIN)/pytest -m soak --override-ini addopts="--strict-markers --import-mode=importlib -q"

evaluate: $(STAMP) ## Precision and recall against the annotated sets, with floors
	@$(BIN)/python -m tests.evaluation

bench: $(STAMP) ## Benchmarks, as ratios within one run
	@$(BIN)/pytest bench -q --override-ini testpaths=bench --override-ini python_files=bench_*.py

LOCK = $(BIN)/uv pip compile pyproject.toml --extra all --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-annotate --no-header -q

lock: $(STAMP) ## Resolve the dependencies anew and write the lock files
	@$(LOCK) --extra dev --upgrade -o requirements-dev.lock
	@$(LOCK) -c requirements-dev.lock --upgrade -o requirements.lock

clean: ## Remove what was built here (never your data)
	@rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
