package org.opengeps.portal.page;

/**
 * Who looks at a page, as far as the frame of the page needs it.
 *
 * @param language of the page
 * @param path of the page below the context root, for the language switch and the marked menu entry
 * @param query query string without the language, or empty
 * @param name of the person logged in, or null
 * @param buyer whether the person may use the buyer's pages
 */
public record Visitor(Language language, String path, String query, String name, boolean buyer) {
  public Visitor(Language language, String path, String query) {
    this(language, path, query, null, false);
  }

  /** The same page in the other language. */
  public String switchTo(String tag) {
    return path + "?" + (query.isEmpty() ? "" : query + "&") + "lang=" + tag;
  }
}
