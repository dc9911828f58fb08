# Everything from a fresh clone to an answer; `make help` lists it.

# A comma within an argument.
, := ,

SWIFT ?= swift
EXAMPLE = Examples/PiriformisSyndrome
SOURCES = Sources Tests Plugins Benchmarks Package.swift $(EXAMPLE)/Package.swift $(EXAMPLE)/Sources \
  $(EXAMPLE)/Tests

# The tests run optimised: they enumerate every outcome by brute force, which takes minutes
# otherwise. A folder of their own keeps their build from undoing that of `make demo`.
TEST = $(SWIFT) test --configuration release --scratch-path .build-test

# What the command does when all around it fails.
WORLD = python3 -m unittest discover --start-directory Tests/World

PREFIX ?= /usr/local
SHARE = $(DESTDIR)$(PREFIX)/share

.PHONY: help demo install small manual test afternoon test-web test-spark pictures lint format \
  golden digests module benchmark benchmark-peers instructions instructions-record proofs \
  differential oracle laws world fuzz sanitize coverage mutation reproducible nightly dist clean \
  system browser counters xmllint

# The sizes of `make benchmark` and `make proofs`; small ones take minutes.
PROFILES ?= 20000
FACTOR ?= 10
RUNS ?= 3

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 22

demo: system ## Build ddx and rank a sample profile
	$(SWIFT) build --configuration release --product ddx
	.build/release/ddx rank Profiles/patients/failed-block.xml

install: system ## Build and install ddx, its man page and completions (PREFIX, DESTDIR)
	$(SWIFT) build --configuration release --product ddx
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/man/man1 $(SHARE)/bash-completion/completions \
	  $(SHARE)/zsh/site-functions $(SHARE)/fish/vendor_completions.d
	install -m 755 .build/release/ddx $(DESTDIR)$(PREFIX)/bin/ddx
	install -m 644 Documentation/ddx.1 $(SHARE)/man/man1/ddx.1
	.build/release/ddx --generate-completion-script bash > $(SHARE)/bash-completion/completions/ddx
	.build/release/ddx --generate-completion-script zsh > $(SHARE)/zsh/site-functions/_ddx
	.build/release/ddx --generate-completion-script fish > $(SHARE)/fish/vendor_completions.d/ddx.fish

small: system ## Build ddx without the pages of `ddx serve` and what they need
	$(SWIFT) build --configuration release --disable-default-traits --scratch-path .build-small \
	  --product ddx

manual: system ## Write the man page anew from the help of the commands
	$(SWIFT) build --configuration release --product ddx
	$(SWIFT) build --package-path .build/checkouts/swift-argument-parser --scratch-path .build/manual \
	  --product generate-manual
	.build/manual/debug/generate-manual .build/release/ddx --date $$(date +%F) \
	  --output-directory Documentation

test: system counters lint ## Check the layout, then run every test
	$(TEST)
	Benchmarks/instructions.py .build-test/release/ddx

test-web: system browser ## Look at reports and pages in a browser, and at FHIR with validators (needs a network)
	Tests/Web/run.sh
	Tests/Doors/run.sh

pictures: system browser ## Write the pictures of the README anew
	Tests/Web/run.sh --pictures

lint: ## Check layout and documentation comments
	$(SWIFT) format lint --strict --recursive $(SOURCES)

format: ## Lay the sources out
	$(SWIFT) format --in-place --recursive $(SOURCES)

golden: system ## Write down what the commands print now, in Tests/Golden and on the pages
	DDX_UPDATE_GOLDEN=1 $(TEST) --filter CommandTests
	git diff --stat -- Tests/Golden '*.md'

afternoon: system ## Follow Documentation/AddingAModule.md to the letter, with the packages that it builds
	DDX_AFTERNOON=1 $(TEST) --filter "Adding a module"

digests: system ## Write down the digests of what is published: a release, never a repair
	DDX_UPDATE_DIGESTS=1 $(TEST) --filter DigestTests

module: ## Write a new module: make module NAME=ThoracolumbarJunction
	@Scripts/new-module.sh $(NAME)

benchmark: system xmllint ## Measure ddx beside C, libxml2 and xmllint (PROFILES, FACTOR, RUNS, ONLY)
	for product in ddx benchmark read-floor; do \
	  $(SWIFT) build --configuration release --product $$product || exit; done
	Benchmarks/Driver/benchmark.py --products .build/release --profiles $(PROFILES) \
	  --factor $(FACTOR) --runs $(RUNS) $(if $(ONLY),--only $(ONLY))

benchmark-peers: .venv-benchmark/installed.txt benchmark ## The same, and beside pyAgrum (needs a network)

.venv-benchmark/installed.txt: Tests/Oracle/requirements.txt
	python3 -m venv .venv-benchmark
	.venv-benchmark/bin/pip install --quiet --disable-pip-version-check -r $<
	cp $< $@

instructions: system counters ## Count instructions of fixed inputs; more than 5 % above the record fails
	$(SWIFT) build --configuration release --product ddx
	Benchmarks/instructions.py .build/release/ddx

