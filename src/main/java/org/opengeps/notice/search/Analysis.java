package org.opengeps.notice.search;

import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.KoreanTokenizer.DecompoundMode;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.util.CharTokenizer;

/**
 * How folded texts become terms. The dictionary of Korean words is loaded when the first of these
 * is made, and once for all of them.
 */
final class Analysis {
  /** Every two signs that stand side by side, with a blank at both ends of a name. */
  static final String PAIRS = "pairs";

  /** Words and the parts of compounds, without particles and endings. */
  static final String WORDS = "words";

  /** What stands between blanks and parts of it, in letters. */
  static final String TYPED = "typed";

  /** Words and rows of two or three of them that compounds are made of, in letters. */
  static final String PARTS = "parts";

  /** Signs of one pair. */
  static final int PAIR = 2;

  /** Signs of those parts: of two nearly everything is near to something. */
  private static final int SHORTEST = 3;

  private static final int LONGEST = 6;

  /** Words that make a compound, at most. */
  private static final int IN_COMPOUND = 3;

  /** Between two names no word reaches from one into the other. */
  private static final int GAP = 100;

  private Analysis() {}

  /** For what is taken in. */
  static Analyzer ofTexts() {
    return new PerFieldAnalyzerWrapper(
        new Pairs(),
        Map.of(
            WORDS,
            new Korean(DecompoundMode.MIXED, false),
            TYPED,
            new Typed(),
            PARTS,
            new Korean(DecompoundMode.DISCARD, true)));
  }

  /** For what is looked for: of a compound only its parts, which any text with it has, too. */
  static Analyzer ofQueries() {
    return new Korean(DecompoundMode.DISCARD, false);
  }

  private abstract static class Named extends Analyzer {
    @Override
    public int getPositionIncrementGap(String field) {
      return GAP;
    }
  }

  private static final class Pairs extends Named {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      return new TokenStreamComponents(new NGramTokenizer(PAIR, PAIR));
    }
  }

  private static final class Typed extends Named {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer typed = CharTokenizer.fromTokenCharPredicate(Character::isLetterOrDigit);
      TokenStream parts = new NGramTokenFilter(typed, SHORTEST, LONGEST, true);
      return new TokenStreamComponents(typed, new LettersFilter(parts));
    }
  }

  private static final class Korean extends Named {
    private final DecompoundMode compounds;
    private final boolean letters;

    Korean(DecompoundMode compounds, boolean letters) {
      this.compounds = compounds;
      this.letters = letters;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words =
          new KoreanTokenizer(
              TokenStream.DEFAULT_TOKEN_ATTRIBUTE_FACTORY, null, compounds, false, true);
      TokenStream bare = new LowerCaseFilter(new KoreanPartOfSpeechStopFilter(words));
      return new TokenStreamComponents(
          words, letters ? compounds(bare) : new EnglishMinimalStemFilter(bare));
    }

    private static TokenStream compounds(TokenStream words) {
      ShingleFilter rows = new ShingleFilter(words, 2, IN_COMPOUND);
      rows.setTokenSeparator("");
      rows.setFillerToken("");
      return new LettersFilter(rows);
    }
  }
}
