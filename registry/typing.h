/* registry/typing.h: one person's sitting at the form: what becomes of what is
 * typed.  No terminal here (registry/screen.h has that).
 *
 * Each entry is on disk when typing_save says so, and only then; the same
 * jacket typed again, as after a power cut, is answered with the id that it
 * has.  A number that is registered already asks first.  Of a file that is
 * open only what was changed is said.
 */
#ifndef REGISTRY_TYPING_H
#define REGISTRY_TYPING_H

#include "codes/model.h"
#include "codes/preview.h"
#include "index/registered.h"
#include "registry/desk.h"
#include "registry/form.h"

/* What the entry being typed will be. */
enum typing_as {
	AS_NEW,      /* a file of its own, if nothing has its number yet */
	AS_MORE,     /* more said of a file that is there */
	AS_VOLUME,   /* a further volume, temporary or duplicate file */
	AS_OTHER,    /* another case, though the number is the same */
	AS_ISSUED,   /* a new file under an id that was printed before */
};

enum { TYPED_MOST = 50 }; /* entries that can be undone */

/* An entry of this sitting; of a register, also rows typed before. */
struct typed {
	int64_t file;   /* or seq of a register's row; 0: taken back */
	char id[FILE_ID_MAX];
	char words[160]; /* its code, or what was typed */
	const char *what; /* "new", "more", "known", "corrected", "taken back",
	                   * "before" */
	bool fresh;      /* made in this sitting: may be taken back */
	struct form before; /* AS_MORE: what the file said */
	struct form after;
};

struct typing {
	struct desk *desk;
	struct model *model;
	const char *who, *today;
	const char *book;     /* NULL: jackets; else rows of that register */
	struct form form;

	struct preview preview;
	bool needs_year;      /* the number has none */
	enum typing_as as;
	int64_t file;         /* AS_MORE: that file; AS_ISSUED: its number */
	int64_t instead;      /* a row that this one replaces */
	size_t correcting;    /* index in done + 1, 0: no undo is under way */
	struct form before;   /* of `file`, as it was opened */
	struct form kept;     /* what stays, while a file is open */
	bool has_kept;

	struct registered same[REGISTERED_MOST]; /* that have the number */
	char *places[REGISTERED_MOST]; /* where each is, for people */
	size_t n_same, chosen; /* which of them is meant */
	bool asked;           /* it was said what the entry is */

	struct typed *done;   /* the last TYPED_MOST of them */
	size_t n_done, n_saved;
	char said[500];       /* what to tell; "": nothing */
	bool bad;             /* it is a refusal */
	bool unindexed;       /* something is saved that search cannot find */
	bool cut;             /* the sitting ended by a signal */
};

void typing_init(struct typing *t, struct desk *d, const char *who,
    const char *today, const char *book);
void typing_release(struct typing *t);
/* Go on where this person, or this register, stopped: what stays and is not
 * set in the form yet is taken from there, and told (typing_open.c). */
void typing_go_on(struct typing *t);

/* After every key: what the number comes to. */
void typing_look(struct typing *t);
/* How the field with the cursor is understood, where that is not plain: a
 * day, a court, a class (typing_hint.c).  False: there is nothing to tell. */
bool typing_hint(struct typing *t, char *out, size_t size);
/* The field is left: a day is written out as it is kept. */
void typing_leave(struct typing *t);
/* The number is typed: is it a printed id, is it registered already?  True: it
 * must be asked what this is (same, volume, other). */
bool typing_number_done(struct typing *t);
/* Another number is typed: what was answered of the first holds no more. */
void typing_renumber(struct typing *t);
/* What a hand scanner shot into another field goes to the number, where that
 * is empty.  True: it was such a shot. */
bool typing_shot(struct typing *t);
/* The answer: of the file same[i]; AS_MORE opens it in the form, with what was
 * typed laid over it. */
void typing_answer(struct typing *t, enum typing_as as, size_t i);

/* CR_OK: it is on disk, the form is ready for the next; CR_SKIP: it is not
 * saved, `said` tells why; CR_END: the same, and it must be asked what this
 * is; CR_RETRY: the archive is busy, call again; CR_FATAL: it cannot be
 * saved, `said` tells why. */
enum cr_status typing_save(struct typing *t);

/* The last entry comes back into the form, then the one before; false: there
 * is none. */
bool typing_undo(struct typing *t);
/* The entry that came back is taken back altogether. As typing_save. */
enum cr_status typing_take_back(struct typing *t);
/* What is typed is thrown away. */
void typing_drop(struct typing *t);

/* The photograph after this one in its folder (step 1) or before it (-1), in
 * the order of their names; the page of "12/3" is counted along
 * (typing_photo.c). */
void typing_photo(struct typing *t, int step);

void typing_say(struct typing *t, bool bad, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
void typing_forget_same(struct typing *t);

#endif
