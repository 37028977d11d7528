/* mksamples/formfill.c: what a clerk types into a field of a form.
 *
 * Names, places and case numbers are those of the form's invented matter, or
 * others as invented.
 */
#include "scripts/mksamples/form.h"

#include <string.h>

static const char *const offices[] = {"Registrar, Civil Division",
    "Criminal Registry", "Accounts Section", "Records and Archives",
    "Office of the Administrator", "Stores Department",
    "Legal Department", "Personnel Office", "Land Registry",
    "Chief Registrar", "Bailiff's Office", "Court Reporting Unit"};

static const char *const goods[] = {"Carbon paper, foolscap", "File jackets",
    "Typewriter ribbon, black", "Duplicating ink, 500 ml", "Stencils, box",
    "Paper, bond, A4 ream", "Manila envelopes", "Steel cabinet, 4 drawer",
    "Staples No. 66", "Rubber stamp, dated", "Box files", "Ledger, 200 leaves",
    "Bicycle, padlock and chain", "Receipt book, serial 4471-4520",
    "Blood sample in vial", "Panga with wooden handle", "Sale agreement, copy",
    "Photographs, 6 prints", "Tape cassette, 90 min", "Toner cartridge"};

static const char *const remarks[] = {
    "Goods received in good order and entered in the stores ledger.",
    "Please confirm the hearing date by return fax.",
    "The witness could not be traced at the address given.",
    "Two copies attached; original to follow by registered post.",
    "Cash bail deposited, receipt issued to the surety.",
    "Record of proceedings to be typed before the file is called.",
    "Service was effected on the clerk, who signed on the copy.",
    "Balance carried forward to the next quarter.",
    "Samples were delivered sealed and the seals were found intact.",
    "Approved subject to the availability of funds.",
    "Adjourned at the request of counsel for the respondent.",
    "The file was last seen in chambers and has been traced.",
    "Kindly treat this matter as urgent and advise the parties."};

static void
remark(struct form *f, char *out, size_t size)
{
	struct text t = {0};
	unsigned at = rng_below(&f->r, COUNT(remarks));
	int i, n = rng_range(&f->r, 2, 4);

	for (i = 0; i < n; i++)
		text_addf(&t, "%s%s", i ? " " : "",
		    remarks[(at + (unsigned)i * 5) % COUNT(remarks)]);
	copy(out, size, text_str(&t));
	text_free(&t);
}

static void
of_matter(struct form *f, enum fill what, char *out, size_t size)
{
	static const enum day_style styles[] = {DAY_SLASH, DAY_SLASH_PADDED,
	    DAY_DOTS, DAY_STAMP};
	struct text t = {0};
	char place[40];

	if (what == FILL_CASE) {
		/* short, as the room is */
		text_addf(&t, "%s %s%d/%02d", f->m.no.type,
		    rng_chance(&f->r, 50) ? "No. " : "", f->m.no.serial,
		    f->m.no.year % 100);
	} else if (what == FILL_DATE) {
		day_write(&t, day_add(f->day, rng_range(&f->r, 0, 30)),
		    PICK(&f->r, styles));
	} else {
		place_make(&f->r, place, sizeof(place));
		if (rng_chance(&f->r, 50))
			text_addf(&t, "P.O. Box %d, ",
			    rng_range(&f->r, 12, 9999));
		text_addf(&t, "%s", place);
	}
	copy(out, size, text_str(&t));
	text_free(&t);
}

void
form_fill(struct form *f, enum fill what, char *out, size_t size)
{
	struct rng *r = &f->r;

	*out = '\0';
	switch (what) {
	case FILL_NAME:
		name_make(r, out, size);
		break;
	case FILL_FIRM:
		if (rng_chance(r, 60))
			firm_make(r, out, size);
		else
			body_make(r, out, size);
		break;
	case FILL_CASE:
	case FILL_DATE:
	case FILL_PLACE:
		of_matter(f, what, out, size);
		break;
	case FILL_PHONE:
		put(out, size, "0%d-%06d", rng_range(r, 41, 48),
		    rng_range(r, 20000, 599999));
		break;
	case FILL_MONEY:
		put(out, size, "%d,%03d/=", rng_range(r, 1, 950),
		    rng_range(r, 0, 9) * 100);
		break;
	case FILL_COUNT:
		put(out, size, "%d", rng_range(r, 1, 60));
		break;
	case FILL_TIME:
		put(out, size, "%d:%02d %s", rng_range(r, 1, 12),
		    rng_range(r, 0, 11) * 5,
		    rng_chance(r, 60) ? "A.M." : "P.M.");
		break;
	case FILL_AGE:
		put(out, size, "%d yrs", rng_range(r, 17, 78));
		break;
	case FILL_BOX:
		put(out, size, "%c%d/%d", "ABKLMT"[rng_below(r, 6)],
		    rng_range(r, 1, 480), rng_range(r, 80, 99));
		break;
	case FILL_OFFICE:
		copy(out, size, PICK(r, offices));
		break;
	case FILL_GOODS:
		copy(out, size, PICK(r, goods));
		break;
	case FILL_REMARK:
		remark(f, out, size);
		break;
	case FILL_NONE:
		break;
	}
	if (f->capitals)
		upper(out);
}
