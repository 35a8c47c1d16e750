package search

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestSynonymsOfASite(t *testing.T) {
	b := newBrowser(t, mustBuild(t, site(smallGuide()...)))
	if got := b.titles(t, "zwischenspeicher"); len(got) != 0 {
		t.Fatalf("found %q without synonyms", got)
	}
	b = newBrowser(t, mustBuild(t, siteWith(map[string][]string{"cache": {"zwischenspeicher", "speed book"}}, smallGuide()...)))
	for _, query := range []string{"zwischenspeicher", "speed book"} {
		if got := b.titles(t, query); len(got) == 0 || got[0] != "Design an LRU cache" {
			t.Errorf("%s: found %q", query, got)
		}
	}
}

// TestUndeclared reads chapters that do not say their language.
func TestUndeclared(t *testing.T) {
	guides := map[string][]string{
		"es": {"¿Qué es el recolector de basura?", "¿Cómo se crea un hilo?", "¿Cuál es la diferencia entre listas y tuplas?"},
		"de": {"Was ist ein Dekorierer?", "Wie funktioniert die Speicherbereinigung?", "Wozu dient das Schlüsselwort yield und wann ist es von Nutzen?"},
		"en": {"What is the GIL?", "How is a list made?", "Why are strings immutable?"},
		"":   {"map", "filter", "reduce"},
	}
	for want, titles := range guides {
		var docs []document
		for _, title := range titles {
			docs = append(docs, document{title: title, kind: "question"})
		}
		if got := speaks(docs, "en"); got != cmp.Or(want, "en") {
			t.Errorf("%q: told as %s, want %s", titles, got, want)
		}
	}
}

// TestForeignSynonyms asks guides in other languages, and holds an English one
// free of what it has no use for.
func TestForeignSynonyms(t *testing.T) {
	for _, c := range []struct{ language, title, query string }{
		{"es", "¿Cómo se crea un hilo?", "thread"},
		{"es", "¿Qué es el recolector de basura?", "gc"},
		{"ru", "Что такое замыкание?", "closure"},
		{"ru", "Что такое memory leaks?", "leak"},
		{"en", "Что делает сборщик мусора?", "garbage collector"}, // told by its script
		{"zh", "垃圾回收机制", "gc"},
		{"zh", "什么是装饰器？", "decorator"},
		{"ja", "デッドロックとは何ですか", "deadlock"},
		{"ja", "再帰とは何ですか", "recursion"},
		{"ko", "Hash Table 이란", "해시테이블"},
		{"ko", "교착상태란 무엇인가", "데드락"},
	} {
		docs := []document{{title: c.title, anchor: "q", kind: "question"}, {title: "Other", anchor: "o", kind: "question"}}
		b := newBrowser(t, mustBuild(t, site(&chapter{url: "/", title: "x", language: c.language, documents: docs})))
		if got := b.titles(t, c.query); len(got) == 0 || got[0] != c.title {
			t.Errorf("%s: got %q, want %q", c.query, got, c.title)
		}
	}
	docs := []document{{title: "What is a thread?", anchor: "q", kind: "question"}}
	b := newBrowser(t, mustBuild(t, site(&chapter{url: "/", title: "x", language: "en", documents: docs})))
	if got := b.titles(t, "hilo"); len(got) != 0 {
		t.Errorf("an English guide knows a Spanish word: %q", got)
	}
}

