# Two commands do everything: `make run` and `make test`. Both make .venv from the hashed lock file first.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
RAW ?= data/raw
OUT ?= data/processed
BIN := .venv/bin

.PHONY: run test slow lint bench lock clean

run: .venv/installed ## run the flow on RAW and publish to OUT
	$(BIN)/python -m flows.publish --raw "$(RAW)" --out "$(OUT)"

test: .venv/installed ## the tests, but for those that take long
	$(BIN)/python -m pytest -n 2 --dist worksteal -m "not slow"

slow: .venv/installed ## the tests that take long: a process killed at 300 moments, a disk that fills up page by page, …
	$(BIN)/python -m pytest -n 2 --dist worksteal -m slow

lint: .venv/installed ## what .ci/run checks besides the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/installed ## CPU time and memory beside what one would write instead
	$(BIN)/python -m benchmarks

.venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	touch $@

lock: ## resolve again after a change of dependencies (needs pip-tools)
	pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-header --no-emit-options --no-emit-index-url \
	  --no-emit-find-links --no-emit-trusted-host --extra dev --output-file requirements.lock pyproject.toml

clean: ## forget the virtual environment and everything published
	rm -rf .venv data/processed
