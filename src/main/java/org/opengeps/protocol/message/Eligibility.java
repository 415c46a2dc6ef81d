package org.opengeps.protocol.message;

import java.util.List;
import java.util.Optional;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/**
 * Section {@code eligibility} of a notice: who may bid. An empty list asks for nothing. Members
 * that came later are left out where they ask for nothing, so that older notices keep their meaning
 * and their hash.
 *
 * @param industries codes, one of which is enough
 * @param regions codes, one of which is enough
 * @param allIndustries codes, each of which is needed
 * @param largestSize empty where size does not matter; never {@link FirmSize#LARGE}
 */
public record Eligibility(
    List<String> industries,
    List<String> regions,
    List<String> allIndustries,
    Optional<FirmSize> largestSize) {
  /** Most codes in a list. */
  public static final int MOST_CODES = 100;

  private static final String ALL = "allIndustries";
  private static final String SIZE = "largestSize";

  public Eligibility {
    industries = List.copyOf(industries);
    regions = List.copyOf(regions);
    allIndustries = List.copyOf(allIndustries);
  }

  /** Without the members that came later. */
  public Eligibility(List<String> industries, List<String> regions) {
    this(industries, regions, List.of(), Optional.empty());
  }

  /** Whether every firm may bid. */
  public boolean isOpenToAll() {
    return industries.isEmpty()
        && regions.isEmpty()
        && allIndustries.isEmpty()
        && largestSize.isEmpty();
  }

  public JsonObject toJson() {
    JsonBuilder json = JsonObject.builder().put("industries", industries).put("regions", regions);
    if (!allIndustries.isEmpty()) {
      json.put(ALL, allIndustries);
    }
    largestSize.ifPresent(size -> json.put(SIZE, size));
    return json.build();
  }

  /**
   * @throws JsonFormatException naming the first member of another form, or with more than {@value
   *     #MOST_CODES} codes
   */
  public static Eligibility from(JsonObject json) {
    Optional<FirmSize> largest =
        json.has(SIZE) ? Optional.of(json.word(SIZE, FirmSize.class)) : Optional.empty();
    if (largest.equals(Optional.of(FirmSize.LARGE))) {
      throw json.wrong(SIZE, "no limit");
    }
    var eligibility =
        new Eligibility(
            codes(json, "industries"),
            codes(json, "regions"),
            json.has(ALL) ? codes(json, ALL) : List.of(),
            largest);
    json.expectSame(eligibility.toJson());
    return eligibility;
  }

  private static List<String> codes(JsonObject json, String member) {
    List<String> codes = json.strings(member);
    if (codes.size() > MOST_CODES) {
      throw json.wrong(member, "more than " + MOST_CODES + " codes");
    }
    return codes;
  }
}
