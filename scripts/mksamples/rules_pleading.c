/* mksamples/rules_pleading.c: how pleadings of every kind begin, go on and
 * end: the parts that do not depend on what the case is about.
 */
#include "scripts/mksamples/grammar.h"

const struct rule rules_pleading[] = {
    {"plaint.open",
	ALTS("{A} {Ais} {Aadult} of sound mind and for purposes of this suit "
	     "{Aown} address of service shall be c/o M/s {FirmA}, Plot "
	     "{#2-98}, {place} Road, P.O. Box {#100-29999}, {Station|Kampala}.",
	    "{A} {Ais} resident at {Village} village, {Parish} parish, {Sub} "
	    "sub-county, {District} District, and {Aown} address for the "
	    "purposes of this suit is c/o M/s {FirmA}, P.O. Box {#100-9999}, "
	    "{Station}.")},
    {"plaint.other",
	ALTS("{B} {Bis} to the knowledge of {A} resident within the "
	     "jurisdiction of this Honourable Court, and {Aof} advocates "
	     "undertake to effect service of court process.",
	    "{B} {Bis} believed to be of sound mind and carrying on the "
	    "business of a {trade} at {place}, {District} District. {A} shall "
	    "effect service through a process server of this court.")},
    {"plaint.cause", ALTS("{Aof} claim against {B} is for {claim.for}, general "
			  "damages, interest and costs of the suit.",
			 "{A} bring{As} this suit against {B} jointly and "
			 "severally for {claim.for}, mesne profits, and costs.",
			 "This is a claim for {claim.for} together with "
			 "interest at {#8-28}% per annum and costs.")},
    {"claim.for",
	ALTS("a declaration of rights", "recovery of {Sum}",
	    "a permanent injunction", "special damages of {Sum}",
	    "an order of specific performance",
	    "an account of all moneys received", "delivery up of {paper}")},
    {"plaint.end",
	ALTS("That the cause of action arose at {Village}, {District} "
	     "District, within the jurisdiction of this Honourable Court.",
	    "That notice of intention to sue was duly communicated to {B} on "
	    "{date} but was ignored. A copy is annexed and marked "
	    "\"{A|B|C|D|E|F}\".",
	    "That despite several demands {B} {Bhas} neglected or refused to "
	    "make good the claim, hence this suit.")},
    {"deny.open",
	ALTS("Save as is hereinafter expressly admitted, {B} denied each and "
	     "every allegation of fact contained in the plaint as if the same "
	     "were set forth and traversed seriatim.",
	    "{B} shall raise a preliminary objection that the suit is {time "
	    "barred|res judicata|misconceived|frivolous and vexatious|bad in "
	    "law for want of locus standi} and shall pray that it be dismissed "
	    "with costs.",
	    "Paragraphs {#1-2}, {#3-4} and {#5-7} of the plaint are admitted "
	    "only in so far as they describe the parties.")},
    {"deny.any",
	ALTS("The contents of paragraph {#3-9} of the plaint are denied and "
	     "{A} shall be put to strict proof thereof.",
	    "In the alternative and without prejudice to the foregoing, {B} "
	    "shall contend that {A} suffered no loss, and that any loss was "
	    "occasioned by {Aown} own conduct.",
	    "{B} shall aver that {paper} relied upon by {A} is a forgery and "
	    "that the signature thereon is not that of {person}.",
	    "In further reply to paragraph {#3-9}, {B} shall contend that the "
	    "dispute was heard and settled by {office} on {date}.",
	    "{B} shall further aver that the claim was brought after the time "
	    "allowed by the Limitation Act.",
	    "{B} {Bwas} never served with the alleged notice of intention to "
	    "sue.",
	    "{B} shall rely on {paper} dated {date}, a copy of which is "
	    "annexed and marked \"{R|D|WSD}{#1-9}\".")},
    {"any.claim",
	ALTS("That on {date} the matter was reported to {office}, who advised "
	     "the parties to {settle out of court|seek redress in the courts "
	     "of law|maintain the status quo|open up the boundaries}.",
	    "That {A} shall adduce evidence of {witness} to prove the above "
	    "facts.",
	    "That by reason of the matters aforesaid {A} {Ahas} suffered "
	    "{feeling} and {feeling}, for which {B} should be held liable.",
	    "That a meeting was convened at {place} on {date}, chaired by "
	    "{person}, but {B} walked out before it was concluded.",
	    "That {A} relied on {paper} dated {date}, a copy of which is "
	    "annexed hereto and marked \"{A|B|C|D|E|F|G}\".",
	    "That {A} spent {sum} on transport, {sum} on telephone calls and "
	    "{sum} on legal advice in pursuit of the claim.")},
    {"deponent.open",
	ALTS(
	    "I am a {male|female} adult Ugandan of sound mind, {the 1st "
	    "Applicant herein|the Applicant herein|conversant with the facts "
	    "of this matter}, and I depone to this affidavit in that capacity.",
	    "That I am a {trade} by occupation, resident at {Village} village "
	    "in {Sub} sub-county, {District} District, and I swear this "
	    "affidavit from my own knowledge.")},
    {"affid.any",
	ALTS("That I have read and understood the contents of the "
	     "{application|affidavit in reply|pleadings}, which were explained "
	     "to me in {Luganda|Runyankole|Lusoga|Acholi|Ateso|Lugisu|Runyoro} "
	     "by my advocates M/s {FirmA}.",
	    "That I am advised by my lawyers, which advice I verily believe to "
	    "be true, that {the appeal has a high likelihood of success|the "
	    "suit raises triable issues|the order is irregular on the face of "
	    "it|I have a good defence to the claim}.",
	    "That if this application is not granted I stand to suffer "
	    "irreparable damage, as {B} {Bhas} already started {cutting down "
	    "{tree}|fencing off the land|advertising the property for "
	    "sale|harvesting the {crop}|demolishing {building}}.",
	    "That the application has been brought without undue delay, the "
	    "ruling having been delivered on {later}.",
	    "That I did not attend court on {later} because I was {admitted at "
	    "{hospital}|attending the burial of my {kin}|not served with the "
	    "hearing notice|away at {place} on official duty|misled by my "
	    "former advocate}.",
	    "That it is fair, just and equitable that the orders sought be "
	    "granted.",
	    "That the balance of convenience lies in favour of {A}, who {Ais} "
	    "in physical possession.",
	    "That attached hereto and marked \"{A|B|C|D|X}\" is a copy of "
	    "{paper} dated {date}.",
	    "That on {later} I was called by {witness}, who told me that {B} "
	    "had {entered upon the land|withdrawn the money|obtained a "
	    "warrant|sold {animal}|removed {goods}}.",
	    "That I undertake to furnish security for costs should this "
	    "Honourable Court so direct.")},
    {"affid.end", ALTS("That whatever I have stated herein is true and correct "
		       "to the best of my knowledge, save for information "
		       "whose source is disclosed.",
		      "That I swear this affidavit in support of the "
		      "application, and all that is stated above is true to "
		      "the best of my knowledge and belief.")},
    {"motion.open",
	ALTS("TAKE NOTICE that this Honourable Court will be moved on the "
	     "........ day of .................. {Century}.... at ........ "
	     "o'clock in the forenoon or soon thereafter as counsel for {A} "
	     "can be heard, for orders that:")},
    {"summons.open",
	ALTS("LET ALL PARTIES CONCERNED attend the learned {Judge|Registrar} "
	     "in chambers on the ........ day of .................. "
	     "{Century}.... at ........ o'clock on the hearing of an "
	     "application by {A} for orders that:")},
    {"motion.order",
	ALTS("Execution of the decree in {Parent} be stayed pending the "
	     "determination of the appeal.",
	    "A temporary injunction issues restraining {B}, {Bown} agents and "
	    "servants from {alienating, wasting or trespassing upon|selling or "
	    "mortgaging|constructing upon} the suit property.",
	    "The {ex parte decree|dismissal order|default judgment} entered on "
	    "{later} be set aside and the matter be heard on its merits.",
	    "Leave be granted to {A} to {amend the pleadings|file a defence "
	    "out of time|appeal out of time|adduce additional evidence|join "
	    "{person} as a party}.",
	    "{B} {Bis} ordered to give security for costs in the sum of {sum}.",
	    "The caveat lodged on {date} be vacated.",
	    "Costs of this application be provided for.")},
    {"motion.ground",
	ALTS("That {A} {Ahas} filed an appeal which is pending hearing and has "
	     "a high chance of success.",
	    "That the status quo needs to be preserved until the main cause is "
	    "heard.",
	    "That {A} {Awas} prevented by sufficient cause from appearing when "
	    "the suit was called on for hearing.",
	    "That the learned trial magistrate acted with material "
	    "irregularity in {failing to visit the locus in quo|shifting the "
	    "burden of proof|refusing an adjournment|relying on {paper}}.",
	    "That the application has been made without delay and it is in the "
	    "interest of justice that it be allowed.",
	    "That the grounds are more fully set out in the affidavit of {An}, "
	    "which shall be read and relied upon at the hearing.")},
    {"memo.ground",
	ALTS("The learned trial Magistrate erred in law and fact when he "
	     "failed to evaluate the evidence of {PW|DW}{#1-6} and thereby "
	     "came to a wrong conclusion.",
	    "The learned trial Magistrate erred in law when she admitted "
	    "{paper} which had not been {stamped|translated into "
	    "English|proved by its author|pleaded}.",
	    "The learned trial Judge erred in law and fact in holding that {A} "
	    "had no {interest in the property|cause of action|lawful claim} "
	    "over {Land}.",
	    "The trial court misdirected itself on the burden and standard of "
	    "proof.",
	    "The learned trial Magistrate erred in fact when he found that "
	    "{witness} was a truthful witness, in the face of grave "
	    "inconsistencies.",
	    "The trial court erred in awarding {sum} as "
	    "{general|special|punitive} damages, which was manifestly "
	    "excessive.",
	    "The proceedings at the locus in quo on {later} were irregular, "
	    "and occasioned a miscarriage of justice.",
	    "The learned trial Magistrate erred when he failed to consider the "
	    "defence of {alibi|limitation|bona fide "
	    "purchaser|provocation|estoppel}.",
	    "The decision is against the weight of evidence on record.")},
    {"prayer.any",
	ALTS("General damages for {trespass|breach of "
	     "contract|inconvenience|{feeling}}.",
	    "Interest at {#6-30}% per annum from the date of {filing|judgment} "
	    "until payment in full.",
	    "Costs of the suit.",
	    "Any other relief that this Honourable Court may deem fit.",
	    "A permanent injunction against {B} and {Bown} agents.",
	    "Special damages of {Sum}.")},
    {"year.filed", ALTS("20....", "......")}, {NULL, NULL}};
