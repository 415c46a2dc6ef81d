package org.opengeps.notice.usecase;

import java.util.Set;
import org.opengeps.notice.NoticeView;

/**
 * What a notice that follows must know of what came after an award: a winner that does not conclude
 * the contract is a reason to publish once more (지방계약법 시행령 제19조제2항, 국가계약법 시행령 제20조제2항). The context
 * that contracts answers it: it stands to the right of this one, so the question is asked here and
 * answered there (ADR 48).
 */
public interface UncontractedLots {
  /**
   * Names of its lots whose winner declined the contract, was silent, or was debarred before it.
   */
  Set<String> find(NoticeView tender);

  /** The same; none of these contracts goes on before the transaction ends. */
  Set<String> hold(NoticeView tender);
}
