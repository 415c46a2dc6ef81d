package org.opengeps.contract.model;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;

/** Contracts of all lots, from when they are due. Nothing is ever changed or removed. */
public interface Contracts {
  void add(DueContract due);

  /**
   * @param tender number of the notice
   */
  Optional<ContractFile> find(String tender, String lot);

  /** The same, alone until the transaction ends. */
  Optional<ContractFile> lock(String tender, String lot);

  /**
   * Those of many tenders, by tender and lot: three statements for all.
   *
   * @param tenders numbers of notices
   */
  List<ContractFile> list(Collection<String> tenders);

  /**
   * Those of who got the award, the latest award first; at most so many.
   *
   * @param supplier business number
   */
  List<ContractFile> listOf(String supplier, int most);

  /** Those of an agency that are not confirmed, the oldest first. */
  List<ContractFile> listUnfinished(OrganisationId agency, int most);

  /**
   * @param tender number of the notice
   * @param place of the offer among those of the lot, from 1
   */
  void add(String tender, String lot, int place, Offered offered);

  void add(Stepped step);
}
