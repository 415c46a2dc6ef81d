package org.opengeps.identity;

/** What a person may do. */
public enum Role {
  /** Prepares and submits bids for a supplier. */
  SUPPLIER_BIDDER,
  /** Drafts and publishes notices, decides awards (재무관, 계약담당자). */
  CONTRACTING_OFFICER,
  /** Second officer who approves a draft (결재자). */
  APPROVING_OFFICER,
  /** Holds a share of committee keys and opens bids (개찰위원, 입회관). */
  COMMITTEE_MEMBER,
  /** Scores what was opened. */
  EVALUATOR,
  /** Reads everything, changes nothing. */
  AUDITOR,
  /** Runs the platform; sees no content. */
  OPERATOR,
  /** Gives the people of an agency their roles; the first is named by the platform's operator. */
  AGENCY_ADMINISTRATOR
}
