# Waraq: `make` lists what can be done. Only git, make and python3 (3.11 or newer, with venv) are needed.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install --quiet --require-hashes --no-compile
# On all cores, where pip uses one; some files of libraries are of Python 2 and can't be compiled.
COMPILE := $(BIN)/python -m compileall -q -j 0 $(VENV)/lib >/dev/null 2>&1 || true
PEERS := tools/build_bench
FUZZ := tests/ingest/fuzz
NPM := $(shell command -v npm 2>/dev/null)
NODE := $(if $(NPM),node_modules/.installed)
# Tests wait a quarter of their time, for browsers and other processes: three for two cores keep these busy.
WORKERS := $(shell $(PYTHON) -c "import os; print((os.cpu_count() or 1) * 3 // 2)" 2>/dev/null)

# Our modules are compiled once, also where a machine says otherwise: it costs every command 0.4 seconds, and most a
# third of their time.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help html offline golden eval bench bench-search lighthouse lock-bench serve publish test tests soak fuzz check lint types size lock clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

html: $(VENV)/.installed ## read seeds/, write content/, build the site in output/
	@$(BIN)/waraq build

serve: $(VENV)/.installed ## open the site at http://127.0.0.1:8000, and build what changes (PORT=… for another)
	@$(BIN)/waraq serve --port $(PORT)

offline: $(VENV)/.installed ## build, and zip the archive with its search to be opened from a USB stick
	@$(BIN)/waraq build --zip archive.zip

publish: $(VENV)/.installed ## build for the public address in WARAQ_SITEURL, say what changed, publish in the folder TO
	@test -n "$(WARAQ_SITEURL)" || { echo "Say where: make publish WARAQ_SITEURL=https://archive.example.org"; exit 2; }
	@WARAQ_SITEURL="$(WARAQ_SITEURL)" $(BIN)/waraq publish$(if $(TO), --to "$(TO)") $(OPTIONS)

test: ## everything: lint, types, unit, site and browser tests
# What waits for one core goes side by side: what npm and pip install, and types beside the tests.
	@$(MAKE) --no-print-directory -j 2 $(VENV)/.browser $(NODE)
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory -j 2 types tests

tests: $(VENV)/.browser $(NODE)
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

soak: $(VENV)/.installed-dev ## fuzz, bomb and kill tests for hours (OPTIONS="-k warc" for some, and no make fuzz)
	@WARAQ_SOAK=1 $(BIN)/python -m pytest -n auto --dist worksteal -m soak --timeout 0 $(OPTIONS) tests
	@$(if $(OPTIONS),true,$(MAKE) --no-print-directory fuzz)

fuzz: $(VENV)/.installed-dev ## all readers, fuzzed by coverage on one core (MINUTES=60, FORMATS="a.csv o.zip" for some)
	@$(PIP) install --quiet --require-hashes --only-binary :all: -r $(FUZZ)/requirements.lock || true
	@$(BIN)/python -m tests.ingest.fuzz --minutes $(or $(MINUTES),60) $(FORMATS)

check: lint types ## lint and types

lint: $(VENV)/.installed-dev ## ruff
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev $(NODE) ## mypy --strict, and tsc for the client where Node is there
	@$(BIN)/mypy
ifneq ($(NPM),)
	@npm run --silent types
else
	@echo "types: no npm here, the browser client's types are not checked"
endif

golden: $(VENV)/.installed-dev ## write the expected output of the small golden site anew
	@$(BIN)/python -m tests.site.golden_site

eval: $(VENV)/.installed-dev ## every measured figure with its floor; fails below one
	@$(BIN)/python -m tests.eval.run

bench-search: $(VENV)/.browser tools/bench/node_modules/.installed ## our search beside Pagefind's (N=… articles; needs npm)
	@$(BIN)/python -m tools.bench $(OPTIONS) $(or $(N),50000)

bench: $(VENV)/.installed-dev $(PEERS)/.venv/.installed $(PEERS)/eleventy/node_modules/.installed tools/bench/node_modules/.installed ## our builds beside those of Hugo and Eleventy (N=… articles; needs npm)
	@$(BIN)/python -m tools.build_bench $(OPTIONS) $(or $(N),10000)

lighthouse: $(VENV)/.browser tools/lighthouse/node_modules/.installed ## the pages in output/ judged by Lighthouse; fails below 98 points (needs npm)
	@$(BIN)/python -m tools.lighthouse $(OPTIONS) output

size: $(VENV)/.installed ## bytes a reader downloads, compressed
	@$(BIN)/python tools/measure_sizes.py output

lock: $(VENV)/.installed-dev ## resolve the dependencies again and write the hashed lock files
	@$(BIN)/pip-compile $(LOCK) --extra build --upgrade -o requirements.lock pyproject.toml
	@$(BIN)/pip-compile $(LOCK) --extra build --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml
	@$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["parquet"])' \
	  | $(BIN)/pip-compile $(LOCK) --no-annotate --upgrade -o requirements-parquet.lock -
	@$(BIN)/pip-compile $(LOCK) --no-annotate --upgrade -o $(FUZZ)/requirements.lock $(FUZZ)/requirements.in

lock-bench: $(VENV)/.installed-dev ## resolve again what our builds are measured against
	@$(BIN)/pip-compile $(LOCK) --no-annotate -c requirements.lock -o $(PEERS)/requirements.lock $(PEERS)/requirements.in
LOCK := -q --generate-hashes --no-header --strip-extras --allow-unsafe \
	--no-emit-find-links --no-emit-index-url --no-emit-trusted-host

clean: ## delete what can be made again (output/, archive.zip, .cache/, .venv/, node_modules/)
	@rm -rf output archive.zip .cache $(VENV) node_modules tools/bench/node_modules tools/lighthouse/node_modules $(PEERS)/.venv $(PEERS)/eleventy/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/.installed: requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { \
	  echo "Python's venv is missing: sudo apt install python3-venv"; exit 1; }
	@echo "Installing what Waraq needs into $(VENV)/ (once, about a minute)"
	@$(INSTALL) -r requirements.lock
	@$(COMPILE)
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock requirements-parquet.lock
	@$(INSTALL) -r requirements-dev.lock
	@$(INSTALL) --only-binary :all: -r requirements-parquet.lock \
	  || echo "pyarrow can't be installed here: what concerns Parquet is not tested"
	@$(COMPILE)
	@touch $@

$(VENV)/.browser: $(VENV)/.installed-dev tools/install_browser.sh
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh tools/install_browser.sh
	@touch $@

node_modules/.installed: package-lock.json
	@npm ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@

tools/bench/node_modules/.installed: tools/bench/package-lock.json
	@test -n "$(NPM)" || { echo "Pagefind comes through npm, and there is none"; exit 1; }
	@cd tools/bench && npm ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@

tools/lighthouse/node_modules/.installed: tools/lighthouse/package-lock.json
	@test -n "$(NPM)" || { echo "Lighthouse comes through npm, and there is none"; exit 1; }
	@cd tools/lighthouse && npm ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@

$(PEERS)/.venv/.installed: $(PEERS)/requirements.lock
	@test -x $(PEERS)/.venv/bin/python || $(PYTHON) -m venv $(PEERS)/.venv
	@$(PEERS)/.venv/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes -r $(PEERS)/requirements.lock
	@touch $@

$(PEERS)/eleventy/node_modules/.installed: $(PEERS)/eleventy/package-lock.json
	@test -n "$(NPM)" || { echo "Eleventy comes through npm, and there is none"; exit 1; }
	@cd $(PEERS)/eleventy && npm ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@
