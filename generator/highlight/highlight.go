// Package highlight turns source code into HTML with class spans, and the
// classes into a stylesheet.
package highlight
