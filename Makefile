# The only list of commands. Every path here is relative: the checkout may lie anywhere, under any name, however long.

.PHONY: setup run test check demo bench faults docs lock browser
.DEFAULT_GOAL := run
.DELETE_ON_ERROR:

unexport PYTHONDONTWRITEBYTECODE# what was compiled once is kept, in whatever shell make is called

PYTHON ?= python3
PORT ?= 8000
PY := .venv/bin/python
PIP := $(PY) -m pip install --disable-pip-version-check --no-input --quiet
WITH_DATABASE := $(PY) -m vinhdanh database exec --temporary --
PYTEST := $(WITH_DATABASE) $(PY) -m pytest
HERE := $(shell pwd -P | cksum | cut -d' ' -f1)# a checkout that was moved is set up again
RUNTIME := .venv/.runtime-$(HERE)
DEV := .venv/.dev-$(HERE)

setup: $(RUNTIME)

run: $(RUNTIME)
	@exec $(PY) -m vinhdanh run --port $(PORT)

demo: $(RUNTIME)
	@exec $(PY) -m vinhdanh demo --size ministry

test: $(DEV) browser
	$(PYTEST) -n auto --maxprocesses 8 --no-loadscope-reorder -m "not faults"

faults: $(DEV) browser
	$(PYTEST) -n 2 --no-loadscope-reorder -m faults

bench: $(DEV)
	@ONLY="$(ONLY)" PYTHONPATH=tests $(PY) -m bench.run

docs: $(DEV) browser
	SCREENSHOTS=docs/screenshots $(PYTEST) -m "e2e and not faults"

check: $(DEV)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(PY) -m djlint --lint --quiet src/vinhdanh/web/templates
	$(PY) -m deptry src
	$(PY) -m vulture
	$(PY) -m vinhdanh law check
	$(WITH_DATABASE) sh -c '$(PY) -m vinhdanh manage makemigrations --check --dry-run && \
		$(PY) -m vinhdanh manage compile_catalogues --check'

lock:
	@command -v uv >/dev/null || { echo "Cần uv để khoá phiên bản: hãy cài bằng pip install uv rồi chạy lại make lock."; exit 1; }
	uv pip compile --generate-hashes --universal --python-version 3.11 --no-header --quiet \
		pyproject.toml --group build -o requirements.lock
	uv pip compile --generate-hashes --universal --python-version 3.11 --no-header --quiet \
		pyproject.toml --group build --group dev -c requirements.lock -o requirements-dev.lock

$(RUNTIME): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Cần Python 3.11 trở lên; hãy cài rồi chạy lại, ví dụ: make setup PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { \
		echo "Python này thiếu venv; trên Debian hãy chạy: apt-get install python3-venv"; exit 1; }
	@$(PY) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	@echo "Đang cài đặt thư viện vào .venv (lần đầu khoảng một phút)…"
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@# Python reads this file in the locale's encoding: a relative path has no Vietnamese letters to stumble over.
	@for place in .venv/lib/python3*/site-packages; do \
		printf '../../../../src\n' > "$$place/_editable_impl_vinhdanh.pth"; done
	@rm -f .venv/.runtime-* && touch $@

$(DEV): $(RUNTIME) requirements-dev.lock
	@echo "Đang cài đặt công cụ kiểm thử…"
	@$(PIP) --require-hashes -r requirements-dev.lock
	@rm -f .venv/.dev-* && touch $@

# The shell without windows is the same engine for less work; where apt cannot bring it, the whole browser will do.
browser:
	@command -v chromium-headless-shell >/dev/null || { \
		[ "$$(id -u)" = 0 ] && echo "Đang cài Chromium cho kiểm thử trình duyệt bằng apt…" && apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends chromium-headless-shell; } || \
		command -v chromium >/dev/null || { \
		echo "Không có Chromium. Hãy nhờ quản trị máy chạy: apt-get install chromium-headless-shell"; exit 1; }
