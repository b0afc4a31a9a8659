package storetest

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// childEnv tells a test binary that it is the child, and which file it is to write.
const childEnv = "TWINLEAF_TEST_CHILD"

const ackMark = "ack: "

// Child runs body and ends the process, if this test binary was started by
// Kill. body calls ack with what it knows to be written, and never returns
// before it is killed or has nothing left to do.
func Child(body func(path string, ack func(what string))) {
	path := os.Getenv(childEnv)
	if path == "" {
		return
	}
	body(path, func(what string) { fmt.Println(ackMark + what) })
	os.Exit(0)
}

// Kill starts the running test once more in a child process, kills it the hard
// way after it has acknowledged n things, and returns all that it acknowledged.
// The test must call Child first.
func Kill(t *testing.T, path string, n int) (acks []string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Env = append(os.Environ(), childEnv+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		// What stands in the pipe when the child dies was acknowledged, too.
		if what, ok := strings.CutPrefix(lines.Text(), ackMark); ok {
			acks = append(acks, what)
			if len(acks) == n {
				_ = cmd.Process.Kill()
			}
		}
	}
	_ = cmd.Wait()
	if len(acks) < n {
		t.Fatalf("the child ended by itself after %d of %d acknowledgements", len(acks), n)
	}
	return acks
}
