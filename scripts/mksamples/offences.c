/* mksamples/offences.c: the charges that sample files bring, with the sections
 * of the 2000 edition of the Penal Code (samples are dated so that it holds).
 */
#include "scripts/mksamples/matter.h"

#include "scripts/mksamples/rng.h"
#include "scripts/mksamples/util.h"

static const struct offence offences[] = {
    {"Murder", "Sections 188 and 189 of the Penal Code Act Cap 120", "murder",
	"CRIM-MURDER", "open", true},
    {"Murder", "Sections 188 and 189 of the Penal Code Act Cap 120", "murder",
	"CRIM-MURDER", "open", true},
    {"Aggravated Robbery",
	"Sections 285 and 286(2) of the Penal Code Act Cap 120", "robbery",
	"CRIM-ROBBERY", "open", true},
    {"Attempted Murder", "Section 204 of the Penal Code Act Cap 120", "assault",
	"CRIM-ATT-MURDER", "open", true},
    {"Aggravated Defilement",
	"Section 129(3) and (4)(a) of the Penal Code Act Cap 120", "defile",
	"CRIM-SEX-CHILD", "victim", true},
    {"Rape", "Sections 123 and 124 of the Penal Code Act Cap 120", "rape",
	"CRIM-SEX", "victim", true},
    {"Aggravated Trafficking in Persons",
	"Sections 3(1)(a) and 4(a) of the Prevention of Trafficking in "
	"Persons Act, Act 7 of 2009",
	"traffick", "CRIM-TRAFFICK", "victim", true},
    {"Theft", "Sections 254(1) and 261 of the Penal Code Act Cap 120", "theft",
	"CRIM-THEFT", "open", false},
    {"Common Assault", "Section 235 of the Penal Code Act Cap 120", "assault",
	"CRIM-ASSAULT", "open", false},
    {"Criminal Trespass", "Section 302 of the Penal Code Act Cap 120",
	"trespass", "LAND-GRAB", "open", false},
    {"Malicious Damage to Property",
	"Section 335(1) of the Penal Code Act Cap 120", "trespass", "LAND-GRAB",
	"open", false},
    {"Obtaining Money by False Pretences",
	"Section 305 of the Penal Code Act Cap 120", "fraud", "CRIM-FRAUD",
	"open", false},
    {"Housebreaking", "Section 295(1) of the Penal Code Act Cap 120", "theft",
	"CRIM-BREAKING", "open", false},
    {"Intermeddling with the Estate of a Deceased Person",
	"Section 11 of the Administrator General's Act", "trespass",
	"SUCC-INTERMEDDLE", "open", false},
};

const struct offence *
offence_pick(struct rng *r, bool high)
{
	const struct offence *o;

	do {
		o = &PICK(r, offences);
	} while (o->high != high);
	return o;
}
