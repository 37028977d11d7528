/* mksamples/forms.c: which parts make which form, and their writing out.
 *
 * Ten designs; what stands in them, how it is set and where it is typed is
 * each form's own chance.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "scripts/mksamples/fax.h"
#include "scripts/mksamples/formparts.h"

#define FIELDS(...)                                                           \
	(const struct field[]){__VA_ARGS__},                                  \
	    (int)COUNT(((const struct field[]){__VA_ARGS__}))
#define WORDS(...)                                                            \
	(const char *const[]){__VA_ARGS__},                                   \
	    (int)COUNT(((const char *const[]){__VA_ARGS__}))

static void
cover_sheet(struct form *f)
{
	part_title(f, "FACSIMILE TRANSMITTAL SHEET");
	part_fields(f, FIELDS({"TO:", FILL_NAME}, {"FROM:", FILL_NAME},
	    {"COMPANY:", FILL_FIRM}, {"DATE:", FILL_DATE},
	    {"FAX NUMBER:", FILL_PHONE}, {"PHONE NUMBER:", FILL_PHONE},
	    {"TOTAL NO. OF PAGES INCLUDING COVER:", FILL_COUNT},
	    {"SENDER'S REFERENCE:", FILL_CASE}, {"RE:", FILL_CASE}));
	part_checks(f, NULL, WORDS("URGENT", "FOR REVIEW", "PLEASE COMMENT",
	    "PLEASE REPLY", "FOR YOUR FILES"));
	part_remarks(f, "NOTES/COMMENTS:", 6);
	part_print(f, "The information contained in this facsimile message is "
	    "confidential and intended only for the use of the person or "
	    "office named above. If the reader of this message is not the "
	    "intended recipient, you are hereby notified that any copying of "
	    "this communication is strictly prohibited. If you have received "
	    "this communication in error, please notify us by telephone and "
	    "return the original message to the address above by mail.");
}

static void
case_sheet(struct form *f)
{
	part_title(f, "CIVIL CASE INFORMATION SHEET");
	part_grid(f, FIELDS({"1. CASE NUMBER", FILL_CASE},
	    {"2. DATE FILED", FILL_DATE}, {"3. REGISTRY", FILL_OFFICE},
	    {"4. NAME OF PLAINTIFF OR APPLICANT", FILL_NAME},
	    {"5. NAME OF DEFENDANT OR RESPONDENT", FILL_NAME},
	    {"6. ADDRESS FOR SERVICE", FILL_PLACE},
	    {"7. TELEPHONE", FILL_PHONE},
	    {"8. ADVOCATES FOR THE PLAINTIFF", FILL_FIRM},
	    {"9. VALUE OF SUBJECT MATTER", FILL_MONEY}), 2);
	part_checks(f, "10. NATURE OF CLAIM (check one box only)",
	    WORDS("Contract", "Trespass to land", "Recovery of land",
	    "Succession", "Negligence", "Motor vehicle", "Defamation",
	    "Landlord and tenant", "Employment", "Other (specify)"));
	part_checks(f, "11. INTERIM RELIEF SOUGHT", WORDS("Yes", "No"));
	part_remarks(f, "12. BRIEF STATEMENT OF CLAIM", 4);
	part_sign(f, WORDS("SIGNATURE OF ADVOCATE", "DATE"));
	part_print(f, "FOR OFFICE USE ONLY. This sheet is not evidence and "
	    "does not replace any pleading required by the Rules. It shall "
	    "be completed in duplicate and attached to the front of the file.");
}

static void
requisition(struct form *f)
{
	part_title(f, "REQUISITION FOR STORES");
	part_fields(f, FIELDS({"Department", FILL_OFFICE},
	    {"Requisition No.", FILL_BOX}, {"Requested by", FILL_NAME},
	    {"Date required", FILL_DATE}, {"Deliver to", FILL_PLACE}));
	part_table(f, FIELDS({"ITEM", FILL_COUNT}, {"DESCRIPTION", FILL_GOODS},
	    {"QTY", FILL_COUNT}, {"UNIT COST", FILL_MONEY},
	    {"AMOUNT", FILL_MONEY}), rng_range(&f->r, 7, 12));
	part_remarks(f, "Justification", 2);
	part_sign(f, WORDS("Head of Department", "Accountant", "Date"));
}

static void
exhibits(struct form *f)
{
	part_title(f, "EXHIBIT RECEIPT AND MOVEMENT RECORD");
	part_grid(f, FIELDS({"Case No.", FILL_CASE}, {"Station", FILL_OFFICE},
	    {"Accused", FILL_NAME}, {"Investigating officer", FILL_NAME},
	    {"Received on", FILL_DATE}, {"Time", FILL_TIME}), 3);
	part_table(f, FIELDS({"Ex. No.", FILL_BOX}, {"Description", FILL_GOODS},
	    {"Date", FILL_DATE}, {"Released to", FILL_NAME}),
	    rng_range(&f->r, 6, 10));
	part_checks(f, "Condition on receipt:", WORDS("Sealed", "Unsealed",
	    "Damaged", "Perishable", "Returned to owner"));
	part_remarks(f, "Remarks:", 3);
	part_sign(f, WORDS("Delivered by", "Received by"));
}

static void
service(struct form *f)
{
	part_title(f, "RETURN OF SERVICE");
	part_fields(f, FIELDS({"IN THE MATTER OF", FILL_CASE},
	    {"PLAINTIFF", FILL_NAME}, {"DEFENDANT", FILL_NAME},
	    {"HEARING DATE", FILL_DATE}, {"TIME", FILL_TIME}));
	part_print(f, "I, the undersigned process server of this Honourable "
	    "Court, do solemnly make oath and say that I received the summons "
	    "in the above matter together with a copy of the plaint on the "
	    "date shown below, and that I served the same in the manner "
	    "indicated.");
	part_checks(f, "MANNER OF SERVICE", WORDS("Personally on defendant",
	    "On an adult member of the household", "On authorised agent",
	    "Affixed to outer door", "Not served"));
	part_fields(f, FIELDS({"Received summons on", FILL_DATE},
	    {"Served on", FILL_DATE}, {"Place of service", FILL_PLACE},
	    {"Person served", FILL_NAME}, {"Identified by", FILL_NAME},
	    {"Fee paid", FILL_MONEY}, {"Mileage (km)", FILL_COUNT}));
	part_remarks(f, "REASON IF NOT SERVED", 3);
	part_sign(f, WORDS("Process Server", "Commissioner for Oaths", "Date"));
}

static void
charge(struct form *f)
{
	part_title(f, "CHARGE SHEET PARTICULARS");
	part_grid(f, FIELDS({"POLICE CASE NO.", FILL_CASE},
	    {"COURT CASE NO.", FILL_CASE}, {"NAME OF ACCUSED", FILL_NAME},
	    {"AGE", FILL_AGE}, {"RESIDENCE", FILL_PLACE},
	    {"DATE OF ARREST", FILL_DATE}, {"IN CUSTODY SINCE", FILL_DATE},
	    {"SURETY", FILL_NAME}, {"AMOUNT OF BOND", FILL_MONEY}), 3);
	part_remarks(f, "STATEMENT OF FACTS", 4);
	part_table(f, FIELDS({"WITNESS", FILL_NAME}, {"ADDRESS", FILL_PLACE},
	    {"AGE", FILL_AGE}, {"BOUND OVER", FILL_DATE}),
	    rng_range(&f->r, 5, 8));
	part_checks(f, "PLEA", WORDS("Guilty", "Not guilty", "Not taken"));
	part_sign(f, WORDS("OFFICER IN CHARGE", "MAGISTRATE", "DATE"));
}

static void
copies(struct form *f)
{
	part_title(f, "REQUEST FOR COPIES OF COURT RECORD");
	part_fields(f, FIELDS({"Name of applicant:", FILL_NAME},
	    {"Address:", FILL_PLACE}, {"Telephone:", FILL_PHONE},
	    {"Case number:", FILL_CASE}, {"Box/Shelf:", FILL_BOX},
	    {"Date of request:", FILL_DATE}));
	part_checks(f, "Documents required:", WORDS("Judgment", "Ruling",
	    "Decree", "Proceedings", "Pleadings", "Exhibits", "Certified",
	    "Plain copy"));
	part_table(f, FIELDS({"Document", FILL_GOODS}, {"Pages", FILL_COUNT},
	    {"Date", FILL_DATE}, {"Fee", FILL_MONEY}), rng_range(&f->r, 4, 7));
	part_print(f, "Fees are payable in advance at the cash office. Copies "
	    "not collected within thirty days will be destroyed. A record that "
	    "is sealed by order of court will not be copied.");
	part_sign(f, WORDS("Applicant's signature", "Records Officer", "Date"));
}

static void
bond(struct form *f)
{
	part_title(f, "BAIL BOND");
	part_fields(f, FIELDS({"CRIMINAL CASE", FILL_CASE},
	    {"ACCUSED", FILL_NAME}, {"OF", FILL_PLACE},
	    {"FIRST SURETY", FILL_NAME}, {"OF", FILL_PLACE},
	    {"SECOND SURETY", FILL_NAME}, {"AMOUNT", FILL_MONEY}));
	part_print(f, "I, the above named accused, having been brought before "
	    "the Magistrate and required to give security for my attendance "
	    "in court on condition that I shall attend on every day on which "
	    "any trial is held with regard to the said charge, do hereby bind "
	    "myself to attend, and in case of making default herein to "
	    "forfeit to the Government the sum stated.");
	part_print(f, "We hereby declare ourselves sureties jointly and "
	    "severally for the above named accused, that he or she shall "
	    "attend as aforesaid, and in case of default we bind ourselves "
	    "to forfeit the sum set against our names.");
	part_table(f, FIELDS({"No.", FILL_COUNT}, {"Surety", FILL_NAME},
	    {"Occupation and place", FILL_PLACE}, {"Sum", FILL_MONEY}), 4);
	part_sign(f, WORDS("Accused", "First surety", "Second surety"));
	part_sign(f, WORDS("Magistrate", "Date"));
}

static void
personnel(struct form *f)
{
	part_title(f, "APPLICATION FOR LEAVE OF ABSENCE");
	part_grid(f, FIELDS({"Name (surname first)", FILL_NAME},
	    {"Department", FILL_OFFICE}, {"Staff No.", FILL_BOX},
	    {"From", FILL_DATE}, {"To", FILL_DATE},
	    {"Number of days", FILL_COUNT},
	    {"Address while on leave", FILL_PLACE},
	    {"Telephone", FILL_PHONE}), 2);
	part_checks(f, "TYPE OF LEAVE", WORDS("Annual", "Sick", "Maternity",
	    "Compassionate", "Study", "Without pay"));
	part_remarks(f, "Reason:", 3);
	part_sign(f, WORDS("Signature of employee", "Date"));
	part_fields(f, FIELDS({"Days due:", FILL_COUNT},
	    {"Days taken:", FILL_COUNT}, {"Balance:", FILL_COUNT},
	    {"Last leave ended:", FILL_DATE}));
	part_checks(f, "RECOMMENDATION", WORDS("Approved", "Not approved",
	    "Deferred"));
	part_sign(f, WORDS("Supervisor", "Personnel Officer", "Date"));
}

static void
inspection(struct form *f)
{
	part_title(f, "COURT INSPECTION REPORT");
	part_fields(f, FIELDS({"STATION:", FILL_PLACE},
	    {"INSPECTED BY:", FILL_NAME}, {"DATE:", FILL_DATE},
	    {"TIME:", FILL_TIME}, {"OFFICER IN CHARGE:", FILL_NAME},
	    {"FILES PENDING:", FILL_COUNT}, {"FILES CLOSED:", FILL_COUNT},
	    {"CASH AT HAND:", FILL_MONEY}));
	part_table(f, FIELDS({"REGISTRY", FILL_OFFICE}, {"FILES", FILL_COUNT},
	    {"CLERK", FILL_NAME}, {"FROM", FILL_DATE}, {"TO", FILL_DATE}),
	    rng_range(&f->r, 5, 8));
	part_remarks(f, "A. STATE OF REGISTERS", 2);
	part_remarks(f, "B. STATE OF BUILDINGS AND FURNITURE", 2);
	part_remarks(f, "C. RECOMMENDATIONS", 2);
	part_sign(f, WORDS("Inspecting Officer", "Date"));
	part_fields(f, FIELDS({"Distribution:", FILL_OFFICE},
	    {"Copy to:", FILL_OFFICE}));
}

static void (*const designs[])(struct form *f) = {cover_sheet, case_sheet,
    requisition, exhibits, service, charge, copies, bond, personnel,
    inspection};

static void
draw(struct form *f, uint64_t seed, unsigned index, double air)
{
	form_begin(f, seed, index, air);
	part_fax_line(f);
	part_letterhead(f);
	designs[(seed + index - 1) % COUNT(designs)](f);
	part_stamp(f);
	part_foot(f);
}

static void
write_truth(struct form *f, const char *path)
{
	struct text t = {0};
	FILE *out = fopen(path, "w");

	form_truth(f, &t);
	if (!out || fwrite(t.s, 1, t.len, out) != t.len || fclose(out))
		die("cannot write '%s': %s", path, strerror(errno));
	text_free(&t);
}

void
forms_make(const char *dir, uint64_t seed, unsigned n)
{
	char path[4096];
	unsigned i;

	for (i = 1; i <= n; i++) {
		struct form f;
		double air;

		/* once to see how much room there is, once in earnest */
		draw(&f, seed, i, 1.0);
		air = (FORM_HEIGHT - 60) / f.y;
		air = air < 0.85 ? 0.85 : air > 1.45 ? 1.45 : air;
		form_end(&f);
		draw(&f, seed, i, air);
		put(path, sizeof(path), "%s/form-%lu-%02u.gt.txt", dir,
		    (unsigned long)seed, i);
		write_truth(&f, path);
		put(path, sizeof(path), "%s/form-%lu-%02u.png", dir,
		    (unsigned long)seed, i);
		fax_write(f.surface, &f.r, path);
		form_end(&f);
	}
}
