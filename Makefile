# Everything starts with one of these; each target makes the set-up that it needs. `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help run test lint style types arrows documents bench seed image docs locks FORCE

PY := .venv/bin/python
IMAGE ?= lto-simulator
PYTHON_IMAGE ?= python:3.13-slim

# What the seed artefact is made from: the content and the code that content passes on its way in.
SEED_FOLDERS := seed simulator/zaad simulator/aanlevering simulator/adressen simulator/omgevingsdocument \
  simulator/geo simulator/store simulator/profielen
SEED_SOURCES = $(shell find $(SEED_FOLDERS) -type f ! -name '*.pyc' 2>/dev/null | LC_ALL=C sort)

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-7s %s\n", $$1, $$2}' Makefile

run: .venv/run.stamp build/seed.lto ## start the simulator on http://localhost:8080 (LTO_PORT, LTO_DATA ... see docs/instellingen.md)
	@exec $(PY) -m simulator run

test: .venv/dev.stamp build/seed.lto ## run every test but those that need a Docker engine
	@./scripts/chromium
	$(PY) -m pytest -m "not container" $(ARGS)

lint: .venv/dev.stamp ## ruff, mypy --strict, import rules, OpenAPI documents, operations against handlers
	@$(MAKE) --no-print-directory --keep-going style types arrows documents

style:
	$(PY) -m ruff check .

types:
	$(PY) -m mypy

arrows:
	$(PY) -c "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"

documents:
	$(PY) -m openapi_spec_validator $(wildcard openapi/*.yaml)
	$(PY) scripts/operations.py
	$(PY) scripts/docs.py --check

bench: .venv/dev.stamp build/seed.lto ## measure against Prism and bare Starlette; writes bench/uitkomst.json
	$(PY) -m bench $(ARGS)

seed: build/seed.lto ## compile seed/ into the read-only artefact build/seed.lto

image: ## build the container image lto-simulator
	docker build $(BUILD_FLAGS) --build-arg PYTHON_IMAGE=$(PYTHON_IMAGE) -t $(IMAGE) .

docs: .venv/run.stamp ## renew the generated parts of docs/
	$(PY) scripts/docs.py

locks: .venv/dev.stamp ## renew the hash-locked requirements/*.txt from requirements/*.in
	./scripts/locks

.venv/run.stamp: requirements/run.txt scripts/venv
	@./scripts/venv run

.venv/dev.stamp: requirements/dev.txt scripts/venv
	@./scripts/venv dev

build/seed.lto: build/seed.bronnen $(SEED_SOURCES) | .venv/run.stamp
	$(PY) -m simulator.zaad.compile
	@touch $@

# The list of names only changes when a source comes or goes: that a file was removed has no time stamp of its own.
build/seed.bronnen: FORCE
	@mkdir -p build
	@printf '%s\n' $(SEED_SOURCES) | cmp -s - $@ || printf '%s\n' $(SEED_SOURCES) > $@
