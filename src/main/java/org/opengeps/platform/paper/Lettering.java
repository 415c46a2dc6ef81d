package org.opengeps.platform.paper;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.opengeps.kernel.PlainText;

/** A font of a document, embedded as a subset, and how text is broken into lines with it. */
final class Lettering {
  private static final int UNITS = 1000;
  private static final String UNKNOWN = "?";

  private final PDType0Font font;
  private final CmapLookup letters;

  private Lettering(PDType0Font font, CmapLookup letters) {
    this.font = font;
    this.letters = letters;
  }

  /**
   * @param name of a font that the build has laid beside this class
   * @throws IllegalStateException if the build left it out
   */
  static Lettering load(PDDocument document, String name) throws IOException {
    try (InputStream in = Lettering.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the font " + name + " is not in the archive");
      }
      TrueTypeFont letters = new TTFParser().parse(new RandomAccessReadBuffer(in));
      return new Lettering(
          PDType0Font.load(document, letters, true), letters.getUnicodeCmapLookup());
    }
  }

  PDType0Font font() {
    return font;
  }

  /**
   * Lines no wider than the width, broken at blanks, or anywhere in a word that is wider; signs
   * that the font lacks become question marks.
   *
   * @param size of the letters in points
   * @param width in points
   */
  List<String> wrap(String text, int size, int width) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : printable(PlainText.compose(text)).split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (fits(longer, size, width)) {
        line.setLength(0);
        line.append(longer);
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(breakWord(word, size, width, lines));
    }
    lines.add(line.toString());
    return lines;
  }

  /** Adds full lines of a word to the lines; what is left of it comes back. */
  private String breakWord(String word, int size, int width, List<String> lines)
      throws IOException {
    String rest = word;
    while (!fits(rest, size, width)) {
      int cut = rest.length() - 1;
      while (cut > 1 && !fits(rest.substring(0, cut), size, width)) {
        cut--;
      }
      cut = Character.isHighSurrogate(rest.charAt(cut - 1)) ? cut + 1 : cut;
      lines.add(rest.substring(0, cut));
      rest = rest.substring(cut);
    }
    return rest;
  }

  private boolean fits(String text, int size, int width) throws IOException {
    return text.length() < 2 || font.getStringWidth(text) * size / UNITS <= width;
  }

  private String printable(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .map(sign -> Character.isWhitespace(sign) ? ' ' : sign)
        .forEach(
            sign -> out.append(letters.getGlyphId(sign) > 0 ? Character.toString(sign) : UNKNOWN));
    return out.toString();
  }
}
