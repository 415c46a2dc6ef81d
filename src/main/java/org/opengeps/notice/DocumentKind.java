package org.opengeps.notice;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Kinds of files that may be attached to a notice: office documents, drawings, pictures, archives.
 * A file is told by the end of its name, and what it begins with must fit.
 */
public enum DocumentKind {
  PDF("application/pdf", "25504446", "pdf"),
  HANGUL("application/x-hwp", "d0cf11e0a1b11ae1", "hwp"),
  HANGUL_XML("application/hwp+zip", "504b0304", "hwpx"),
  WORD(
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "504b0304",
      "docx"),
  SHEET("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "504b0304", "xlsx"),
  OLD_SHEET("application/vnd.ms-excel", "d0cf11e0a1b11ae1", "xls"),
  SLIDES(
      "application/vnd.openxmlformats-officedocument.presentationml.presentation",
      "504b0304",
      "pptx"),
  OPEN_TEXT("application/vnd.oasis.opendocument.text", "504b0304", "odt"),
  OPEN_SHEET("application/vnd.oasis.opendocument.spreadsheet", "504b0304", "ods"),
  ARCHIVE("application/zip", "504b0304", "zip"),
  PNG("image/png", "89504e470d0a1a0a", "png"),
  JPEG("image/jpeg", "ffd8ff", "jpg", "jpeg"),
  DRAWING("image/vnd.dwg", "4143", "dwg"),
  DRAWING_EXCHANGE("image/vnd.dxf", "", "dxf"),
  TEXT("text/plain", "", "txt"),
  TABLE("text/csv", "", "csv");

  /** So many first bytes tell a kind. */
  public static final int BEGINNING = 8;

  private final String mediaType;
  private final byte[] begins;
  private final List<String> endings;

  DocumentKind(String mediaType, String begins, String... endings) {
    this.mediaType = mediaType;
    this.begins = HexFormat.of().parseHex(begins);
    this.endings = List.of(endings);
  }

  /** The kind that a file's name claims; empty if it is none that may be attached. */
  public static Optional<DocumentKind> ofName(String name) {
    String ending =
        name.contains(".")
            ? name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)
            : "";
    return Arrays.stream(values()).filter(kind -> kind.endings.contains(ending)).findFirst();
  }

  /** All endings, as people and file choosers read them: {@code .pdf, .hwp}. */
  public static List<String> allEndings() {
    return Arrays.stream(values()).flatMap(kind -> kind.endings.stream()).map("."::concat).toList();
  }

  public String mediaType() {
    return mediaType;
  }

  /**
   * @param content at least the first {@link #BEGINNING} bytes of a file, or all of a shorter one
   */
  public boolean begins(byte[] content) {
    return content.length >= begins.length
        && Arrays.equals(begins, 0, begins.length, content, 0, begins.length);
  }
}
