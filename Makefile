# Everything from a fresh clone to an answer; `make help` lists it.

SWIFT ?= swift
EXAMPLE = Examples/PiriformisSyndrome
SOURCES = Sources Tests Plugins Benchmarks Package.swift $(EXAMPLE)/Package.swift $(EXAMPLE)/Sources \
  $(EXAMPLE)/Tests

# The tests run optimised: they enumerate every outcome by brute force, which takes minutes
# otherwise. A folder of their own keeps their build from undoing that of `make demo`.
TEST = $(SWIFT) test --configuration release --scratch-path .build-test

PREFIX ?= /usr/local
SHARE = $(DESTDIR)$(PREFIX)/share

.PHONY: help demo install small manual test test-web test-spark pictures lint format golden digests module \
  benchmark differential oracle clean system browser

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 12

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

test: system lint ## Check the layout, then run every test
	$(TEST)

test-web: system browser ## Look at reports and pages in a headless browser (needs a network)
	Tests/Web/run.sh

pictures: system browser ## Write the pictures of the README anew
	Tests/Web/run.sh --pictures

lint: ## Check layout and documentation comments
	$(SWIFT) format lint --strict --recursive $(SOURCES)

format: ## Lay the sources out
	$(SWIFT) format --in-place --recursive $(SOURCES)

golden: system ## Write down what the commands print now, in Tests/Golden and on the pages
	DDX_UPDATE_GOLDEN=1 $(TEST) --filter CommandTests
	git diff --stat -- Tests/Golden '*.md'

digests: system ## Write down the digests of what is published: a release, never a repair
	DDX_UPDATE_DIGESTS=1 $(TEST) --filter DigestTests

module: ## Write a new module: make module NAME=ThoracolumbarJunction
	@Scripts/new-module.sh $(NAME)

benchmark: system ## Measure what modules cost, beside a ranking in the same run
	$(SWIFT) build --configuration release --product benchmark
	.build/release/benchmark Profiles/patients/*.xml Examples/cluneal_nerve.py

differential: system ## Hold the decoder against the schema on 200,000 made-up profiles
	DDX_DIFFERENTIAL=200000 DDX_SEED=$${SEED:-$$(date +%s)} $(TEST) --filter DifferentialTests

oracle: system ## Compare the engine with pyAgrum (needs python3-venv and a network)
	Tests/Oracle/run.sh

test-spark: system ## Rank a cohort with PySpark and hold it against one process (needs a network)
	$(SWIFT) build --configuration release --product ddx
	Examples/spark/run.sh

clean: ## Remove what was built
	rm -rf .build .build-test .build-small .venv-oracle .venv-web .venv-spark $(EXAMPLE)/.build

# The browser that pages are looked at in, Java for the validator of HTML, and Python's environments are
# installed where missing.
browser:
	@{ command -v chromium && command -v java && python3 -c "import ensurepip"; } >/dev/null 2>&1 || { \
	  command -v apt-get >/dev/null || { \
	    echo "make: install chromium, Java and the venv module of Python" >&2; exit 1; }; \
	  if [ "$$(id -u)" = 0 ]; then sudo=; else sudo=sudo; fi; \
	  $$sudo apt-get update && \
	  DEBIAN_FRONTEND=noninteractive \
	    $$sudo apt-get install --yes --no-install-recommends chromium \
	      default-jre-headless python3-venv; }

# Swift must be there; libxml2, SQLite, pkg-config and Python, which the tests run modules in, are
# installed where they can't be found.
system:
	@command -v $(SWIFT) >/dev/null || { \
	  echo "make: no swift in the path; install Swift 6.2 or later (swift.org/install)" >&2; \
	  exit 1; }
	@{ pkg-config --exists libxml-2.0 sqlite3 && command -v python3 >/dev/null; } 2>/dev/null || { \
	  command -v apt-get >/dev/null || { \
	    echo "make: install the headers of libxml2, pkg-config and python3" >&2; exit 1; }; \
	  if [ "$$(id -u)" = 0 ]; then sudo=; else sudo=sudo; fi; \
	  $$sudo apt-get update && \
	  DEBIAN_FRONTEND=noninteractive \
	    $$sudo apt-get install --yes --no-install-recommends libxml2-dev libsqlite3-dev pkg-config \
	      python3; }
