package org.opengeps.registry.usecase;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.opengeps.protocol.pki.Certificates;
import org.opengeps.registry.AgencyAdministrators;
import org.opengeps.registry.AgencyCodes;

/**
 * The agencies that the operator names, by what they may do: {@code opengeps.agencies} may register
 * at all, {@code opengeps.agency-administrators} says by whom, {@code opengeps.oversight-agencies}
 * have auditors and operators, {@code opengeps.debarring-agencies} debar suppliers. Whoever is not
 * named may nothing.
 */
@ApplicationScoped
public class NamedAgencies {
  @Inject
  @ConfigProperty(name = "opengeps.agencies")
  private Optional<String> agencies;

  @Inject
  @ConfigProperty(name = "opengeps.oversight-agencies")
  private Optional<String> oversight;

  @Inject
  @ConfigProperty(name = "opengeps.debarring-agencies")
  private Optional<String> debarring;

  @Inject
  @ConfigProperty(name = "opengeps.agency-administrators")
  private Optional<String> administrators;

  private AgencyAdministrators mayAdminister;
  private AgencyCodes mayRegister;
  private AgencyCodes mayOversee;
  private AgencyCodes mayDebar;

  @PostConstruct
  void read() {
    mayRegister = AgencyCodes.parse(agencies.orElse(""));
    mayOversee = AgencyCodes.parse(oversight.orElse(""));
    mayAdminister = AgencyAdministrators.parse(administrators.orElse(""));
    mayDebar = AgencyCodes.parse(debarring.orElse(""));
  }

  /** Reads the names at the start, so that a slip prevents it and not the first registration. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    mayRegister("");
  }

  boolean mayRegister(String code) {
    return mayRegister.name(code);
  }

  /** Whether the operator names the holder of the certificate as administrator of the agency. */
  boolean mayAdminister(String code, X509Certificate certificate) {
    return mayAdminister.name(
        code, Certificates.commonName(certificate), Certificates.fingerprint(certificate));
  }

  /** Whether the people of the agency may be auditors and operators, and give mandates. */
  public boolean mayOversee(String code) {
    return mayOversee.name(code);
  }

  boolean mayDebar(String code) {
    return mayDebar.name(code);
  }
}
