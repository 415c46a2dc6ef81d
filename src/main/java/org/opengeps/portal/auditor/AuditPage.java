package org.opengeps.portal.auditor;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.opengeps.portal.page.PageTools;
import org.opengeps.portal.page.Table;

/**
 * An answer to an auditor.
 *
 * @param status HTTP status
 * @param file the same as a table, in the auditor's language; empty where there is none
 * @param zone in which times are given
 */
record AuditPage(
    int status,
    String template,
    Map<String, ?> model,
    Optional<Function<PageTools, Table>> file,
    ZoneId zone) {}
