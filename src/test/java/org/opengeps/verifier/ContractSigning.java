package org.opengeps.verifier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.opengeps.contract.ContractChoices;
import org.opengeps.contract.rules.SigningPeriod;
import org.opengeps.contract.rules.TermsFollowTheLaw;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.ContractRules;
import org.opengeps.law.RuleSet;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.fixture.Holidays;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.Suspensions;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.Contract;
import org.opengeps.protocol.message.ContractStep;
import org.opengeps.protocol.message.ContractStep.Kind;
import org.opengeps.protocol.message.ContractTerms;
import org.opengeps.protocol.message.ContractTerms.Payment;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.Suspension;
import org.opengeps.protocol.message.SuspensionApproval;

/** A scene that has come to its award, and what is signed after it. */
final class ContractSigning {
  static final Instant AT = TenderScene.OPENS.plusSeconds(200);
  private static final LocalText TEXT = new LocalText("공고와 투찰서는 이 계약의 일부이다.", "");

  final BundleScene scene = new BundleScene();
  final Award award = Award.from(SignedDocument.read(scene.files.get("award.p7s")).json());
  final TestAuthority.Identity winner = scene.tender.bidders.get(1);
  Contract contract = contract(AT, null);
  int number;

  Contract contract(Instant at, Sha256 replaces) {
    Notice notice = scene.tender.notice;
    RuleSet rules = RuleSet.of(scene.tender.rules).under(Holidays.of(scene.tender.rules));
    ContractRules law = rules.contract().orElseThrow();
    var facts =
        new TermsFollowTheLaw.Facts(
            law, notice.business().type(), award.amount(), LocalDate.ofInstant(at, rules.zone()));
    ContractChoices choices = TermsFollowTheLaw.choices(facts, TEXT).orElseThrow();
    ContractTerms terms =
        new ContractTerms(
            null,
            facts.day().plusDays(90),
            new LocalText("가온시 하수처리장", ""),
            Payment.IN_PARTS,
            choices.bond(),
            Optional.of(choices.warranties().get(0)),
            choices.delays().get(0),
            TEXT);
    return new Contract(
        award.tender(),
        award.lot(),
        award.toJson().hash(),
        notice.agency(),
        new Contract.Supplier(award.supplier(), new LocalText("한빛건설", "")),
        notice.title(),
        notice.business(),
        award.amount(),
        terms,
        replaces,
        at,
        SigningPeriod.consentBy(rules, law, award.decidedAt(), at, Suspensions.NONE));
  }

  /** When the consent of a moment lapses. */
  Instant confirmBy(Instant consentedAt) {
    RuleSet rules = RuleSet.of(scene.tender.rules).under(Holidays.of(scene.tender.rules));
    return SigningPeriod.confirmBy(rules, rules.contract().orElseThrow(), consentedAt);
  }

  /** Another contract in the place of the last one. */
  void sendAgain(Instant at) {
    contract = contract(at, contract.hash());
    send(number + 1, at);
  }

  void change(UnaryOperator<JsonObject> change) {
    contract = Contract.from(change.apply(contract.toJson()));
  }

  void send(int place) {
    send(place, AT);
  }

  void send(int place, Instant at) {
    number = place;
    sign(ContractFiles.offer(place), contract.toJson(), "contract-sent", at, scene.tender.officer);
  }

  void step(Kind kind, Instant at) {
    step(kind, at, kind.isSuppliers() ? winner : scene.tender.officer, contract.hash());
  }

  void step(Kind kind, Instant at, TestAuthority.Identity signer, Sha256 of) {
    JsonObject step = new ContractStep(kind, award.tender(), award.lot(), of).toJson();
    sign(ContractFiles.step(number, kind), step, kind.fact().word(), at, signer);
  }

  private void sign(
      String name, JsonObject json, String fact, Instant at, TestAuthority.Identity signer) {
    byte[] signed = signer.signer().sign(json, at);
    scene.files.put(name, signed);
    Sha256 about = json.has("contract") ? json.hash("contract") : json.hash();
    JsonObject data = JsonObject.builder().put("lot", award.lot()).put("contract", about).build();
    scene.log.add(new LedgerEntry(fact, award.tender().toString(), at, Sha256.of(signed), data));
  }

  Report verify() throws UnreadableException {
    scene.log.publish();
    Map<String, byte[]> files = new LinkedHashMap<>(scene.files);
    files.putAll(scene.log.files());
    files.put("manifest.json.p7s", scene.manifest(files));
    return VerifyBundle.verify(BundleScene.zip(files), Optional.of(scene.trust()));
  }

  /** Two officers stop the round, or let it go on. */
  Suspension pause(int place, Suspension.Kind kind, Sha256 follows, Instant at) {
    var act =
        new Suspension(
            award.tender(), award.lot(), kind, follows, new LocalText("이의신청 검토", "An objection"));
    byte[] signed = scene.tender.officer.signer().sign(act.toJson(), at);
    var approval = new SuspensionApproval(award.tender(), award.lot(), Sha256.of(signed));
    byte[] second =
        scene
            .tender
            .signing
            .person("이결재", scene.tender.notice.agency().code())
            .signer()
            .sign(approval.toJson(), at);
    String fact = kind == Suspension.Kind.SUSPEND ? "round-suspended" : "round-resumed";
    scene.pause(place, signed, second, fact, at);
    return act;
  }

  /** It stands still from a moment to another. */
  void pause(Instant from, Instant until) {
    Suspension suspended = pause(1, Suspension.Kind.SUSPEND, null, from);
    pause(2, Suspension.Kind.RESUME, suspended.hash(), until);
  }
}
