package org.opengeps.registry.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.opengeps.identity.Role;
import org.opengeps.identity.VerifiedSignature;
import org.opengeps.identity.usecase.VerifySignature;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.message.Registration;
import org.opengeps.protocol.pki.Certificates;
import org.opengeps.protocol.pki.CertifiedIdentifier;
import org.opengeps.protocol.pki.CertifiedIdentifier.Shortcoming;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.Registered;
import org.opengeps.registry.SupplierProfile;
import org.opengeps.registry.rules.AgencyIsNamed;
import org.opengeps.registry.rules.IdentifierIsCertified;
import org.opengeps.registry.rules.RegistrationIsFresh;
import org.opengeps.registry.rules.RolesAreOpen;

/**
 * Registers an organisation and the person who signs, or takes over what changed. A new certificate
 * of the same certified person and business replaces a lost one the same way.
 */
@ApplicationScoped
public class Register {
  @Inject private VerifySignature verify;
  @Inject private SaveRegistration save;
  @Inject private Clock clock;

  @Inject private NamedAgencies named;

  /**
   * @param cms SignedData of {@code opengeps/registration/1}
   * @return refused with {@code cms-format}, {@code type-unexpected}, {@code signature-invalid},
   *     {@code registration-format}, {@code text-unfit}, {@code registration-stale}, {@code
   *     identifier-format}, {@code identifier-not-certified}, {@code identifier-random-missing},
   *     {@code identifier-hash-weak}, {@code agency-not-named}, {@code role-none}, {@code
   *     role-not-open}, {@code industry-unlisted}, {@code region-unlisted}, {@code
   *     agency-without-administrator}, {@code agency-name-differs}, {@code certificate-expired},
   *     {@code certificate-not-yet-valid}, {@code certificate-untrusted}, {@code
   *     certificate-revoked}, {@code revocation-unknown}, {@code certificate-nameless}, {@code
   *     certificate-bound-elsewhere}
   */
  public Verdict<Registered> register(byte[] cms) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Verdict<SignedDocument> read = verify.readDocument(cms, Registration.TYPE);
    if (read instanceof Verdict.Refused<SignedDocument> refused) {
      return Verdict.refuse(refused.refusal());
    }
    SignedDocument document = read.orThrow();
    RegistrationFacts facts;
    try {
      facts = facts(Registration.from(document.json()).composed());
    } catch (JsonFormatException e) {
      return Verdict.refuse(
          Refusal.of("registration-format.unreadable").with("problem", e.getMessage()));
    } catch (IllegalArgumentException e) {
      return Verdict.refuse(
          Refusal.of("registration-format.value").with("problem", e.getMessage()));
    }
    Verdict<VerifiedSignature> signature = verify.judgeNow(document, at);
    if (signature instanceof Verdict.Refused<VerifiedSignature> refused) {
      return Verdict.refuse(refused.refusal());
    }
    Optional<Refusal> obstacle = obstacle(document, facts, at);
    return obstacle.isPresent() ? Verdict.refuse(obstacle.get()) : save.save(document, facts, at);
  }

  private static RegistrationFacts facts(Registration registration) {
    OrganisationKind kind =
        Arrays.stream(OrganisationKind.values())
            .filter(one -> one.word().equals(registration.kind()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("kind must be agency or supplier"));
    Set<Role> roles = EnumSet.noneOf(Role.class);
    registration.person().roles().forEach(role -> roles.add(Role.valueOf(role)));
    return new RegistrationFacts(kind, registration, roles, SupplierProfile.of(registration));
  }

  /**
   * An agency's number must stand in the certificate for everybody to read: members and bidders
   * check it in what its officers sign, where no R is.
   */
  private static Optional<Shortcoming> shortcoming(
      X509Certificate signer, RegistrationFacts facts) {
    String claimed = facts.registration().identifier();
    if (facts.kind() == OrganisationKind.SUPPLIER) {
      return CertifiedIdentifier.judge(signer, claimed, facts.registration().random());
    }
    return Certificates.certifiedIdentifier(signer).equals(Optional.of(claimed))
        ? Optional.empty()
        : Optional.of(Shortcoming.OTHER);
  }

  private Optional<Refusal> obstacle(SignedDocument document, RegistrationFacts facts, Instant at) {
    String identifier = facts.registration().identifier();
    boolean oversight = named.mayOversee(identifier);
    Stream<Supplier<Optional<Refusal>>> rules =
        Stream.of(
            () ->
                RegistrationIsFresh.judge(
                    new RegistrationIsFresh.Facts(document.signingTime(), at)),
            () ->
                IdentifierIsCertified.judge(
                    new IdentifierIsCertified.Facts(
                        facts.kind(),
                        identifier,
                        Certificates.certifiedIdentifier(document.signer()),
                        shortcoming(document.signer(), facts))),
            () ->
                AgencyIsNamed.judge(
                    new AgencyIsNamed.Facts(
                        facts.kind(), identifier, named.mayRegister(identifier))),
            () ->
                RolesAreOpen.judge(new RolesAreOpen.Facts(facts.kind(), facts.roles(), oversight)),
            facts::unfitText,
            facts::shortcoming,
            facts::unlisted);
    return rules.map(Supplier::get).flatMap(Optional::stream).findFirst();
  }
}
