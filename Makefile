# courtroll: build, test, install.  `make help` lists the targets.
#
# Every folder is a static library; every */cmd_NAME.c is a program that links
# what it uses of them (--as-needed drops the rest, so that search links no
# tesseract).  SANITIZE=address,undefined builds into a tree of its own.

DEV ?= 0
SANITIZE ?=
B = build$(if $(SANITIZE),/san)
PREFIX ?= /usr/local
DESTDIR ?=
CC ?= gcc
CXX ?= g++
PKG_CONFIG ?= pkg-config
-include config.mk

PKGS = tesseract lept libtiff-4 libjpeg libpng libxml-2.0 sqlite3 libqpdf \
	zbar jansson libcrypto zlib pangocairo libqrencode ncursesw
PKG_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(PKGS) 2>/dev/null)
PKG_LIBS := $(shell $(PKG_CONFIG) --libs $(PKGS) 2>/dev/null) -lxapian -llinear -lzint -lm

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wpointer-arith -Wcast-qual -Wundef \
	-Wvla -Wformat=2 -Wnull-dereference -Wwrite-strings -Wno-overlength-strings
WARN_C = -Werror=implicit-function-declaration -Werror=int-conversion \
	-Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition
HARDEN = $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=all \
	-fno-omit-frame-pointer -O1,-O2 -D_FORTIFY_SOURCE=2) \
	-g -fstack-protector-strong -fPIE
COMMON = $(HARDEN) $(WARN) $(if $(filter 1,$(DEV)),-Werror) -D_GNU_SOURCE -I. \
	-I$(B)/gen $(PKG_CFLAGS) -MMD -MP
ALL_CFLAGS = -std=c11 $(WARN_C) $(COMMON) $(CFLAGS)
ALL_CXXFLAGS = -std=c++17 $(COMMON) $(CXXFLAGS)
ALL_LDFLAGS = -pie $(if $(SANITIZE),-fsanitize=$(SANITIZE)) \
	-Wl,-z,relro,-z,now,--as-needed $(LDFLAGS)

