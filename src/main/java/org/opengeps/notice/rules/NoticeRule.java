package org.opengeps.notice.rules;

import java.util.Optional;
import org.opengeps.law.Finding;

/** One sentence of the law about notices. */
@FunctionalInterface
public interface NoticeRule {
  /** Empty if the rule is satisfied or does not apply. */
  Optional<Finding> check(NoticeFacts facts);
}
