package org.opengeps.identity.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opengeps.identity.BoundCertificate;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.model.Binding;
import org.opengeps.identity.model.Bindings;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.pki.CertificatePath;

/**
 * Which certificates speak for people, from the register alone: no authority is asked, so that
 * nobody outside learns who looks.
 */
@ApplicationScoped
public class FindCertificates {
  @Inject private Bindings bindings;

  /** Those in force, by person; one statement for at most 200 people. */
  @Transactional
  public Map<PersonId, BoundCertificate> inForce(Collection<PersonId> people) {
    return bindings.listInForce(people).stream()
        .collect(Collectors.toMap(Binding::person, FindCertificates::bound));
  }

  /**
   * Whether the certificate that speaks for a person is outside of its own period at an instant, as
   * every door that reads signatures judges it.
   *
   * @return {@code certificate-expired}, {@code certificate-not-yet-valid}, or empty
   */
  @Transactional
  public Optional<Refusal> period(PersonId person, Instant at) {
    return bindings
        .findInForce(person)
        .flatMap(binding -> CertificatePath.period(binding.certificate(), at));
  }

  private static BoundCertificate bound(Binding binding) {
    var certificate = binding.certificate();
    return new BoundCertificate(
        binding.fingerprint(),
        binding.issuer(),
        binding.boundAt(),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant());
  }
}
