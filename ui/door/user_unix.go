//go:build unix

package door

import (
	"io/fs"
	"os"
	"syscall"
)

// private: the modes of files say who can open the door.
const private = true

// ours reports whether the file belongs to this user.
func ours(info fs.FileInfo) bool {
	s, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(s.Uid) == os.Getuid()
}
