# Screensong: each target does all its own set-up.
#   make demo      convert the sample reviews, ask three questions
#   make test      lint, types and the whole suite but its long tests
#   make test-all  the long tests too
#   make train     learn the tagger and the scorers of the extractor anew from training/corpus
#   make weigh     learn anew what the tagger's reading is worth beside patterns and scorers
#   make serve     the browser at http://127.0.0.1:8000, on the demo graph

PYTHON ?= python3
PORT ?= 8000
PUBLIC ?= ../shared/bench
TITLES ?= ../shared/authority/wikipedia_movie_data
JOBS ?= 2
DEVICE ?= cpu
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
TRAIN := MALLOC_MMAP_THRESHOLD_=4000000000 MALLOC_TRIM_THRESHOLD_=8000000000 $(BIN)/python -m training.tagger.train --public $(PUBLIC) --titles $(TITLES) --device $(DEVICE)
# goes on from weights in smaller steps
AGAIN := $(TRAIN) --epochs 5 --rate 1e-4 --batch 1024

.PHONY: demo test test-all lint serve format train weigh clean
.DELETE_ON_ERROR:

demo: .venv/runtime
	@$(BIN)/screensong demo

serve: .venv/runtime
	@test -f screensong-demo/manifest.json || $(BIN)/screensong demo
	@$(BIN)/screensong serve --graph screensong-demo --port $(PORT)

test: .venv/development lint
	@tools/system-packages
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile -m "not long" --cov --cov-report=term:skip-covered

test-all: .venv/development lint
	@tools/system-packages
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile --cov --cov-report=term:skip-covered

# mypy and import-linter want the package in one folder: they look at a copy installed as users get it
lint: .venv/development
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@rm -rf .build/lint build
	@$(PIP) install --no-deps --no-build-isolation --no-compile --target .build/lint .
	@rm -rf build
	cd .build/lint && MYPYPATH=. ../../$(BIN)/mypy --config-file ../../pyproject.toml -p screensong
	cd .build/lint && PYTHONPATH=. ../../$(BIN)/lint-imports --config ../../pyproject.toml --no-cache

# the tagger of data/tagger and the scorers of data/model that do without one: see training/README.md
train: .venv/training
	$(BIN)/python -m training.check --quiet
	$(TRAIN) --documents training/seen/shipped.txt --out .build/tagger
	$(AGAIN) --start .build/tagger/weights.pt --halfway --documents training/seen/shipped.txt --out .build/again --ship data/tagger
	$(BIN)/python -m training.known --films $(TITLES)
	$(BIN)/python -m training.learn

# the six models of data/model that need taggers for this alone, each trained on half of the documents
weigh: .venv/training
	for half in half other-half; do \
	  $(TRAIN) --documents training/seen/$$half.txt --out .build/$$half --ship .build/$$half/tagger || exit 1; \
	done
	$(BIN)/python -m training.weigh --jobs 2 --round .build/half/tagger training/seen/half.txt \
	  --round .build/other-half/tagger training/seen/other-half.txt

format: .venv/development
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.venv/python:
	@command -v $(PYTHON) >/dev/null || { echo "make: $(PYTHON) is missing; install Python 3.11 or newer" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make: $(PYTHON) is older than 3.11; run make PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "make: the venv module is missing; run apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/runtime: .venv/python requirements.txt pyproject.toml
	@echo "installing what Screensong runs on ..."
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/development: .venv/runtime requirements-dev.txt
	@echo "installing what the tests need ..."
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

.venv/training: .venv/runtime requirements-train.txt
	@echo "installing what training needs ..."
	@$(PIP) install -r requirements-train.txt
	@touch $@

clean:
	rm -rf .venv .build build *.egg-info screensong-demo screensong-graph
