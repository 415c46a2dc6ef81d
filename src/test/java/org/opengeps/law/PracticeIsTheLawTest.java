package org.opengeps.law;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What somebody learns in practice is what the law does: the practice rule sets differ from it in a
 * closed list of members, mostly periods and hours. Limit rates, scores, draw, ranking and minimum
 * are the law's.
 */
class PracticeIsTheLawTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What names a rule set or explains it to people. */
  private static final Set<String> NAMES =
      Set.of(
          "id",
          "version",
          "title",
          "article",
          "confidence",
          "countingConfidence",
          "notes",
          "source");

  private static final String PAPERS = "qualification-screening.calls.papers.rows";
  private static final String SUPPLEMENT = "qualification-screening.calls.supplement";

  private static final List<String> PERIODS =
      List.of(
          "baseAmount.beforeClosing",
          "contract.confirm",
          "contract.inspection.period",
          "contract.payment.period",
          "contract.reply",
          "contract.signing",
          "correction.addToClosing",
          "debarment.maximum",
          "debarment.minimum",
          "noticePeriod.bands",
          "noticePeriod.urgentOrRenotice",
          "opening.afterClosing",
          "opening.exactly",
          "opening.latest",
          "outage.afterRecovery",
          "outage.long.closing",
          "outage.long.opening",
          "outage.longerThan",
          "outage.openingAlone",
          "outage.short.closing",
          "outage.short.opening",
          "outage.shortWindow.below",
          "outage.shortWindow.closing",
          "outage.shortWindow.opening",
          "outage.shortestBefore",
          "questions.answer",
          "questions.beforeClosing",
          PAPERS,
          SUPPLEMENT,
          "rebid.receiptWindow",
          "receiptWindow.minimum",
          "registration.beforeClosing",
          "retention.unopened",
          "sealing.drain");

  private static final List<String> ANY_DAY_AND_HOUR =
      List.of(
          "calendar",
          "closing.from",
          "closing.until",
          "closing.workingDaysOnly",
          "outage.notCounted",
          "outage.officeHours.from",
          "outage.officeHours.until");

  private static final List<String> ANY_NOTICE_DATE =
      List.of("governs.noticeFrom", "qualification-screening.priceFloor.noticeFrom");

  private static final List<String> BODIES_OF_ITS_OWN =
      List.of("outage.declaredBy.operator", "outage.declaredBy.oversight", "practice");

  @Test
  void theSandboxDiffersInPeriodsHoursDatesAndBodiesOnly() throws IOException {
    assertThat(differences("sandbox")).containsExactlyElementsOf(expected(List.of()));
  }

  @Test
  void theSandboxForStockToolsDiffersInOneProofMore() throws IOException {
    assertThat(differences("sandbox-openssl"))
        .containsExactlyElementsOf(expected(List.of("sealing.proofOfEphemeral")));
  }

  @Test
  void theSandboxForQuotationsDiffersInTheSame() throws IOException {
    Set<String> expected = expected(List.of());
    expected.removeAll(Set.of("qualification-screening.priceFloor.noticeFrom", PAPERS, SUPPLEMENT));
    expected.add("oneQuote.governs.noticeFrom");
    assertThat(differences("kr-local-quotation", "sandbox-quotation"))
        .containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @CsvSource({"kr-local-goods, sandbox-goods", "kr-local-services, sandbox-services"})
  void theSandboxesForGoodsAndServicesDifferInTheSame(String law, String practice)
      throws IOException {
    Set<String> expected = expected(List.of());
    expected.remove("qualification-screening.priceFloor.noticeFrom");
    assertThat(differences(law, practice)).containsExactlyElementsOf(expected);
  }

  private static Set<String> expected(List<String> more) {
    Set<String> all = new TreeSet<>(more);
    Stream.of(PERIODS, ANY_DAY_AND_HOUR, ANY_NOTICE_DATE, BODIES_OF_ITS_OWN).forEach(all::addAll);
    return all;
  }

  private static Set<String> differences(String practice) throws IOException {
    return differences("kr-local-works", practice);
  }

  private static Set<String> differences(String law, String practice) throws IOException {
    Set<String> found = new TreeSet<>();
    compare("", document(law), document(practice), found);
    return found;
  }

  private static JsonNode document(String id) throws IOException {
    String path = "/rule-sets/" + id + ".json";
    try (InputStream in = PracticeIsTheLawTest.class.getResourceAsStream(path)) {
      return JSON.readTree(in);
    }
  }

  /** A deadline is one figure: practice may count by other units. */
  private static boolean isBlock(JsonNode node) {
    return node.isObject() && !(node.has("number") && node.has("unit"));
  }

  private static void compare(String path, JsonNode law, JsonNode practice, Set<String> found) {
    if (law == null || practice == null || !isBlock(law) || !isBlock(practice)) {
      if (law == null || !law.equals(practice)) {
        found.add(path);
      }
      return;
    }
    Set<String> members = new TreeSet<>();
    law.fieldNames().forEachRemaining(members::add);
    practice.fieldNames().forEachRemaining(members::add);
    members.removeAll(NAMES);
    for (String member : members) {
      String at = path.isEmpty() ? member : path + "." + member;
      compare(at, law.get(member), practice.get(member), found);
    }
  }
}
