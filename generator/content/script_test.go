package content

import (
	"strings"
	"testing"
)

func TestScriptLanguage(t *testing.T) {
	for want, text := range map[string]string{
		"":        "# What is the GIL?\n\nA lock. In Russian: глобальная блокировка.\n",
		"ru":      "## Что такое GIL?\n\nЭто глобальная блокировка интерпретатора CPython, мьютекс.\n\n```python\n" + strings.Repeat("import threading\n", 50) + "```\n",
		"he":      "## מה זה Service Discovery?\n\n- Eureka Server, Consul (HashiCorp), ZooKeeper\n- רישום של שירותים (Service Registration)\n- חיפוש של שירותים (Client-Side Discovery)\n",
		"uk":      "## Що таке GIL?\n\nЦе глобальне блокування інтерпретатора, його сила й межі.\n",
		"bg":      "## Какво е GIL?\n\nТова е заключване на интерпретатора, което ограничава нишките. Бързо и сигурно, къде и кога.\n",
		"zh":      "## 什么是 GIL?\n\n全局解释器锁 (Global Interpreter Lock), 这个锁让同一时间只有一个线程执行。\n",
		"zh-Hant": "## 什麼是 GIL?\n\n全域直譯器鎖，這個鎖讓同一時間只有一個執行緒執行，對應問題時會來說。\n",
		"ja":      "## GIL とは何ですか?\n\nグローバルインタプリタロックの略です。\n",
		"ko":      "## GIL이 무엇인가요?\n\n전역 인터프리터 락입니다. Python thread lock. [더 보기](https://example.org/a/long/address/of/a/page/about/locks) `threading.Lock().acquire(blocking=True)`\n",
		"ar":      "## ما هو GIL؟\n\nقفل المفسر العام في بايثون.\n",
		"fa":      "## GIL چیست؟\n\nقفل سراسری مفسر پایتون که چند رشته را محدود می\u200cکند.\n",
		"hi":      "## GIL क्या है?\n\nयह एक लॉक है जो एक समय में एक थ्रेड को चलने देता है।\n",
		"el":      "## Τι είναι το GIL;\n\nΈνα κλείδωμα του διερμηνέα.\n",
	} {
		if got := scriptLanguage([]byte(text)); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// TestPathLanguage: translations in Latin letters are told by their names.
func TestPathLanguage(t *testing.T) {
	for name, want := range map[string]string{
		"README.fr.md": "fr", "chapters/readme-ES.md": "es", "es-ES/README-ES.md": "es", "de-DE/README.md": "de", "docs/pt_BR/arrays.md": "pt",
		"i18n/pl/lists.md": "pl", "translations/tr.md": "tr", "chapters/README_vi-VN.md": "vi",
		"README.md": "", "ci-cd/tools.md": "", "chapters/de.md": "", "README-js.md": "", "README-cs.md": "", "chapters/no-go/a.md": "", "readme-en.md": "",
	} {
		if got := pathLanguage(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if got := chapterLanguage("README.fr.md", []byte("# Qu'est-ce que le GIL ?\n"), "en"); got != "fr" {
		t.Errorf("a French chapter is %q", got)
	}
}

// TestWordLanguage: languages in Latin letters are told by their commonest words.
func TestWordLanguage(t *testing.T) {
	for want, text := range map[string]string{
		"en": "What is the difference between a list and a tuple? A list can be changed, and a tuple is for values that belong together. You can use it with all that is hashable.",
		"es": "¿Qué es una closure? Es una función que recuerda las variables del lugar donde se creó. Por eso los valores están disponibles cuando se llama más tarde, también para otras partes del programa.",
		"fr": "Une fermeture est une fonction qui se souvient des variables dans lesquelles elle est née. Pour cela, les valeurs sont encore là, avec leurs noms, quand vous l'appelez plus tard, et ce n'est pas une copie.",
		"de": "Was ist eine Closure? Das ist eine Funktion, die sich die Variablen merkt, mit denen sie entstanden ist. Sie kann auch später von anderen Teilen aufgerufen werden, und der Wert ist nicht verloren oder kopiert.",
		"":   "`list` `tuple` `dict` set frozenset deque heapq bisect array enum dataclass typing abc numbers math cmath decimal fractions random statistics itertools functools operator pathlib os io time logging das des prin com",
	} {
		if got := wordLanguage([]byte(text)); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
	if got := wordLanguage([]byte(strings.Repeat("Where is the value of the name? ", 50))); got != "en" {
		t.Errorf("English is %q", got)
	}
}

// TestGuessedLanguages: scripts speak for guides that do not, and for nobody
// else.
func TestGuessedLanguages(t *testing.T) {
	const russian, english, chinese = "Что такое замыкание? Это функция.\n", "What is a closure?\n", "什么是闭包? 一个函数。\n"
	const spanish = "¿Qué es una closure? Es una función que recuerda las variables del lugar donde se creó. Por eso los valores están ahí cuando se llama más tarde, también para otras partes del programa.\n"
	for _, test := range []struct {
		name, guide string
		files       map[string]string
		chapters    string
	}{
		{"one script", "ru", map[string]string{"chapters/a.md": russian, "chapters/b.md": "---\nlang: bg\n---\n" + russian}, " bg"},
		{"several", "en", map[string]string{"chapters/a.md": russian, "chapters/b.md": english, "chapters/c.md": chinese}, "ru  zh"},
		{"Latin", "en", map[string]string{"chapters/a.md": english}, ""},
		{"words", "es", map[string]string{"chapters/a.md": spanish, "chapters/b.md": "```text\nx\n```\n", "chapters/c.md": "---\nlang: pt\n---\n" + spanish}, "  pt"},
		{"words among others", "en", map[string]string{"chapters/a.md": spanish, "chapters/b.md": russian}, "es ru"},
		{"the author says", "mk", map[string]string{"gen.yaml": "language: mk", "chapters/a.md": russian, "chapters/b.md": english}, " "},
	} {
		c := load(t, Options{}, test.files)
		var languages []string
		for _, s := range c.Sources {
			languages = append(languages, s.Meta.Language)
		}
		if got := strings.Join(languages, " "); c.Config.Language != test.guide || got != test.chapters {
			t.Errorf("%s: guide %q, chapters %q, want %q and %q", test.name, c.Config.Language, got, test.guide, test.chapters)
		}
	}
}

// TestTermsOfTheField: names in Latin letters do not make a line English, words of
// English do.
func TestTermsOfTheField(t *testing.T) {
	terms := strings.Repeat("Сервис Spring Cloud Gateway нужен каждому (Service Registration).\n", 20)
	if got := scriptLanguage([]byte(terms)); got != "ru" {
		t.Errorf("Russian about Spring is %q", got)
	}
	both := strings.Repeat("What is the difference between these two words? В чём разница?\n", 20)
	if got := scriptLanguage([]byte(both)); got != "" {
		t.Errorf("lines in two languages are %q", got)
	}
	code := "Что печатает эта программа, и почему?\n\n```python\n" + strings.Repeat("print('hello world')\n", 60) + "```\n"
	if got := scriptLanguage([]byte(code)); got != "ru" {
		t.Errorf("Russian with much code is %q", got)
	}
}