// TestLanguages asks a guide whose chapters are in several languages, and whose
// own is English, for inflected, unfinished and mistyped words.
func TestLanguages(t *testing.T) {
	var chapters []*chapter
	for language, titles := range map[string][]string{
		"en": {"What is a generator?"},
		"de": {"Wie funktioniert die Speicherbereinigung?", "Wozu dienen Schlüsselwörter?", "Was macht sys.getrefcount?"},
		"ru": {"Чем список отличается от кортежа?", "Как работает сборщик мусора?"},
		"ja": {"リストとタプルの違いは何ですか？", "デコレータとは何ですか？"},
		"zh": {"列表和元组有什么区别？", "什么是装饰器？"},
		"hi": {"सूची और टपल में क्या अंतर है?", "डेकोरेटर क्या होता है?"},
		"ar": {"ما الفرق بين القائمة والصف؟", "كيف تعمل القواميس؟"},
		"ko": {"리스트와 튜플의 차이점을 설명해주세요.", "데코레이터란 무엇인가요?"},
		"bn": {"লিস্ট ও টাপলের মধ্যে পার্থক্য কী?", "ক্লোজার কীভাবে কাজ করে?"},
		"th": {"ลิสต์กับทูเพิลต่างกันอย่างไร?", "ตัวตกแต่งคืออะไร?"},
		"he": {"מה ההבדל בין רשימה לטאפל?", "איך עובד איסוף זבל?"},
		"fa": {"تفاوت لیست و تاپل چیست؟", "دکوراتور چگونه کار می‌کند؟"},
		"uk": {"Чим замикання відрізняється від функції?"},
		"tr": {"Kapanış (closure) nedir?"},
		"vi": {"Bao đóng là gì?"},
		"pl": {"Czym są domknięcia?"},
	} {
		c := &chapter{url: "/" + language + "/", title: language, kind: "list", language: language}
		for i, title := range titles {
			c.documents = append(c.documents, document{title: title, anchor: fmt.Sprint("q", i), kind: "question"})
		}
		chapters = append(chapters, c)
	}
	slices.SortFunc(chapters, func(a, b *chapter) int { return strings.Compare(a.url, b.url) })
	b := newBrowser(t, mustBuild(t, site(chapters...)))
	for query, want := range map[string]string{
		"speicherbereinigun": "Speicherbereinigung", "schlusselwort": "Schlüsselwörter", "getrefcount": "getrefcount", "sys.getrefcount": "getrefcount",
		"списки и кортежи": "список", "сборка мусора": "сборщик", "タプル 違い": "タプル", "デコレーター": "デコレータ",
		"元组列表区别": "元组", "装饰": "装饰器", "टपल सूची": "टपल", "डेकोरेटर": "डेकोरेटर", "قائمة": "القائمة", "قواميس": "القواميس",
		"튜플 차이": "튜플", "데코레이터": "데코레이터", "টাপল": "টাপলের", "ক্লোজার": "ক্লোজার", "ทูเพิล": "ทูเพิล", "ตัวตกแต่ง": "ตัวตกแต่ง", "ความแตกต่างระหว่างลิสต์กับทูเพิล": "ทูเพิล",
		"טאפל":      "לטאפל",
		"איסוף זבל": "איסוף", "تاپل": "تاپل", "دكوراتور": "دکوراتور", "замикання": "замикання", "kapanis": "Kapanış", "bao dong": "Bao đóng", "domkniecia": "domknięcia",
	} {
		if got := b.titles(t, query); len(got) == 0 || !strings.Contains(got[0], want) {
			t.Errorf("%s: got %q, want %q first", query, got, want)
		}
	}
}

// TestWaysToCompare asks for the difference of two matters in words that titles
// ask for other matters with; a matter that is called so is still found.
func TestWaysToCompare(t *testing.T) {
	for language, g := range map[string]struct {
		titles []string
		found  map[string]int // query -> index of its title
	}{
		"ko": {
			[]string{"큐와 스택의 차이", "정렬의 장점이 뭔가요? 장단점을 예로 설명하세요", "단점이 뭔가요?", "깊이란 무엇인가요?", "HTTP와 HTTPS의 차이"},
			map[string]int{"큐랑 스택 차이점이 뭔가요": 0, "HTTP랑 HTTPS 차이점을 설명해주세요": 4, "정렬 장점": 1},
		},
		"ar": {
			[]string{"ما الفرق بين TCP و UDP؟", "قارن بين المصفوفات مقابل القوائم", "كيف تعمل طبقة TCP؟", "كيف تعمل طبقة UDP؟", "ما هو المقابل؟"},
			map[string]int{"قارن TCP مقابل UDP": 0, "المقابل": 4},
		},
	} {
		c := &chapter{url: "/", title: "x", kind: "list", language: language}
		for i, title := range g.titles {
			c.documents = append(c.documents, document{title: title, anchor: fmt.Sprint("q", i), kind: "question"})
		}
		b := newBrowser(t, mustBuild(t, site(c)))
		for query, want := range g.found {
			if got := b.titles(t, query); len(got) == 0 || got[0] != g.titles[want] {
				t.Errorf("%s: got %q, want %q first", query, got, g.titles[want])
			}
		}
	}
}
