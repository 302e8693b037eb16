SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -ec
.DEFAULT_GOAL := help

CONFIGURATION ?= Release
PREFIX ?= $(HOME)/.local
# Arguments of `make run`, `make demo`, `make bench` and `make test`.
ARGS ?=

# Real photos for accuracy tests; users do not have them and need not: those tests skip and say so.
ifneq ($(wildcard ../shared/data),)
export BPP_EVAL_DATA ?= $(abspath ../shared/data)
endif
export DOTNET_CLI_TELEMETRY_OPTOUT = 1
export DOTNET_NOLOGO = 1
export DOTNET_CLI_USE_MSBUILD_SERVER = 0

BPP := artifacts/bpp/bpp
BENCH := artifacts/bin/Bpp.Bench/$(shell echo $(CONFIGURATION) | tr A-Z a-z)
RESULTS := artifacts/test-results
SUDO = $(shell [ "$$(id -u)" = 0 ] || echo sudo -n)

.PHONY: help setup exiftool chromium models restore build publish run demo test bench crash quality check fmt release-queries docs install uninstall image clean

help: ## what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: restore exiftool chromium ## restore packages (locked) and fetch what the tests need

restore: models
	dotnet restore Bpp.sln --locked-mode

# The default models, pinned by npm's lock file; a build does the same where they are missing.
models:
	@dotnet msbuild engine/Models/DefaultPack.targets -t:RestoreDefaultPack -nologo -v:quiet

# $(call tool,COMMAND,DEBIAN PACKAGE): a tool of the tests, installed where that is possible.
define tool
	@command -v $(1) >/dev/null || { \
	  if command -v apt-get >/dev/null && $(SUDO) true 2>/dev/null; then \
	    echo "installing $(2)"; \
	    { $(SUDO) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $(2); } >/dev/null 2>&1 || true; \
	  fi; \
	  command -v $(1) >/dev/null || echo "$(1) is missing (Debian: apt-get install $(2)); the tests that need it will skip"; }
endef

# exiftool is a witness in the metadata and export tests, never a part of the product.
exiftool:
	$(call tool,exiftool,libimage-exiftool-perl)

# The browser of the browser tests, never a part of the product; BPP_CHROMIUM names another one.
chromium:
	$(if $(BPP_CHROMIUM),@true,$(call tool,chromium,chromium))

build: restore ## leave a runnable artifacts/bpp/bpp
	dotnet publish web -c $(CONFIGURATION) --no-restore -o artifacts/bpp -v quiet -clp:ErrorsOnly
	@echo "built $(BPP)"

run: build ## run bpp: make run ARGS='run --input DIR --out DIR --k 50'
	$(BPP) $(ARGS)

demo: build ## paint a sample library, pick its best photos and show them
	$(BPP) demo $(ARGS)

test: setup ## every test; the last line counts them
	@dotnet build Bpp.sln -c $(CONFIGURATION) --no-restore -v quiet -clp:ErrorsOnly
	@rm -rf $(RESULTS)
	@status=0; dotnet test tests -c $(CONFIGURATION) --no-build --logger "trx;LogFileName=tests.trx" --results-directory $(RESULTS) $(ARGS) < /dev/null || status=$$?; \
	awk -v status=$$status -f tests/summary.awk $(RESULTS)/tests.trx

bench: build ## hot functions, throughput against the floor, and views at scale
	dotnet build bench -c $(CONFIGURATION) --no-restore -v quiet -clp:ErrorsOnly
	$(BENCH)/Bpp.Bench micro --quick
	$(BENCH)/Bpp.Bench throughput
	$(BENCH)/Bpp.Bench import
	$(BENCH)/Bpp.Bench scale --quick
	$(BENCH)/Bpp.Bench web --bpp $(BPP) --quick
	$(BENCH)/Bpp.Bench people

crash: build ## kill bpp 500 times while it works, and check that nothing was lost: make crash ARGS='--kills 50'
	dotnet build bench -c $(CONFIGURATION) --no-restore -v quiet -clp:ErrorsOnly
	$(BENCH)/Bpp.Bench crash --bpp $(BPP) $(ARGS)

quality: restore ## accuracy next to the baseline on BPP_EVAL_DATA
	dotnet build bench -c $(CONFIGURATION) --no-restore -v quiet -clp:ErrorsOnly
	$(BENCH)/Bpp.Bench quality $(ARGS)

check: restore ## formatting, locked restore and a build in which every warning is an error
	dotnet format Bpp.sln --verify-no-changes --no-restore
	dotnet build Bpp.sln -c $(CONFIGURATION) --no-restore --no-incremental -v quiet -warnaserror

fmt: restore ## format the code
	dotnet format Bpp.sln --no-restore

release-queries: restore ## freeze the SQL files that are not in queries/released.lock yet
	BPP_RELEASE_QUERIES=$(abspath queries/released.lock) dotnet test tests --filter FullyQualifiedName~ReleasedLockTests.Release_

docs: ## write docs/sql.md anew from the comments of the SQL
	BPP_APPROVE=1 dotnet test tests --filter FullyQualifiedName~SqlPageTests.SqlPage_MadeAnew_

# A bpp that needs no .NET beside it, and a container image of it: docs/deploy.md. The runtime it carries comes from the package registry.
image: models ## a container image bpp:latest (needs docker); without it, the files for one in artifacts/image
	dotnet publish web -c $(CONFIGURATION) --self-contained -o artifacts/image -v quiet -clp:ErrorsOnly
	@if command -v docker >/dev/null && docker info >/dev/null 2>&1; then docker build -q -t bpp:latest -f deploy/Dockerfile artifacts/image; else echo "no docker here; artifacts/image is ready for docker build -f deploy/Dockerfile"; fi

install: build ## install to PREFIX (default ~/.local)
	@mkdir -p "$(PREFIX)/lib" "$(PREFIX)/bin"
	rm -rf "$(PREFIX)/lib/bpp"
	cp -r artifacts/bpp "$(PREFIX)/lib/bpp"
	ln -sf ../lib/bpp/bpp "$(PREFIX)/bin/bpp"
	@echo "installed $(PREFIX)/bin/bpp"

uninstall: ## remove what install put there
	rm -rf "$(PREFIX)/lib/bpp" "$(PREFIX)/bin/bpp"

clean: ## remove everything that was built
	rm -rf artifacts
