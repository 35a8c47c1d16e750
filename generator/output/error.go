package output

import (
	"context"
	"errors"
	"io/fs"
	"syscall"
)

// Error is a failure that a person can mend.
type Error struct {
	Message string // one sentence, no capital, no full stop
	Hint    string // what to do next, or ""
	Err     error  // the cause, or nil
}

// Error gives the message alone; the hint is for a line of its own.
func (e *Error) Error() string { return e.Message }

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// explain says in plain words why doing ("write lists/index.html") failed.
func explain(doing string, err error) error {
	var known *Error
	if err == nil || errors.As(err, &known) || errors.Is(err, context.Canceled) {
		return err
	}
	e := &Error{Err: err}
	switch {
	case errors.Is(err, syscall.ENOSPC):
		e.Message, e.Hint = "the disk is full: cannot "+doing, "free some space and build again"
	case errors.Is(err, syscall.EDQUOT):
		e.Message, e.Hint = "your disk quota is used up: cannot "+doing, "free some space and build again"
	case errors.Is(err, syscall.EROFS):
		e.Message, e.Hint = "the disk is read-only: cannot "+doing, "choose another folder with --output"
	case errors.Is(err, fs.ErrPermission):
		e.Message, e.Hint = "permission denied: cannot "+doing, "give yourself the right to read and write in the output folder, or choose another with --output"
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		e.Message, e.Hint = "too many open files: cannot "+doing, "raise the limit with ulimit -n"
	default:
		e.Message = "cannot " + doing + ": " + cause(err).Error()
	}
	return e
}

// cause strips the operation and path that the os package puts before an
// error, since our message names them already, and better.
func cause(err error) error {
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		return path.Err
	}
	return err
}
