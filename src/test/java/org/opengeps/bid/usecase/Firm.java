package org.opengeps.bid.usecase;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.identity.BoundCertificate;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.Person;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.Role;
import org.opengeps.identity.usecase.FindCertificates;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.message.FirmSize;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.registry.Industry;
import org.opengeps.registry.KnownProfile;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.Region;
import org.opengeps.registry.SupplierProfile;
import org.opengeps.registry.rules.SupplierIsNotDebarred;
import org.opengeps.registry.usecase.Eligibility;
import org.opengeps.registry.usecase.FindOrganisation;
import org.opengeps.registry.usecase.FindProfile;

/** A firm in a register of its own: what a test changes, the doors of the register say. */
final class Firm {
  static final OrganisationId ID = new OrganisationId("00000000-0000-4000-8000-000000000001");
  private static final PersonId PERSON = new PersonId("00000000-0000-4000-8000-000000000002");

  OrganisationKind kind = OrganisationKind.SUPPLIER;
  Instant registeredAt = TenderScene.NOTICED.minusSeconds(86_400);
  SupplierProfile counted = profile(Set.of("0002"), Set.of("48"));
  SupplierProfile today = counted;
  Set<Role> roles = Set.of(Role.SUPPLIER_BIDDER);
  List<SupplierIsNotDebarred.Period> debarments = List.of();
  Instant certificateEnds = TenderScene.CLOSES.plusSeconds(86_400);

  static SupplierProfile profile(Set<String> industries, Set<String> regions) {
    return profile(industries, regions, Optional.of(FirmSize.SMALL));
  }

  static SupplierProfile profile(
      Set<String> industries, Set<String> regions, Optional<FirmSize> size) {
    return new SupplierProfile(
        industries.stream().map(Industry::new).collect(Collectors.toSet()),
        regions.stream().map(Region::new).collect(Collectors.toSet()),
        size);
  }

  Person person() {
    return new Person(PERSON, ID, "김입찰", "김입찰", "kim@firm.example", roles);
  }

  IntakeQuestions questions() {
    return new IntakeQuestions(register(), profiles(), organisations());
  }

  RegisterSays says() {
    return new RegisterSays(organisations(), profiles(), certificates());
  }

  private Eligibility register() {
    return new Eligibility() {
      @Override
      public Optional<Refusal> unregistered(OrganisationId organisation) {
        return kind == OrganisationKind.SUPPLIER
            ? Optional.empty()
            : Optional.of(Refusal.of("supplier-unregistered"));
      }

      @Override
      public Optional<Refusal> debarment(OrganisationId organisation, Instant at) {
        return SupplierIsNotDebarred.judge(new SupplierIsNotDebarred.Facts(debarments, at));
      }
    };
  }

  private FindProfile profiles() {
    return new FindProfile() {
      @Override
      public SupplierProfile asOf(OrganisationId organisation, Instant at) {
        return knownAt(organisation, at).profile();
      }

      @Override
      public KnownProfile knownAt(OrganisationId organisation, Instant at) {
        return new KnownProfile(counted, registeredAt);
      }
    };
  }

  private FindOrganisation organisations() {
    return new FindOrganisation() {
      @Override
      public Optional<Organisation> find(OrganisationId id) {
        return Optional.of(
            new Organisation(
                ID,
                kind,
                TenderScene.businessNumber(1),
                new LocalText("가나건설", "Gana"),
                today,
                registeredAt));
      }
    };
  }

  FindCertificates certificates() {
    return new FindCertificates() {
      @Override
      public Map<PersonId, BoundCertificate> inForce(Collection<PersonId> people) {
        return Map.of(
            PERSON,
            new BoundCertificate(
                Sha256.ofText("certificate"), "인증기관", registeredAt, registeredAt, certificateEnds));
      }

      @Override
      public Optional<Refusal> period(PersonId person, Instant at) {
        return at.isAfter(certificateEnds)
            ? Optional.of(Refusal.of("certificate-expired").with("end", certificateEnds))
            : Optional.empty();
      }
    };
  }
}
