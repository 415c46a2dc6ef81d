package org.opengeps.portal.citizen;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.opengeps.portal.page.PageTools;
import org.opengeps.portal.page.PageWriter;

/** An answer that is saved instead of shown; made after the reading, outside of its transaction. */
interface SavedPage {
  /**
   * @param words of the visitor's language
   */
  void save(PageWriter writer, PageTools words, HttpServletResponse response) throws IOException;
}
