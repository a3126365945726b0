# make run    a first look: everything set up, the bundled editions ingested, what came in
# make test   everything set up, all tests
.PHONY: help run test test-fast lint format score bench lock clean setup

help:
	@sed -n 's/^# make /make /p' Makefile

setup:
	@tools/setup

# make run    a first look: sets everything up and ingests the bundled editions into data/
run: setup
	@tools/first_look

# make test   sets everything up and passes all tests: style, types, imports, then the suite
test: lint
	@.venv/bin/python -m pytest

# make test-fast   the tests that need no Prefect server, no long wait and no long history (under 20 seconds)
test-fast: setup
	@.venv/bin/python -m pytest -n 2 -m "not prefect and not slow"

# make lint   style, types, and who may import whom
lint: setup
	@.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/mypy && .venv/bin/lint-imports

# make format   lays the code out
format: setup
	@.venv/bin/ruff check --fix . ; .venv/bin/ruff format .

# make score   precision, recall and F1 on the labelled editions
score: setup
	@.venv/bin/python tests/scorecard/run.py

# make bench   the figures of docs/performance.md, each beside its peer in one run
bench: setup
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check "pip>=25.1"
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --group bench
	@.venv/bin/python -m benchmarks

# make lock   renews requirements.lock from pyproject.toml (needs uv: pip install uv)
lock:
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header \
	  --group dev pyproject.toml -o requirements.lock

# make clean   removes .venv and caches; data/ stays
clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
