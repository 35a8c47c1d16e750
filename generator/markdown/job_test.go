package markdown

import (
	"fmt"
	"testing"

	"gen/generator/guide"
)

// TestJobLanguages reads the same job in each language that guides are
// recognised in.
func TestJobLanguages(t *testing.T) {
	for language, text := range map[string]string{
		"en": "## Job requirement\n\n- Position: Dev\n- Office: A, B\n- Must-have skills: X, Y\n- Nice to have: Z\n- Experience: 3\n- Notice period: 4",
		"es": "## Requisitos del puesto\n\n- Puesto: Dev\n- Ubicación: A, B\n- Habilidades imprescindibles: X, Y\n- Se valora: Z\n- Experiencia: 3\n- Preaviso: 4",
		"pt": "## Requisitos da vaga\n\n- Cargo: Dev\n- Localização: A, B\n- Competências obrigatórias: X, Y\n- Diferenciais: Z\n- Experiência: 3\n- Aviso prévio: 4",
		"fr": "## Description du poste\n\n- Poste : Dev\n- Lieu : A, B\n- Compétences obligatoires : X, Y\n- Atouts : Z\n- Expérience : 3\n- Préavis : 4",
		"de": "## Stellenbeschreibung\n\n- Stelle: Dev\n- Standort: A, B\n- Pflichtkenntnisse: X, Y\n- Von Vorteil: Z\n- Erfahrung: 3\n- Kündigungsfrist: 4",
		"ru": "## Требования к вакансии\n\n- Должность: Dev\n- Город: A, B\n- Обязательные навыки: X, Y\n- Будет плюсом: Z\n- Опыт: 3\n- Срок уведомления: 4",
		"pl": "## Wymagania stanowiska\n\n- Stanowisko: Dev\n- Lokalizacja: A, B\n- Wymagane umiejętności: X, Y\n- Mile widziane: Z\n- Doświadczenie: 3\n- Okres wypowiedzenia: 4",
		"it": "## Requisiti del ruolo\n\n- Ruolo: Dev\n- Luogo: A, B\n- Competenze obbligatorie: X, Y\n- Gradite: Z\n- Esperienza: 3\n- Preavviso: 4",
		"zh": "## 职位要求\n\n- 岗位：Dev\n- 地点：A、B\n- 必备技能：X、Y\n- 加分项：Z\n- 经验：3\n- 到岗时间：4",
		"ja": "## 募集要項\n\n- 職種：Dev\n- 勤務地：A、B\n- 必須スキル：X、Y\n- 歓迎スキル：Z\n- 経験年数：3\n- 入社時期：4",
		"ko": "## 채용 요건\n\n- 직무: Dev\n- 근무지: A, B\n- 필수 기술: X, Y\n- 우대 사항: Z\n- 경력: 3\n- 입사 시기: 4",
		"ar": "## متطلبات الوظيفة\n\n- المسمى: Dev\n- الموقع: A، B\n- المهارات الإلزامية: X، Y\n- المهارات المفضلة: Z\n- الخبرة: 3\n- فترة الإشعار: 4",
		"hi": "## नौकरी का विवरण\n\n- पद: Dev\n- स्थान: A, B\n- अनिवार्य कौशल: X, Y\n- वांछनीय: Z\n- अनुभव: 3\n- नोटिस: 4",
	} {
		checkJob(t, language, text)
	}
}

// TestJobForms reads the same job from a table, and from headings.
func TestJobForms(t *testing.T) {
	checkJob(t, "table", "## Job\n\n### Job description\n\n| Role | Dev |\n| --- | --- |\n| Locations | A, B |\n| Mandatory | X, Y |\n| Desired | Z |\n| Experience | 3 |\n| Notice | 4 |")
	checkJob(t, "headings", "## Job requirement\n\n### Role\n\nDev\n\n### Locations\n\n- A\n- B\n\n### Mandatory skills\n\n- X\n- Y\n\n### Desired skills\n\n- Z\n\n### Experience\n\n3\n\n### Notice period\n\n4")
	checkJob(t, "lines", "## Job requirement\n\n**Role:** Dev\n**Locations:** A,\nB\n**Mandatory skills:** X, Y\n**Desired skills:** Z\n**Start of the team:** 2020\n**Experience:** 3\n**Notice:** 4.\nWrite to us.")
	checkJob(t, "dashes", "## Job details\n\n- **Role** - Dev\n- **Locations** — A, B\n- Mandatory skills – X, Y\n- Desired skills → Z\n- Experience - 3\n- Notice - 4")
	checkJob(t, "in a row", "## Job profile\n\n**Role:** Dev | **Locations:** A, B | **Mandatory skills:** X, Y<br>\n**Desired skills:** Z | **Experience:** 3<br>\n**Notice:** 4")
	checkJob(t, "names above", "## Job requirement\n\n**Role:**\n\nDev\n\n**Locations:**\n\nA, B\n\n**Mandatory skills:**\n\n- X\n- Y\n\n**Desired skills:**\n\nZ\n\n**Experience:**\n\n3\n\n**Duties:**\n\n**Notice:**\n\n4")
	checkJob(t, "bold", "## Job requirement\n\n**Role:** Dev\n\n**Locations:** A, B\n\n**Mandatory skills:**\n\n- X\n- Y\n\n**Desired skills (two of them):** Z\n\n**Experience:** 3.\n\n**Notice:** 4.")
}

func checkJob(t *testing.T, name, text string) {
	t.Helper()
	c := Parse(&guide.Source{Path: "a.md", Line: 1, Text: []byte("# Round\n\n" + text + "\n")}, Options{})
	if c.Job == nil {
		t.Errorf("%s: no job", name)
		return
	}
	j := c.Job
	got := fmt.Sprintln(j.Role, j.Locations, j.Mandatory, j.Desired, j.Experience, j.Notice)
	if want := "Dev [A B] [X Y] [Z] 3 4\n"; got != want {
		t.Errorf("%s: got %s, want %s", name, got, want)
	}
}

// TestSettingLanguages finds how long an interview takes.
func TestSettingLanguages(t *testing.T) {
	for text, want := range map[string]string{
		"The interview takes 45 minutes.":                                           "45 minutes",
		"Собеседование длится 45 минут.":                                            "45 минут",
		"面试时间为45分钟左右。":                                                              "45分钟",
		"面接は45分間です。":                                                                "45分間",
		"면접은 45분 동안 진행됩니다.":                                                         "45분",
		"مدة المقابلة ٤٥ دقيقة.":                                                    "٤٥ دقيقة",
		"साक्षात्कार 45 मिनट का है।":                                                "45 मिनट",
		"Das Gespräch dauert 45 Minuten.":                                           "45 Minuten",
		"The company has 45 minor offices.":                                         "",
		"```\nThe job took 45 minutes.\n```":                                        "",
		"45 minutes.\n\n## What is a?\n\nA.\n\n## Interview setting\n\n45 minutes.": "45 minutes",
	} {
		c := Parse(&guide.Source{Path: "a.md", Line: 1, Text: []byte("# Round\n\n## Interview setting\n\n" + text + "\n")}, Options{})
		if got := fmt.Sprint(c.Facts); got != "["+want+"]" {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}
