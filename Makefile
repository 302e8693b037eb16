SHELL := /bin/bash
CONFIGURATION ?= Release
# Real photos for accuracy tests; users do not have them and need not.
ifneq ($(wildcard ../shared/data),)
export BPP_EVAL_DATA ?= $(abspath ../shared/data)
endif
export DOTNET_CLI_TELEMETRY_OPTOUT = 1
export DOTNET_NOLOGO = 1

.PHONY: setup build test
setup:
	dotnet restore Bpp.sln --locked-mode
build: setup
	dotnet build Bpp.sln -c $(CONFIGURATION) --no-restore
test: build
	dotnet test tests -c $(CONFIGURATION) --no-build
