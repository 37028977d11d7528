/* mksamples/rules_public.c: judicial review and election petitions. */
#include "scripts/mksamples/grammar.h"

const struct rule rules_public[] = {
    {"review.claim",
	ALTS("That on {Event} {B} {interdicted {A} from the post of "
	     "{trade}|cancelled the tender for {goods}|closed the market at "
	     "{place}|refused to renew the licence of {A}|directed the "
	     "demolition of {building} at {Village}|cancelled the certificate "
	     "of title for {Land}} without giving {A} an opportunity to be "
	     "heard.",
	    "That the decision was communicated by a letter dated {date}, "
	    "signed by {person}, for {office}.",
	    "That the decision is tainted with illegality, irrationality and "
	    "procedural impropriety.",
	    "That the district contracts committee sat without a quorum, and "
	    "its minutes of {date} were written afterwards.",
	    "That {A} served {B} with diligence for {#4-26} years, and never "
	    "received a warning letter.",
	    "That no by-law requires the payment of {sum} as a condition for "
	    "trading in {crop}.",
	    "That {A} {Ahas} exhausted all other remedies by appealing to "
	    "{office} on {date}.")},
    {"review.evid",
	ALTS("The affidavit of {person} states that the committee met at "
	     "{place} on {date}, and that {A} {Awas} invited but refused to "
	     "appear.",
	    "It was deponed by {person} that the report of the auditor general "
	    "found {sum} unaccounted for.",
	    "{witness} deponed that the notice was pinned at the sub-county "
	    "headquarters for {#2-30} days.",
	    "The letter of {date} gave no reason beyond \"public interest\".")},
    {"review.issue",
	ALTS("Whether the application discloses grounds for judicial review.",
	    "Whether {A} {Awas} given a fair hearing.",
	    "What remedies are available.")},
    {"review.find",
	ALTS("{held} the rules of natural justice bind every public body whose "
	     "decision affects a person's livelihood.",
	    "{held} judicial review looks at how a decision was made, and not "
	    "at whether it was right.",
	    "{held} the application was filed beyond the three months allowed, "
	    "and no reason for the delay was shown.",
	    "{held} {office} acted outside the powers that the law gives it.")},
    {"review.relief",
	ALTS("An order of certiorari quashing the decision of {Event}.",
	    "An order of prohibition restraining {B} from implementing the "
	    "decision.",
	    "An order of mandamus compelling {B} to reinstate {A}.",
	    "A declaration that the decision was illegal and void.")},
    {"election.claim",
	ALTS(
	    "That the Petitioner and the 1st Respondent were candidates in the "
	    "election for {Member of Parliament|District Chairperson|Woman "
	    "Representative|Sub-county Chairperson} of {Sub} held on {Event}, "
	    "and the 2nd Respondent declared the 1st Respondent winner with "
	    "{#4000-29000} votes against {#3000-27000}.",
	    "That at {place} Primary School polling station the declaration of "
	    "results form was not signed by the presiding officer.",
	    "That on the eve of polling the 1st Respondent, through {person}, "
	    "gave {sum}, {goods} and {#10-90} kilograms of {sugar|salt|meat} "
	    "to voters at {place}.",
	    "That agents of the Petitioner were chased from {#4-30} polling "
	    "stations by a group wearing yellow shirts and armed with sticks.",
	    "That ballot boxes from {place} arrived at the tally centre "
	    "{time}, with broken seals.",
	    "That the 1st Respondent does not possess the required academic "
	    "qualifications, and that the certificate bearing the name "
	    "{person} belongs to another.",
	    "That the number of votes cast at {place} exceeded the number of "
	    "registered voters by {#11-340}.")},
    {"election.evid",
	ALTS("{witness} deponed that the 1st Respondent addressed a rally at "
	     "{place} and promised a {borehole|new road|church roof}.",
	    "{person} swore that each of the women present was given {sum} and "
	    "a bar of soap.",
	    "The presiding officer of {place}, {person}, stated that the box "
	    "was sealed, and that the agents had all signed.",
	    "The evidence of {person} was shaken in cross examination, for he "
	    "was shown to have been an agent of the Petitioner.",
	    "The returning officer produced the tally sheet, on which the "
	    "figure for {place} had been altered from {#100-500} to "
	    "{#500-900}.")},
    {"election.issue",
	ALTS("Whether there was non-compliance with the electoral laws.",
	    "Whether the non-compliance affected the result in a substantial "
	    "manner.",
	    "Whether the 1st Respondent committed any illegal practice or "
	    "electoral offence.")},
    {"election.find",
	ALTS("{held} bribery is a grave charge that calls for cogent evidence, "
	     "free from contradiction.",
	    "{held} the irregularities at {#2-9} stations out of {#60-240} did "
	    "not affect the result in a substantial manner.",
	    "{held} the giver, the receiver and the purpose of the money were "
	    "all proved.",
	    "{held} an academic paper is presumed genuine until the awarding "
	    "body says otherwise.")},
    {"election.relief",
	ALTS("A declaration that the 1st Respondent was not validly elected.",
	    "An order that the election be annulled and a fresh one be held.",
	    "A recount of the votes cast at {place}.")},
    {NULL, NULL}};
