package org.opengeps.law;

import java.util.Set;
import java.util.stream.Collectors;
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
       | type id version title practice governs languages demandingBodies zone currency businessTypes methods noticePeriod receiptWindow closing holidays opening outage correction draw baseAmount lots technical stages \
      registration cancellation rebid retention debarment sealing
      title | ko en
      confidence | S P U
      governs | noticeFrom noticeUntil
      currency | code scale
      languages | required
      demandingBodies | kinds
      noticePeriod | bands urgentOrRenotice counting countingConfidence
      noticePeriod.bands | from below period
      receiptWindow | minimum
      closing | workingDaysOnly from until
      holidays | weekend coverFrom coverUntil dates
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
      cancellation | until
      rebid | receiptWindow
      retention | unopened
      debarment | minimum maximum
      methods | competition award minimumBids
      sealing | proofOfEphemeral drain
      """;

  /** Path of a text, or of a list of texts | the words that the program knows. */
  private static final String WORDS =
      """
      languages.required | ko en
      businessTypes | works
      demandingBodies.kinds | local-government local-education
      methods.competition | open
      noticePeriod.counting | clear-days exact
      cancellation.until | opening
      draw.tie | lower-serial
      draw.noPicks | lower-serial
      sealing.proofOfEphemeral | required optional
      """;

  private static final RuleForm FORM = RuleForm.of(MEMBERS, WORDS);

  private RuleSetForm() {}

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
