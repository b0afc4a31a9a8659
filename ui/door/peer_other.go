//go:build !linux

package door

import "net"

// known: the modes of the folder and the socket keep others out.
func known(net.Conn) bool { return true }
