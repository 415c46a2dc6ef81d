package org.opengeps.protocol.message;

import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.PlainText;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.pki.IdentifierRandom;

/**
 * {@code opengeps/registration/1} (docs/protocol.md section 13): an organisation and the person who
 * signs.
 *
 * @param kind {@code agency} or {@code supplier}
 * @param identifier agency code or ten-digit business number, as certified in the signer's
 *     certificate
 * @param random R, where the certificate hides the number (ADR 15)
 * @param industries codes, empty for agencies
 * @param regions codes of the registered seat
 * @param size of a supplier; empty if it does not say, and for agencies
 */
public record Registration(
    String kind,
    String identifier,
    Optional<IdentifierRandom> random,
    LocalText name,
    List<String> industries,
    List<String> regions,
    Optional<FirmSize> size,
    Registrant person) {
  public static final String TYPE = "opengeps/registration/1";

  private static final String SIZE = "size";

  public Registration {
    industries = List.copyOf(industries);
    regions = List.copyOf(regions);
  }

  /** With a certificate that shows the number, without a size. */
  public Registration(
      String kind,
      String identifier,
      LocalText name,
      List<String> industries,
      List<String> regions,
      Registrant person) {
    this(kind, identifier, Optional.empty(), name, industries, regions, Optional.empty(), person);
  }

  /** The same with R. */
  public Registration with(Optional<IdentifierRandom> known) {
    return new Registration(kind, identifier, known, name, industries, regions, size, person);
  }

  /** The same of a firm of this size. */
  public Registration with(FirmSize registered) {
    return new Registration(
        kind, identifier, random, name, industries, regions, Optional.of(registered), person);
  }

  /**
   * The person who signs.
   *
   * @param roles words of {@code identity.Role}
   */
  public record Registrant(String name, String email, List<String> roles) {
    public Registrant {
      roles = List.copyOf(roles);
    }

    JsonObject toJson() {
      return JsonObject.builder().put("name", name).put("email", email).put("roles", roles).build();
    }

    static Registrant from(JsonObject json) {
      return new Registrant(json.string("name"), json.string("email"), json.strings("roles"));
    }
  }

  /** With its free texts as they are kept. */
  public Registration composed() {
    var composed =
        new Registrant(
            PlainText.compose(person.name), PlainText.compose(person.email), person.roles);
    return new Registration(
        kind, identifier, random, name.composed(), industries, regions, size, composed);
  }

  public JsonObject toJson() {
    var json = JsonObject.ofType(TYPE);
    random.ifPresent(known -> json.put(IdentifierRandom.MEMBER, known.hex()));
    size.ifPresent(said -> json.put(SIZE, said));
    return json.put("kind", kind)
        .put("identifier", identifier)
        .put("name", name.toJson())
        .put("industries", industries)
        .put("regions", regions)
        .put("person", person.toJson())
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member of another form
   */
  public static Registration from(JsonObject json) {
    json.expectType(TYPE);
    Registration registration =
        new Registration(
            json.string("kind"),
            json.string("identifier"),
            IdentifierRandom.in(json),
            LocalText.from(json.object("name")),
            json.strings("industries"),
            json.strings("regions"),
            json.has(SIZE) ? Optional.of(json.word(SIZE, FirmSize.class)) : Optional.empty(),
            Registrant.from(json.object("person")));
    json.expectSame(registration.toJson());
    return registration;
  }
}
