package org.opengeps.portal.page;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderSummary;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.registry.Organisation;

/**
 * A fact of the log with the names of what it is about.
 *
 * @param index place of the entry; of a hidden fact, of the entry of its batch
 * @param kind word of the kind
 * @param subject as the log has it
 * @param document hash of the signed document in hex, or null
 * @param data the small public members of the entry
 * @param tender what it is about, or null
 * @param organisation what it is about, or that of the person whom it is about, or null
 * @param signer certified name of who signed the document, or null where that is not looked up
 */
public record FactRow(
    long index,
    String kind,
    String subject,
    Instant at,
    String document,
    Map<String, String> data,
    TenderSummary tender,
    Organisation organisation,
    String signer) {
  public FactRow {
    data = Map.copyOf(data);
  }

  /** An entry as it stands in the log, without the names. */
  public static FactRow of(long index, LedgerEntry entry) {
    Map<String, String> data = new LinkedHashMap<>();
    JsonObject members = entry.data();
    if (!entry.isBatch()) {
      members.names().forEach(name -> data.put(name, members.string(name)));
    }
    String document = Optional.ofNullable(entry.document()).map(Sha256::hex).orElse(null);
    return new FactRow(
        index, entry.kind(), entry.subject(), entry.at(), document, data, null, null, null);
  }

  public FactRow named(TenderSummary ofTender, Organisation ofOrganisation) {
    return new FactRow(index, kind, subject, at, document, data, ofTender, ofOrganisation, signer);
  }

  /** The same with the name of who signed. */
  public FactRow signedBy(String name) {
    return new FactRow(index, kind, subject, at, document, data, tender, organisation, name);
  }

  /** What kind of thing it is about; empty for a kind of a later edition. */
  public Optional<FactKind.Subject> subjectKind() {
    return FactKind.find(kind).map(FactKind::subject);
  }

  /** Whether it is about things of that kind. */
  public boolean isAbout(FactKind.Subject thing) {
    return subjectKind().filter(thing::equals).isPresent();
  }

  /** The number of the tender that it is about, in any of its orders. */
  public Optional<TenderNumber> number() {
    return isAbout(FactKind.Subject.TENDER) ? TenderNumber.find(subject) : Optional.empty();
  }

  /** What all facts about the same thing have in common, to look for them. */
  public String about() {
    return number().map(TenderNumber::value).orElse(subject);
  }

  /** Address of the page of what it is about; empty if it has none. */
  public String page() {
    if (number().isPresent() && tender != null) {
      return "/tenders/" + number().get();
    }
    if (FactKind.DIRECT_AWARD_MADE.word().equals(kind)) {
      return "/direct-awards/" + data.get("directAward");
    }
    return isAbout(FactKind.Subject.INCIDENT) ? "/outages/" + subject : "";
  }
}
