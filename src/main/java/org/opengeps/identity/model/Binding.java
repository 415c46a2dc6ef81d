package org.opengeps.identity.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.CertificateForm;
import org.opengeps.protocol.pki.Certificates;

/** A certificate that speaks, or spoke, for a person. */
@Entity
@Table(name = "certificate_binding")
public class Binding {
  @Id private Sha256 fingerprint;
  private String person;
  private byte[] certificate;
  private Sha256 registration;

  @Column(name = "bound_at")
  private Instant boundAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  /** For the persistence provider. */
  protected Binding() {}

  public Binding(
      PersonId person, X509Certificate certificate, Sha256 registration, Instant boundAt) {
    this.fingerprint = Certificates.fingerprint(certificate);
    this.person = person.value();
    this.certificate = CertificateForm.der(certificate);
    this.registration = registration;
    this.boundAt = boundAt;
  }

  public Sha256 fingerprint() {
    return fingerprint;
  }

  public PersonId person() {
    return new PersonId(person);
  }

  public X509Certificate certificate() {
    return CertificateForm.read(certificate);
  }

  /** The authority, as the certificate names it. */
  public String issuer() {
    return Certificates.issuer(certificate());
  }

  public Instant boundAt() {
    return boundAt;
  }

  /** The document that asked for the binding. */
  public Sha256 registration() {
    return registration;
  }

  /** Whether signatures made at the instant count: from the binding, before its end. */
  public boolean isInForceAt(Instant instant) {
    return !instant.isBefore(boundAt) && (endedAt == null || instant.isBefore(endedAt));
  }

  public void end(Instant at) {
    endedAt = at.isBefore(boundAt) ? boundAt : at;
  }
}
