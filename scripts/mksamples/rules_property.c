/* mksamples/rules_property.c: offences against property. */
#include "scripts/mksamples/grammar.h"

const struct rule rules_property[] = {
    {"robbery.charge",
	ALTS("{Accall} on {Event} at {Village} in {District} District, robbed "
	     "{Other} of {goods}, a mobile telephone and cash {sum}, and at or "
	     "immediately before or after the said robbery used a deadly "
	     "weapon, to wit {weapon}.")},
    {"robbery.evid",
	ALTS("{said.pw} thugs broke the door with a big stone {time} and "
	     "ordered everyone to lie down.",
	    "{said.pw} one of the attackers carried {weapon} and another "
	    "flashed a torch, by the light of which {Accn} was recognised.",
	    "{said.pw} they took {goods}, {goods} and cash {sum} which had "
	    "been kept for {school fees|a burial|buying {crop}}.",
	    "{said.pw} {goods} was recovered from the ceiling of a house at "
	    "{place}, and was identified by a scratch and a sticker.",
	    "A print-out from the telephone company showed that the stolen "
	    "handset was used with a line registered to {person}.",
	    "{said.pw} the guard, {person}, was tied with ropes and suffered "
	    "{injury}.",
	    "In defence {Accn} stated that he bought the telephone from "
	    "{person} at {place} market for {sum}.",
	    "{said.pw} an identification parade was held, with eight "
	    "volunteers, and that the complainant touched {Accn} on the "
	    "shoulder.")},
    {"robbery.find",
	ALTS("{held} the doctrine of recent possession applies, the goods "
	     "being found within {#2-12} days.",
	    "{held} a toy pistol that cannot fire is not a deadly weapon, but "
	    "{weapon} is.",
	    "{held} the parade was of no value, as the witness had already "
	    "seen the accused at {police}.",
	    "{held} the accused were placed squarely at the scene.")},
    {"theft.charge",
	ALTS("{Accall} on {Event} at {Village} in {District} District, stole "
	     "{goods} valued at {Sum}, the property of {Other}.",
	    "{Accall} on the night of {Event} at {place} village in {District} "
	    "District, broke and entered the dwelling house of {Other} and "
	    "stole therein {goods} and {animal}.")},
    {"theft.evid", ALTS("{said.pw} the store was locked at six in the evening, "
			"and that {goods} was missing the following morning.",
		       "{said.pw} foot prints were followed from {boundary} to "
		       "the home of {Accn}.",
		       "{said.pw} {animal} bearing the ear mark of the "
		       "complainant was found at a butchery at {place}.",
		       "{said.pw} {Accn} had been employed as a {trade} and "
		       "kept the keys.",
		       "{said.pw} the books were audited by {person}, who "
		       "found a shortage of {sum}.",
		       "In defence {Accn} denied the charge, and said that "
		       "wages of {sum} had not been paid.")},
    {"theft.find", ALTS("{held} the taking, the intention to deprive and the "
			"ownership were all proved.",
		       "{held} several people held keys to the store, and that "
		       "the case rests on suspicion.",
		       "{held} a genuine claim of right is a defence to theft.",
		       "{held} the owner identified {goods} beyond doubt.")},
    {"trespass.charge",
	ALTS("{Accall} on {Event} at {Village} village in {District} District, "
	     "unlawfully entered upon land in the possession of {Other} with "
	     "intent to intimidate, insult or annoy.",
	    "{Accall} on {Event} at {Village}, {Sub} sub-county in {District} "
	    "District, wilfully and unlawfully destroyed {building} and {crop} "
	    "valued at {Sum}, the property of {Other}, a widow.")},
    {"trespass.evid",
	ALTS("{said.pw} after the burial of her husband the accused came with "
	     "hired boys and cut down the {crop}.",
	    "{said.pw} the roof of {building} was pulled down {time} while "
	    "{Other} was at {hospital}.",
	    "{said.pw} the boundary at {boundary} had been agreed upon before "
	    "{office}.",
	    "{said.pw} the widow and {#2-8} children slept in the church for "
	    "{#3-60} nights.",
	    "The valuer, {person}, put the damage at {sum}.",
	    "In defence {Accn} claimed that the land belonged to the clan, and "
	    "that a widow has no say over it.")},
    {"trespass.find", ALTS("{held} the complainant was in possession, and that "
			   "possession alone suffices as against a trespasser.",
			  "{held} custom cannot take from a widow the home "
			  "that the law leaves to her.",
			  "{held} the dispute is civil in nature, and ought "
			  "not to have been brought as a charge.",
			  "{held} the accused directed the destruction, though "
			  "he did not lift {weapon} himself.")},
    {"fraud.charge",
	ALTS("{Accall} on {Event} at {place} in {District} District, with "
	     "intent to defraud, obtained cash {Sum} from {Other} by falsely "
	     "pretending that {Land} was for sale, whereas not.",
	    "{Accall} on {Event} at {bank}, {District}, with intent to "
	    "defraud, obtained {Sum} from {Other} by falsely pretending that "
	    "{goods} would be delivered, whereas not.")},
    {"fraud.evid",
	ALTS("{said.pw} the accused showed {paper} and a photocopy of a title, "
	     "and was paid {sum} at once.",
	    "{said.pw} a search at the land registry showed that the plot "
	    "belonged to {person}.",
	    "{said.pw} the accused used three names and two telephone lines.",
	    "{said.pw} the money was sent through {bank} to an account in the "
	    "name of {person}.",
	    "The handwriting expert found that the questioned signature was "
	    "not written by {Other}.",
	    "In defence {Accn} stated that he was only a broker, and had been "
	    "given {sum} as commission.")},
    {"fraud.find", ALTS("{held} a promise as to the future is not a false "
			"pretence, but a lie about ownership is.",
		       "{held} the complainant parted with the money on the "
		       "strength of the false title.",
		       "{held} the transaction was a civil one between "
		       "business partners.")},
    {NULL, NULL}};