instructions-record: system counters ## Write the counts down anew
	$(SWIFT) build --configuration release --product ddx
	Benchmarks/instructions.py .build/release/ddx --record

proofs: system ## Kill runs and go on, spoil profiles, watch memory (PROFILES, FACTOR)
	$(SWIFT) build --configuration release --product ddx
	Tests/Proofs/proofs.py .build/release/ddx --profiles $(PROFILES) --factor $(FACTOR)

differential: system ## Hold the decoder against the schema on 200,000 made-up profiles
	DDX_DIFFERENTIAL=200000 DDX_SEED=$${SEED:-$$(date +%s)} $(TEST) --filter DifferentialTests

oracle: system ## Compare the engine with pyAgrum (needs python3-venv and a network)
	Tests/Oracle/run.sh

laws: system ## Try what holds of every ranking on 2,000 patients a law (SEED)
	DDX_LAWS=2000 DDX_SEED=$${SEED:-$$(date +%s)} $(TEST) --filter "For every patient"

world: system ## See what ddx does when the world fails (LONG=1 for more)
	$(SWIFT) build --configuration release --product ddx
	LONG=$(LONG) $(WORLD)

fuzz: system ## Feed made-up input to every reader, SECONDS each (60)
	Tests/Fuzz/run.sh $(or $(SECONDS),60) $(KIND)

# The search for leaks takes what is in use at the end for lost: Swift keeps bits of its own in pointers.
sanitize: system ## Run the tests under the address sanitizer, then the thread sanitizer
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --configuration release --scratch-path .build-asan --sanitize=address --disable-xctest $(FILTER)
	TSAN_OPTIONS=suppressions=$(CURDIR)/Tests/thread-sanitizer.txt $(SWIFT) test --configuration release --scratch-path .build-tsan --sanitize=thread --disable-xctest $(FILTER)

coverage: system ## Say how many lines the tests run, and fail below 92 %
	rm -rf .build-coverage/release/codecov
	$(SWIFT) test --configuration release --scratch-path .build-coverage --enable-code-coverage
	Scripts/coverage.py .build-coverage/release 92

mutation: system ## Change the arithmetic in 300 places, one at a time, and see whether a test notices
	Scripts/mutate.py inference --most 300 --seed $${SEED:-1}
	Scripts/mutate.py report

reproducible: system ## Build twice, in two places and two ways, and compare the answers
	$(SWIFT) build --configuration release --product ddx
	$(SWIFT) build --configuration debug --scratch-path .build-second --product ddx
	DDX_OTHER=$(CURDIR)/.build-second/debug/ddx $(WORLD) -p test_reproducible.py

nightly: ## Everything that takes long, one after the other; what failed is named at the end
	@failed=; for step in test afternoon differential laws oracle reproducible sanitize coverage mutation \
	  proofs dist "world LONG=1" "fuzz SECONDS=600"; do \
	  echo "nightly: $$step"; $(MAKE) $$step || failed="$$failed; $$step"; \
	done; \
	[ -z "$$failed" ] || { echo "nightly: failed: $${failed#; }" >&2; exit 1; }

dist: system ## Write what is given away into dist: archive, Debian package, Dockerfile, checksums, licences
	Scripts/dist/build.sh

test-spark: system ## Rank a cohort with PySpark and hold it against one process (needs a network)
	$(SWIFT) build --configuration release --product ddx
	Examples/spark/run.sh

clean: ## Remove what was built
	rm -rf .build .build-* dist .venv-benchmark .venv-oracle .venv-web .venv-doors .venv-spark $(EXAMPLE)/.build

# Installs what is missing: the commands that find it, the packages of Debian, and its names in words.
define install
@{ $(1); } >/dev/null 2>&1 || ( \
  command -v apt-get >/dev/null || { echo "make: install $(3)" >&2; exit 1; }; \
  if [ "$$(id -u)" = 0 ]; then sudo=; else sudo=sudo; fi; \
  $$sudo apt-get update && \
  DEBIAN_FRONTEND=noninteractive \
    $$sudo apt-get install --yes --no-install-recommends $(2) )
endef

# Swift must be there; the tests run modules in Python.
system:
	@command -v $(SWIFT) >/dev/null || { \
	  echo "make: no swift in the path; install Swift 6.2 or later (swift.org/install)" >&2; \
	  exit 1; }
	$(call install,pkg-config --exists libxml-2.0 sqlite3 && command -v python3,libxml2-dev \
	  libsqlite3-dev pkg-config python3,the headers of libxml2 and SQLite$(,) pkg-config and python3)

# The browser that pages are looked at in, Java for the validator of HTML, and Python's environments.
browser:
	$(call install,command -v chromium && command -v java && python3 -c "import ensurepip",chromium \
	  default-jre-headless python3-venv,chromium$(,) Java and the venv module of Python)

# valgrind counts instructions; `make test` goes on without it where it can't be installed.
counters:
	$(call install,command -v valgrind && command -v strip,valgrind binutils,valgrind) || \
	  echo "make: instructions are not counted"

# What ddx is measured beside.
xmllint:
	$(call install,command -v xmllint,libxml2-utils,xmllint)
