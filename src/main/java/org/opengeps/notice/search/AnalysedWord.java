package org.opengeps.notice.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;

/**
 * A word that somebody looks for as the dictionary takes it apart.
 *
 * @param parts without particles and endings
 * @param whole whether nothing was left out
 * @param gap whether something was left out between two parts
 */
record AnalysedWord(List<String> parts, boolean whole, boolean gap) {
  /** Of what the dictionary knows nothing. */
  static final AnalysedWord NOTHING = new AnalysedWord(List.of(), false, false);

  AnalysedWord {
    parts = List.copyOf(parts);
  }

  static AnalysedWord of(Analyzer analyzer, String folded) {
    List<String> parts = new ArrayList<>();
    BitSet covered = new BitSet(folded.length());
    boolean gap = false;
    try (TokenStream words = analyzer.tokenStream(Analysis.WORDS, folded)) {
      CharTermAttribute term = words.addAttribute(CharTermAttribute.class);
      OffsetAttribute place = words.addAttribute(OffsetAttribute.class);
      PositionIncrementAttribute step = words.addAttribute(PositionIncrementAttribute.class);
      words.reset();
      while (words.incrementToken()) {
        gap |= !parts.isEmpty() && step.getPositionIncrement() > 1;
        parts.add(term.toString());
        covered.set(place.startOffset(), place.endOffset());
      }
      words.end();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory is read without fail", e);
    }
    return new AnalysedWord(parts, covered.cardinality() == folded.length(), gap);
  }

  boolean isNothing() {
    return parts.isEmpty();
  }

  boolean isWhole() {
    return whole && !parts.isEmpty();
  }

  /** The parts side by side; what was left out between them leaves its place free. */
  Query phrase() {
    return new PhraseQuery(gap ? 1 : 0, Analysis.WORDS, parts.toArray(String[]::new));
  }
}
