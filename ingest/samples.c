/* samples.c: from a decoder's samples to a raster's pixels (samples.h). */
#include "ingest/samples.h"

#include <string.h>

unsigned
samples_channels(const struct samples *s)
{
	return s->model == SAMPLES_GREY ? 1 : 3;
}

unsigned
samples_colours(const struct samples *s)
{
	switch (s->model) {
	case SAMPLES_RGB:
		return 3;
	case SAMPLES_CMYK:
		return 4;
	case SAMPLES_GREY:
	case SAMPLES_PALETTE:
		break;
	}
	return 1;
}

/* Samples of any width up to 16 bits, packed. */
static void
take_packed(uint8_t *out, const uint8_t *row, size_t n, size_t first,
    size_t step, unsigned bits, bool scale)
{
	uint32_t max = (1u << bits) - 1;

	for (size_t i = 0; i < n; i++) {
		size_t at = (first + i * step) * bits;
		size_t end = at + bits;
		uint32_t v = 0;

		for (size_t b = at / 8; b * 8 < end; b++)
			v = v << 8 | row[b];
		v = v >> (7 - (end - 1) % 8) & max;
		if (!scale)
			out[i] = (uint8_t)v;
		else
			out[i] = (uint8_t)((v * 255u + max / 2) / max);
	}
}

/* Whole bytes, of which the most significant is taken. */
static void
take_high(uint8_t *out, const uint8_t *row, size_t n, size_t first, size_t step,
    unsigned bytes)
{
	const uint16_t probe = 1;
	bool little = *(const uint8_t *)&probe == 1;

	row += first * bytes + (little ? bytes - 1 : 0);
	for (size_t i = 0; i < n; i++)
		out[i] = row[i * step * bytes];
}

void
samples_take(const struct samples *s, uint8_t *out, const uint8_t *row,
    size_t n, size_t first, size_t step)
{
	if (s->bits == 8 && step == 1)
		memcpy(out, row + first, n);
	else if (s->bits % 8 == 0)
		take_high(out, row, n, first, step, s->bits / 8);
	else
		take_packed(out, row, n, first, step, s->bits,
		    s->model != SAMPLES_PALETTE);
}

static uint8_t
scaled(unsigned v, unsigned by)
{
	return (uint8_t)((v * by + 127) / 255);
}

static void
lay_alpha(const struct samples *s, uint8_t *row, const uint8_t *line, size_t n)
{
	unsigned channels = samples_channels(s);

	for (size_t i = 0; i < n; i++) {
		unsigned white = 255u - line[i];

		for (unsigned c = 0; white != 0 && c < channels; c++) {
			uint8_t *p = &row[i * channels + c];
			unsigned v =
			    white +
			    (s->premultiplied ? *p : scaled(*p, line[i]));

			*p = (uint8_t)(v > 255 ? 255 : v);
		}
	}
}

void
samples_lay(const struct samples *s, uint8_t *row, const uint8_t *line,
    size_t n, unsigned which)
{
	if (which == (unsigned)s->alpha) {
		lay_alpha(s, row, line, n);
		return;
	}
	if (which >= samples_colours(s))
		return; /* more than colour and alpha: not seen */
	switch (s->model) {
	case SAMPLES_GREY:
		for (size_t i = 0; i < n; i++)
			row[i] = s->inverted ? (uint8_t)~line[i] : line[i];
		break;
	case SAMPLES_RGB:
		for (size_t i = 0; i < n; i++)
			row[3 * i + which] = line[i];
		break;
	case SAMPLES_PALETTE:
		for (size_t i = 0; i < n; i++)
			memcpy(row + 3 * i, s->palette[line[i]], 3);
		break;
	case SAMPLES_CMYK:
		for (size_t i = 0; which < 3 && i < n; i++)
			row[3 * i + which] = (uint8_t)~line[i];
		for (size_t i = 0; which == 3 && i < n; i++) {
			unsigned light = 255u - line[i];

			row[3 * i] = scaled(row[3 * i], light);
			row[3 * i + 1] = scaled(row[3 * i + 1], light);
			row[3 * i + 2] = scaled(row[3 * i + 2], light);
		}
		break;
	}
}

void
samples_lay_rgba(uint8_t *row, const uint32_t *pixels, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned white = 255u - (pixels[i] >> 24);

		for (unsigned c = 0; c < 3; c++) {
			unsigned v = (pixels[i] >> 8 * c & 255u) + white;

			row[3 * i + c] = (uint8_t)(v > 255 ? 255 : v);
		}
	}
}
