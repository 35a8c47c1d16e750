package search

import (
	"slices"
	"strings"
	"testing"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
)

// TestStemsAgreeWithSnowball takes the Snowball stemmers as the measure: of
// pairs of neighbouring words that they join, the light rules must join most
// as well, and of those that the rules join, Snowball must join most.
func TestStemsAgreeWithSnowball(t *testing.T) {
	for _, test := range []struct {
		language string
		snowball func(*snowballstem.Env) bool
		words    string
	}{
		{"en", english.Stem, englishWords(t)},
		{"de", german.Stem, "liste listen schlüssel schlüssels funktion funktionen wert werte werten übung übungen klasse klassen fehler fehlern ausnahme ausnahmen schleife schleifen zahl zahlen methode methoden objekt objekte objekten modul module modulen"},
		{"fr", french.Stem, "liste listes fonction fonctions classe classes valeur valeurs boucle boucles objet objets méthode méthodes exception exceptions itération itérations module modules clé clés"},
		{"es", spanish.Stem, "lista listas función funciones clase clases valor valores bucle bucles objeto objetos método métodos excepción excepciones módulo módulos clave claves iterar iterado iterando"},
		{"pt", portuguese.Stem, "lista listas classe classes valor valores objeto objetos método métodos módulo módulos chave chaves função funções exceção exceções"},
		{"it", italian.Stem, "lista liste funzione funzioni classe classi valore valori ciclo cicli oggetto oggetti metodo metodi eccezione eccezioni modulo moduli chiave chiavi"},
		{"nl", dutch.Stem, "lijst lijsten functie klasse klassen waarde waarden lus lussen object objecten methode methoden sleutel sleutels woord woorden"},
		{"sv", swedish.Stem, "lista listor listan listorna funktion funktioner funktionen klass klasser klassen värde värden nyckel nycklar objekt objekten metod metoder metoden"},
		{"ru", russian.Stem, "список списка списки списков функция функции функций класс класса классы классов значение значения значений метод метода методы методов объект объекта объекты объектов ключ ключа ключи ключей"},
		{"ar", arabic.Stem, "قائمة القائمة قوائم القوائم كتاب الكتاب مفتاح المفتاح دالة الدالة"},
	} {
		var joined, wanted, both int
		list := strings.Fields(test.words)
		light := newStemmer(test.language)
		snowball := func(w string) string {
			env := snowballstem.NewEnv(strings.ToLower(w))
			test.snowball(env)
			return env.Current()
		}
		for i := 1; i < len(list); i++ {
			ours := light.stem(fold(list[i-1])) == light.stem(fold(list[i]))
			theirs := snowball(list[i-1]) == snowball(list[i])
			joined, wanted, both = joined+count(ours), wanted+count(theirs), both+count(ours && theirs)
		}
		t.Logf("%s: %d words, snowball joins %d pairs, the rules %d, both %d", test.language, len(list), wanted, joined, both)
		if wanted == 0 || both*10 < wanted*8 || both*10 < joined*7 {
			t.Errorf("%s: the rules join %d pairs, Snowball %d, both %d", test.language, joined, wanted, both)
		}
	}
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// englishWords gives the words of this repository's guide in the order of the
// alphabet, so that those that stemming may join are neighbours.
func englishWords(t *testing.T) string {
	var list []string
	for _, c := range guideChapters(t) {
		for _, d := range c.documents {
			words(fold(d.title+" "+d.body+" "+d.code), func(w string) {
				if len(w) > 3 && strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") == "" {
					list = append(list, w)
				}
			})
		}
	}
	slices.Sort(list)
	return strings.Join(slices.Compact(list), " ")
}

// TestStopWordsAreOfTheScript holds the stop words of a language to the letters
// by which its words are known.
func TestStopWordsAreOfTheScript(t *testing.T) {
	for _, l := range languages() {
		for word := range l.stop {
			if word[0] != '~' && (stemmer{l}).of(word) == nil {
				t.Errorf("%s: %q", l.name, word)
			}
		}
	}
}

// TestThesaurusSpeaks holds the shipped groups free of members of which stop
// words leave nothing that search could find.
func TestThesaurusSpeaks(t *testing.T) {
	for _, g := range newThesaurus(nil).groups {
		tag := "en"
		if g.language != nil {
			tag = g.language.name
		}
		for _, m := range g.members {
			if len(stems(newStemmer(tag), []string{m})) == 0 {
				t.Errorf("%s: nothing is left of %q in %v", tag, m, g.members)
			}
		}
	}
}
