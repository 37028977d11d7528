/* mksamples/rules_family.c: marriages, children, and quiet estates. */
#include "scripts/mksamples/grammar.h"

const struct rule rules_family[] = {
    {"divorce.claim",
	ALTS("That the Petitioner and the Respondent were married on {date} at "
	     "{place} {Church of Uganda|Catholic Parish|Mosque|Registrar's "
	     "office}, and a certificate of marriage is annexed.",
	    "That after the marriage the parties cohabited at {Village} and "
	    "later at {place}, and were blessed with {#1-6} children, the "
	    "youngest being {Other}, aged {#2-15} years.",
	    "That since {date} the Respondent has treated the Petitioner with "
	    "cruelty, in that the Respondent {locked the Petitioner out in the "
	    "rain|beat the Petitioner with {weapon}|burnt the Petitioner's "
	    "clothes|withheld all support|insulted the Petitioner before the "
	    "children and the house girl}.",
	    "That the Respondent has committed adultery with one {Third}, a "
	    "{trade} at {place}, with whom the Respondent now cohabits.",
	    "That the Respondent deserted the matrimonial home on {Event} and "
	    "has never returned.",
	    "That in the course of the marriage the parties jointly acquired "
	    "{Land}, {building} at {place}, {vehicle} and {animal}.",
	    "That elders of both families sat on {date}, and a counsellor at "
	    "{place} tried to reconcile the parties, but in vain.",
	    "That this petition is not presented in collusion with the "
	    "Respondent.")},
    {"divorce.deny",
	ALTS("The Respondent denied cruelty, and contended that it was the "
	     "Petitioner who {stayed out late|neglected the children|refused "
	     "to cook|squandered the school fees}.",
	    "The house at {place} was built by the Respondent alone, with a "
	    "loan from {bank}, before the marriage.",
	    "The Respondent has no objection to the dissolution, but prays for "
	    "custody of the children.",
	    "The said {Third} is a business partner, and no adultery was "
	    "committed.")},
    {"divorce.evid",
	ALTS("{said.pw} quarrels began in {year} over {a piece of land|school "
	     "fees|a telephone message|the salary of the Petitioner|a second "
	     "woman}.",
	    "{said.pw} the Petitioner was once treated at {hospital} for "
	    "{injury} after a fight {time}.",
	    "{said.pw} the children live with their {grandmother|paternal "
	    "aunt} at {place} and go to {place} Primary School.",
	    "{said.pw} the Respondent paid {sum} each term, and bought {goods} "
	    "for the home.",
	    "The parties told court that they had not shared a bed since "
	    "{date}.",
	    "{said.pw} the plot was bought in the names of the Respondent, but "
	    "the Petitioner sold {crop} to pay for the bricks.")},
    {"divorce.issue",
	ALTS("Whether there are grounds for dissolution of the marriage.",
	    "Who should have custody of the children.",
	    "What is the matrimonial property, and how should it be shared.")},
    {"divorce.find",
	ALTS("{held} the marriage has irretrievably broken down, the parties "
	     "having lived apart since {date}.",
	    "{held} cruelty need not be physical; constant ridicule that "
	    "injures health is cruelty.",
	    "{held} the welfare of the children is the paramount "
	    "consideration, and they are best left with the parent who has "
	    "kept them at {place}.",
	    "{held} the contribution of a spouse who dug {crop} and kept the "
	    "home counts as much as money.",
	    "{held} {building} at {place} is matrimonial property, and shall "
	    "be shared {equally|in the ratio of {60:40|70:30}}.")},
    {"divorce.relief",
	ALTS("A decree nisi dissolving the marriage.",
	    "Custody of the minor children.", "Maintenance of {sum} per month.",
	    "An equal share of the matrimonial property.")},
    {"adopt.claim",
	ALTS("That the child, {Other}, a {boy|girl} aged {Age} years, was "
	     "{found abandoned at {place}|left at {hospital} soon after "
	     "birth|orphaned when both parents died in {year}|placed at "
	     "{place} Babies' Home by a care order of {date}}.",
	    "That the Petitioner has fostered the child for more than "
	    "{twelve|thirty six} months under the supervision of the probation "
	    "and social welfare officer of {District}.",
	    "That the Petitioner is a {trade} of good character, aged {#31-58} "
	    "years, with a home of {#3-7} rooms, and earns {sum} a month.",
	    "That the consent of the {mother|maternal grandmother|{kin}}, "
	    "{person}, was given freely and is annexed.",
	    "That the child calls the Petitioner {mummy|daddy|auntie}, has "
	    "been enrolled at {place} Nursery School, and has recovered from "
	    "malnutrition.",
	    "That the police made a search for the relatives, by radio "
	    "announcements and in a newspaper, and none was traced.",
	    "That no payment or reward was made or agreed for the adoption.")},
    {"adopt.evid",
	ALTS("The probation officer, {person}, reported that the home at "
	     "{place} was clean, with a garden of {crop}, and that the child "
	     "had bonded with the family.",
	    "{said.pw} the child was picked from {place} market by {person}, a "
	    "{trade}, who took {him|her} to {police}.",
	    "{said.pw} the mother suffered from {a mental illness|an illness "
	    "from which she died in {year}} and could not care for the child.",
	    "{said.pw} school reports were good, and that the child takes part "
	    "in {football|the choir|drumming}.",
	    "The court spoke to the child in chambers, and found {a bright and "
	    "happy child|a shy child who clung to the Petitioner}.")},
    {"adopt.issue",
	ALTS("Whether the Petitioner qualifies to adopt the child.",
	    "Whether the order would be for the welfare of the child.")},
    {"adopt.find", ALTS("{held} the order will be for the welfare of the "
			"child, who has known no other home.",
		       "{held} the Petitioner has met the requirements of the "
		       "Children Act as to age, fostering and residence.",
		       "{held} the consent of the {mother|grandmother} was "
		       "given with full understanding of its effect.",
		       "{held} the recommendation of the probation officer "
		       "should be followed.")},
    {"adopt.relief",
	ALTS("An adoption order in respect of the child {Other}.",
	    "An order that the Registrar General enter the adoption in the "
	    "Adopted Children Register.",
	    "An order that the child bear the family name of the Petitioner.")},
    {"guard.claim",
	ALTS("That {Other}, a child aged {Age} years, is the "
	     "{niece|nephew|grandchild} of the Applicant, and both parents "
	     "died on {road} on {Event}.",
	    "That the child is a beneficiary of the estate of the late "
	    "{Third}, which includes {Land}.",
	    "That the Applicant seeks to be appointed legal guardian, so as to "
	    "{sell part of the land to pay school fees|travel with the child "
	    "for medical treatment of {disease}|receive the child's share from "
	    "{bank}|process a passport}.",
	    "That the family met at {place} on {date} and unanimously chose "
	    "the Applicant, as shown by {paper}.",
	    "That the Applicant has lived with the child since {date}, and "
	    "pays {sum} per term at {place} Boarding School.",
	    "That the child suffers from {disease}, and needs an operation "
	    "which costs {sum}.")},
    {"guard.evid", ALTS("{said.pw} the child lives well with the Applicant, "
			"and that the paternal relatives have no objection.",
		       "{said.pw} the LC I chairperson of {Village} knew the "
		       "family, and recommended the Applicant.",
		       "The probation officer found that the {kin} of the "
		       "child was too old and sickly to look after {him|her}.",
		       "{said.pw} the land measures {size}, and that {person} "
		       "offered {sum} for it.")},
    {"guard.issue", ALTS("Whether the Applicant is a fit and proper person to "
			 "be appointed guardian.",
			"Whether it is in the best interest of the child that "
			"the property be sold.")},
    {"guard.find",
	ALTS("{held} the best interest of the child calls for a guardian with "
	     "means, and that the Applicant is such a person.",
	    "{held} land of a minor should not be sold but for compelling "
	    "reasons, and that {disease} is one.",
	    "{held} the Applicant shall account to court every {six|twelve} "
	    "months.")},
    {"guard.relief",
	ALTS("An order appointing the Applicant legal guardian of {Other}.",
	    "Leave to sell {size} of the land for the benefit of the child.",
	    "An order that the proceeds be banked with {bank} in the name of "
	    "the child.")},
    {"disease", ALTS("sickle cell disease", "a hole in the heart", "epilepsy",
		    "a cleft palate", "severe burns", "kidney failure",
		    "a brain tumour", "tuberculosis of the spine")},
    {"letters.claim",
	ALTS("That the late {Other}, formerly of {Village} village, {Sub} "
	     "sub-county, {District} District, died intestate on {Event} at "
	     "{hospital}, and a {death certificate|medical certificate of "
	     "cause of death} is annexed and marked \"A\".",
	    "That at the time of death the deceased had a fixed place of abode "
	    "at {Village}, within the jurisdiction of this Honourable Court.",
	    "That the deceased was survived by a {widow|widower}, {person}, "
	    "and {#2-11} children, namely {person}, {person} and {person}.",
	    "That the Petitioner is the {kin} of the deceased, and brings this "
	    "petition with the consent of the family given at a meeting held "
	    "on {date}.",
	    "That the deceased left property which includes {Land}, "
	    "{building}, {animal} and a bank account with {bank}.",
	    "That the value of the estate likely to come into the Petitioner's "
	    "hands does not exceed {Sum}.",
	    "That a certificate of no objection was granted by the "
	    "Administrator General on {date} under reference ADG/{#100-9999}.",
	    "That the Petitioner undertakes to administer the estate "
	    "faithfully, to exhibit an inventory within six months and to "
	    "render a true account within one year.")},
    {"letters.evid", ALTS("{said.pw} the deceased died after a short illness, "
			  "and was buried at the ancestral ground at {place}.",
			 "{said.pw} the family unanimously chose the "
			 "Petitioner at the meeting of {date}.",
			 "{said.pw} the caveat lodged by {person} was "
			 "withdrawn after mediation.")},
    {"letters.issue", ALTS("Whether the Petitioner is a fit person to be "
			   "granted letters of administration.",
			  "Whether the caveat should be removed.")},
    {"letters.find",
	ALTS("{held} the citation was advertised for fourteen days and no "
	     "objection remains.",
	    "{held} the widow, with the largest share in the residential "
	    "holding, has the best claim to a grant.")},
    {"letters.relief",
	ALTS("Letters of administration to the estate of the late {Other}.",
	    "That the Petitioner may have such other relief as the nature of "
	    "the case requires.")},
    {NULL, NULL}};
