package terminal

import (
	"errors"
	"fmt"
	"strings"

	"github.com/alecthomas/kong"
)

// commandLine is all that can be typed. The texts of the help come from the
// words, by the names of commands and flags; see parser.
type commandLine struct {
	Library string      `short:"L" placeholder:"LIB" type:"path"`
	Version versionFlag `short:"V"`
	Help    helpFlag    `short:"h"`

	Open        openCommand        `cmd:"" default:"withargs"`
	Import      importCommand      `cmd:""`
	Search      searchCommand      `cmd:""`
	Searches    searchesCommand    `cmd:""`
	Show        showCommand        `cmd:""`
	New         newCommand         `cmd:""`
	Set         setCommand         `cmd:""`
	Edit        editCommand        `cmd:""`
	Facet       facetCommand       `cmd:""`
	Check       checkCommand       `cmd:""`
	Duplicates  duplicatesCommand  `cmd:""`
	Delete      deleteCommand      `cmd:""`
	Restore     restoreCommand     `cmd:""`
	Undo        undoCommand        `cmd:""`
	Redo        redoCommand        `cmd:""`
	History     historyCommand     `cmd:""`
	Export      exportCommand      `cmd:""`
	Convert     convertCommand     `cmd:""`
	Cite        citeCommand        `cmd:""`
	Keys        keysCommand        `cmd:""`
	Corrections correctionsCommand `cmd:""`
	Journals    journalsCommand    `cmd:""`
	Journal     journalCommand     `cmd:""`
	Metrics     metricsCommand     `cmd:""`
	Stats       statsCommand       `cmd:"" aliases:"info"`
	Verify      verifyCommand      `cmd:""`
	Reindex     reindexCommand     `cmd:""`
	Recover     recoverCommand     `cmd:""`
	Backup      backupCommand      `cmd:""`
}

// defaultCommand is the command meant where none is named.
const defaultCommand = "open"

// errShown ends a call of --help or --version.
var errShown = errors.New("shown")

type helpFlag bool

// IgnoreDefault keeps `twinleaf --help` from being about the default command.
func (helpFlag) IgnoreDefault() {}

// BeforeReset prints the help before anything is checked, so that it can be
// had with half a command line.
func (helpFlag) BeforeReset(c *kong.Context) error {
	if err := c.PrintUsage(false); err != nil {
		return err
	}
	return errShown
}

// sortFlag is a column that may begin with a hyphen: --sort -year. (Kong's own
// permission for such values would let every flag swallow the next one.)
type sortFlag string

// Decode takes the next argument, whatever it looks like.
func (f *sortFlag) Decode(c *kong.DecodeContext) error {
	t := c.Scan.Pop()
	if t.IsEOL() {
		return errors.New("missing value")
	}
	*f = sortFlag(t.String())
	return nil
}

type versionFlag bool

func (versionFlag) IgnoreDefault() {}

func (versionFlag) BeforeReset(c *kong.Context) error {
	fmt.Fprintln(c.Stdout, version())
	return errShown
}

// parser reads the grammar and puts the words into it: cmd.NAME,
// flag.NAME (flag.COMMAND.NAME where a command means something of its own),
// arg.COMMAND.NAME. The examples are part of the grammar, not of a language.
func (s *session) parser(line *commandLine) (*kong.Kong, error) {
	k, err := kong.New(line,
		kong.Name("twinleaf"),
		kong.Description(s.Words.T("terminal.about")),
		kong.Writers(s.out, s.Stderr),
		kong.NoDefaultHelp(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true, WrapUpperBound: 100}),
	)
	if err != nil {
		return nil, fmt.Errorf("commands: %w", err)
	}
	for _, f := range k.Model.Flags {
		f.Help = s.Words.T("flag." + f.Name)
	}
	for _, c := range k.Model.Children {
		s.word(c, c.Name)
		for _, sub := range c.Children {
			s.word(sub, c.Name+"."+sub.Name)
		}
	}
	return k, nil
}

// word puts the words into a command; those of a command of a command have
// both names in their keys.
func (s *session) word(c *kong.Node, name string) {
	c.Help = s.Words.T("cmd." + name)
	c.Detail = s.detail(name)
	for _, f := range c.Flags {
		key := "flag." + name + "." + f.Name
		if !s.Words.Has(key) {
			key = "flag." + f.Name
		}
		f.Help = s.Words.T(key)
	}
	for _, a := range c.Positional {
		a.Help = s.Words.T("arg." + name + "." + a.Name)
	}
}

func (s *session) detail(command string) string {
	text := ""
	if key := "more." + command; s.Words.Has(key) {
		text = s.Words.T(key) + "\n\n"
	}
	list := examples[strings.ReplaceAll(command, ".", " ")]
	if len(list) == 0 { // it is a group of commands
		return text
	}
	text += s.Words.T("terminal.examples") + "\n"
	for _, e := range list {
		text += "\n    " + e
	}
	return text
}

