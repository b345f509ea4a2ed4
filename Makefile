# What the README promises: `make demo` and `make test`, from a fresh clone, with only Python 3.11+ and make.
# Works with GNU make 3.81 (macOS) and later.

UV := $(shell command -v uv 2>/dev/null || echo .venv-tools/bin/uv)
RUN := $(UV) run --frozen --no-sync
READY := .venv/.ready
export UV_PYTHON_DOWNLOADS ?= never

.PHONY: help setup demo test bench docs docs-check clean

help:
	@echo "make demo         read the sample issue and show the result (DEMO_SERVE=0: only build it)"
	@echo "make test         check style and types, run every test"
	@echo "make bench        measure accuracy and speed"
	@echo "make docs         write the generated parts of docs/ again"
	@echo "make docs-check   say whether docs/ and the code agree"
	@echo "make clean        remove everything that was made"

setup: $(READY)

# The environment, made again when what it is made of changes.
$(READY): pyproject.toml uv.lock | $(UV)
	@python=$$(sh tools/find_python.sh) || exit 1; \
	echo "setting up with $$python"; \
	$(UV) sync --frozen --python "$$python"
	@touch $(READY)

# uv, where the machine has none: by pip, into an environment of its own (Debian's own pip refuses to install).
.venv-tools/bin/uv:
	@python=$$(sh tools/find_python.sh) || exit 1; \
	echo "fetching uv"; \
	if ! "$$python" -m venv .venv-tools; then \
		rm -rf .venv-tools; \
		echo "Python's venv module is incomplete. Install it and run make again:" >&2; \
		echo "  Debian, Ubuntu:  sudo apt install python3-venv" >&2; \
		echo "or install uv by hand: https://docs.astral.sh/uv/" >&2; \
		exit 1; \
	fi; \
	.venv-tools/bin/python -m pip install --quiet --disable-pip-version-check "uv>=0.8,<1" || { rm -rf .venv-tools; exit 1; }

demo: $(READY)
	@$(RUN) baoyan demo --out out/demo

test: $(READY)
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy
	$(RUN) pytest -n auto

bench: $(READY)
	$(RUN) python -m benchmarks

docs: $(READY)
	$(RUN) python docs/generate.py

docs-check: $(READY)
	$(RUN) python docs/generate.py
	git diff --exit-code -- docs

clean:
	rm -rf .venv .venv-tools out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests tools docs -name __pycache__ -type d -prune -exec rm -rf {} +
