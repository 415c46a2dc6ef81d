package org.opengeps.portal;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.bid.Foreseen;
import org.opengeps.bid.Foreseen.Answer;
import org.opengeps.bid.Requirement;
import org.opengeps.bid.UploadLimits;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Notice;

/** What the page of the question whether one can bid shows: every requirement with one answer. */
final class SampleForeseen {
  private static final Instant SINCE = Instant.parse("2025-05-01T01:02:03Z");

  /** One code of each requirement that the register or the time answers. */
  private static final Map<Requirement, Refusal> REFUSALS =
      Map.ofEntries(
          Map.entry(Requirement.NOTICE, Refusal.of("tender-cancelled")),
          Map.entry(Requirement.TIME, Refusal.of("base-amount-awaited")),
          Map.entry(Requirement.SUPPLIER, Refusal.of("not-a-supplier")),
          Map.entry(Requirement.DEBARMENT, Refusal.of("supplier-debarred")),
          Map.entry(Requirement.REGISTERED_IN_TIME, Refusal.of("registered-too-late")),
          Map.entry(Requirement.INDUSTRIES, Refusal.of("not-eligible-industry")),
          Map.entry(Requirement.ALL_INDUSTRIES, Refusal.of("industry-missing")),
          Map.entry(Requirement.SIZE, Refusal.of("not-eligible-size.small")),
          Map.entry(Requirement.REGIONS, Refusal.of("not-eligible-region")),
          Map.entry(Requirement.ADMITTED, Refusal.of("not-admitted")),
          Map.entry(Requirement.CERTIFICATE, Refusal.of("certificate-expired")));

  private SampleForeseen() {}

  static Map<String, Object> forNobody(Notice notice) {
    return Map.of(
        "sources",
        Map.of(Requirement.TIME.name(), new LocalText("시행규칙 제2조", "art. 2")),
        "limits",
        UploadLimits.STANDARD.ofFiles(),
        "fileSize",
        UploadLimits.BEFORE_PADDING,
        "notice",
        notice);
  }

  static Map<String, Object> model(Notice notice, Answer answer) {
    Map<String, Object> model = new HashMap<>(forNobody(notice));
    List<Foreseen.Row> rows =
        Stream.of(Requirement.values()).map(asked -> row(notice, asked, answer)).toList();
    model.put("foreseen", new Foreseen(notice.ref(), "0", SINCE, rows));
    return model;
  }

  private static Foreseen.Row row(Notice notice, Requirement asked, Answer answer) {
    boolean refused = answer == Answer.NO || answer == Answer.NOT_YET;
    Optional<Refusal> refusal =
        refused ? Optional.ofNullable(REFUSALS.get(asked)) : Optional.empty();
    Answer said = refused && refusal.isEmpty() ? Answer.UNKNOWN : answer;
    return new Foreseen.Row(
        asked,
        said,
        refusal,
        switch (asked) {
          case INDUSTRIES, ALL_INDUSTRIES -> notice.eligibility().industries();
          case SIZE -> List.of("small");
          case REGIONS -> notice.eligibility().regions();
          default -> List.of();
        },
        answer == Answer.YES ? held(asked) : List.of(),
        SINCE,
        SINCE.plusSeconds(86_400),
        answer == Answer.NO);
  }

  private static List<String> held(Requirement asked) {
    return switch (asked) {
      case INDUSTRIES, ALL_INDUSTRIES -> List.of("0002");
      case SIZE -> List.of("micro");
      default -> List.of();
    };
  }
}
