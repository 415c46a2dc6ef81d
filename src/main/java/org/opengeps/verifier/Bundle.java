package org.opengeps.verifier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.opengeps.law.outage.OrderChain;
import org.opengeps.method.AwardMethods;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.draw.GatePart;
import org.opengeps.protocol.message.Answer;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.BundleManifest;
import org.opengeps.protocol.message.CancellationGrant;
import org.opengeps.protocol.message.CancellationRequest;
import org.opengeps.protocol.message.CeremonyStatement;
import org.opengeps.protocol.message.CloseReveal;
import org.opengeps.protocol.message.CloseStatement;
import org.opengeps.protocol.message.GateKeyStatement;
import org.opengeps.protocol.message.GateValues;
import org.opengeps.protocol.message.Incident;
import org.opengeps.protocol.message.Lapse;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.LotName;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.Postponement;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.Rehearsal;
import org.opengeps.protocol.message.Removals;
import org.opengeps.protocol.message.Round1;
import org.opengeps.protocol.message.Round2;
import org.opengeps.protocol.message.Statement;
import org.opengeps.protocol.message.Suspension;
import org.opengeps.protocol.message.SuspensionApproval;
import org.opengeps.protocol.message.TechnicalApproval;
import org.opengeps.protocol.message.TechnicalDecision;
import org.opengeps.protocol.message.Unsuccessful;
import org.opengeps.protocol.opening.Admission;
import org.opengeps.protocol.opening.SealedBid;

/** A bundle's documents, typed. What cannot be read is missing here and is a finding. */
final class Bundle {
  static final String RECORD = "opening-record.p7s";
  static final String DECISION = "technical-decision.p7s";
  static final String APPROVAL = "technical-approval.p7s";
  static final String GATE_VALUES = "gate-values.json";

  /** Folder of what came of an envelope that is opened before the last. */
  static final String TECHNICAL = "technical/";

  final BundleFiles files;
  final AwardMethods methods;
  final Optional<Signed<BundleManifest>> manifest;
  final List<Signed<Notice>> notices;
  final Map<String, Postponement> postponements = new HashMap<>();
  final SortedMap<String, Incident> incidents = new TreeMap<>();
  final Optional<Signed<CeremonyStatement>> ceremony;
  final List<Signed<Round1>> round1;
  final List<Signed<Round2>> round2;
  final List<Signed<Rehearsal>> rehearsals;
  final Optional<CloseStatement> close;
  final RemovalFiles removals;
  final Optional<CloseReveal> reveal;
  final Optional<GateKeyStatement> gateKey;
  final Optional<Signed<TechnicalDecision>> decision;
  final Optional<Signed<TechnicalApproval>> approval;
  final AdmissionFiles admissions;
  final Optional<GateValues> gateValues;
  final SuspensionFiles suspensions;

  /** Answers to questions, in the order in which they were given. */
  final List<Signed<Answer>> answers;

  final Optional<Lapse> lapse;
  final List<Signed<Partial>> partials;
  final Optional<Signed<OpeningRecord>> record;
  final List<Signed<Partial>> technicalPartials;
  final Optional<Signed<OpeningRecord>> technicalRecord;
  final Optional<Signed<Ranking>> ranking;
  final Optional<Signed<Award>> award;
  final Optional<Signed<Unsuccessful>> unsuccessful;
  final ContractFiles contract;
  final DeliveryFiles deliveries;
  final PaymentFiles payments;

  Bundle(BundleFiles files, AwardMethods methods, Findings findings) {
    this.files = files;
    this.methods = methods;
    var read = new SignedFiles(files, findings);
    manifest = read.one("manifest.json.p7s", BundleManifest::from);
    notices = orders(findings);
    for (String name : files.names("incidents/")) {
      read.json(name, Incident::from).ifPresent(incident -> incidents.put(name, incident));
    }
    ceremony = read.one("ceremony/ceremony.p7s", CeremonyStatement::from);
    round1 = read.under("ceremony/round1-", Round1::from);
    round2 = read.under("ceremony/round2-", Round2::from);
    rehearsals = read.under("ceremony/rehearsal-", Rehearsal::from);
    close = read.json("close.json", CloseStatement::from);
    removals =
        new RemovalFiles(
            read.json(RemovalFiles.LIST, Removals::from),
            read.under(RemovalFiles.FOLDER, RemovalFiles.REQUEST, CancellationRequest::from),
            read.under(RemovalFiles.FOLDER, RemovalFiles.GRANT, CancellationGrant::from));
    reveal = read.json("close-reveal.json", CloseReveal::from);
    gateKey = read.json("gate-key.json", GateKeyStatement::from);
    decision = read.one(DECISION, TechnicalDecision::from);
    approval = read.one(APPROVAL, TechnicalApproval::from);
    admissions =
        new AdmissionFiles(
            read.under(AdmissionFiles.FOLDER, AdmissionFiles.RECORD, OpeningRecord::from),
            read.under(AdmissionFiles.FOLDER, AdmissionFiles.DECISION, TechnicalDecision::from),
            read.under(AdmissionFiles.FOLDER, AdmissionFiles.APPROVAL, TechnicalApproval::from));
    gateValues = read.json(GATE_VALUES, GateValues::from);
    suspensions =
        new SuspensionFiles(
            read.under(SuspensionCheck.FOLDER, SuspensionCheck.ACT, Suspension::from),
            read.under(SuspensionCheck.FOLDER, SuspensionCheck.APPROVAL, SuspensionApproval::from));
    answers = read.under(AnswersCheck.FOLDER, Answer::from);
    technicalPartials = read.under(TECHNICAL + "partials/", Partial::from);
    technicalRecord = read.one(TECHNICAL + RECORD, OpeningRecord::from);
    lapse = read.json("lapse.json", Lapse::from);
    partials = read.under("partials/", Partial::from);
    record = read.one(RECORD, OpeningRecord::from);
    ranking = read.one("ranking.p7s", Ranking::from);
    award = read.one("award.p7s", Award::from);
    unsuccessful = read.one("unsuccessful.p7s", Unsuccessful::from);
    contract = ContractFiles.of(read);
    deliveries = DeliveryFiles.of(read);
    payments = PaymentFiles.of(read);
  }

