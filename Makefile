# Everything by one word each; CMakePresets.json is for those who build by hand.
#   make demo [PORT=8080] [HOST=127.0.0.1] [STUDENTS=550] [SEED=1] [DATE=2026-11-18T12:34] [DATA=FILE]
#             [LATENCY=MS] [LOSS=SHARE] [CUT=SHARE] [ERROR_RATE=SHARE] [GARBAGE=SHARE] [BANDWIDTH=BYTES]
#   make test, build, bench, size, format, tidy, clean
#   make simulate [SEEDS=10000] [FROM=1]
#   make fuzz [SECONDS=60] [TARGET=codecs]
MAKEFLAGS += --no-print-directory
JOBS ?= $(shell nproc)
CLANG_FORMAT ?= $(or $(shell command -v clang-format-14),clang-format)

cpp_files = $(shell git ls-files --cached --others --exclude-standard '*.cpp' '*.h')
demo_names = PORT HOST STUDENTS SEED DATE DATA LATENCY LOSS CUT ERROR_RATE GARBAGE BANDWIDTH
demo_options = $(foreach name,$(demo_names),\
	$(if $($(name)),--$(shell echo $(name) | tr A-Z_ a-z-) '$($(name))'))

demo: build
	@exec build/release/server-stub/ranets-stub --site build/site $(demo_options)

test: build
	@cmake/build.sh native $(JOBS)
	@cmake/build.sh release $(JOBS) simulate
	@node tests/run.mjs

build: setup
	@cmake/build.sh release $(JOBS)
	@cmake/build.sh web $(JOBS)

setup:
	@cmake/setup.sh

SEEDS ?= 10000
FROM ?= 1
simulate: setup
	@cmake/build.sh release $(JOBS) simulate
	@build/release/tests/simulation/simulate --seeds $(SEEDS) --from $(FROM)

fuzz: setup
	@cmake/build.sh fuzz $(JOBS)
	@SECONDS=$(or $(SECONDS),60) TARGET=$(TARGET) node tests/fuzz/run.mjs

bench: build
	@node tests/bench/run.mjs

size: build
	@node tests/size/check.mjs

format:
	@$(CLANG_FORMAT) -i $(cpp_files)

tidy: setup
	@cmake/build.sh native $(JOBS)
	@run-clang-tidy -quiet -p build/native -j $(JOBS) '$(CURDIR)/(src|shell|server-stub)/.*\.cpp'

clean:
	rm -rf build test-results playwright-report

.PHONY: demo test build setup simulate fuzz bench size format tidy clean
