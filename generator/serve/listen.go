package serve

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"runtime"
	"strconv"
	"syscall"
	"time"
)

// tries is how many ports after the wanted one are tried.
const tries = 100

// Listen opens a port. Host "" listens on this machine only, by IPv4 and, where
// there is one, IPv6. If the port is taken, the next free one is used, unless
// the person has asked for it explicitly. It gives the listeners and the URL to
// open.
func Listen(host string, port int, explicit bool) (listeners []net.Listener, url string, err error) {
	last := port + tries
	if explicit || port == 0 {
		last = port
	}
	for p := port; p <= min(last, 65535); p++ {
		listeners, err = listenOn(host, p)
		if err == nil {
			return listeners, address(host, listeners[0]), nil
		}
		if !taken(err) {
			break
		}
	}
	return nil, "", plain(err, host, port, last)
}

// Serve answers on all listeners; the function it gives ends that.
func (s *Server) Serve(listeners []net.Listener) (stop func()) {
	server := &http.Server{Handler: s, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: 64 << 10}
	for _, l := range listeners {
		go server.Serve(l) // until it is closed
	}
	return func() { server.Close() }
}

// listenOn opens one port on all addresses of the host, or on none.
func listenOn(host string, port int) ([]net.Listener, error) {
	if host != "" {
		l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(port)))
		return []net.Listener{l}, err
	}
	four, err := net.Listen("tcp4", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return nil, err
	}
	port = four.Addr().(*net.TCPAddr).Port
	six, err := net.Listen("tcp6", net.JoinHostPort("::1", strconv.Itoa(port)))
	switch {
	case err == nil:
		return []net.Listener{four, six}, nil
	case taken(err): // else localhost might lead to another program
		four.Close()
		return nil, err
	}
	return []net.Listener{four}, nil // no IPv6 here
}

func taken(err error) bool {
	const windows = syscall.Errno(10048)
	return errors.Is(err, syscall.EADDRINUSE) || runtime.GOOS == "windows" && errors.Is(err, windows)
}

// address gives the URL of a listener, by a name that a browser understands.
func address(host string, l net.Listener) string {
	port := strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
	if host == "" || net.ParseIP(host).IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, port) + "/"
}

// plain says in words what is wrong with a port.
func plain(err error, host string, port, last int) error {
	switch {
	case taken(err) && last > port:
		return fmt.Errorf("the ports %d to %d are all in use: choose another with --port", port, last)
	case taken(err):
		return fmt.Errorf("port %d is in use: choose another with --port, or leave it out to get a free one", port)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("port %d is not for ordinary users: choose one above 1023 with --port", port)
	}
	if op, ok := errors.AsType[*net.OpError](err); ok {
		err = op.Err
	}
	return fmt.Errorf("cannot listen on %s: %w; --host names an address of this machine", net.JoinHostPort(host, strconv.Itoa(port)), err)
}
