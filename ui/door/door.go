// Package door lets a second start of the program talk to the one that has a library open: a command on the terminal is run by it, on
// the library that it holds, and a second window becomes a call to the first.
//
// The running program listens at a socket of the file system that only its user can reach: the folder is 0700 and belongs to the user,
// and on Linux, where the system tells who calls, nobody else is answered. On Windows there is no door: Open
// returns ErrNone, and Knock finds nobody.
//
// It may import neither the window nor the store.
package door

import (
	"context"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Errors.
var (
	// ErrNone: this system has no door that only its user can open.
	ErrNone = errors.New("no door on this system")
	// ErrLost: the program at the other end ended before the command did.
	ErrLost = errors.New("the program that has the library open has ended")
)

// Call is what a second start wants.
type Call struct {
	Args []string // of the command line, without the program's name
	Dir  string   // its working folder, against which Args' files are meant
	Lang string   // of its words
}

// frame is what goes over the line, in either direction.
type frame struct {
	Kind kind
	Call Call
	Data []byte
	Code int
}

type kind uint8

const (
	frameCall   kind = iota // to the door: what is wanted
	frameIn                 // to the door: standard input; empty at its end
	frameWant               // from the door: standard input is read
	frameOut                // from the door
	frameErr                // from the door
	frameStatus             // from the door: the last
)

// place is the socket of a library, in the folder of them all.
func place(library string, folder func() (string, error)) (string, error) {
	path, err := filepath.Abs(library)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	in, err := folder()
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256([]byte(path))
	return filepath.Join(in, hex.EncodeToString(sum[:12])+".sock"), nil
}

// made is the folder of the user's sockets, made where there is none.
func made() (string, error) {
	at, err := folder()
	if errors.Is(err, os.ErrNotExist) {
		if err := os.MkdirAll(at, 0o700); err != nil {
			return "", err
		}
		return folder()
	}
	return at, err
}

// folder is where the user's sockets are; nobody else can enter it. Where there is none, the error wraps os.ErrNotExist and comes with its place.
func folder() (string, error) {
	if !private {
		return "", ErrNone
	}
	at := os.Getenv("XDG_RUNTIME_DIR")
	if at == "" {
		at = filepath.Join(os.TempDir(), fmt.Sprintf("twinleaf-%d", os.Getuid()))
	} else {
		at = filepath.Join(at, "twinleaf")
	}
	info, err := os.Lstat(at)
	if err != nil {
		return at, err
	}
	if !info.IsDir() || info.Mode().Perm()&0o077 != 0 || !ours(info) {
		return "", fmt.Errorf("%s: %w", at, os.ErrPermission)
	}
	return at, nil
}

// Door is open until Close.
type Door struct {
	l    net.Listener
	stop context.CancelFunc
	wg   sync.WaitGroup
}

// Open lets in who knocks for a library, which this program holds the lock of. Each call is answered on a goroutine of its own; handle
// returns the exit status, and its ctx ends when the caller leaves or the door closes.
func Open(library string, handle func(ctx context.Context, c Call, in io.Reader, out, err io.Writer) int) (*Door, error) {
	at, err := place(library, made)
	if err != nil {
		return nil, err
	}
	if err := os.Remove(at); err != nil && !errors.Is(err, os.ErrNotExist) { // of a program that was killed: we hold the lock
		return nil, err
	}
	l, err := net.Listen("unix", at)
	if err != nil {
		return nil, err
	}
	if err := os.Chmod(at, 0o600); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	ctx, stop := context.WithCancel(context.Background())
	d := &Door{l: l, stop: stop}
	d.wg.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return // closed
			}
			d.wg.Go(func() { answer(ctx, c, handle) })
		}
	})
	return d, nil
}

// Close takes the socket away, cancels what is under way and waits for its end.
func (d *Door) Close() error {
	d.stop()
	err := d.l.Close()
	d.wg.Wait()
	return err
}

