# Every verb we use. `make` alone lists them. `setup`, `run` and `test` each start from a bare checkout.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PORT ?= 8000
PY := .venv/bin/python
PYTEST := $(PY) -m pytest
export PORT

.PHONY: help setup setup-dev run test demo check rules walk shots lint style contracts types migrations fix proof bench docs

help:
	@echo 'Sagkyndig. Skriv »make« og et af disse ord:'
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-8s %s\n", $$1, $$2 }' Makefile

setup: ## Gør klar: Python-miljø, låste pakker, designsystem. Efterlader .venv/bin/sagkyndig
	@bin/setup
	@echo 'Klar. Prøv »make run«, eller ».venv/bin/sagkyndig --help«.'

setup-dev:
	@[ -n "$$SETUP_IS_DONE" ] || bin/setup dev

run: ## Start demonstrationen med data, webserver og arbejder (make run PORT=8001 vælger port)
	@bin/setup
	@bin/run

test: setup-dev ## Alt: kontrol, prøver på SQLite og PostgreSQL, vandringer i Chromium
	@$(PY) bin/test.py

demo: ## Smid demonstrationens data væk, og spil den forfra
	@bin/setup
	@bin/run again

check: lint types migrations ## Stil, typer, byggeregler og migrationer

rules: setup-dev ## Regler og ren regning, uden Django: få sekunder
	@$(PY) bin/rules.py

walk: setup-dev ## Vandringer gennem siderne i en rigtig Chromium
	@$(PYTEST) -m walk tests/walks

shots: setup-dev ## Vandringer, der også tager billeder til dokumentationen
	@$(PYTEST) -m walk --shots tests/walks
	@$(PY) bin/shots.py

lint: style contracts ## Stil og byggeregler: ruff og import-linter

style: setup-dev
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .

contracts: setup-dev
	@.venv/bin/lint-imports

types: setup-dev ## Typer: mypy
	@.venv/bin/mypy

migrations: setup-dev
	@DJANGO_SETTINGS_MODULE=sagkyndig.config.settings_test $(PY) -m django makemigrations --check --dry-run

fix: setup-dev ## Ret det, som maskinen selv kan rette
	@.venv/bin/ruff check --fix . ; .venv/bin/ruff format .

proof: setup-dev ## De tunge beviser, som »make test« kun tager en lille del af
	@$(PYTEST) -m proof

bench: setup-dev ## Hvor hurtigt: de mest brugte sider, rapporten, store filer
	@$(PY) bin/bench.py

docs: setup-dev ## Skriv det forfra, som kan udregnes: licenser i THIRD-PARTY.md
	@$(PY) bin/third_party_notices.py
