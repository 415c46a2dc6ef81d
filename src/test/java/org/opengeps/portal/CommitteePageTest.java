package org.opengeps.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opengeps.custody.CeremonyId;
import org.opengeps.custody.CeremonyState;
import org.opengeps.custody.Duty;
import org.opengeps.custody.OwnCommitteeKey;
import org.opengeps.custody.Seat;
import org.opengeps.kernel.TenderRef;
import org.opengeps.opening.OpeningStage;
import org.opengeps.opening.OwnOpening;
import org.opengeps.portal.page.Assets;
import org.opengeps.portal.page.Installation;
import org.opengeps.portal.page.Language;
import org.opengeps.portal.page.Operator;
import org.opengeps.portal.page.PageTools;
import org.opengeps.portal.page.Templates;
import org.opengeps.portal.page.Texts;
import org.opengeps.portal.page.Visitor;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/** What a member of a committee reads on the page of his work. */
class CommitteePageTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
  private static final UUID CEREMONY = UUID.fromString("c0de0000-0000-4000-8000-000000000001");
  private static final UUID SESSION = UUID.fromString("5e551017-0000-4000-8000-000000000001");

  @ParameterizedTest
  @EnumSource(Language.class)
  void itIsWholeInBothLanguagesAndHasNothingThatTheContentPolicyForbids(Language language) {
    for (Map<String, Object> model : List.of(visitor(), member(List.of(), List.of()), busy())) {
      String html = html(language, model);
      assertThat(html)
          .startsWith("<!DOCTYPE html>")
          .endsWith("</html>\n")
          .doesNotContain(" style=", "<style", "javascript:", " onclick", "${")
          .doesNotContainPattern("<script(?![^>]*integrity)");
      assertThat(html.substring(html.indexOf("<main")))
          .as("every text is there")
          .doesNotContainPattern("[> \"]committee\\.[a-z]");
    }
  }

  @Test
  void whoIsNoMemberReadsWhoseItIsAndHowToComeIn() {
    assertThat(html(Language.EN, visitor()))
        .contains("for members of opening committees", "href=\"/login?next=/committee\"")
        .doesNotContain("keyfile", "make-form", "member.too-early");
    assertThat(html(Language.EN, Map.of("member", false, "visitor", false)))
        .contains("Ask the administrator of your agency")
        .doesNotContain("/login?next=/committee\" class", "make-form");
  }

  @Test
  void theMemberSeesWhatWaitsWhoIsMissingAndWhenAndInWhichZone() {
    assertThat(html(Language.EN, busy()))
        .contains("data-act=\"rehearse\"", "data-session=\"" + SESSION + "\"")
        .contains("Missing\">위원2, 위원3")
        .contains("data-act=\"open\" data-tender=\"R26BK00000001-000\" data-lot=\"2\"")
        .contains("2026-11-23 11:00:00 (KST)", "1 have posted (2 needed)", "Missing: 위원2, 위원3")
        .contains("Agency 6110000: 3 keys are free", "The round stands still")
        .contains("&quot;member.too-early&quot;");
  }

  @Test
  void nothingThatIsDoneSuspendedOrNotDueIsAskedFor() {
    List<OwnOpening> openings =
        List.of(
            opening(OpeningStage.OPENING, true, false),
            opening(OpeningStage.OPENING, false, true),
            opening(OpeningStage.CLOSED, false, false));
    assertThat(html(Language.EN, member(List.of(seat(Optional.empty(), List.of())), openings)))
        .contains("Nothing waits for you now", "Waits for its opening time")
        .contains("class=\"og-form og-hidden\" id=\"work\"")
        .doesNotContain("data-act=", "data-call=");
  }

  @Test
  void withoutAKeyItIsSaidFirstThatOneMustBeMade() {
    assertThat(html(Language.EN, member(List.of(), List.of())))
        .contains("id=\"no-key\"", "<details class=\"og-more\" id=\"make\" open>");
    assertThat(html(Language.EN, busy())).doesNotContain("id=\"no-key\"").contains("ended <time");
  }

  private static Map<String, Object> visitor() {
    return Map.of("member", false, "visitor", true);
  }

  private static Map<String, Object> member(List<Seat> seats, List<OwnOpening> openings) {
    Map<String, Object> model = new HashMap<>();
    model.put("member", true);
    model.put("person", "person-1");
    model.put("certificate", "ab".repeat(32));
    model.put("zone", SEOUL);
    model.put("now", NOW);
    model.put("seats", seats);
    model.put("openings", openings);
    model.put("pools", Map.of());
    model.put("keys", List.of());
    model.put("cut", false);
    return model;
  }

  private static Map<String, Object> busy() {
    Duty rehearse =
        new Duty(
            Duty.Act.REHEARSE,
            new CeremonyId(CEREMONY),
            1,
            Optional.of(SESSION),
            NOW.plusSeconds(86_400));
    Map<String, Object> model =
        member(
            List.of(seat(Optional.of(rehearse), List.of("위원2", "위원3"))),
            List.of(
                opening(OpeningStage.OPENING, false, false),
                opening(OpeningStage.OPENING, false, true)));
    model.put("pools", Map.of("6110000", 3L));
    model.put("keys", List.of(new OwnCommitteeKey(Point.base(Scalar.of(7)), NOW.minusSeconds(1))));
    model.put("cut", true);
    return model;
  }

  private static Seat seat(Optional<Duty> duty, List<String> missing) {
    return new Seat(
        new CeremonyId(CEREMONY),
        "6110000",
        CeremonyState.REHEARSING,
        2,
        3,
        20,
        1,
        missing,
        duty,
        NOW.minusSeconds(3600),
        NOW.plusSeconds(86_400));
  }

  private static OwnOpening opening(OpeningStage stage, boolean done, boolean suspended) {
    return new OwnOpening(
        TenderRef.parse("R26BK00000001-000"),
        new LocalText("하수관로 정비공사", "Sewer works"),
        new Slot("2", "price"),
        NOW,
        NOW.plusSeconds(864_000),
        SEOUL,
        stage,
        suspended,
        2,
        List.of("위원1"),
        List.of("위원2", "위원3"),
        done);
  }

  private static String html(Language language, Map<String, Object> model) {
    PageTools tools =
        new PageTools(
            new Texts(language),
            Assets.read(manifest()),
            new Visitor(language, "/committee", ""),
            new Installation(true, 15, Operator.unnamed()));
    return new Templates().render("committee", tools, model);
  }

  private static byte[] manifest() {
    StringBuilder json = new StringBuilder("{");
    for (String name :
        List.of("site.css", "mark.svg", "site.js", "committee.js", "member.js", "keeper.js")) {
      json.append(json.length() == 1 ? "" : ",")
          .append('"')
          .append(name)
          .append("\":{\"path\":\"/assets/")
          .append(name)
          .append("\",\"integrity\":\"sha384-x\"}");
    }
    return json.append('}').toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
