#!/usr/bin/env python3
"""mklanguage.py - texts in one language into a profile of it.

    mklanguage.py CODE TEXT... >ocr/languages/CODE.txt

CODE is of ISO 639-3; the TEXTs are UTF-8, some thousand words or more of
running text, without passages in other languages.  What a profile holds and
what is made of it: ocr/language.h.  Say in its first lines where the texts
came from.
"""
import collections
import math
import re
import sys
import unicodedata

WORDS = 120  # the most frequent ones: the small words of the language
GRAMS = 180  # the most frequent sequences of three letters
RARE = 20  # in 100,000: what is less frequent is as good as not there
PER_LINE = 8


def fold(text):
    """As ocr/fold.h: lower case, marks taken off, eng is ng."""
    text = text.lower().replace('ŋ', 'ng')
    return ''.join(c for c in unicodedata.normalize('NFD', text)
                   if not unicodedata.combining(c))


def most(counters, n):
    """The n most frequent, each with its share in 100,000: the geometric mean
    over the texts, so that what one text is about counts little."""
    mean = {}
    for key in set().union(*counters):
        logs = [math.log(RARE + 100000 * c[key] / sum(c.values()))
                for c in counters]
        mean[key] = round(math.exp(sum(logs) / len(logs)) - RARE)
    return sorted(mean.items(), key=lambda p: (-p[1], p[0]))[:n]


def put(what, pairs):
    for i in range(0, len(pairs), PER_LINE):
        print(what, *(f'{k} {v}' for k, v in pairs[i:i + PER_LINE]))


def count(text):
    words = re.findall('[a-z]+', fold(text))
    grams = collections.Counter()
    for word in words:
        if len(word) > 1:
            padded = f'_{word}_'
            grams.update(padded[i:i + 3] for i in range(len(padded) - 2))
    return collections.Counter(words), grams


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    counts = []
    for name in sys.argv[2:]:
        with open(name, encoding='utf-8') as f:
            counts.append(count(f.read()))
    print('language', sys.argv[1])
    put('words', most([c[0] for c in counts], WORDS))
    put('grams', most([c[1] for c in counts], GRAMS))


main()
