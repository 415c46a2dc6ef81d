package org.opengeps.protocol.pki;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Refusal;

/**
 * Who a signer is by the word of the authority that certified it, and by nobody else's: an
 * accredited certificate alone says only that its holder exists (docs/protocol.md section 2).
 */
public final class CertifiedSigner {
  /** Code of a signature by somebody who is certified for another organisation, or for none. */
  public static final String FOREIGN = "signer-foreign";

  /** Code of a committee in which one person sits twice. */
  public static final String TWICE = "member-twice";

  private CertifiedSigner() {}

  /**
   * Whether a certificate may sign for an organisation.
   *
   * @param identifier agency code or business number that the message names
   * @param what was signed, for the refusal: {@code the notice}
   * @return empty if the signer's authority has certified exactly this identifier
   */
  public static Optional<Refusal> foreign(String identifier, X509Certificate signer, String what) {
    Optional<String> certified = Certificates.certifiedIdentifier(signer);
    return certified.equals(Optional.of(identifier))
        ? Optional.empty()
        : Optional.of(
            Refusal.of(FOREIGN)
                .with("identifier", identifier)
                .with("signer", signer.getSubjectX500Principal().getName())
                .with("certified", certified.orElse("-"))
                .with("document", what));
  }

  /**
   * Whether these certificates belong to different people, as far as certificates can tell: no
   * certified name twice, no key twice.
   *
   * @param signers of member 1, 2, ...
   * @return naming the first member that was there before
   */
  public static Optional<Refusal> twice(List<X509Certificate> signers) {
    for (int later = 1; later < signers.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        if (isSame(signers.get(earlier), signers.get(later))) {
          return Optional.of(
              Refusal.of(TWICE + ".same-person")
                  .with("earlier", earlier + 1)
                  .with("later", later + 1)
                  .with("signer", signers.get(later).getSubjectX500Principal().getName()));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Whether both certificates were given to the same holder, though perhaps one after the other:
   * the same name by the same authority's organisation. A name alone is anybody's who finds another
   * accredited authority.
   */
  public static boolean isSameHolder(X509Certificate one, X509Certificate other) {
    return one.equals(other)
        || Certificates.certifiedSubject(one).equals(Certificates.certifiedSubject(other));
  }

  /**
   * Whether both certificates speak for the same organisation: the same certificate, or both say in
   * clear the same number. One that hides its number speaks for itself only.
   */
  public static boolean isSameOrganisation(X509Certificate one, X509Certificate other) {
    Optional<String> number = Certificates.certifiedIdentifier(one);
    return one.equals(other)
        || number.isPresent() && number.equals(Certificates.certifiedIdentifier(other));
  }

  private static boolean isSame(X509Certificate one, X509Certificate other) {
    return one.getSubjectX500Principal().equals(other.getSubjectX500Principal())
        || one.getPublicKey().equals(other.getPublicKey());
  }
}
