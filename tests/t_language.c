/* t_language.c: ocr/language.h: the language of a page is named where it can
 * be told, and only there. */
#include "tests/scratch.h"

#include "ocr/language.h"

/* Universal Declaration of Human Rights, articles 23 and 25 in part. */
#define LUG                                                                    \
	"Buli mukozi ateekwa okussasulwa empeera entuufu emuggyamu, "          \
	"emusobozesa ye yennyini n'abantu ab'amaka ge okweyimirizawo nga "     \
	"abantu balamu. Buli muntu ateekwa okubeera n'omutindo gw'obulamu "    \
	"ogumusobozesa okubeerawo nga mulamu bulungi mu mubiri, ye yennyini "  \
	"n'abantu abamakage, ng'afuna emmere, ebyambalo, ennyumba "            \
	"n'okujjanjabwa singa alwadde. "
#define SWA                                                                    \
	"Kila mtu anayo haki ya kupata hali bora ya maisha yeye mwenyewe "     \
	"pamoja na jamaa yake na kupata chakula, mavazi, nyumba, matibabu "    \
	"na hifadhi za lazima kwa maisha yake. Pia ana haki ya kutunzwa "      \
	"wakati wa kazi, wakati wa ugonjwa, wa kutojiweza, ujane, uzee au "    \
	"anapokosa ridhiki yake kwa kutoweza kujisaidia. "
#define ENG                                                                    \
	"The plaintiff brought this suit against the defendant for the "       \
	"recovery of land which he bought in the year of the war. He told "    \
	"the court that the fence was moved by the defendant at night, and "   \
	"that all he asks for is that it be put back where it was. "
/* Numbers 12:1-5, Acoli Baibul (1985). */
#define ACH                                                                    \
	"Gubedo ka waco ni, Rwot obedo ka lok ki dog Moses kene bo? Pe obedo " \
	"ka lok ki dogwa bene? Ci Rwot owinyo yo. Moses ono\305\213o yam "      \
	"mwol matek, mwol makato dano ducu ma ono\305\213o yam gitye i "\
	"wi lobo ni. Cutcut Rwot owaco bot Moses ki Aron ki Miriam ni, Wukat "  \
	"woko, wun adek ducu, wubin i kema me rwatte. Gin adek ducu gukato woko. "
#define CAPTION                                                                \
	"THE REPUBLIC OF UGANDA IN THE HIGH COURT OF UGANDA AT KAMPALA "       \
	"CIVIL SUIT NO. 95 OF 2015 NAKATO ROSE PLAINTIFF VERSUS OKELLO JAMES " \
	"DEFENDANT AFFIDAVIT IN SUPPORT OF THE APPLICATION "

static struct languages *l;

static int
setup(void **state)
{
	struct cr_err e = CR_ERR_INIT;

	return scratch_setup(state) || languages_open(&l, NULL, &e) != CR_OK;
}

static int
teardown(void **state)
{
	languages_free(l);
	return scratch_teardown(state);
}

static void
read_page(struct page_text *t, const char *s, float conf)
{
	struct box b = { 0, 0, 10, 10 };
	size_t n;

	text_init(t);
	text_add_line(t, 1, b);
	for (; *s; s += n + (s[n] == ' ')) {
		n = strcspn(s, " ");
		text_add_word(t, s, n, b, conf);
	}
}

static void
is_named(const char *text, const char *name)
{
	struct page_text t;

	read_page(&t, text, 90);
	assert_string_equal(languages_name(l, &t), name);
	text_release(&t);
}

static void
each_language_is_named(void **state)
{
	(void)state;
	is_named(ENG, "eng");
	is_named(LUG, "lug");
	is_named(SWA, "swa");
	is_named(ACH, "ach");
}

/* Every n-th letter becomes another. */
static void
misread(char *s, size_t n)
{
	size_t k = 0;

	for (; *s; s++)
		if (*s != ' ' && (*s & 0x80) == 0 && ++k % n == 0)
			*s = "rnceoil1.t"[k / n % 10];
}

static void
misread_letters_do_not_matter(void **state)
{
	static const char *const texts[] = { ENG, LUG LUG, SWA, ACH };
	static const char *const names[] = { "eng", "lug", "swa", "ach" };
	char *s;
	size_t i;

	(void)state;
	for (i = 0; i < 4; i++) {
		s = xstrdup(texts[i]);
		misread(s, 11);
		is_named(s, names[i]);
		free(s);
	}
}

static void
an_english_caption_over_luganda_is_luganda(void **state)
{
	(void)state;
	is_named(CAPTION LUG LUG, "lug");
	is_named(CAPTION SWA SWA, "swa");
}

static void
english_that_quotes_luganda_is_english(void **state)
{
	(void)state;
	is_named(ENG "She said: Buli mukozi ateekwa okussasulwa empeera "
	    "entuufu emuggyamu. " ENG, "eng");
	is_named(CAPTION ENG, "eng");
}

static void
half_and_half_is_neither(void **state)
{
	(void)state;
	is_named(ENG LUG, "");
}

static void
names_and_numbers_are_no_language(void **state)
{
	(void)state;
	is_named("", "");
	is_named("1. Nakato Rose 2. Okello James 3. Mukasa Ronald 4. Namusoke "
	    "Sarah 5. Opio Denis 6. Ssemakula Joseph 7. Byaruhanga Peter 8. "
	    "Akello Grace 9. Kato Moses 10. Nalubega Harriet 11. Ochieng Paul "
	    "12. Tumusiime Alex 13. Wasswa John 14. Babirye Mary", "");
	is_named("12 4.50 118 7,000 Shs 14/3 22 19.90 1,204 Shs 88 3 41", "");
	is_named("The court rose.", "");
}

/* Universal Declaration of Human Rights, articles 22 and 25 in part, in Somali
 * and Xhosa. */
static void
a_language_without_profile_is_not_another(void **state)
{
	(void)state;
	is_named("Qof kastaa, maadaama uu xubin ka yahay bulshada, uu xaq u "
	    "leeyahay inuu helo daryeel caafimaad. Daryeelkaas oo qof waliba "
	    "u fududaynaya xuquuq dhaqaale, mujtamac iyo mid aqooneed ee "
	    "lagama maarmaanka u ah qofka sharaftiisa, xornimadiisa iyo "
	    "koritaanka qofnimadiisa.", "");
	is_named("Wonke umntu unelungelo lentlalo esemgangathweni ngokuphila "
	    "impilo efanelekileyo kunye nosapho lwakhe, kunye nokutya, "
	    "impahla, indawo yokuhlala, unyango kunye neenkonzo "
	    "ezibalulekileyo zentlalo, kwanelungelo lokhuseleko "
	    "wakungasebenzi, wakugula.", "");
}

/* What the engine was sure of decides. */
static void
doubtful_words_count_little(void **state)
{
	struct box b = { 0, 0, 10, 10 };
	struct page_text t;
	const char *s = LUG LUG;
	size_t n;

	(void)state;
	read_page(&t, ENG, 95);
	text_add_line(&t, 1, b);
	for (; *s; s += n + (s[n] == ' ')) {
		n = strcspn(s, " ");
		text_add_word(&t, s, n, b, 20);
	}
	assert_string_equal(languages_name(l, &t), "eng");
	text_release(&t);
}

static void
a_garbled_profile_is_refused_by_line(void **state)
{
	char *dir = in_scratch("p");
	struct languages *p;

	(void)state;
	must_say(CR_SKIP, "", languages_open(&p, "/nowhere", e));
	put("p/readme", "no profile");
	must_say(CR_SKIP, "no profile", languages_open(&p, dir, e));
	put("p/lug.txt", "language lug\nwords mu 4000 nga\n");
	must_say(CR_SKIP, "lug.txt:2: ", languages_open(&p, dir, e));
	put("p/lug.txt", "# x\nlanguage swa\nwords mu 4000\n");
	must_say(CR_SKIP, "lug.txt:2: ", languages_open(&p, dir, e));
	put("p/lug.txt", "language lug\ngrams abcd 4\n");
	must_say(CR_SKIP, "lug.txt:2: ", languages_open(&p, dir, e));
	put("p/lug.txt", "language lug\nwords mu 999999\n");
	must_say(CR_SKIP, "lug.txt:2: ", languages_open(&p, dir, e));
	put("p/lug.txt", "language lug\nwords m\303 3\n");
	must_say(CR_SKIP, "UTF-8", languages_open(&p, dir, e));
	put("p/lug.txt", "language lug\nwords mu 4000\n");
	must(languages_open(&p, dir, e));
	languages_free(p);
	free(dir);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_language_is_named),
		cmocka_unit_test(misread_letters_do_not_matter),
		cmocka_unit_test(an_english_caption_over_luganda_is_luganda),
		cmocka_unit_test(english_that_quotes_luganda_is_english),
		cmocka_unit_test(half_and_half_is_neither),
		cmocka_unit_test(names_and_numbers_are_no_language),
		cmocka_unit_test(a_language_without_profile_is_not_another),
		cmocka_unit_test(doubtful_words_count_little),
		cmocka_unit_test(a_garbled_profile_is_refused_by_line),
	};

	return cmocka_run_group_tests_name("language", tests, setup, teardown);
}
