/* mksamples/rules_harm.c: accidents on the road and what came of them. */
#include "scripts/mksamples/grammar.h"

const struct rule rules_harm[] = {
    {"accident.claim",
	ALTS("That on {Event} {time} {An} was {riding a bicycle|travelling as "
	     "a fare paying passenger|crossing the road|standing at a stage} "
	     "along {road} when {vehicle}, belonging to {B}, knocked {Aown} "
	     "{body|side}.",
	    "That the accident was caused solely by the negligence of the "
	    "driver, {person}. Particulars of negligence: (a) driving at an "
	    "excessive speed; (b) overtaking at a blind corner; (c) driving a "
	    "vehicle with worn out tyres; (d) failing to brake, swerve or slow "
	    "down; (e) driving under the influence of alcohol.",
	    "That {B} {Bis} vicariously liable for the acts of the said "
	    "driver, who was acting in the course of employment.",
	    "That {A} sustained {injury}, {injury} and {injury}, and was "
	    "admitted at {hospital} for {#3-90} days.",
	    "That permanent incapacity was assessed at {#5-75}% by Dr. "
	    "{person}.",
	    "That {A}, who earned {sum} a month as a {trade}, can no longer "
	    "work and depends on {a|an elderly} {kin}.",
	    "That {A} incurred special damages: hospital bills {sum}; "
	    "transport {sum}; police abstract {sum}; crutches {sum}; loss of "
	    "{goods} {sum}.",
	    "That the doctrine of res ipsa loquitur applies to the facts of "
	    "this case.")},
    {"accident.deny",
	ALTS("The accident was caused by {A}, who {was riding without a "
	     "reflector|suddenly ran into the road|had no riding permit|was "
	     "drunk|carried a load of {crop} which blocked the view}.",
	    "{vehicle} had been sold to {person} on {date}, and {B} {Bwas} no "
	    "longer the owner.",
	    "The driver was on a frolic of his own, having diverted to {place} "
	    "to visit a {kin}.",
	    "The claim was settled by {sum} paid through the insurer on "
	    "{date}, in full and final settlement.",
	    "The accident was inevitable, owing to a sudden burst of the front "
	    "tyre.")},
    {"accident.evid",
	ALTS("{said.pw} the vehicle came from the direction of {place} at a "
	     "terrible speed, zigzagging, with only one head lamp.",
	    "{said.pw} the point of impact was {#1-3} metres from the edge of "
	    "the road, on the side of {An}, and broken glass was found there.",
	    "{said.pw} the sketch plan drawn by traffic police showed skid "
	    "marks {#9-60} metres long.",
	    "{said.pw} the vehicle was inspected by the inspector of vehicles, "
	    "who found it in {dangerous|good} mechanical condition.",
	    "{said.pw} the victim was carried to {hospital} on a pick-up, "
	    "bleeding from {body}, and stayed unconscious for {#2-9} days.",
	    "{said.pw} the driver {fled into a swamp|was nearly lynched by the "
	    "mob|begged for forgiveness|paid a fine of {sum} at {police}}.",
	    "The medical report by Dr. {person} showed {injury} and {injury}, "
	    "with a shortening of the leg by {#2-7} centimetres.",
	    "{said.pw} before the accident a day's earnings came to {sum}, out "
	    "of which the {kin}'s school fees were paid.")},
    {"accident.issue",
	ALTS("Whether the driver of the vehicle was negligent.",
	    "Whether {B} {Bis} vicariously liable.",
	    "Whether there was contributory negligence on the part of {A}.",
	    "What quantum of damages is payable, if any.")},
    {"accident.find",
	ALTS("{held} a driver who meets a cyclist on a narrow bridge is bound "
	     "to slow down, and that this driver did not.",
	    "{held} the vehicle was at the time driven for the benefit of its "
	    "owner.",
	    "{held} {A} contributed to the accident to the extent of {#5-50}%, "
	    "by riding at night without a lamp.",
	    "{held} {sum} is a fair award for pain, suffering and loss of "
	    "amenities, considering {injury}.",
	    "{held} receipts for the sum of {sum} were proved, and the rest of "
	    "the special damages were not.")},
    {"accident.relief",
	ALTS("General damages for pain, suffering and loss of amenities.",
	    "Special damages of {sum}.",
	    "Damages for loss of future earnings.")},
    {NULL, NULL}};
