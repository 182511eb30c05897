# Each target calls one small script or program; the thinking is done in .ci/.
PY := .venv/bin/python
# A test that hangs says where after five minutes, and ends the run. Each core runs its own tests.
PYTEST := $(PY) -m pytest -n auto --no-loadscope-reorder -o faulthandler_timeout=300 -o faulthandler_exit_on_timeout=true
PORT ?= 8000
BIND ?= 127.0.0.1:8000
export PORT PYTHON

# Checks, tests and the building of assets serve nobody, so they need no secret of an installation.
check fix test test-slow test-postgres bench pictures: export SECRET_KEY := only-for-checks-and-tests-never-for-a-site-that-serves
check fix test test-slow test-postgres bench pictures: export ALLOWED_HOSTS := localhost
# A database named in the environment is for test-postgres: the other targets never touch it.
check fix test test-slow bench: export DATABASE_URL := sqlite://:memory:
assets: export SECRET_KEY ?= only-for-building-the-assets-never-for-a-site-that-serves
assets: export ALLOWED_HOSTS ?= localhost

.DEFAULT_GOAL := help
.PHONY: help install demo test test-slow test-postgres check fix assets bench verify-pdf pictures requirements install-runtime migrate migrated web worker healthy

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 18

install: ## make .venv with all a developer needs
	@.ci/prepare runtime assets dev

demo: ## start the demonstration on 127.0.0.1:8000 (another port: make demo PORT=8001)
	@.ci/prepare runtime assets
	@$(PY) .ci/outside.py pango
	@$(PY) .ci/demo.py

test: install ## run all tests on SQLite (some of them: make test ARGS="tests/unit -k pence")
	@$(PY) .ci/outside.py chromium pango java
	@$(PY) manage.py build_assets
	@$(PYTEST) -m "not slow" $(ARGS)

test-slow: install ## run the few tests that need a large program: Word documents opened by LibreOffice
	@$(PY) .ci/outside.py pango libreoffice
	@$(PY) manage.py build_assets
	@$(PYTEST) tests/slow -m slow $(ARGS)

test-postgres: install ## run the tests that use a database on PostgreSQL, a private one or DATABASE_URL
	@$(PY) .ci/outside.py pango java
	@$(PY) manage.py build_assets
	@$(PY) .ci/postgres.py $(PYTEST) $(or $(ARGS),tests/integration tests/worker -m "not walk")

check: install ## look for mistakes without running the tests
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	MYPYPATH=.:.ci $(PY) -m mypy . .ci
	$(PY) -c "from importlinter.cli import lint_imports_command; lint_imports_command()"
	$(PY) -m djlint templates --lint --quiet
	$(PY) -m djlint templates --check --quiet
	$(PY) manage.py check
	$(PY) manage.py makemigrations --check --dry-run

fix: install ## mend what can be mended by itself
	$(PY) -m ruff check --fix
	$(PY) -m ruff format
	$(PY) -m djlint templates --reformat --quiet

assets: ## build the style sheets, scripts and fonts into build/
	@.ci/prepare runtime assets
	@$(PY) manage.py build_assets

bench: install ## measure the numbers to hold, on 50,000 actions (the data made anew: make bench ARGS=--fresh)
	@$(PY) .ci/outside.py chromium pango java
	@$(PY) manage.py build_assets
	@$(PY) -m tests.bench $(ARGS)

verify-pdf: install ## say whether a PDF is accessible and fit to archive: make verify-pdf FILE=report.pdf
	@$(PY) .ci/outside.py java
	@$(PY) -m tests.verapdf $(FILE)

pictures: install ## take the pictures of the README again
	@$(PY) .ci/outside.py chromium
	@$(PY) -m tests.journeys.pictures

requirements: install ## write the hashed requirement files again (newer versions: ARGS=--upgrade)
	@.ci/requirements $(ARGS)

install-runtime: ## make .venv with what the site needs to serve, no more
	@.ci/prepare runtime

migrate: ## bring the database up to date
	@$(PY) manage.py migrate

migrated: ## say whether the database can be reached and is up to date
	@$(PY) manage.py migrate --check

web: ## serve the site at BIND, 127.0.0.1:8000 unless told otherwise
	@exec $(PY) -m gunicorn csp.wsgi --bind $(BIND)

worker: ## do the background work, and every minute what is due by the clock
	@exec $(PY) manage.py worker

healthy: ## say whether the site served on this machine is well
	@$(PY) .ci/healthy.py
