/* mksamples/places.c: stations are real, villages are made up. */
#include "scripts/mksamples/places.h"

#include "scripts/mksamples/rng.h"
#include "scripts/mksamples/util.h"

static const struct station kampala = {
    "Kampala", "00", "Kampala", "Kyadondo", true, NULL};

static const struct station high[] = {
    {"Fort Portal", "01", "Kabarole", NULL, true, NULL},
    {"Gulu", "02", "Gulu", NULL, true, NULL},
    {"Jinja", "03", "Jinja", NULL, true, NULL},
    {"Mbale", "04", "Mbale", NULL, true, NULL},
    {"Mbarara", "05", "Mbarara", NULL, true, NULL},
    {"Masindi", "12", "Masindi", NULL, true, NULL},
    {"Mukono", NULL, "Mukono", "Kyaggwe", true, NULL},
    {"Mpigi", NULL, "Mpigi", "Mawokota", true, NULL},
    {"Masaka", NULL, "Masaka", "Buddu", true, NULL},
    {"Luwero", NULL, "Luwero", "Bulemezi", true, NULL},
    {"Mubende", NULL, "Mubende", "Singo", true, NULL},
    {"Soroti", NULL, "Soroti", NULL, true, NULL},
    {"Lira", NULL, "Lira", NULL, true, NULL},
    {"Arua", NULL, "Arua", NULL, true, NULL},
    {"Hoima", NULL, "Hoima", NULL, true, NULL},
    {"Kabale", NULL, "Kabale", NULL, true, NULL},
    {"Iganga", NULL, "Iganga", NULL, true, NULL},
    {"Tororo", NULL, "Tororo", NULL, true, NULL},
};

static const struct station magistrates[] = {
    {"Mengo", NULL, "Kampala", "Kyadondo", false, NULL},
    {"Makindye", NULL, "Kampala", "Kyadondo", false, NULL},
    {"Buganda Road", NULL, "Kampala", "Kyadondo", false, NULL},
    {"Entebbe", NULL, "Wakiso", "Busiro", false, NULL},
    {"Mukono", NULL, "Mukono", "Kyaggwe", false, NULL},
    {"Nakifuma", NULL, "Mukono", "Kyaggwe", false, "Mukono"},
    {"Njeru", NULL, "Buikwe", "Kyaggwe", false, "Mukono"},
    {"Mpigi", NULL, "Mpigi", "Mawokota", false, NULL},
    {"Nakasongola", NULL, "Nakasongola", "Bulemezi", false, NULL},
    {"Masaka", NULL, "Masaka", "Buddu", false, NULL},
    {"Mbarara", NULL, "Mbarara", NULL, false, NULL},
    {"Mbarara", NULL, "Mbarara", NULL, false, NULL},
    {"Mbale", NULL, "Mbale", NULL, false, NULL},
    {"Tororo", NULL, "Tororo", NULL, false, NULL},
    {"Kasese", NULL, "Kasese", NULL, false, NULL},
    {"Soroti", NULL, "Soroti", NULL, false, NULL},
    {"Gulu", NULL, "Gulu", NULL, false, NULL},
    {"Hoima", NULL, "Hoima", NULL, false, NULL},
    {"Kakumiro", NULL, "Kakumiro", NULL, false, "Hoima"},
    {"Kibaale", NULL, "Kibaale", NULL, false, NULL},
    {"Kabale", NULL, "Kabale", NULL, false, NULL},
    {"Iganga", NULL, "Iganga", NULL, false, NULL},
};

const struct station *
station_kampala(void)
{
	return &kampala;
}

const struct station *
station_high(struct rng *r)
{
	if (rng_chance(r, 38))
		return &kampala;
	return &PICK(r, high);
}

const struct station *
station_magistrate(struct rng *r)
{
	return &PICK(r, magistrates);
}

const struct station *
station_above(const struct station *s, struct rng *r)
{
	const char *name = s->under ? s->under : s->name;
	size_t i;

	for (i = 0; i < COUNT(high); i++) {
		const char *a = name;
		const char *b = high[i].name;

		while (*a && *a == *b) {
			a++;
			b++;
		}
		if (*a == *b)
			return &high[i];
	}
	if (s->county)
		return &kampala;
	return &high[rng_below(r, 6)];
}

void
place_make(struct rng *r, char *out, size_t size)
{
	static const char *const head[] = {"Ki", "Bu", "Ka", "Na", "Lu", "Mu",
	    "Nya", "Rwa", "Bi", "Ma", "Ku", "Nsa", "Wa", "Mpu", "Bwe", "Kya",
	    "Lwa", "Ba", "Te", "A"};
	static const char *const mid[] = {"ko", "wo", "ra", "ga", "si", "ndi",
	    "lu", "ba", "mu", "yo", "te", "zi", "sa", "kwa", "ta", "pa", "le",
	    "nyu"};
	static const char *const tail[] = {"ngo", "ya", "ra", "la", "bi", "we",
	    "nga", "ndwe", "kiri", "to", "zi", "mbe", "go", "le", "gga", "so",
	    "jja", "li"};
	static const char *const add[] = {" A", " B", " I", " II", " Central",
	    " East", " Upper", " Zone", " Cell", " Trading Centre"};

	put(out, size, "%s%s%s%s", PICK(r, head), PICK(r, mid),
	    rng_chance(r, 70) ? PICK(r, tail) : "",
	    rng_chance(r, 15) ? PICK(r, add) : "");
}

const char *
district_any(struct rng *r)
{
	if (rng_chance(r, 50))
		return PICK(r, high).district;
	return PICK(r, magistrates).district;
}