FOLDERS = registry search index codes ocr ingest print catalog base
SRC := $(foreach d,$(FOLDERS),$(wildcard $(d)/*.c)) index/fts.cc
CMDS := $(filter $(foreach d,$(FOLDERS),$(d)/cmd_%.c),$(SRC))
LIBSRC := $(filter-out $(CMDS),$(SRC))
OBJ = $(patsubst %,$(B)/obj/%.o,$(basename $(1)))
LIBS := $(foreach d,$(FOLDERS),$(B)/lib/lib$(d).a)
PROGRAMS := $(foreach c,$(CMDS),$(B)/libexec/courtroll/courtroll-$(patsubst cmd_%.c,%,$(notdir $(c))))
SCHEMES := $(patsubst codes/schemes/%,$(B)/share/courtroll/schemes/%,$(wildcard codes/schemes/*))
LANGUAGES := $(patsubst ocr/languages/%,$(B)/share/courtroll/languages/%,$(wildcard ocr/languages/*.txt))
MODEL := $(B)/share/courtroll/models/fetched
TESTS_C := $(patsubst tests/%.c,$(B)/tests/%,$(wildcard tests/t_*.c))
TESTS_SH := $(wildcard tests/t_*.sh)
TEST_HELPERS := $(patsubst tests/%.c,$(B)/tests/%.so,$(wildcard tests/preload_*.c)) \
	$(patsubst tests/%.c,$(B)/tests/%,$(wildcard tests/fake_*.c))

.DEFAULT_GOAL := all
.PHONY: all check check-asan demo bench soak lint format install clean help build-all samples

all: $(B)/courtroll $(PROGRAMS) $(SCHEMES) $(LANGUAGES) $(MODEL) ## build everything (the default)

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' Makefile | expand -t 14

# V=1 shows the whole commands.
Q = $(if $(V),,@echo "  $(1)	$@";)

$(B)/obj/%.o: %.c
	@mkdir -p $(@D)
	$(call Q,CC)$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(B)/obj/%.o: %.cc
	@mkdir -p $(@D)
	$(call Q,CXX)$(CXX) $(ALL_CXXFLAGS) -c -o $@ $<

# SQL becomes a C string.
$(B)/gen/%.inc: %.sql
	@mkdir -p $(@D)
	@sed -e 's/\\/\\\\/g; s/"/\\"/g; s/^/"/; s/$$/\\n"/' $< >$@
$(B)/obj/catalog/schema.o: $(B)/gen/catalog/schema.inc \
	$(B)/gen/catalog/schema_2.inc $(B)/gen/catalog/schema_3.inc \
	$(B)/gen/catalog/schema_4.inc

define library
$(B)/lib/lib$(1).a: $(call OBJ,$(filter $(1)/%,$(LIBSRC)))
	@mkdir -p $$(@D)
	@rm -f $$@
	$$(call Q,AR)ar rcs $$@ $$^
endef
$(foreach d,$(FOLDERS),$(eval $(call library,$(d))))

define program
$(B)/libexec/courtroll/courtroll-$(patsubst cmd_%.c,%,$(notdir $(1))): $(call OBJ,$(1)) $(LIBS)
	@mkdir -p $$(@D)
	$$(call Q,LD)$(CXX) $(ALL_LDFLAGS) -o $$@ $$^ $(PKG_LIBS)
endef
$(foreach c,$(CMDS),$(eval $(call program,$(c))))

$(B)/courtroll: $(B)/obj/courtroll.o $(B)/lib/libbase.a
	$(call Q,LD)$(CXX) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LIBS)

$(B)/share/courtroll/schemes/%: codes/schemes/%
	@mkdir -p $(@D)
	@cp $< $@

# The second model of English.  Without it pages are read once: no failure.
$(MODEL): scripts/model
	@scripts/model $(@D)
	@touch $@

$(B)/share/courtroll/languages/%: ocr/languages/%
	@mkdir -p $(@D)
	@cp $< $@

$(B)/tests/t_%: $(B)/obj/tests/t_%.o $(LIBS)
	@mkdir -p $(@D)
	$(call Q,LD)$(CXX) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LIBS) -lcmocka

$(B)/tests/fake_%: $(B)/obj/tests/fake_%.o $(LIBS)
	@mkdir -p $(@D)
	$(call Q,LD)$(CXX) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LIBS)

$(B)/tests/preload_%.so: tests/preload_%.c
	@mkdir -p $(@D)
	$(call Q,LD)$(CC) -std=c11 -D_GNU_SOURCE -O2 $(WARN) -shared -fPIC -o $@ $< -ldl

# The sample generator is a program of its own; it needs more libraries.
SAMPLE_SRC := $(wildcard scripts/mksamples/*.c)
$(B)/mksamples: $(SAMPLE_SRC) $(wildcard scripts/mksamples/*.h)
	@mkdir -p $(@D)
	$(call Q,LD)$(CC) -std=c11 $(HARDEN) $(WARN) $(WARN_C) -D_GNU_SOURCE -I. \
	    $(shell $(PKG_CONFIG) --cflags pangocairo libtiff-4 lept jansson) \
	    -o $@ $(SAMPLE_SRC) -pie $(if $(SANITIZE),-fsanitize=$(SANITIZE)) \
	    $(shell $(PKG_CONFIG) --libs pangocairo libtiff-4 lept jansson) -lm
samples: $(B)/mksamples ## build the generator of sample case files

build-all: all $(TESTS_C) $(TEST_HELPERS) $(B)/mksamples

demo: ## set up, build, run the whole pipeline on sample files, show results
	@scripts/deps run
	@$(MAKE) --no-print-directory all $(B)/mksamples
	@scripts/demo $(B)

check: ## set up, build and run every test
	@scripts/deps check
	@$(MAKE) --no-print-directory build-all
	@scripts/check $(B)

check-asan: ## the tests under address and undefined-behaviour sanitizers
	@scripts/deps check
	@$(MAKE) --no-print-directory SANITIZE=address,undefined build-all
	@SANITIZE=1 scripts/check $(B)/san

bench: ## speed and accuracy beside the peers; ONLY=PART
	@scripts/deps bench
	@$(MAKE) --no-print-directory build-all
	@scripts/bench $(B) $(ONLY)

soak: ## the kill test, a thousand times and more
	@scripts/deps check
	@$(MAKE) --no-print-directory build-all
	@KILLS=1000 CHECK_TIMEOUT=3600 scripts/check $(B) kill

lint: ## layers, headers alone, shellcheck, man pages
	@scripts/deps check
	@$(MAKE) --no-print-directory build/gen/catalog/schema.inc
	@scripts/lint

format: ## what clang-format would change in the files that differ from HEAD
	@git diff --name-only HEAD -- '*.c' '*.h' '*.cc' | xargs -r clang-format --dry-run

install: all ## install below PREFIX (default /usr/local), honouring DESTDIR
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/libexec/courtroll \
	    $(DESTDIR)$(PREFIX)/share/courtroll/schemes \
	    $(DESTDIR)$(PREFIX)/share/courtroll/languages \
	    $(DESTDIR)$(PREFIX)/share/courtroll/models \
	    $(DESTDIR)$(PREFIX)/share/man/man1 \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	    $(DESTDIR)$(PREFIX)/share/zsh/site-functions
	install -m 755 $(B)/courtroll $(DESTDIR)$(PREFIX)/bin/
	install -m 755 $(PROGRAMS) $(DESTDIR)$(PREFIX)/libexec/courtroll/
	install -m 644 codes/schemes/* $(DESTDIR)$(PREFIX)/share/courtroll/schemes/
	install -m 644 ocr/languages/*.txt $(DESTDIR)$(PREFIX)/share/courtroll/languages/
	[ ! -f $(B)/share/courtroll/models/eng.traineddata ] || \
	    install -m 644 $(B)/share/courtroll/models/eng.traineddata \
	    $(DESTDIR)$(PREFIX)/share/courtroll/models/
	install -m 644 man/*.1 $(DESTDIR)$(PREFIX)/share/man/man1/
	install -m 644 completion/courtroll.bash \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions/courtroll
	install -m 644 completion/_courtroll \
	    $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_courtroll

clean: ## remove what was built
	rm -rf build

-include $(patsubst %.o,%.d,$(call OBJ,$(SRC) courtroll.c) $(TESTS_C:$(B)/tests/%=$(B)/obj/tests/%.o))