  /** Orders of officers and of the platform; what the latter make of the order before. */
  private List<Signed<Notice>> orders(Findings findings) {
    List<Signed<Notice>> orders = new ArrayList<>();
    for (String name : files.names("notices/")) {
      files
          .find(name)
          .flatMap(der -> findings.read(name, der, bytes -> order(name, bytes, orders)))
          .ifPresent(orders::add);
    }
    return List.copyOf(orders);
  }

  private Signed<Notice> order(String name, byte[] der, List<Signed<Notice>> earlier) {
    SignedDocument document = SignedDocument.read(der);
    if (earlier.isEmpty() || !OrderChain.isPostponement(document)) {
      return new Signed<>(name, document, Notice.from(document.json()));
    }
    Postponement postponement = Postponement.from(document.json());
    postponements.put(name, postponement);
    Notice before = earlier.get(earlier.size() - 1).content();
    return new Signed<>(name, document, postponement.applyTo(before));
  }

  /** Whose sealing, opening and award it holds: the manifest says so, or what is closed. */
  String lot() {
    return manifest
        .map(one -> one.content().lot())
        .or(() -> close.map(one -> one.lot()))
        .or(() -> notices.stream().findFirst().map(one -> one.content().lots().get(0).lot()))
        .orElse("");
  }

  /** The latest order that lists the lot, after which others may be bid for; else the first. */
  Optional<Signed<Notice>> notice() {
    List<Signed<Notice>> own = ofLot();
    return own.isEmpty() ? notices.stream().findFirst() : Optional.of(own.get(own.size() - 1));
  }

  /** The orders that list the lot. */
  List<Signed<Notice>> ofLot() {
    return notices.stream().filter(order -> order.content().lists(lot())).toList();
  }

  /**
   * The file of the order that asks those who passed for the next stage of the lot, which has a
   * bundle of its own; empty before.
   */
  Optional<String> continuedBy() {
    String next = LotName.parse(lot()).next().toString();
    return notices.stream()
        .filter(order -> order.content().kind() == Notice.Kind.NEXT_STAGE)
        .filter(order -> order.content().lists(next))
        .map(Signed::name)
        .findFirst();
  }

  /** When the tender may be opened: the last order says so, also one that came after closing. */
  Instant opensAt() {
    return notice().orElseThrow().content().schedule().opensAt();
  }

  /** All orders of the notice that are here. */
  List<Notice> orders() {
    return notices.stream().map(Signed::content).toList();
  }

  /** Reads the bidders' statements, one after the other: none is kept. */
  void forEachStatement(Findings findings, Consumer<Signed<Statement>> reader) {
    files.names(BundleFiles.SUBMISSIONS).stream()
        .filter(name -> name.endsWith(".p7s"))
        .forEach(
            name -> new SignedFiles(files, findings).one(name, Statement::from).ifPresent(reader));
  }

  /** Every signed file but the bidders' statements. */
  List<Signed<?>> allSigned() {
    List<Signed<?>> all = new ArrayList<>(notices);
    manifest.ifPresent(all::add);
    ceremony.ifPresent(all::add);
    all.addAll(round1);
    all.addAll(round2);
    all.addAll(rehearsals);
    all.addAll(removals.signed());
    all.addAll(technicalPartials);
    technicalRecord.ifPresent(all::add);
    decision.ifPresent(all::add);
    approval.ifPresent(all::add);
    all.addAll(admissions.signed());
    all.addAll(suspensions.signed());
    all.addAll(answers);
    all.addAll(partials);
    record.ifPresent(all::add);
    ranking.ifPresent(all::add);
    award.ifPresent(all::add);
    unsuccessful.ifPresent(all::add);
    all.addAll(contract.signed());
    all.addAll(deliveries.signed());
    all.addAll(payments.signed());
    return all;
  }

  /** What came of the envelope that opened first: of the only one, where there is one. */
  OpenedEnvelope first(Lot lot) {
    return lot.isLast(lot.first().envelope())
        ? last(lot)
        : new OpenedEnvelope(lot.first(), TECHNICAL, technicalRecord, technicalPartials);
  }

  /** What the gate gave to the seed of draw and lots. */
  Optional<GatePart> gatePart(Lot lot) {
    return lot.envelopes().size() == 1
        ? gateKey.map(key -> new GatePart.Released(key.privateKey()))
        : gateValues.map(lent -> new GatePart.Lent(lent.values().get(0)));
  }

  /** What came of the last envelope of the lot. */
  OpenedEnvelope last(Lot lot) {
    return new OpenedEnvelope(lot.last(), "", record, partials);
  }

  /**
   * The receptions with their bytes, in close order, each unpacked when it is asked for; empty if
   * bytes are missing.
   *
   * @param admission whose envelopes there must be; nobody is shown those of the others
   */
  Optional<List<SealedBid>> sealedBids(OpenedEnvelope of, Admission admission) {
    return PackedBids.whole(files, reveal.orElseThrow().receptions(), of, admission);
  }

  static String statementName(int place) {
    return String.format(java.util.Locale.ROOT, "submissions/%03d-statement.p7s", place);
  }
}
