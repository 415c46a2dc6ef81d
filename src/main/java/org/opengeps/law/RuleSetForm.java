package org.opengeps.law;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/**
 * The form of a rule set. Each award method that it names may have a block of its own under the
 * method's word, whose form the method knows.
 */
final class RuleSetForm {
  /** Path of an object (lists by their name) | its members. */
  private static final String MEMBERS =
      """
       | type id version title practice governs languages demandingBodies zone currency businessTypes businessKinds methods noticePeriod receiptWindow closing calendar opening outage correction draw baseAmount lots technical stages \
      registration questions cancellation rebid retention debarment sealing oneQuote contract
      title | ko en
      confidence | S P U
      governs | noticeFrom noticeUntil
      currency | code scale
      languages | required
      demandingBodies | kinds
      noticePeriod | bands urgentOrRenotice countingConfidence
      noticePeriod.bands | from below over upTo period
      receiptWindow | minimum
      closing | workingDaysOnly from until
      opening | afterClosing exactly latest
      outage | shortest shortestBefore afterRecovery longerThan short long shortWindow openingAlone \
      notCounted officeHours automatic declaredBy
      outage.short | closing opening
      outage.long | closing opening
      outage.shortWindow | below closing opening
      outage.notCounted | from until
      outage.officeHours | from until
      outage.declaredBy | operator oversight
      correction | addToClosing needsNewNotice
      draw | prices selected picks above below rangeLow rangeHigh unit tie noPicks
      baseAmount | beforeClosing
      lots | most
      technical | objections
      stages | receiptWindow
      registration | beforeClosing
      questions | beforeClosing answer
      cancellation | until
      rebid | receiptWindow
      retention | unopened
      debarment | minimum maximum
      businessKinds | works goods services
      methods | competition award minimumBids
      sealing | proofOfEphemeral drain
      oneQuote | governs vat grounds exclusion declarations disclosure
      oneQuote.governs | noticeFrom noticeUntil
      oneQuote.vat | rate
      oneQuote.grounds | rows
      oneQuote.grounds.rows | basis kinds over upTo
      oneQuote.exclusion | rows
      oneQuote.exclusion.rows | ground kinds
      oneQuote.declarations | rows
      oneQuote.declarations.rows | declaration
      contract | signing reply confirm bond warranty delay inspection payment
      contract.bond | rows exemptions
      contract.bond.rows | types contractFrom contractUntil rate exemptUpTo
      contract.warranty | rows shortestYears longestYears
      contract.warranty.rows | types contractFrom contractUntil rates noneUpTo
      contract.delay | rows cap
      contract.delay.rows | kind types contractFrom contractUntil rate
      contract.inspection | period apart
      contract.payment | period interest vat apart
      contract.payment.interest | daysOfYear
      contract.payment.vat | rate
      """;

  /** Path of a text, or of a list of texts | the words that the program knows. */
  private static final String WORDS =
      """
      languages.required | ko en
      businessTypes | works goods services
      businessKinds.works | general-works specialised-works other-works
      businessKinds.goods | ordinary-goods
      businessKinds.services | ordinary-services technical-services-pq technical-services academic-services
      demandingBodies.kinds | local-government local-education
      methods.competition | open direct
      cancellation.until | opening
      draw.tie | lower-serial
      draw.noPicks | lower-serial
      sealing.proofOfEphemeral | required optional
      oneQuote.grounds.rows.basis | small-amount womens-firm disabled-firm social-enterprise social-cooperative self-support-firm village-firm young-startup
      oneQuote.exclusion.rows.ground | insolvent debarred recent-grave-debarment staff-missing recent-default recent-refusal office-relative clearly-unable disaster-works-full
      oneQuote.declarations.rows.declaration | integrity-pledge not-split
      contract.bond.exemptions | public-body listed-association green-firm no-fear custom foreign-spare-parts
      contract.bond.rows.types | works goods services
      contract.warranty.rows.types | works goods services
      contract.delay.rows.types | works goods services
      contract.delay.rows.kind | works goods goods-designed services transport
      contract.inspection.apart | contract-sender contract-confirmer
      contract.payment.apart | inspector
      """;

  /** Paths of deadlines, whose form {@link Deadline} knows. */
  private static final String DEADLINES =
      """
      noticePeriod.bands.period noticePeriod.urgentOrRenotice receiptWindow.minimum
      opening.afterClosing opening.latest correction.addToClosing baseAmount.beforeClosing
      technical.objections registration.beforeClosing questions.beforeClosing questions.answer
      rebid.receiptWindow stages.receiptWindow
      retention.unopened contract.signing contract.reply contract.confirm contract.inspection.period
      contract.payment.period
      debarment.minimum debarment.maximum sealing.drain
      outage.shortest outage.shortestBefore outage.afterRecovery outage.longerThan
      outage.short.closing outage.short.opening outage.long.closing outage.long.opening
      outage.shortWindow.below outage.shortWindow.closing outage.shortWindow.opening
      outage.openingAlone
      """;

  private static final RuleForm FORM = RuleForm.of(MEMBERS + deadlines(), WORDS);

  private RuleSetForm() {}

  private static String deadlines() {
    return Stream.of(DEADLINES.strip().split("\\s+"))
        .map(path -> path + " | number unit after before firstDay roll hour\n")
        .collect(Collectors.joining());
  }

  /**
   * Checks a whole document but for the blocks of its award methods.
   *
   * @throws JsonFormatException naming the first member or word that is not known
   */
  static void check(JsonObject document) {
    Set<String> methods =
        document.objects("methods", pair -> pair.string("award")).stream()
            .collect(Collectors.toSet());
    FORM.check("", document, methods);
  }
}
