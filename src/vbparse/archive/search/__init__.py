"""Full text: folding, the index of either database, words of several syllables, queries."""
