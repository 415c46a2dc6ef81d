package org.opengeps.portal.citizen;

import java.time.ZoneId;
import java.util.function.Function;
import org.opengeps.portal.page.PageTools;
import org.opengeps.portal.page.Table;
import org.opengeps.portal.page.TableFile;

/**
 * A table that is saved instead of shown.
 *
 * @param zone in which its times are given
 */
record TablePage(TableFile form, ZoneId zone, Source source) {
  /** Writes the table in the visitor's language, from what was read before. */
  interface Source extends Function<PageTools, Table> {}
}
