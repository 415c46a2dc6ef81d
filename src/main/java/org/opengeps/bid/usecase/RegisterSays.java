package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.bid.Foreseen;
import org.opengeps.bid.Foreseen.Answer;
import org.opengeps.bid.Requirement;
import org.opengeps.bid.model.TenderFacts;
import org.opengeps.identity.BoundCertificate;
import org.opengeps.identity.Person;
import org.opengeps.identity.usecase.FindCertificates;
import org.opengeps.kernel.Argument;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.message.Eligibility;
import org.opengeps.protocol.message.FirmSize;
import org.opengeps.registry.KnownProfile;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.SupplierProfile;
import org.opengeps.registry.usecase.FindOrganisation;
import org.opengeps.registry.usecase.FindProfile;

/** What stands in the register beside the answers of the intake: codes and dates, for people. */
@ApplicationScoped
public class RegisterSays {
  private FindOrganisation organisations;
  private FindProfile profiles;
  private FindCertificates certificates;

  /** For the container. */
  protected RegisterSays() {}

  @Inject
  public RegisterSays(
      FindOrganisation organisations, FindProfile profiles, FindCertificates certificates) {
    this.organisations = organisations;
    this.profiles = profiles;
    this.certificates = certificates;
  }

  /** Of one person's firm, for one tender. */
  Of of(TenderFacts tender, Person person, Instant at) {
    Optional<Organisation> firm =
        organisations
            .find(person.organisation())
            .filter(found -> found.kind() == OrganisationKind.SUPPLIER);
    return new Of(
        tender,
        firm,
        firm.map(found -> profiles.knownAt(found.id(), tender.noticedAt())),
        Optional.ofNullable(certificates.inForce(List.of(person.id())).get(person.id())));
  }

  /** An instant that a refusal says. */
  static Instant instant(Refusal refusal, String name) {
    if (refusal.arguments().get(name) instanceof Argument.Value value) {
      return Instant.parse(value.text());
    }
    throw new IllegalStateException(refusal.code() + " says no " + name);
  }

  /**
   * @param firm empty for who is no supplier
   * @param counted the registration that counts for the tender
   */
  record Of(
      TenderFacts tender,
      Optional<Organisation> firm,
      Optional<KnownProfile> counted,
      Optional<BoundCertificate> certificate) {
    Foreseen.Row unknown(Requirement requirement) {
      return row(requirement, Answer.UNKNOWN, Optional.empty());
    }

    Foreseen.Row row(Requirement requirement, Answer answer, Optional<Refusal> refusal) {
      return switch (requirement) {
        case TIME ->
            dated(requirement, answer, refusal, tender.receiptOpensAt(), tender.closesAt());
        case SUPPLIER ->
            dated(
                requirement,
                answer,
                refusal,
                firm.map(Organisation::registeredAt).orElse(null),
                null);
        case DEBARMENT -> debarment(answer, refusal);
        case REGISTERED_IN_TIME ->
            dated(
                requirement,
                answer,
                refusal,
                firm.map(Organisation::registeredAt).orElse(null),
                tender.registrationEnds());
        case CERTIFICATE ->
            dated(
                requirement,
                answer,
                refusal,
                certificate.map(BoundCertificate::notBefore).orElse(null),
                certificate.map(BoundCertificate::notAfter).orElse(null));
        case INDUSTRIES, ALL_INDUSTRIES, REGIONS, SIZE -> coded(requirement, answer, refusal);
        case NOTICE, ADMITTED, REVOCATION, ONCE, BID ->
            dated(requirement, answer, refusal, null, null);
      };
    }

    private static Foreseen.Row debarment(Answer answer, Optional<Refusal> refusal) {
      return dated(
          Requirement.DEBARMENT,
          answer,
          refusal,
          refusal.map(no -> instant(no, "from")).orElse(null),
          refusal.map(no -> instant(no, "until")).orElse(null));
    }

    private static Foreseen.Row dated(
        Requirement requirement,
        Answer answer,
        Optional<Refusal> refusal,
        Instant since,
        Instant until) {
      return new Foreseen.Row(
          requirement, answer, refusal, List.of(), List.of(), since, until, false);
    }

    private Foreseen.Row coded(Requirement requirement, Answer answer, Optional<Refusal> refusal) {
      return new Foreseen.Row(
          requirement,
          answer,
          refusal,
          asked(requirement),
          counted.map(known -> held(requirement, known.profile())).orElse(List.of()),
          counted.map(KnownProfile::since).orElse(null),
          null,
          refusal.isPresent() && firm.filter(now -> isMetBy(now, requirement)).isPresent());
    }

    private List<String> asked(Requirement requirement) {
      Eligibility asked = tender.eligibility();
      return switch (requirement) {
        case REGIONS -> asked.regions();
        case ALL_INDUSTRIES -> asked.allIndustries();
        case SIZE -> asked.largestSize().map(FirmSize::word).stream().toList();
        default -> asked.industries();
      };
    }

    private static List<String> held(Requirement requirement, SupplierProfile profile) {
      Stream<String> codes =
          switch (requirement) {
            case REGIONS -> profile.regionCodes().stream();
            case SIZE -> profile.size().map(FirmSize::word).stream();
            default -> profile.industryCodes().stream();
          };
      return codes.sorted().toList();
    }

    private boolean isMetBy(Organisation now, Requirement requirement) {
      return IntakeQuestions.ofProfile(tender.eligibility(), now::profile).stream()
          .filter(question -> question.requirement() == requirement)
          .allMatch(question -> question.answer().get().isEmpty());
    }
  }
}
