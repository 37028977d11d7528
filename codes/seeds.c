/* codes/seeds.c: the index of the first letters of forms (see seeds.h).
 *
 * One hash table with open addresses; several forms may have one key.  Only
 * half of the hash is kept: a wrong one costs a look, no more.  Before it
 * stands a sieve, one bit for each hash, some eight times as many as there
 * are keys: small enough to stay near the processor, it lets one of twelve
 * strange keys through to the table. */
#include "codes/seeds.h"

#include <string.h>
#include <stdlib.h>

#include "base/mem.h"

struct form_seed {
	uint32_t hash; /* 0: free */
	uint32_t node;
};

enum { BITS = 6, SIEVE = 4 };

static uint32_t
hash_key(uint64_t key)
{
	uint32_t h = (uint32_t)((key * 0x9e3779b97f4a7c15u) >> 32);

	return h ? h : 1;
}

static bool
sifted(const struct forms *f, uint32_t hash)
{
	size_t i = hash & (SIEVE * f->cap_seeds - 1);

	return f->sieve[i / 64] >> (i % 64) & 1;
}

static void
put(struct forms *f, uint32_t hash, uint32_t node)
{
	size_t bit = hash & (SIEVE * f->cap_seeds - 1), i = hash >> 4;

	f->sieve[bit / 64] |= (uint64_t)1 << (bit % 64);
	while (f->seeds[i & (f->cap_seeds - 1)].hash)
		i++;
	f->seeds[i & (f->cap_seeds - 1)] = (struct form_seed){ hash, node };
}

static void
add_key(struct forms *f, uint64_t key, uint32_t node)
{
	struct form_seed *old = f->seeds;
	size_t n = f->cap_seeds, i;

	if (2 * f->n_seeds >= n) {
		f->cap_seeds = n ? 2 * n : 256;
		f->seeds = xcalloc(f->cap_seeds, sizeof *f->seeds);
		free(f->sieve);
		f->sieve = xcalloc(SIEVE * f->cap_seeds / 64, 8);
		for (i = 0; i < n; i++)
			if (old[i].hash)
				put(f, old[i].hash, old[i].node);
		free(old);
	}
	put(f, hash_key(key), node);
	f->n_seeds++;
}

static uint64_t
first(uint64_t key, unsigned n)
{
	return key & (((uint64_t)1 << (BITS * n)) - 1);
}

/* Without letter i. */
static uint64_t
without(uint64_t key, unsigned i)
{
	return first(key, i) | key >> (BITS * (i + 1)) << (BITS * i);
}

/* A letter written out as far as it can be: W as VI, M as RII.  Packed, with
 * the number of letters above them. */
static uint32_t
write_out(char c, bool backward)
{
	char s[4] = { c, '\0' }, tmp;
	uint8_t like;
	uint32_t key = 0;
	size_t i, k, n = 1;

	for (k = 0; n < 3; k++) { /* of two, only the last goes on */
		if (!(like = glyph_like(s[k])))
			break;
		for (i = 0; !(like >> i & 1); i++)
			;
		memcpy(s + k, glyph_pairs[i], 2);
		n++;
	}
	if (backward) {
		tmp = s[0];
		s[0] = s[n - 1];
		s[n - 1] = tmp;
	}
	for (k = 0; k < n; k++)
		key |= (uint32_t)glyph_code(s[k]) << (BITS * k);
	return key | (uint32_t)n << (BITS * 3);
}

void
seeds_init(struct forms *f)
{
	unsigned i;

	for (i = 0; i < 64; i++)
		f->written[i] = write_out((char)('0' + i), f->backward);
}

/* The first SEED_LONG letters and more of a text written out; fewer, where
 * there are no more. */
static uint64_t
skeleton(const struct forms *f, const char *t, int step, size_t n)
{
	uint64_t key = 0;
	unsigned have = 0;
	uint32_t out;

	for (; n > 0 && have < SEED_LONG; n--, t += step) {
		out = f->written[glyph_code(*t)];
		key |= first(out, 3) << (BITS * have);
		have += out >> (BITS * 3);
	}
	return key;
}

/* No other key has this bit. */
static uint64_t
marked(uint64_t skel, unsigned len)
{
	return first(skel, len) | (uint64_t)1 << 63;
}

void
seeds_add(struct forms *f, uint32_t node)
{
	unsigned n = f->v[node].depth, i;
	char t[SEED_LONG];
	uint64_t key = 0;
	uint32_t at = node;

	for (i = n; i-- > 0; at = f->v[at].parent) {
		t[i] = f->v[at].c;
		key = key << BITS | glyph_code(t[i]);
	}
	add_key(f, key, node);
	for (i = 0; i < n; i++)
		if (i == 0 || t[i] != t[i - 1]) /* else it is there already */
			add_key(f, without(key, i), node);
	add_key(f, marked(skeleton(f, t, 1, n), n), node);
}

struct found {
	uint32_t *v;
	size_t n;
};

static void
found_add(struct found *found, uint32_t node)
{
	size_t k;

	for (k = 0; k < found->n; k++)
		if (k == SEED_MAX || found->v[k] == node)
			return;
	if (found->n < SEED_MAX)
		found->v[found->n] = node;
	found->n++;
}

static void
look_up(struct found *found, const struct forms *f, uint32_t hash)
{
	const struct form_seed *x;
	size_t i;

	for (i = hash >> 4; ; i++) {
		x = &f->seeds[i & (f->cap_seeds - 1)];
		if (!x->hash)
			return;
		if (x->hash == hash)
			found_add(found, x->node);
	}
}

static inline void
try_key(struct found *found, const struct forms *f, uint64_t key)
{
	uint32_t hash = hash_key(key);

	if (sifted(f, hash))
		look_up(found, f, hash);
}

/* All keys of the text but for look-alikes. */
static void
try_edits(struct found *found, const struct forms *f, uint64_t key, size_t n)
{
	uint64_t part, low;
	unsigned len, i;

	for (len = SEED_SHORT; len <= SEED_LONG + 1 && len <= n; len++) {
		part = first(key, len);
		low = 0;
		for (i = 0; i < len; i++, low = low << BITS | 63)
			try_key(found, f, (part & low) | (part >> BITS & ~low));
	}
	if (n < SEED_LONG + 1) /* letters lost at the very end of the text */
		try_key(found, f, key);
}

size_t
seeds_find(const struct forms *f, const char *t, int step, size_t n,
    uint32_t nodes[SEED_MAX])
{
	struct found found = { nodes, 0 };
	uint64_t key = 0;
	unsigned i;

	if (!f->n_seeds)
		return 0;
	for (i = 0; i < n && i <= SEED_LONG; i++)
		key |= (uint64_t)glyph_code(t[step * (int)i]) << (BITS * i);
	try_edits(&found, f, key, n);
	key = skeleton(f, t, step, n);
	try_key(&found, f, marked(key, SEED_SHORT));
	try_key(&found, f, marked(key, SEED_LONG));
	return found.n;
}
