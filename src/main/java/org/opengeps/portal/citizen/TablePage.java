package org.opengeps.portal.citizen;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.function.Function;
import org.opengeps.portal.page.PageTools;
import org.opengeps.portal.page.PageWriter;
import org.opengeps.portal.page.Table;
import org.opengeps.portal.page.TableFile;

/**
 * A table that is saved instead of shown.
 *
 * @param zone in which its times are given
 */
record TablePage(TableFile form, ZoneId zone, Source source) implements SavedPage {
  /** Writes the table in the visitor's language, from what was read before. */
  interface Source extends Function<PageTools, Table> {}

  @Override
  public void save(PageWriter writer, PageTools words, HttpServletResponse response)
      throws IOException {
    writer.save(response, source.apply(words), form, zone);
  }
}
