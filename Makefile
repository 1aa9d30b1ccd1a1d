# Every target does its own set-up: a virtual environment in .venv, made once and again when pyproject.toml changes.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
AWSCLI := 1.46.3
ORACLE := .corpus/oracle

.PHONY: setup check test lint docs corpus oracle bench clean

setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m compileall -q harness # an editable install does not, and some machines forbid it later
	touch $@

check: setup ## the main job: prove the project's own examples
	$(BIN)/harness check examples/kms

lint: setup
	$(BIN)/ruff check harness tests bench conf.py
	$(BIN)/ruff format --check harness tests bench conf.py
	$(BIN)/mypy

test: setup lint
	$(BIN)/python -m pytest -q -n auto

docs: setup
	$(BIN)/sphinx-build -W --keep-going -b html . build/html

corpus: $(ORACLE)/.ready ## the AWS CLI's published examples, and the real AWS CLI in an environment of its own

$(ORACLE)/.ready:
	$(PYTHON) -m venv $(ORACLE)
	$(ORACLE)/bin/python -m pip install --quiet --disable-pip-version-check awscli==$(AWSCLI)
	rm -rf .corpus/examples
	cp -r $$($(ORACLE)/bin/python -c 'import awscli, pathlib; print(pathlib.Path(awscli.__file__).parent / "examples")') .corpus/examples
	touch $@

oracle: setup corpus ## compare lowering with the real AWS CLI over the whole corpus (a quarter of an hour the first time)
	$(BIN)/python bench/oracle.py

clean:
	rm -rf build $(VENV)
