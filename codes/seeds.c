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
	uint32_t hash;
	uint32_t node; /* 0: free */
};

enum { BITS = 6, SIEVE = 4, 
	MAX_KEYS = SEED_SHORT + SEED_LONG + 3 };

static uint32_t
hash_key(uint64_t key)
{
	return (uint32_t)((key * 0x9e3779b97f4a7c15u) >> 32);
}

/* The sieve has a power of two of bits. */
static size_t
sieve_mask(const struct forms *f)
{
	return SIEVE * f->cap_seeds - 1;
}

static void
put(struct forms *f, uint32_t hash, uint32_t node)
{
	size_t bit = hash & sieve_mask(f), i = hash >> 4;

	f->sieve[bit / 64] |= (uint64_t)1 << (bit % 64);
	while (f->seeds[i & (f->cap_seeds - 1)].node)
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
			if (old[i].node)
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

	for (i = hash >> 4;; i++) {
		x = &f->seeds[i & (f->cap_seeds - 1)];
		if (!x->node)
			return;
		if (x->hash == hash)
			found_add(found, x->node);
	}
}

/* All keys of the text: n letters, packed, and the same written out. */
static size_t
keys_of(uint64_t v[MAX_KEYS], uint64_t key, uint64_t skel, size_t n)
{
	uint64_t part, low;
	unsigned len, i;
	size_t k = 0;

	for (len = SEED_SHORT; len <= SEED_LONG && len <= n; len++) {
		part = first(key, len);
		low = 0;
		for (i = 0; i < len; i++, low = low << BITS | 63)
			v[k++] = (part & low) | (part >> BITS & ~low);
	}
	if (n < SEED_LONG) /* a letter lost at the very end of the text */
		v[k++] = key;
	v[k++] = marked(skel, SEED_SHORT);
	v[k++] = marked(skel, SEED_LONG);
	return k;
}

size_t
seeds_find(const struct forms *f, const char *t, int step, size_t n,
    uint32_t nodes[SEED_MAX])
{
	struct found found = { nodes, 0 };
	uint64_t keys[MAX_KEYS], key = 0;
	const uint64_t *sieve = f->sieve;
	const size_t mask = sieve_mask(f);
	size_t n_keys, i, bit;
	uint32_t hash;

	if (!f->n_seeds)
		return 0;
	for (i = 0; i < n && i < SEED_LONG; i++)
		key |= (uint64_t)glyph_code(t[step * (int)i]) << (BITS * i);
	n_keys = keys_of(keys, key, skeleton(f, t, step, n), n);
	for (i = 0; i < n_keys; i++) {
		hash = hash_key(keys[i]);
		bit = hash & mask;
		if (sieve[bit / 64] >> (bit % 64) & 1)
			look_up(&found, f, hash);
	}
	return found.n;
}