// examples of each command, as they can be typed.
var examples = map[string][]string{
	"open": {
		"twinleaf",
		"twinleaf papers.twinleaf",
		"twinleaf -L papers.twinleaf harvest.jsonl.gz",
	},
	"import": {
		"twinleaf import harvest.jsonl.zst records/",
		"twinleaf import -L papers.twinleaf --json *.txt",
		"zcat harvest.jsonl.gz | twinleaf import -",
		"twinleaf import catalogue.mrc pubmed.nbib savedrecs.txt",
		"twinleaf import papers.csv --column 'Paper name=title' --column Notes=",
	},
	"search": {
		`twinleaf search 多边主义 year:2019..2023 jcr:Q1`,
		`twinleaf search '"double transformation" -russia' --sort -year --limit 20`,
		`twinleaf search --count 'missing:title.zh'`,
		`twinleaf search "" --json`,
		`twinleaf search -- -cyber`,
		`twinleaf search --stdin --json < queries.txt`,
		`twinleaf search --explain 'author:raymond 威权'`,
	},
	"show": {
		"twinleaf show 10.1080/13523260.2023.2269809",
		"twinleaf show https://doi.org/10.1080/13523260.2023.2269809 --json",
	},
	"new": {
		`twinleaf new title.en="A paper of mine" authors="Mark Raymond; 曾国藩" published=2024-05`,
	},
	"set": {
		"twinleaf set 10.1080/13523260.2023.2269809 journal.volume=44 issue=4 pages=",
		"twinleaf set 10.1080/13523260.2023.2269809 title.zh=威权多边主义",
		`twinleaf set 10.1080/13523260.2023.2269809 journal="Contemporary Security Policy"`,
		`twinleaf set "Contemporary Security Policy" issn=1352-3260`,
	},
	"edit": {
		`twinleaf edit 'volume:"77 4"' --split volume=volume,issue --dry-run`,
		`twinleaf edit 'pages:0' --clear pages`,
		`twinleaf edit 'journal:"Phys Rev"' --replace 'pages=/^p{1,2}\.\s*//i' --set language=en`,
		`twinleaf edit 'missing:title.en title.zh:of' --swap title.zh=title.en`,
		`twinleaf edit "" --tidy title.en --case title.en=sentence`,
	},
	"facet": {
		"twinleaf facet type",
		"twinleaf facet authors 'journal:nature' --cluster fingerprint",
		"twinleaf facet subjects --cluster nearest --merge --dry-run",
	},
	"check": {
		"twinleaf check --count",
		"twinleaf check 'journal:nature year:>2019' --severity error --json",
		"twinleaf check --fix safe --dry-run",
		"twinleaf check --fix volume-holds-issue --proposed 'journal:contemporary'",
		"twinleaf check --checks",
	},
	"duplicates": {
		"twinleaf duplicates",
		"twinleaf duplicates 'journal:nature' --min 0.9 --json",
		"twinleaf duplicates --merge fullest --dry-run",
		"twinleaf duplicates --different 10.1038/nature14539 10.1038/nature16961",
	},
	"delete":  {"twinleaf delete 10.1080/13523260.2023.2269809"},
	"restore": {"twinleaf restore 10.1080/13523260.2023.2269809"},
	"undo":    {"twinleaf undo"},
	"redo":    {"twinleaf redo"},
	"history": {
		"twinleaf history --limit 10",
		"twinleaf history 10.1080/13523260.2023.2269809 --json",
	},
	"export": {
		"twinleaf export --format crawl -o everything.jsonl.zst",
		"twinleaf export 'zone:1 year:>2019' --format jsonl | jq .doi",
		"twinleaf export 'author:raymond' --format enw --titles original -o raymond.enw",
	},
	"convert": {
		"twinleaf convert references.ris references.xml --to endnotexml",
		"twinleaf convert --to csv catalogue.mrc > catalogue.csv",
		"curl -s https://example.org/export.ris | twinleaf convert - | jq .title",
	},
	"cite": {
		"twinleaf cite 10.1080/13523260.2023.2269809",
		"twinleaf cite --style apa --format rtf -o references.rtf 'author:raymond year:>2019'",
		"twinleaf cite --style gbt7714-2025 --paired 多边主义 --sort year",
		"twinleaf cite --in-text --style chicago 10.1080/13523260.2023.2269809",
		"twinleaf cite --styles",
	},
	"keys": {
		"twinleaf keys --dry-run",
		"twinleaf keys --pattern '[Auth][shortyear]-[title:1]' 'year:>2019'",
	},
	"corrections export": {
		"twinleaf corrections export -o corrections.jsonl",
		"twinleaf corrections export 'journal:nature' | jq -r .field | sort | uniq -c",
	},
	"corrections import": {
		"twinleaf corrections import corrections.jsonl --dry-run",
		"twinleaf corrections import corrections.jsonl --take theirs",
	},
	"searches": {
		"twinleaf searches",
		`twinleaf searches --save "New in Q1" 'added:<30d jcr:Q1'`,
		`twinleaf searches --delete "New in Q1"`,
	},
	"journals": {"twinleaf journals", "twinleaf journals security --json"},
	"metrics": {
		"twinleaf metrics jcr-2024.xlsx --year 2024 --source JCR --dry-run",
		"twinleaf metrics zones.csv --source CAS --map 大类=zone_category --map 等级=zone",
	},
	"journal": {`twinleaf journal "Contemporary Security Policy"`, `twinleaf journal Chaos --different "Chaos, Solitons and Fractals"`},
	"stats":   {"twinleaf stats -L papers.twinleaf"},
	"verify":  {"twinleaf verify"},
	"reindex": {"twinleaf reindex"},
	"recover": {"twinleaf recover -L damaged.twinleaf rescued.twinleaf"},
	"backup":  {"twinleaf backup papers-2024-05.twinleaf"},
}