func answer(ctx context.Context, c net.Conn, handle func(context.Context, Call, io.Reader, io.Writer, io.Writer) int) {
	defer func() { _ = c.Close() }() // the caller has all, or is gone
	if !known(c) {
		return
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var first frame
	from := gob.NewDecoder(c)
	if err := c.SetReadDeadline(time.Now().Add(10 * time.Second)); err != nil || from.Decode(&first) != nil || first.Kind != frameCall {
		return
	}
	if c.SetReadDeadline(time.Time{}) != nil {
		return
	}
	s := &sender{enc: gob.NewEncoder(c)}
	in, feed := io.Pipe()
	go func() { // ends with the connection
		defer stop()
		for {
			var f frame
			if from.Decode(&f) != nil {
				_ = feed.CloseWithError(io.ErrUnexpectedEOF)
				return
			}
			if f.Kind == frameIn && len(f.Data) == 0 {
				_ = feed.Close()
			} else if f.Kind == frameIn {
				if _, err := feed.Write(f.Data); err != nil {
					continue // nobody reads any more
				}
			}
		}
	}()
	leave := context.AfterFunc(ctx, func() { _ = in.CloseWithError(context.Canceled) })
	defer leave()
	code := handle(ctx, first.Call, &wanted{in: in, s: s}, output{s, frameOut}, output{s, frameErr})
	_ = in.Close()
	_ = s.send(frame{Kind: frameStatus, Code: code})
}

type sender struct {
	mu  sync.Mutex
	enc *gob.Encoder
}

func (s *sender) send(f frame) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.enc.Encode(f)
}

// wanted asks for standard input when it is first read: a command that does not read it must leave it alone.
type wanted struct {
	in   io.Reader
	s    *sender
	once sync.Once
}

func (w *wanted) Read(p []byte) (int, error) {
	w.once.Do(func() { _ = w.s.send(frame{Kind: frameWant}) })
	return w.in.Read(p)
}

type output struct {
	s    *sender
	kind kind
}

func (o output) Write(p []byte) (int, error) {
	if err := o.s.send(frame{Kind: o.kind, Data: p}); err != nil {
		return 0, err
	}
	return len(p), nil
}

// Knock hands a call to the program that has the library open, and makes nothing. ok is false when nobody does: the caller may open it itself.
func Knock(ctx context.Context, library string, call Call, in io.Reader, out, errs io.Writer) (status int, ok bool, err error) {
	at, err := place(library, folder)
	if err != nil {
		return 0, false, nil // no door, nobody behind it
	}
	c, err := net.DialTimeout("unix", at, 2*time.Second)
	if err != nil {
		return 0, false, nil
	}
	defer func() { _ = c.Close() }()
	if !known(c) {
		return 0, false, nil
	}
	stop := context.AfterFunc(ctx, func() { _ = c.Close() })
	defer stop()
	s := &sender{enc: gob.NewEncoder(c)}
	if err := s.send(frame{Kind: frameCall, Call: call}); err != nil {
		return 0, false, nil
	}
	from := gob.NewDecoder(c)
	for {
		var f frame
		if err := from.Decode(&f); err != nil {
			if ctx.Err() != nil {
				return 0, true, ctx.Err()
			}
			return 0, true, ErrLost
		}
		switch f.Kind {
		case frameWant:
			go func() { // ends with the input or the program
				b := make([]byte, 64<<10)
				for {
					n, err := in.Read(b)
					if n > 0 && s.send(frame{Kind: frameIn, Data: b[:n]}) != nil {
						return
					}
					if err != nil {
						_ = s.send(frame{Kind: frameIn})
						return
					}
				}
			}()
		case frameOut:
			if _, err := out.Write(f.Data); err != nil {
				return 0, true, err
			}
		case frameErr:
			if _, err := errs.Write(f.Data); err != nil {
				return 0, true, err
			}
		case frameStatus:
			return f.Code, true, nil
		}
	}
}
