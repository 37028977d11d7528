/* mksamples/rules_money.c: loans, contracts, and what was never paid. */
#include "scripts/mksamples/grammar.h"

const struct rule rules_money[] = {
    {"debt.claim",
	ALTS("That on {Event} {A} advanced to {B} a {friendly loan|credit "
	     "facility|salary loan|crop finance loan} of {Sum}, repayable "
	     "within {#2-24} months at an interest of {#2-15}% per month.",
	    "That the loan was secured by {a legal mortgage over "
	    "{Land}|{paper}|a chattels mortgage of {vehicle}|the personal "
	    "guarantee of {person}|post-dated cheques drawn on {bank}}.",
	    "That {B} paid only {sum} on {date} and {sum} on {date}, and "
	    "thereafter defaulted.",
	    "That two cheques numbered {#100000-999999} and {#100000-999999} "
	    "drawn on {bank} were returned unpaid with the words \"refer to "
	    "drawer\".",
	    "That by {paper} dated {date} {B} admitted owing {Sum} and "
	    "undertook to clear it by the end of {the month|the coffee "
	    "season|the financial year}.",
	    "That {A} supplied {#10-900} {stock} on credit to {B}, for which "
	    "invoices were signed by {person}, the store keeper.",
	    "That when a demand was made on {date}, {B} {switched off all "
	    "telephones|shifted the business to {place}|offered {animal} in "
	    "settlement|promised to sell a plot at {place}}.",
	    "That as at {date} the outstanding balance with accrued interest "
	    "and bank charges stood at {Sum}.")},
    {"debt.deny",
	ALTS("{B} received only {sum}, and the figure in the agreement was "
	     "altered after signature.",
	    "{A} {Ais} a money lender without a licence, and the agreement is "
	    "illegal and unenforceable.",
	    "The whole loan was paid through mobile money and by deposit at "
	    "{bank}; receipts are annexed and marked \"D{#1-9}\".",
	    "The interest of {#8-20}% per month is harsh and unconscionable.",
	    "The goods delivered on {date} were {rotten|short by {#5-90} "
	    "pieces|of a different make|never ordered} and were returned.")},
    {"debt.evid",
	ALTS("{said.pw} the money was counted and handed over in cash at "
	     "{place} in the presence of {person} and {person}.",
	    "{said.pw} the statement of account with {bank} showed a debit of "
	    "{sum} on {date} and no later payment.",
	    "{said.pw} {Bn} came to the shop {time} and asked for more time to "
	    "pay, saying that the {crop} had failed.",
	    "{said.pw} the loan officer, {person}, visited the security at "
	    "{Village} and valued it at {Sum}.",
	    "{said.pw} the signature on {paper} was compared by a handwriting "
	    "expert, who found {pronounced similarities|fundamental "
	    "differences}.",
	    "{said.pw} {goods} worth {sum} were loaded on {vehicle} and "
	    "delivered at {place}.",
	    "{said.pw} the guarantor was never told that the facility had been "
	    "restructured.",
	    "{said.pw} stamps on the delivery notes bore the old address of "
	    "the company.")},
    {"debt.issue",
	ALTS("Whether {B} {Bis} indebted to {A} in the sum claimed.",
	    "Whether the interest charged was lawful.",
	    "Whether the guarantee was discharged by variation of the loan.",
	    "Whether the goods were delivered.")},
    {"debt.find", ALTS("{held} {B} acknowledged the debt in {paper} of {date} "
		       "and cannot now go back on it.",
		      "{held} interest at {#10-20}% per month is "
		      "unconscionable, and I reduce it to {#8-24}% per annum.",
		      "{held} the burden lay on {B} to prove payment, and no "
		      "receipt was produced.",
		      "{held} the deposit of {sum} made on {date} must be "
		      "credited to the account.",
		      "{held} a mortgagee who sells below the forced sale "
		      "value without a fresh valuation does so at its peril.")},
    {"debt.relief",
	ALTS("Payment of {Sum} being the outstanding debt.",
	    "Interest at {#12-30}% per annum from the date of default.",
	    "An order for sale of the mortgaged property.",
	    "Cancellation of the sale by public auction.")},
    {"contract.claim",
	ALTS("That by an agreement dated {Event} {B} undertook to {construct "
	     "{building} at {Village}|supply {#20-600} {stock}|transport "
	     "{#40-400} tonnes of {crop} to {place}|manage a lodge at "
	     "{place}|print {#500-9000} school calendars|drill {#3-12} "
	     "boreholes in {Sub} sub-county} for {A} at {Sum}.",
	    "That it was a term of the agreement that the works be completed "
	    "within {#2-14} months, and that {#20-50}% of the price be paid on "
	    "signing.",
	    "That {A} fully performed {Aown} part by paying {sum} on {date} "
	    "and handing over the site free of encumbrances.",
	    "That in breach of the agreement {B} {abandoned the site|delivered "
	    "inferior {goods}|sub-let the works to {person}|used less cement "
	    "than specified|stopped deliveries} on or about {date}.",
	    "That {A} then hired {person}, a {trade}, to make good the defects "
	    "at a further cost of {sum}.",
	    "That time was of the essence, as {A} had to {open the school "
	    "term|meet an export order|harvest the {crop}|pay back a loan at "
	    "{bank}}.",
	    "That {Aof} employment as {trade} with {B} was terminated on "
	    "{date} without notice, hearing, or terminal benefits.")},
    {"contract.deny",
	ALTS("The delay was caused by {A}, who failed to pay the second "
	     "certificate of {sum} and kept changing the drawings.",
	    "The agreement was frustrated by {heavy rains which washed away "
	    "the bridge at {place}|a quarantine|a ban on truck loads above ten "
	    "tonnes|the death of the engineer, {person}}.",
	    "There was no contract between the parties, but only negotiations "
	    "which ended on {date}.",
	    "The agreement provides for arbitration, and the suit is "
	    "premature.")},
    {"contract.evid",
	ALTS("{said.pw} the foundation was two feet deep where the drawings "
	     "called for four, and the walls had begun to crack.",
	    "{said.pw} only {#10-90} {stock} reached {place}, and the driver "
	    "of {vehicle} had no delivery note.",
	    "{said.pw} the certificate of completion was signed on {date} by "
	    "{person}, who was not an engineer.",
	    "{said.pw} site meetings were held every month, and minutes were "
	    "kept in {paper}.",
	    "{said.pw} workers went on strike since they had not been paid for "
	    "{#2-6} months.",
	    "{said.pw} the letter of termination was handed over {time} by a "
	    "security guard, and the office was locked.",
	    "{said.pw} the value of work done was assessed by {person}, a "
	    "quantity surveyor, at {sum}.")},
    {"contract.issue",
	ALTS("Whether there was a valid contract between the parties.",
	    "Whether {B} breached the contract.",
	    "Whether the contract was frustrated.",
	    "Whether the dismissal was unfair.")},
    {"contract.find",
	ALTS("{held} the parties were of one mind on price, subject and time, "
	     "and a contract came into being on {date}.",
	    "{held} {B} committed a fundamental breach by leaving the works "
	    "before the roof was on.",
	    "{held} an employee is entitled to be told the reason and to be "
	    "heard, however short the hearing may be.",
	    "{held} the loss of {sum} claimed as lost profit is too remote.",
	    "{held} special damages must be strictly proved, and {paper} alone "
	    "does not do so.")},
    {"contract.relief",
	ALTS("Refund of {sum} paid under the agreement.",
	    "Damages for breach of contract.",
	    "An order of specific performance of the agreement of {Event}.",
	    "Terminal benefits and severance allowance of {sum}.")},
    {NULL, NULL}};
