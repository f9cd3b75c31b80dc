# Everything a person needs; each target makes what it needs and is quick the second time.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN_READY := $(VENV)/.ready-run
DEV_READY := $(VENV)/.ready-dev
AXE := tests/browser/node_modules/axe-core/axe.min.js
GRAMMY := benchmarks/baselines/node_modules/grammy/package.json
PYTEST_FLAGS ?=

.PHONY: run test test-faults check audit fuzz bench screenshots clean

run: $(RUN_READY)  ## the bot on Telegram with BOT_TOKEN, else the demo
	@exec $(BIN)/python -m bot run

test: $(DEV_READY) $(AXE) $(GRAMMY)  ## all tests; what the machine lacks is skipped loudly
	$(BIN)/python -m pytest $(PYTEST_FLAGS)

test-faults: $(DEV_READY)  ## the chat's tests while five of a hundred Bot API calls fail, each time the same ones
	$(BIN)/python -m pytest tests/chat --faults 5 --numprocesses 4 $(PYTEST_FLAGS)

check: $(DEV_READY)  ## lint, types and what bandit finds
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/bandit --quiet --configfile pyproject.toml --recursive bot simulator migrations tools

audit: $(DEV_READY)  ## known vulnerabilities of what is installed; needs PyPI's own JSON, which mirrors may lack
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt pip-audit
	$(BIN)/pip-audit --strict --skip-editable --progress-spinner off

fuzz: $(DEV_READY)  ## what reads strangers' bytes, a minute each; follows the coverage where atheris is installed
	$(BIN)/python -m tests.attack.fuzz --seconds 60

bench: $(DEV_READY) $(GRAMMY)  ## CPU, throughput and latency beside other bots, in one run
	$(BIN)/python -m benchmarks.story --people 1000
	$(BIN)/python -m benchmarks.flat --shrunk 10
	$(BIN)/python -m benchmarks.form
	$(BIN)/python -m benchmarks.study
	$(BIN)/python -m benchmarks.week --people 100 --hours 0.02

screenshots: $(DEV_READY)  ## the README's pictures, from the running demo; needs Chromium
	$(BIN)/python -m tools.screenshots

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(RUN_READY): $(BIN)/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(DEV_READY): $(BIN)/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(RUN_READY)

$(AXE): tests/browser/package.json
	@if command -v npm >/dev/null; then \
		npm install --no-package-lock --no-audit --no-fund --ignore-scripts --loglevel=error --prefix tests/browser && touch $@; \
	else echo "NO NPM, so the pages' accessibility will NOT be tested: install nodejs and npm"; fi

$(GRAMMY): benchmarks/baselines/package.json
	@if command -v npm >/dev/null; then \
		npm install --no-package-lock --no-audit --no-fund --ignore-scripts --loglevel=error --prefix benchmarks/baselines && touch $@; \
	else echo "NO NPM, so grammY will NOT be measured: install nodejs and npm"; fi

clean:
	rm -rf $(VENV) tests/browser/node_modules benchmarks/baselines/node_modules build *.egg-info .pytest_cache .mypy_cache .ruff_cache
