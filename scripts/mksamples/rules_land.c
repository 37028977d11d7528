/* mksamples/rules_land.c: land, bibanja, boundaries, and land of the dead. */
#include "scripts/mksamples/grammar.h"

const struct rule rules_land[] = {
    {"land.claim",
	ALTS("That {A} at all material times {Awas} in {lawful "
	     "ownership|lawful occupation|undisturbed possession|customary "
	     "ownership} of {Land}, which measures approximately {size}.",
	    "That the said land was {purchased from {person} in "
	    "{year}|inherited from the late {Other} who died in {year}|given "
	    "to {A} by {Aown} {kin} in {year}|allocated by the former Kingdom "
	    "officials in {year}} and a {sale agreement|letter of "
	    "confirmation} was {written|witnessed} by {person} and {person}.",
	    "That the land borders {boundary} to the {north|east}, {boundary} "
	    "to the {south|west}, and the land of {person} on the {direction}.",
	    "That on or about {Event} {B}, without any claim of right, entered "
	    "upon the land, {uprooted|slashed|grazed {animal} on|set fire to} "
	    "the {crop} and put up {building}.",
	    "That {A} {Ahas} lived on the kibanja since {year}, growing "
	    "{crop}, {crop} and {crop}, and {Ahas} always paid busuulu to the "
	    "landlord, {person}.",
	    "That {B} fraudulently caused {Bown} names to be entered on the "
	    "register under instrument number {KLA|MKO|MSK}{#10000-499999}. "
	    "Particulars of fraud: (i) forging the signature of {Other}; (ii) "
	    "presenting {paper} known to be false; (iii) dealing with the land "
	    "when aware of the unregistered interest of {A}.",
	    "That a boundary opening exercise by {witness} on {date} revealed "
	    "that {B} had encroached on {size} of the land on its {direction}.",
	    "That {B} {Bhas} since {threatened {A} with a panga|brought "
	    "prospective buyers|hired casual labourers to burn bricks|chased "
	    "away the surveyors|planted {tree}} and the area residents are "
	    "afraid to intervene.",
	    "That the graves of {the late {Other}|three members of the family} "
	    "are on the suit land, where {building} also stands.")},
    {"land.deny",
	ALTS(
	    "{B} shall contend that the land in dispute was bought from "
	    "{person} at {sum} on {date} in the presence of the LC I committee "
	    "of {Village}, and that vacant possession was given at once.",
	    "{B} {Bwas} in occupation of the kibanja long before {A} acquired "
	    "any interest in {Land}, and {Bis} protected as {lawful|bona fide} "
	    "occupants by the Land Act.",
	    "The land occupied by {B} is different from that claimed, and is "
	    "separated from it by {boundary}.",
	    "{B} shall plead that {A} stood by and watched while {building} "
	    "was built between {year} and {date}, and {Ais} estopped from "
	    "claiming the land.",
	    "{B} acquired the land as a bona fide purchaser for value without "
	    "notice of any fraud, after a search at the land registry on "
	    "{date}.")},
    {"land.evid",
	ALTS("{said.pw} the disputed strip starts from {boundary} and runs "
	     "down to {boundary}, and that it had been used for growing {crop} "
	     "since {year}.",
	    "{said.pw} the purchase price was {sum}, of which {sum} was paid "
	    "on {date} and the rest in instalments witnessed by {person}.",
	    "{said.pw} when the vendor {person} died in {year} the heirs "
	    "confirmed the sale in writing and received {animal} as kanzu.",
	    "At the locus in quo the court saw {building}, {tree}, old graves "
	    "and a garden of {crop}. {person} pointed out {boundary} as the "
	    "boundary while {B} showed a different line near {boundary}.",
	    "{said.pw} the land was first occupied by {person}, who let {Bn} "
	    "graze {animal} there out of kindness, without giving away any "
	    "part of it.",
	    "{said.pw} the mark stones on the {direction} had been uprooted at "
	    "night and planted {#4-60} metres inside the neighbouring plot.",
	    "{said.pw} the certificate of title for {Land} was tendered as "
	    "{PEX|Exhibit P.}{#1-14}, and the search statement of {date} "
	    "showed that the proprietor was {person}.",
	    "In cross examination the witness could not tell the size of the "
	    "kibanja nor name the neighbour on the {direction}, but insisted "
	    "that {boundary} had always been there.",
	    "{said.pw} busuulu was last paid to {person} in {year} and that "
	    "the tickets were eaten by termites.")},
    {"land.issue",
	ALTS("Whether {A} {Ais} the rightful owner of the suit land.",
	    "Whether {B} {Bis} {a trespasser|trespassers} on the suit land.",
	    "Whether the registration of {Bn} was procured by fraud.",
	    "Whether the sale of the kibanja was lawful without the consent of "
	    "the landlord.",
	    "Where the boundary between the two pieces of land lies.")},
    {"land.find",
	ALTS("{held} the land of {A} extends up to {boundary}, as {person} had "
	     "consistently shown since the first visit of the LC II court.",
	    "{held} fraud must be specifically pleaded and strictly proved, "
	    "and mere suspicion arising from {paper} is not enough.",
	    "{held} a purchaser who does not inspect the land and ask the "
	    "residents about {building} standing on it cannot be said to have "
	    "acted in good faith.",
	    "{held} the agreement of {date}, though clumsily worded, passed an "
	    "interest in {size} of land to {An}.",
	    "Trespass to land is a continuing tort. {held} {B} entered without "
	    "consent and destroyed the {crop}, and the claim is therefore not "
	    "caught by limitation.",
	    "{held} the boundary marks were interfered with, and the evidence "
	    "of the surveyor {person} is preferred to that of {person}.")},
    {"land.relief",
	ALTS("A declaration that {A} {Ais} lawfully entitled to {Land}.",
	    "An order of eviction and vacant possession.",
	    "An order directing the Registrar of Titles to cancel the name of "
	    "{Bn} from the register.",
	    "A permanent injunction restraining {B}, {Bown} agents and "
	    "assignees from further trespass on the land.",
	    "Compensation of {sum} for the destroyed {crop} and {building}.",
	    "Mesne profits.")},
    {"estate.claim",
	ALTS("That {A} {Ais} {children|beneficiaries|the widow and children} "
	     "of the late {Other}, who died intestate on {Event} at "
	     "{hospital}, leaving {Land} among other properties.",
	    "That {B} obtained letters of administration on {date} by "
	    "concealing from court that the deceased had {#3-14} other "
	    "children.",
	    "That the deceased left {building} at {place}, {animal}, {size} of "
	    "land at {place}, and money on account with {bank}, none of which "
	    "has been accounted for.",
	    "That since the grant {B} {Bhas} never filed an inventory nor an "
	    "account of the estate, contrary to the undertaking to court.",
	    "That at the last funeral rites on {date} the clan appointed "
	    "{person} as heir and {Third} as guardian of the minors, and a "
	    "list of the property was read.",
	    "That {B} evicted the widow from the matrimonial home at {Village} "
	    "and let it to a {trade} at {sum} per month.",
	    "That {B} sold the plot at {place} to {person} at {sum}, which was "
	    "far below its value, and shared nothing with the beneficiaries.")},
    {"estate.deny",
	ALTS("The estate of the late {Other} was fully distributed at the "
	     "family meeting of {date}, at which each beneficiary signed.",
	    "{B} used the proceeds of {building} for the school fees of the "
	    "minors and the hospital bills of the widow, which came to {Sum}.",
	    "{A} {Ais} not children of the deceased and shall be put to proof "
	    "of paternity.",
	    "The plot at {place} was given to {Bn} by the deceased in his life "
	    "time, as shown by {paper}.")},
    {"estate.evid",
	ALTS("{said.pw} the deceased had two wives, the elder of whom lived at "
	     "{place} and the younger at {Village}, and that {#5-17} children "
	     "survived.",
	    "{said.pw} no will was read, although {person} claimed to have "
	    "kept one in a tin box under the bed.",
	    "{said.pw} rent from {building} of {sum} a month was collected by "
	    "{Bn} and never shared with the widow.",
	    "{said.pw} the Administrator General issued a certificate of no "
	    "objection on {date} after a family meeting attended by {#9-40} "
	    "relatives.",
	    "{said.pw} the home at {Village} was locked on the day of burial "
	    "and the clothes of the widow were thrown out in the rain.",
	    "The will was in Luganda and was thumb marked. {witness}, {said} "
	    "the deceased could read and write and always signed in full.",
	    "{said.pw} the clan had apportioned {size} to each child, with the "
	    "burial ground kept in common.")},
    {"estate.issue",
	ALTS("Whether the letters of administration should be revoked.",
	    "Whether the late {Other} left a valid will.",
	    "Whether the property at {place} forms part of the estate.",
	    "Whether {B} intermeddled with the estate.")},
    {"estate.find",
	ALTS("{held} just cause for revocation exists, because the petitioner "
	     "failed to exhibit an inventory and untruly named himself the "
	     "only surviving child.",
	    "{held} the residential holding devolves upon the widow and the "
	    "minor children, who may not be evicted from it.",
	    "{held} a clan meeting has no power to make a will for the "
	    "deceased, nor to take away the share of a daughter because she is "
	    "married.",
	    "{held} the transfer to {person} passed no title, being made "
	    "before the grant.")},
    {"estate.relief",
	ALTS("Revocation of the letters of administration granted to {Bn}.",
	    "An order that {B} file a true inventory and account within "
	    "{#14-90} days.",
	    "A declaration that the land at {Village} is part of the estate of "
	    "the late {Other}.",
	    "Cancellation of the transfer to {person}.",
	    "An order that the widow be put back into possession of the "
	    "matrimonial home.")},
    {"said.pw", ALTS("{witness}, {said}", "PW{#1-7} {said}", "DW{#1-6} {said}",
		    "{A} {said}", "{witness}, also {said}",
		    "It was the evidence of {person} that", "{person} {said}",
		    "In chief PW{#2-5} {said}")},
    {NULL, NULL}};
