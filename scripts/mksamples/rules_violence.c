/* mksamples/rules_violence.c: offences against the person.  Kept sober: these
 * samples only have to look like the files, not to shock who reads them.
 */
#include "scripts/mksamples/grammar.h"

const struct rule rules_violence[] = {
    {"murder.charge",
	ALTS(
	    "{Accall} on {Event} at {Village} village in {District} District, "
	    "with malice aforethought, unlawfully caused the death of {Other}.",
	    "{Accall} and others still at large, on {Event} at {Village} in "
	    "{Sub} sub-county, {District} District, murdered {Other}.")},
    {"murder.evid",
	ALTS("{said.pw} the deceased was last seen alive {time} at a drinking "
	     "place at {place}, in the company of {Accn}.",
	    "{said.pw} an alarm was raised {time}, and on reaching the scene "
	    "the witness found the deceased lying in a pool of blood near "
	    "{boundary}.",
	    "The post mortem report (Exhibit P.{#1-6}) by Dr. {person} of "
	    "{hospital} gave the cause of death as {haemorrhagic shock|head "
	    "injury|severe loss of blood|strangulation} following {injury}.",
	    "{said.pw} there was a grudge over {a piece of land|a debt of "
	    "{sum}|{animal}|the boundary at {boundary}} between the deceased "
	    "and the family of the accused.",
	    "{said.pw} a sniffer dog followed a trail from the body to the "
	    "house of {Accn}, where {weapon} with stains of blood was "
	    "recovered.",
	    "In a charge and caution statement recorded by {person} at "
	    "{police}, the accused is said to have admitted being at the "
	    "scene.",
	    "In defence {Accn} gave an unsworn statement that on the material "
	    "day he was at {place}, attending a "
	    "{funeral|wedding|vigil|prayer}.",
	    "{said.pw} there was moonlight, and that he had known the accused "
	    "since childhood and recognised him by voice at a distance of "
	    "{#3-20} metres.")},
    {"murder.find",
	ALTS("{held} the killing was unlawful, every homicide being presumed "
	     "so unless accident or excuse is shown.",
	    "{held} malice aforethought may be inferred from the use of "
	    "{weapon}, the part of the body struck, and the conduct of the "
	    "accused after the attack.",
	    "{held} the conditions favoured correct identification: the light, "
	    "the distance and the familiarity of the witness.",
	    "{held} the alibi was destroyed by the evidence that put the "
	    "accused at the scene.",
	    "{held} circumstantial evidence must point irresistibly to guilt, "
	    "and here there remains another reasonable hypothesis.")},
    {"assault.charge",
	ALTS("{Accall} on {Event} at {Village} village, {Parish} parish in "
	     "{District} District, unlawfully assaulted {Other} with {weapon}, "
	     "occasioning {injury}.",
	    "{Accall} on {Event} at {place} trading centre in {District} "
	    "District, attempted unlawfully to cause the death of {Other} by "
	    "striking {body} with {weapon}.")},
    {"assault.evid", ALTS("{said.pw} a quarrel arose {time} over {animal} "
			  "which had strayed into a garden of {crop}.",
			 "{said.pw} the accused came from behind and hit the "
			 "complainant on {body} with {weapon}.",
			 "The medical form PF3A showed {injury} and {injury}, "
			 "classified as {harm|grievous harm|dangerous harm}.",
			 "{said.pw} the complainant was taken on a boda boda "
			 "to {hospital}, and spent {#2-30} days there.",
			 "{said.pw} the accused ran away to {place} and was "
			 "arrested {#3-200} days later by {person}.",
			 "In defence {Accn} stated that it was the complainant "
			 "who attacked first with {weapon}.")},
    {"assault.find", ALTS("{held} the complainant did not lie about who beat "
			  "{him|her}, for they had been neighbours for years.",
			 "{held} the plea of self defence fails, since the "
			 "accused used more force than was needed.",
			 "{held} the injuries on the medical form agree with "
			 "the account of the complainant.",
			 "{held} no independent witness was called although "
			 "the fight took place on a market day.")},
    {"defile.charge",
	ALTS("{Accall} on {Event} at {Village} village in {District} District, "
	     "performed a sexual act with {Other}, a girl aged {Age} years, "
	     "being below the age of fourteen years.")},
    {"defile.evid",
	ALTS("{said.pw} the victim, {Other}, is the witness's {kin}, and was "
	     "aged {Age} years at the time, as shown by {paper}.",
	    "The victim gave evidence after a voire dire, the court being "
	    "satisfied that she understood the duty of telling the truth.",
	    "The medical form PF3A filled by Dr. {person} put the age of the "
	    "victim at about {Age} years.",
	    "{said.pw} the child was sent to {fetch water|buy salt|collect "
	    "firewood|the garden of {crop}} and came back late, crying.",
	    "{said.pw} the matter was reported to {police} on the next day, "
	    "and the accused was arrested by the LC I defence secretary.",
	    "In defence {Accn} denied the offence, and attributed the case to "
	    "a grudge over {a plot|a debt of {sum}|{animal}}.",
	    "{said.pw} the family of the accused offered {sum} and {animal} to "
	    "settle the matter at home.")},
    {"defile.find", ALTS("{held} the age of the victim was proved by the "
			 "evidence of her mother and by the medical form.",
			"{held} the evidence of a child of tender years, if "
			"unsworn, needs corroboration.",
			"{held} the grudge was an afterthought, never put to "
			"the witnesses.",
			"{held} the participation of the accused was not "
			"proved to the required standard.")},
    {"rape.charge",
	ALTS("{Accall} on {Event} at {Village} village in {District} District, "
	     "had unlawful carnal knowledge of {Other} without her consent.")},
    {"rape.evid", ALTS("{said.pw} the complainant, {Other}, aged {Age} years, "
		       "was on her way home from {place} {time} when she was "
		       "waylaid near {boundary}.",
		      "The medical form PF3A showed {injury} and {injury}.",
		      "{said.pw} the complainant made a report at once to her "
		      "{kin} and to {police}.",
		      "{said.pw} an identification parade was held at {police} "
		      "on {date}, at which {Accn} was picked out.",
		      "In defence {Accn} stated that the complainant was a "
		      "friend, and that the case was framed by her {kin}.")},
    {"rape.find", ALTS("{held} lack of consent was proved by the torn clothes, "
		       "the injuries and the early complaint.",
		      "{held} identification was by a single witness in "
		      "difficult conditions, and must be treated with caution.",
		      "{held} the accused was found near the scene within the "
		      "hour, and gave no credible account.")},
    {"traffick.charge",
	ALTS("{Accall} between {date} and {Event}, at {place} and at Kampala, "
	     "recruited, transported and harboured {Other}, a child aged {Age} "
	     "years, by means of deception, for the purpose of exploitation.")},
    {"traffick.evid",
	ALTS("{said.pw} the accused came to {Village} and promised the parents "
	     "of {Other} a job for the child as a {house maid|shop attendant} "
	     "in Kampala at {sum} a month.",
	    "{said.pw} {#2-9} children were found in one room at {place}, "
	    "sleeping on sacks.",
	    "{said.pw} {vehicle} was stopped at a road block on {road}, and "
	    "the children had no papers.",
	    "{said.pw} the child was made to sell {crop} by the roadside from "
	    "dawn, and was beaten if the day's target of {sum} was not met.",
	    "The victim {Other} gave evidence in camera, and said that the "
	    "accused had kept {paper}.")},
    {"traffick.find",
	ALTS("{held} the act, the means and the purpose were each proved; and "
	     "for a child the means need not be.",
	    "{held} the promise of a job was a lie from the beginning.",
	    "{held} the consent of the parents is no defence.")},
    {NULL, NULL}};
