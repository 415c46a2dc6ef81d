package org.opengeps.notice.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.opengeps.notice.TenderPage.Match;

/** What somebody looks for, as a question to the index. */
final class SoughtWords {
  /** Letters of a word below which one of them changes too much. */
  private static final int LETTERS = 4;

  /** Letters of the longest word that is looked for in nearly the same spelling. */
  private static final int MOST_LETTERS = 60;

  /** Words that may be spelt nearly so: more are a whole title, and cost a walk each. */
  private static final int NEAR_WORDS = 10;

  /**
   * Particles (조사) behind two syllables and more, for names that the dictionary takes apart in
   * another way: many words end in one of these, so that they are taken off last.
   */
  private static final Pattern PARTICLE =
      Pattern.compile("(?<=[가-힣]{2})(?:에서|으로|까지|부터|에게|[을를은는이가의에로와과])$");

  /** Spellings that one word may be near to. */
  private static final int SPELLINGS = 50;

  private final Analyzer analyzer;

  SoughtWords(Analyzer analyzer) {
    this.analyzer = analyzer;
  }

  /** One way to find the words. */
  record Way(Query query, Match match) {}

  /**
   * The ways to find all of these words, of which the first one that finds something counts: as
   * they are; without what the dictionary knows to be a particle or an ending; without anything
   * that looks like a particle; with one other letter.
   */
  List<Way> ways(List<String> words) {
    return List.of(
        new Way(all(words, this::exactly), Match.EXACT),
        new Way(all(words, this::stemmed), Match.ENDINGS),
        new Way(all(words, this::barely), Match.ENDINGS),
        new Way(all(words, words.size() > NEAR_WORDS ? this::barely : this::nearly), Match.NEAR));
  }

  /** A word of which nothing is left to compare counts for nothing: it is in no text and in all. */
  private static Query all(List<String> words, Function<String, Query> one) {
    List<String> folded =
        words.stream().map(FoldedText::fold).filter(word -> !word.isEmpty()).toList();
    if (folded.isEmpty()) {
      return new MatchNoDocsQuery("no word that could be compared");
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    folded.stream().map(one).forEach(query -> all.add(query, Occur.FILTER));
    return all.build();
  }

  private Query barely(String folded) {
    BooleanQuery.Builder any = new BooleanQuery.Builder().add(stemmed(folded), Occur.SHOULD);
    Matcher particle = PARTICLE.matcher(folded);
    if (particle.find()) {
      any.add(within(folded.substring(0, particle.start())), Occur.SHOULD);
    }
    return any.build();
  }

  private Query nearly(String folded) {
    if (!isRespelt(folded)) {
      return barely(folded);
    }
    return new BooleanQuery.Builder()
        .add(barely(folded), Occur.SHOULD)
        .add(respelt(Analysis.TYPED, folded), Occur.SHOULD)
        .add(respelt(Analysis.PARTS, folded), Occur.SHOULD)
        .build();
  }

  /** A number with another digit is another number. */
  private static boolean isRespelt(String folded) {
    int letters = FoldedText.letters(folded).length();
    return folded.codePoints().allMatch(Character::isLetter)
        && letters >= LETTERS
        && letters <= MOST_LETTERS;
  }

  private static Query respelt(String field, String folded) {
    return new FuzzyQuery(
        new Term(field, FoldedText.letters(folded)),
        1,
        0,
        SPELLINGS,
        true,
        MultiTermQuery.CONSTANT_SCORE_BLENDED_REWRITE);
  }

  private Query exactly(String folded) {
    Set<String> spellings =
        new LinkedHashSet<>(
            List.of(folded, FoldedText.withoutCommas(folded), FoldedText.withDots(folded)));
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (String spelling : spellings) {
      any.add(within(spelling), Occur.SHOULD);
    }
    AnalysedWord word = analysed(folded);
    if (word.isWhole()) {
      any.add(word.phrase(), Occur.SHOULD);
    }
    return any.build();
  }

  private Query stemmed(String folded) {
    AnalysedWord word = analysed(folded);
    if (word.isWhole() || word.isNothing()) {
      return exactly(folded);
    }
    return new BooleanQuery.Builder()
        .add(exactly(folded), Occur.SHOULD)
        .add(word.phrase(), Occur.SHOULD)
        .build();
  }

  /** With any sign but letters and digits in it a part of a name is meant, of no dictionary. */
  private AnalysedWord analysed(String folded) {
    String plain = FoldedText.withoutCommas(folded);
    return plain.codePoints().allMatch(Character::isLetterOrDigit)
        ? AnalysedWord.of(analyzer, plain)
        : AnalysedWord.NOTHING;
  }

  /** A part of a name: its pairs side by side. */
  private static Query within(String folded) {
    int[] signs = folded.codePoints().toArray();
    if (signs.length < Analysis.PAIR) {
      return new PrefixQuery(new Term(Analysis.PAIRS, folded));
    }
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    for (int at = 0; at + Analysis.PAIR <= signs.length; at++) {
      phrase.add(new Term(Analysis.PAIRS, new String(signs, at, Analysis.PAIR)), at);
    }
    return phrase.build();
  }
}
