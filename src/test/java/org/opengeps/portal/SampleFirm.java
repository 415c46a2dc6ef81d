package org.opengeps.portal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opengeps.bid.OpenForFirm;
import org.opengeps.identity.BoundCertificate;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.Person;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Pages;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.TenderSummary;
import org.opengeps.protocol.message.FirmSize;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.registry.DebarmentPeriod;
import org.opengeps.registry.Industry;
import org.opengeps.registry.KnownProfile;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.ProfileHistory;
import org.opengeps.registry.Region;
import org.opengeps.registry.SupplierProfile;

/** What a firm's own page shows, with a certificate in each state. */
final class SampleFirm {
  private static final Instant NOW = Instant.parse("2025-06-20T00:00:00Z");

  private SampleFirm() {}

  /** As the page's class has it. */
  public record Colleague(Person person, BoundCertificate certificate, String state, boolean me) {}

  static Map<String, Object> model(List<TenderSummary> open) {
    SupplierProfile profile =
        new SupplierProfile(
            Set.of(new Industry("0002")), Set.of(new Region("48")), Optional.of(FirmSize.SMALL));
    Organisation firm =
        new Organisation(
            new OrganisationId("00000000-0000-4000-8000-000000000001"),
            OrganisationKind.SUPPLIER,
            "9990000001",
            new LocalText("가나건설", "Gana"),
            profile,
            NOW);
    Map<String, Object> model = new HashMap<>(nobody(true));
    model.put("firm", firm);
    model.put("industries", List.of("0002"));
    model.put("regions", List.of("48"));
    model.put("size", "small");
    model.put("history", new ProfileHistory(List.of(new KnownProfile(profile, NOW)), true));
    model.put("debarments", List.of(debarment()));
    model.put("now", NOW);
    model.put("pages", new Pages(1, 2, 20));
    model.put(
        "people", List.of("good", "soon", "ended", "none").stream().map(SampleFirm::one).toList());
    model.put(
        "open",
        new OpenForFirm(
            open.stream().map(row -> new OpenForFirm.Row(row, row.lots() > 1)).toList(), 3, true));
    return model;
  }

  /** The form of the registration of a firm that is registered. */
  static Map<String, Object> registered() {
    Map<String, Object> model = new HashMap<>(model(List.of()));
    model.put("me", one("good").person());
    model.put("industries", "0001, 0002");
    model.put("regions", "48");
    return model;
  }

  static Map<String, Object> nobody(boolean loggedIn) {
    return Map.of("zone", ZoneId.of("Asia/Seoul"), "loggedIn", loggedIn);
  }

  private static DebarmentPeriod debarment() {
    return new DebarmentPeriod(
        new LocalText("하동군", "Hadong"),
        new LocalText("계약 불이행", "Contract not fulfilled"),
        NOW.minusSeconds(60),
        NOW.plusSeconds(60));
  }

  private static Colleague one(String state) {
    Person person =
        new Person(
            new PersonId("00000000-0000-4000-8000-000000000002"),
            new OrganisationId("00000000-0000-4000-8000-000000000001"),
            "김입찰",
            "김입찰",
            "kim@firm.example",
            Set.of(Role.SUPPLIER_BIDDER));
    BoundCertificate bound =
        new BoundCertificate(Sha256.ofText(state), "인증기관", NOW, NOW, NOW.plusSeconds(60));
    return new Colleague(person, state.equals("none") ? null : bound, state, state.equals("soon"));
  }
}
