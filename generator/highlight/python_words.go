package highlight

import "strings"

// A wordKind says what a reserved or well-known Python word is.
type wordKind uint8

const (
	wordName      wordKind = iota // nothing special
	wordStatement                 // a keyword, but only outside the fields of f-strings
	wordKeyword                   // a keyword everywhere
	wordConstant                  // True, False, None
	wordOperator                  // in, is, and, or, not
	wordBuiltin                   // a builtin function or type, unless it follows a dot
	wordPseudo                    // self and the like, unless they follow a dot
	wordException                 // a builtin exception, unless it follows a dot
	wordMagicFunc                 // a special method
	wordMagicVar                  // a special attribute
	wordDef                       // the next four open a state of their own
	wordClass
	wordFrom
	wordImport
)

// wordLists are the words of chroma's Python lexer, v2.27.0.
var wordLists = map[wordKind]string{
	wordStatement: `nonlocal continue finally except assert global return raise
		while break async pass elif with try del as match case`,
	wordKeyword:  `lambda yield await else for if`,
	wordConstant: `False True None`,
	wordOperator: `in is and or not`,
	wordBuiltin: `staticmethod classmethod memoryview __import__ issubclass
		isinstance frozenset bytearray enumerate reversed property compile complex
		delattr hasattr setattr globals getattr divmod filter locals format object
		sorted slice print bytes range input tuple round super float eval list dict
		repr type vars hash next bool open iter oct pow min zip max map bin len set
		any dir all abs str sum chr int hex ord id`,
	wordPseudo: `self Ellipsis NotImplemented cls`,
	wordException: `PendingDeprecationWarning ConnectionAbortedError
		ConnectionRefusedError UnicodeTranslateError ConnectionResetError
		ModuleNotFoundError NotImplementedError FloatingPointError
		StopAsyncIteration UnicodeDecodeError DeprecationWarning UnicodeEncodeError
		NotADirectoryError ProcessLookupError ZeroDivisionError IsADirectoryError
		FileNotFoundError UnboundLocalError KeyboardInterrupt ChildProcessError
		EnvironmentError IndentationError InterruptedError BlockingIOError
		ArithmeticError ConnectionError BrokenPipeError FileExistsError
		ResourceWarning PermissionError RuntimeWarning ReferenceError AttributeError
		AssertionError UnicodeWarning RecursionError StopIteration BaseException
		OverflowError SyntaxWarning FutureWarning GeneratorExit ImportWarning
		UnicodeError TimeoutError WindowsError RuntimeError BytesWarning SystemError
		UserWarning MemoryError ImportError LookupError BufferError SyntaxError
		SystemExit ValueError IndexError NameError Exception TypeError TabError
		EOFError KeyError VMSError Warning OSError IOError`,
	wordMagicFunc: `__instancecheck__ __subclasscheck__ __getattribute__
		__length_hint__ __rfloordiv__ __ifloordiv__ __itruediv__ __contains__
		__floordiv__ __rtruediv__ __reversed__ __setitem__ __complex__ __rdivmod__
		__delattr__ __rmatmul__ __ilshift__ __prepare__ __delitem__ __rrshift__
		__imatmul__ __rlshift__ __setattr__ __truediv__ __getitem__ __missing__
		__getattr__ __irshift__ __rshift__ __format__ __invert__ __matmul__
		__divmod__ __delete__ __aenter__ __lshift__ __await__ __bytes__ __anext__
		__aiter__ __aexit__ __round__ __float__ __enter__ __index__ __iadd__
		__ipow__ __rpow__ __iter__ __init__ __ixor__ __rmul__ __rmod__ __imul__
		__imod__ __iand__ __hash__ __rsub__ __exit__ __rxor__ __bool__ __call__
		__rand__ __next__ __radd__ __isub__ __repr__ __set__ __add__ __new__ __neg__
		__xor__ __and__ __mul__ __mod__ __sub__ __len__ __str__ __ror__ __ior__
		__pos__ __del__ __get__ __dir__ __abs__ __int__ __pow__ __eq__ __gt__ __le__
		__lt__ __ne__ __or__ __ge__`,
	wordMagicVar: `__annotations__ __kwdefaults__ __qualname__ __objclass__
		__defaults__ __closure__ __globals__ __weakref__ __module__ __class__
		__bases__ __slots__ __file__ __code__ __name__ __func__ __dict__ __self__
		__mro__ __doc__`,
	wordDef:    `def`,
	wordClass:  `class`,
	wordFrom:   `from`,
	wordImport: `import`,
}

// lexiconSize is a power of two that keeps the table under a quarter full.
const lexiconSize = 1 << 10

// A lexiconEntry is one slot of the lexicon.
type lexiconEntry struct {
	word string
	kind wordKind
}

// lexicon is the word lists as an open hash table: looking a word up costs one
// short comparison, far less than a map, and identifiers are half of all
// tokens.
var lexicon = func() *[lexiconSize]lexiconEntry {
	t := new([lexiconSize]lexiconEntry)
	for kind, list := range wordLists {
		for word := range strings.FieldsSeq(list) {
			i := wordHash(word)
			for t[i].word != "" {
				i = (i + 1) % lexiconSize
			}
			t[i] = lexiconEntry{word, kind}
		}
	}
	return t
}()

// wordHash spreads words by length and four of their bytes. The word has at
// least two bytes.
func wordHash(w string) uint32 {
	n := len(w)
	h := uint32(w[0])<<24 | uint32(w[1])<<16 | uint32(w[n/2])<<8 | uint32(w[n-1])
	h = (h ^ uint32(n)) * 0x9e3779b1
	return h >> 22 % lexiconSize
}

// lookupWord returns the kind of w, an ASCII word.
func lookupWord(w string) wordKind {
	if len(w) < 2 || len(w) > len("PendingDeprecationWarning") {
		return wordName
	}
	for i := wordHash(w); lexicon[i].word != ""; i = (i + 1) % lexiconSize {
		if lexicon[i].word == w {
			return lexicon[i].kind
		}
	}
	return wordName
}
