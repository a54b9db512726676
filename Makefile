# make app   the web page          make test   all tests, in a real browser too
# make lint  ruff and mypy         make train  the classifier from examples/
# Needs make and Python 3.11 to 3.13: make PYTHON=python3.12 names one. Everything is installed into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
BROWSERS := chromium chromium-browser google-chrome google-chrome-stable
UV := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header

.PHONY: app test setup setup-dev browser lint format train lock wheel clean

app: setup
	$(BIN)/rewriter app

test: setup-dev browser
	$(BIN)/python -m pytest

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: setup-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

train: setup
	$(BIN)/rewriter train

setup: $(VENV)/.installed

setup-dev: $(VENV)/.installed-dev

# No build isolation: the editable install uses the setuptools of requirements.txt, pinned and checked like the rest.
# The stamps say what is installed: an install is repeated only when what it was made from has changed.
$(VENV)/.installed: requirements.txt requirements.in pyproject.toml setup.py
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || { \
	  echo "Needs Python 3.11, 3.12 or 3.13, but $(PYTHON) is: $$($(PYTHON) --version 2>&1)." >&2; \
	  echo "Name another one: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
	  echo "$(PYTHON) cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PIP) install --quiet --require-hashes -r requirements.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.txt
	$(PIP) install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

# The tests of the page drive a browser. Without one they fail: a skipped test would look like a passed one.
browser:
	@for name in $(BROWSERS); do command -v $$name >/dev/null && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium && exit 0; \
	fi; \
	echo "No browser found: the tests of the page will fail. Install Chromium (Debian: sudo apt-get install chromium)." >&2

# Resolves requirements*.in again. Needs the network; review the diff.
lock: setup-dev
	$(PIP) install --quiet uv
	$(UV) --upgrade requirements.in -o requirements.txt
	$(UV) --upgrade requirements-dev.in -c requirements.txt -o requirements-dev.txt

wheel: setup-dev
	$(BIN)/python -m build --wheel --no-isolation

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache
