/* mksamples/names.c: given names are common ones; most surnames are put
 * together from the sounds of the country's languages, so that thousands of
 * different ones come out and any meeting with a living person is chance.
 */
#include "scripts/mksamples/names.h"

#include <stdio.h>
#include <string.h>

#include "scripts/mksamples/rng.h"
#include "scripts/mksamples/util.h"

static const char *const men[] = {"Joseph", "Moses", "Robert", "Charles",
    "Ronald", "Fred", "Patrick", "Godfrey", "Emmanuel", "Isaac", "Stephen",
    "Vincent", "Yusuf", "Ibrahim", "Hassan", "Swaibu", "Muhamad", "Abdu",
    "Edward", "Wilson", "Lawrence", "Augustine", "Yokana", "Erisa", "Zakayo",
    "Yeremiya", "Festo", "Livingstone", "Christopher", "Simon Peter", "Alex",
    "Geoffrey", "Denis", "Richard", "Bosco", "Tom", "James", "Samuel", "Benard",
    "Jackson", "Julius", "Nelson", "Ezra", "Amos", "Eriya", "Kosmas", "Lameck",
    "Deogratius", "Aloysius", "Matayo"};

static const char *const women[] = {"Grace", "Betty", "Robinah", "Harriet",
    "Sarah", "Esther", "Florence", "Margaret", "Rose", "Juliet", "Annet",
    "Proscovia", "Teddy", "Christine", "Joweria", "Hadija", "Aisha", "Fatuma",
    "Zaituni", "Agnes", "Irene", "Jane", "Gertrude", "Justine", "Specioza",
    "Tereza", "Joyce", "Mary", "Mariam", "Olivia", "Edith", "Norah", "Peace",
    "Immaculate", "Scovia", "Lydia", "Ruth", "Dorothy", "Winnie", "Eseza",
    "Merabu", "Costance", "Perepetua", "Dinah", "Catherine", "Beatrice"};

static const char *const known[] = {"Okello", "Opio", "Odongo", "Kato",
    "Wasswa", "Babirye", "Nakato", "Mugisha", "Tumusiime", "Byaruhanga",
    "Wafula", "Mukasa", "Ssemakula", "Ocen", "Akello", "Apio", "Lamunu",
    "Mutebi", "Kiggundu", "Nabirye", "Waiswa", "Tenywa", "Baluku", "Muhindo",
    "Kyomuhendo", "Asiimwe", "Drani", "Ajok", "Ekwaro", "Isabirye"};

/* head + middle + tail; the three tables of a family of languages match. */
static const char *const bantu_head[] = {"Sse", "Ka", "Mu", "Lu", "Ki", "Bya",
    "Tumu", "Ntu", "Rwa", "Ba", "Ma", "Nsu", "Kye", "Bu", "Wa", "Mba", "Nda",
    "Tibe", "Kanya", "Zi"};
static const char *const bantu_woman[] = {
    "Na", "Na", "Naka", "Nabu", "Namu", "Nalu", "Nassa", "Ke", "Nanyo", "Naki"};
static const char *const bantu_mid[] = {"gwa", "le", "si", "ru", "ba", "wo",
    "mpi", "ndi", "gu", "to", "ka", "ju", "nye", "lwa", "bi", "ko", "tyo", "zi",
    "wuli", "reme", "sa", "kyo"};
static const char *const bantu_tail[] = {"nga", "ra", "bo", "za", "re", "ndo",
    "ggwa", "so", "nyi", "ma", "ka", "bwa", "ire", "gi", "ta", "li", "mba",
    "yo", "lo", "we"};
static const char *const north_head[] = {"Oke", "Odo", "Oje", "Ola", "Oto",
    "Oba", "Ogwa", "Oro", "Omo", "Oyi", "Ede", "Eku", "Ebo"};
static const char *const north_woman[] = {"Ake", "Ado", "Aje", "Ala", "Ato",
    "Ape", "Agwe", "Aro", "Amo", "Ayi", "Ace"};
static const char *const north_tail[] = {"ch", "ng", "rom", "lit", "kot", "ny",
    "lim", "ra", "dong", "mor", "tim", "can", "bol", "pio", "nga", "wang",
    "let", "yo"};

static void
surname(struct person *p, struct rng *r)
{
	bool north = rng_chance(r, 25);

	if (rng_chance(r, 18)) {
		copy(p->surname, sizeof(p->surname), PICK(r, known));
		return;
	}
	if (north) {
		const char *h =
		    p->woman ? PICK(r, north_woman) : PICK(r, north_head);

		put(p->surname, sizeof(p->surname), "%s%s", h,
		    PICK(r, north_tail));
	} else {
		const char *h = p->woman && rng_chance(r, 70)
				    ? PICK(r, bantu_woman)
				    : PICK(r, bantu_head);

		put(p->surname, sizeof(p->surname), "%s%s%s", h,
		    rng_chance(r, 75) ? PICK(r, bantu_mid) : "",
		    PICK(r, bantu_tail));
	}
}

void
person_make(struct person *p, struct rng *r)
{
	p->woman = rng_chance(r, 42);
	copy(p->given, sizeof(p->given),
	    p->woman ? PICK(r, women) : PICK(r, men));
	surname(p, r);
}

void
person_write(const struct person *p, struct rng *r, char *out, size_t size)
{
	static const char *const man_title[] = {"Hajji", "Dr.", "Rev.", "Eng.",
	    "Bishop", "Al-Hajji", "Capt.", "Prof."};
	static const char *const woman_title[] = {
	    "Hajjati", "Dr.", "Mrs.", "Rev.", "Nalongo"};
	static const char *const nick[] = {"Kibuuka", "Sula", "Mzee", "Kasirye",
	    "Ddembe", "Toto", "Jajja", "Musumba", "Oteng", "Ssalongo"};
	const char *title = "";
	const char *sep = "";

	if (rng_chance(r, 9)) {
		title = p->woman ? PICK(r, woman_title) : PICK(r, man_title);
		sep = " ";
	}
	if (rng_chance(r, 55))
		put(out, size, "%s%s%s %s", title, sep, p->surname, p->given);
	else
		put(out, size, "%s%s%s %s", title, sep, p->given, p->surname);
	if (rng_chance(r, 4)) {
		size_t n = strlen(out);

		put(out + n, size - n, " alias %s", PICK(r, nick));
	}
}

void
name_make(struct rng *r, char *out, size_t size)
{
	struct person p;

	person_make(&p, r);
	if (rng_chance(r, 55))
		put(out, size, "%s %s", p.surname, p.given);
	else
		put(out, size, "%s %s", p.given, p.surname);
}

void
body_make(struct rng *r, char *out, size_t size)
{
	static const char *const trade[] = {"General Hardware",
	    "Coffee Growers", "Transporters", "Estates", "Property Developers",
	    "Microfinance", "Millers", "Agencies", "Construction Co.",
	    "Fish Processors", "Traders", "Motors", "Investments",
	    "Sugar Works", "Timber Works", "Forex Bureau", "Petroleum",
	    "Freight Services", "Beverages"};
	static const char *const tail[] = {"Ltd", "(U) Ltd", "Limited",
	    "(Uganda) Limited", "Co-operative Society Ltd"};
	static const char *const fixed[] = {"Attorney General",
	    "The Registrar of Titles", "The Administrator General",
	    "Uganda Land Commission"};
	static const char *const first[] = {"Pearl", "Crested", "Lake Side",
	    "Rwenzori View", "Equator", "Savannah", "Kagera", "Victoria Basin",
	    "Nile Bend", "Sunrise", "Unity", "Elgon Foot", "Mirembe",
	    "Tropical", "Kazinga", "Twekembe", "Agali Awamu"};
	struct person p;

	person_make(&p, r);
	switch (rng_below(r, 10)) {
	case 0:
		copy(out, size, PICK(r, fixed));
		break;
	case 1:
		put(out, size, "%s District Land Board", p.surname);
		break;
	case 2:
		put(out, size, "The Registered Trustees of %s Mission",
		    p.surname);
		break;
	case 3:
	case 4:
		put(out, size, "%s %s %s", p.surname, PICK(r, trade),
		    PICK(r, tail));
		break;
	default:
		put(out, size, "%s %s %s", PICK(r, first), PICK(r, trade),
		    PICK(r, tail));
		break;
	}
}

void
firm_make(struct rng *r, char *out, size_t size)
{
	struct person a, b;

	person_make(&a, r);
	person_make(&b, r);
	if (rng_chance(r, 50))
		put(out, size, "%s, %s & Co. Advocates", a.surname, b.surname);
	else
		put(out, size, "%s & Co. Advocates", a.surname);
}

void
respell(struct rng *r, char *name, size_t size)
{
	static const char *const swap[][2] = {{"sse", "se"}, {"ggw", "gw"},
	    {"wa", "ua"}, {"nyi", "ni"}, {"ll", "l"}, {"ka", "kka"},
	    {"ru", "lu"}, {"ire", "ile"}, {"za", "zza"}, {"nn", "n"},
	    {"be", "bbe"}, {"ph", "f"}, {"ie", "y"}, {"ra", "la"}};
	char buf[NAME_SIZE];
	unsigned start = rng_below(r, (unsigned)COUNT(swap));
	unsigned i;

	for (i = 0; i < COUNT(swap); i++) {
		const char *const *s = swap[(start + i) % COUNT(swap)];
		char *at = strstr(name, s[0]);

		if (!at || strlen(name) + 2 > size)
			continue;
		put(buf, sizeof(buf), "%.*s%s%s", (int)(at - name), name, s[1],
		    at + strlen(s[0]));
		copy(name, size, buf);
		return;
	}
}

void
initials(const char *name, char *out, size_t size)
{
	size_t n = 0;
	bool start = true;

	for (; *name && n + 3 < size; name++) {
		if (start && *name >= 'A' && *name <= 'Z') {
			out[n++] = *name;
			out[n++] = '.';
		}
		start = *name == ' ';
	}
	out[n] = '\0';
}
