/* mksamples/rules_court.c: what courts themselves say: law, procedure, orders,
 * letters, records of hearings.
 */
#include "scripts/mksamples/grammar.h"

const struct rule rules_court[] = {
    {"law.civil",
	ALTS("The burden of proof in civil cases lies on the party who "
	     "alleges, and the standard is on a balance of probabilities.",
	    "Learned counsel for {A} submitted at length on the {Civil "
	    "Procedure Rules|Evidence Act|Limitation Act|Registration of "
	    "Titles Act|Land Act|Contracts Act}, and invited the court to find "
	    "for {A}.",
	    "Counsel for {B}, in reply, argued that the authorities cited were "
	    "distinguishable, since in none of them was there {a written "
	    "agreement|possession|notice|service of summons}.",
	    "Counsel filed written submissions, which I have considered, and I "
	    "need not repeat them here.",
	    "It is trite law that parties are bound by their pleadings, and a "
	    "party may not be permitted to succeed on a case not set up.",
	    "A court of law will not sanction what is illegal once it is "
	    "brought to its attention.",
	    "The purpose of visiting the locus in quo is to check the evidence "
	    "already given, and not to fill gaps in it.",
	    "Contradictions which are minor and do not point to deliberate "
	    "untruthfulness may be ignored.",
	    "Counsel for {A} relied on {paper}, admitted as Exhibit "
	    "{P|D}.{#1-12}, and on the evidence of {person}.")},
    {"law.appeal",
	ALTS("This being a first appeal, it is the duty of this court to "
	     "subject the whole of the evidence to fresh scrutiny and to come "
	     "to its own conclusion, bearing in mind that it did not see the "
	     "witnesses testify.",
	    "The memorandum of appeal raised {three|four|five|six} grounds, "
	    "and counsel argued grounds {one and two|two and three|three and "
	    "four} together.",
	    "Counsel for the Respondent supported the decision of the trial "
	    "court, and prayed that the appeal be dismissed.",
	    "The ground as framed offends the rules, for it does not point to "
	    "the error complained of.",
	    "I have perused the record of the lower court, which is in places "
	    "illegible, and the exhibits.")},
    {"law.crime",
	ALTS("The burden of proof rests upon the prosecution throughout, and "
	     "never shifts to the accused, save in a few cases provided for by "
	     "law.",
	    "Any doubt must be resolved in favour of the accused.",
	    "The prosecution called {#3-9} witnesses, and the accused elected "
	    "to {give an unsworn statement|testify on oath|keep quiet}.",
	    "The assessors, in their joint opinion, advised me to "
	    "{convict|acquit}, and I {agree|respectfully differ} for the "
	    "reasons I have given.",
	    "The learned State Attorney, {person}, submitted that all the "
	    "ingredients had been proved beyond reasonable doubt.",
	    "Counsel on state brief, {person}, submitted that the evidence of "
	    "identification was worthless.",
	    "A conviction is to rest on the strength of the prosecution case "
	    "and not on the weakness of the defence.")},
    {"order.civil",
	ALTS("Judgment is entered for {A} against {B}, and {B} shall pay {sum} "
	     "as general damages.",
	    "Interest is awarded at {#6-24}% per annum from the date of "
	    "judgment until payment in full.",
	    "A permanent injunction issues against {B}, {Bown} agents and "
	    "servants.",
	    "{B} {Bis} to give vacant possession within {#30-120} days.",
	    "{The costs of the suit are awarded to {A}.|Each party shall bear "
	    "its own costs, the parties being {neighbours|relatives|still in "
	    "business together}.|The costs are awarded to {A}, and the file "
	    "shall be placed before the Registrar for taxation.}")},
    {"order.motion",
	ALTS("The application is {allowed with costs to {A}|dismissed with "
	     "costs|allowed in part, and each party shall bear its own costs}.",
	    "{Execution is stayed until the appeal is determined, on condition "
	    "that {A} deposit {sum} in court within {#14-60} days.|The main "
	    "suit shall be heard inter partes on {later}.|The status quo as at "
	    "{later} shall be maintained until the main cause is heard.}",
	    "The parties are to {file a joint scheduling memorandum|attend "
	    "mediation|appear for mention} on {later}.")},
    {"order.appeal",
	ALTS("The appeal is {allowed, and the judgment of the lower court is "
	     "set aside|dismissed for want of merit|allowed in part, and the "
	     "award of general damages is reduced to {sum}|allowed, and a "
	     "retrial is ordered before another magistrate}.",
	    "{The Appellant shall have the costs here and below.|The "
	    "Respondent shall have the costs of the appeal.|Each party shall "
	    "bear its own costs.}",
	    "The record shall be returned to the lower court, with a copy of "
	    "this judgment, within {#14-30} days.")},
    {"order.crime",
	ALTS(
	    "{The accused is found guilty, is convicted as charged, and is "
	    "sentenced to {#2-38} years imprisonment, from which the period of "
	    "{#6-60} months spent on remand shall be deducted.|The accused is "
	    "acquitted of {Offence}, and is set free forthwith, unless held on "
	    "other lawful charges.|The accused is convicted as charged, and "
	    "shall pay a fine of {sum} or serve {#6-30} months in prison.}",
	    "The exhibits shall be {returned to the owner|destroyed|forfeited "
	    "to the State} after the time for appeal has run out.",
	    "The right of appeal within fourteen days was explained.")},
    {"order.appeal.crime",
	ALTS("{The appeal is dismissed, and the conviction and sentence are "
	     "upheld.|The conviction is quashed and the sentence is set aside; "
	     "the Appellant shall be set free at once, unless held on other "
	     "lawful charges.|The conviction is upheld, but the sentence is "
	     "reduced to {#6-60} months imprisonment.}",
	    "The exhibits shall be dealt with as the trial court ordered.",
	    "A copy of this judgment shall be sent to the trial magistrate.")},
    {"order.family", ALTS("The application is granted.",
			 "An order is made in the terms prayed for.",
			 "The Applicant shall report on the welfare of the "
			 "child every {six|twelve} months.",
			 "A copy of this order shall be served upon the "
			 "probation and social welfare officer of {District}.",
			 "The costs of the application shall be met by {A}.")},
    {"record.entry",
	ALTS("{FirmA} for {A}. {B} in person. Court: Adjourned to {later} for "
	     "{mention|hearing|scheduling|a last adjournment}.",
	    "{person} for {A}. {person} holding brief for {person} for {B}. "
	    "Counsel: We are trying to settle. Court: Two weeks are given.",
	    "{A} present. {B} absent. Counsel: There is proof of service on "
	    "record; I pray to proceed ex parte. Court: Prayer granted.",
	    "Court: The presiding officer is on leave. The matter is fixed for "
	    "{later}.",
	    "{A}: My advocate is sick, I pray for another date. Court: "
	    "Adjourned to {later}. {B} shall have the costs of the day, {sum}.",
	    "Scheduling conference held. Agreed facts: the parties are "
	    "{neighbours|relatives|trading partners} at {Village}. Documents "
	    "are marked PID {#1-4} and PID {#5-9}.",
	    "Court visited the locus in quo at {Village} {time} in the "
	    "presence of both parties and {#14-60} residents.")},
    {"record.crime",
	ALTS("Accused in court. Charge read and explained in "
	     "{Luganda|Lusoga|Runyankole|Lango|Ateso|Acholi}. Accused: I have "
	     "understood; it is not true. Court: PNG entered.",
	    "Accused in court. Prosecutor: Inquiries are incomplete, I pray "
	    "for an adjournment. Court: Remanded until {later}.",
	    "Accused absent. Surety {person} in court says that he was "
	    "admitted at {hospital}. Court: Bail extended to {later}.",
	    "Prosecution closed its case after {#3-8} witnesses. Court: A "
	    "prima facie case is made out, and the accused is put on defence.",
	    "Court: Bail is granted on a cash deposit of {sum}, with two "
	    "sureties each bound in {sum}, not cash.")},
    {"record.high",
	ALTS("Accused in court. Counsel {person} on state brief. Assessors "
	     "{person} and {person} in attendance. Court: Hearing proceeds.",
	    "State Attorney {person} for the State. {person} on state brief. "
	    "{#1-3} witnesses in court. Court: Hearing to start {time}.",
	    "Summing up to the assessors done. Opinion to be given on {later}. "
	    "Accused further remanded.")},
    {"record.witness",
	ALTS("I am {person}, aged {#18-80} years, a {trade}, of {place} "
	     "village. I know {Accor}. {story}",
	    "PW{#1-6}: {person}, {trade}, sworn, states in "
	    "{Luganda|English|Lusoga|Runyoro|Acholi}: {story}",
	    "Cross examination: {story}", "Re-examination: {story}")},
    {"story",
	ALTS("I was at home {time}. I heard people shouting near {boundary}. I "
	     "went there with my {kin}. I found {person} holding {weapon}. I "
	     "later made a statement at {police}.",
	    "I bought the kibanja from {person} at {sum}. We wrote {paper} and "
	    "slaughtered {animal}. I planted {crop} and built {building}.",
	    "I do not know how to read. {person} read {paper} to me. I put my "
	    "thumb mark. I was paid {sum}.",
	    "I was born at {place}. My {kin} was {person}. The land goes from "
	    "{boundary} up to {boundary}. I have grown {crop} there since "
	    "{year}.",
	    "It is not true that I was paid {sum}. I was in {hospital} on that "
	    "day. {person} can tell you.",
	    "I saw {vehicle} passing. It was carrying {goods}. The driver was "
	    "{person}, whom I know as a {trade}.",
	    "The chairman called a meeting under {tree}. {#20-90} people came. "
	    "{person} was asked to pay {animal} as a fine. He refused.",
	    "I have been a {trade} for {#3-30} years. I know the boundary "
	    "because I dug the trench myself with {person}.")},
    {
	"letter.body",
	ALTS("We act for {Client}, on whose instructions we address you in the "
	     "above matter. When it last came up on {later} it was adjourned, "
	     "and no new date was given. We request that it be fixed for "
	     "{hearing|mention|judgment} at the earliest convenience of court.",
	    "The above matter refers. The file of the lower court has not been "
	    "availed to us in spite of our letters of {later} and {later}. We "
	    "pray that it be called for, to enable us to prepare the record of "
	    "appeal.",
	    "This is to inform you that {Client} is {bedridden at "
	    "{hospital}|bereaved|out of the country} and cannot attend court "
	    "on {later}. We pray for an adjournment.",
	    "You are asked to forward the original record of proceedings, with "
	    "all exhibits including {paper}, to this court for purposes of "
	    "{appeal|revision}.",
	    "We have been instructed by {Client} to withdraw the caveat on "
	    "{Land}. "
	    "The parties met before {office} on {later}, and {sum} was paid in "
	    "full settlement.",
	    "Kindly avail us with a certified copy of the "
	    "{ruling|judgment|decree|proceedings} delivered on {later}. The "
	    "requisite fee of {sum} will be paid on demand."),
    },
    {"letter.person",
	ALTS("I am an old {trade} of {Village}, and my case has been in court "
	     "for {#3-17} years. Each time I come I am told that the file "
	     "cannot be seen. I have spent {sum} on transport. I pray that you "
	     "help me.",
	    "I was told by the clerk, {person}, that my file was taken to "
	    "{district} and never came back. I came on {later} and on {later}, "
	    "and sat outside under {tree} until evening.",
	    "I write to complain that {person} has started {harvesting the "
	    "{crop}|selling {animal}|building} although the court said on "
	    "{later} that nothing should be touched.",
	    "My advocate, {person}, has moved to {district} and does not "
	    "answer. I pray to be given a date, and to be allowed to speak for "
	    "myself.")},
    {"letter.ending",
	ALTS("I shall be grateful for your help.",
	    "My {kin} can be reached at {place}, since I have no telephone.",
	    "A copy goes to {office}.",
	    "I am {#60-88} years old and I am not well.")},
    {"letter.more",
	ALTS("We shall be most grateful for your kind assistance.",
	    "By a copy of this letter, counsel for the other side is informed "
	    "accordingly.",
	    "Our client continues to suffer, as {person} has begun to {sell "
	    "{animal}|put up {building}|harvest the {crop}|collect rent} in "
	    "the meantime.",
	    "We enclose {paper} for ease of reference.",
	    "Your urgent attention to the matter shall be appreciated, as the "
	    "{crop} on the land is about to be harvested.",
	    "The clerk, {person}, who handled the file, has since been "
	    "transferred to {district}.")},
    {"opening.civil",
	ALTS("{A}, represented by M/s {FirmA}, brought this {action|matter} "
	     "against {B} seeking {claim.for} and costs. {B}, through M/s "
	     "{FirmB}, denied the claim.",
	    "This matter was commenced by {A} against {B} over {what}. The "
	    "facts from which it arose are as follows.")},
    {"what",
	ALTS("events at {Village} in {District} District on or about {Event}",
	    "a dispute which had been before {office} since {year}",
	    "matters which the parties could not settle though related by "
	    "marriage")},
    {"opening.crime",
	ALTS("{Accall}, hereinafter called the accused, stands indicted for "
	     "{Offence}. It was alleged that the offence took place on {Event} "
	     "at {Village} in {District} District. The accused pleaded not "
	     "guilty.",
	    "The accused, {Accn}, was charged with {Offence}. He denied the "
	    "charge, and a full trial was held at {Station}.")},
    {NULL, NULL}};
