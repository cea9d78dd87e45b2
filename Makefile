# Targets set up their own environment in .venv as needed; plain `make` lists them.
PYTHON ?= python3
DATA ?= $(if $(RELIABILITY_DATA),$(RELIABILITY_DATA),../shared/data)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := list
.PHONY: list demo test check docs pictures bench hostile site model figures clean

list: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 10

demo: $(READY) ## score and compare the sample corpus in seeds/
	@mkdir -p out
	$(BIN)/reliability score seeds/corpus -o out/articles.csv --evidence out/passages.csv
	$(BIN)/reliability compare seeds/corpus -o out/sources.csv
	@$(BIN)/reliability compare --scores out/articles.csv --format table

test: $(READY) ## run the tests
	$(BIN)/python -m pytest

check: $(READY) ## the quick tier: lint, types, tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest

docs: $(READY) ## refresh the generated parts of README.md and docs/
	$(BIN)/python docs/refresh.py

pictures: $(READY) ## draw the pictures of reports in docs/pictures, with chromium
	$(BIN)/python docs/pictures.py

bench: $(READY) ## time the pipeline against the plain use of its libraries, and how cost grows
	OMP_NUM_THREADS=1 $(BIN)/python benchmarks/speed.py $(DATA)
	OMP_NUM_THREADS=1 $(BIN)/python benchmarks/growth.py $(DATA) --workers

hostile: $(READY) ## run every hostile case at its full size, each in a process of its own
	$(BIN)/python tests/hostile/full.py

site: $(READY) ## build the documentation's site in .cache/site
	$(BIN)/python -m pip install -qq --group docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet

model: $(READY) ## rebuild the shipped models from the labelled data
	$(BIN)/python -m reliability.evaluation.build $(DATA) models

figures: $(READY) ## measure agreement with people and refresh the figures in the docs
	$(BIN)/reliability evaluate $(DATA) -o benchmarks/figures.json
	$(BIN)/python docs/refresh.py

clean: ## remove the environment and everything built
	rm -rf $(VENV) .cache build dist out

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -qq --disable-pip-version-check 'pip>=25.1'
	$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.[all]' --group dev
	@touch $(READY)
