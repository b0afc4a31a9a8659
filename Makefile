# make run    build Twinleaf and open it (without a screen: a picture of it)
# make test   everything that has to pass
# make build  build/twinleaf, the program
# make compose  Chinese written in the real window with fcitx5 (installs 100 MB)
# make pictures  the pictures of README, taken from the running program
# make bench  Twinleaf beside SQLite FTS5 and bleve; N=1000000 for more records, PEERS=fts5 for one peer

.PHONY: run test build setup check commands tests journeys compose pictures bench

N ?= 100000
PEERS ?= fts5,bleve
CORPUS = ../shared/data/corpus.py

run: build
	@if [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ] && [ "$$(uname -s)" != Darwin ]; then .ci/setup screen; fi
	@.ci/run-window

build:
	@.ci/setup build
	@echo "Building build/twinleaf (the first time takes some minutes)"
	@go build -trimpath -o build/twinleaf .

setup:
	@.ci/setup screen

test: setup check commands tests journeys
	@echo "All passed"

# Form and the mistakes that tools find.
check: setup
	@echo "gofmt, vet, staticcheck"
	@bad=$$(gofmt -l *.go assets model store ui); \
		if [ -n "$$bad" ]; then echo "not formatted by gofmt:"; echo "$$bad"; exit 1; fi
	@go vet ./...
	@go vet -tags journey ./ui/...
	@go tool staticcheck ./...

# The commands without the window, as a server has them.
commands: setup
	@echo "Commands without the window (CGO_ENABLED=0)"
	@CGO_ENABLED=0 go build -trimpath -o build/twinleaf-commands .
	@CGO_ENABLED=0 go vet . ./ui ./ui/terminal
	@build/twinleaf-commands --help >/dev/null

tests: setup
	@echo "Tests, with the race detector"
	@go test -race -timeout 20m ./...

# The real window, driven by keys and mouse.
journeys: setup
	@echo "Window journeys under Xvfb"
	@.ci/screen go test -tags journey -run '^TestJourney' -count=1 ./ui

# The real window and a real input method. Not a part of make test: on a busy machine X's connection between the two now and then does not
# come about, and the window with it.
compose:
	@.ci/setup compose
	@.ci/screen go test -tags journey -run '^TestCompose' -count=1 -v ./ui

# The pictures of README: both languages, light and dark.
pictures: build setup
	@take() { LC_ALL=$$1 FYNE_THEME=$$2 SIZE=1440x900 .ci/screen .ci/picture assets/pictures/$$3.png $$4 >/dev/null && echo "assets/pictures/$$3.png"; }; \
		take en light window && take zh_CN.UTF-8 dark window-zh && take en light overview F8 && take zh_CN.UTF-8 light reading F11

# The peers are in a module of their own: they are no part of the program.
bench:
	@[ -f $(CORPUS) ] || { echo "make bench needs $(CORPUS), which makes the records; it is not here."; exit 1; }
	@mkdir -p build
	@cd store/peerbench && go build -trimpath -tags sqlite_fts5 -o ../../build/peerbench .
	@[ -f build/corpus-$(N).jsonl ] || { python3 $(CORPUS) $(N) >build/corpus.part && mv build/corpus.part build/corpus-$(N).jsonl; }
	@build/peerbench -records build/corpus-$(N).jsonl -peers $(PEERS)
