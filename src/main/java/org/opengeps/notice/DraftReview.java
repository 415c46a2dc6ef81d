package org.opengeps.notice;

import java.util.List;
import org.opengeps.law.Finding;
import org.opengeps.protocol.message.NoticeTerms.Change;

/**
 * What is to be said of a draft before anybody signs it.
 *
 * @param findings rules that it does not satisfy; empty if all are
 * @param changes what a correction changes of the order in force, member by member; empty for
 *     notices and cancellations
 */
public record DraftReview(List<Finding> findings, List<Change> changes) {
  public DraftReview {
    findings = List.copyOf(findings);
    changes = List.copyOf(changes);
  }
}
