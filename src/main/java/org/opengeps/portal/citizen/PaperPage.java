package org.opengeps.portal.citizen;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.opengeps.portal.page.PageTools;
import org.opengeps.portal.page.PageWriter;

/**
 * A document as PDF.
 *
 * @param name of the file without its ending, in ASCII
 */
record PaperPage(String name, Source source) implements SavedPage {
  /** Writes the document in the visitor's language, from what was read before. */
  interface Source {
    byte[] write(PageTools words) throws IOException;
  }

  @Override
  public void save(PageWriter writer, PageTools words, HttpServletResponse response)
      throws IOException {
    writer.save(response, name + ".pdf", "application/pdf", source.write(words));
  }
}
