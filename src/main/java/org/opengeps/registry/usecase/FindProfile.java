package org.opengeps.registry.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.opengeps.identity.OrganisationId;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.Registration;
import org.opengeps.registry.KnownProfile;
import org.opengeps.registry.ProfileHistory;
import org.opengeps.registry.SupplierProfile;
import org.opengeps.registry.model.Registrations;

/** What a supplier was registered for at a time, from the registrations themselves. */
@ApplicationScoped
public class FindProfile {
  static final int HISTORY = 10;

  @Inject private Registrations registrations;
  @Inject private Documents documents;

  /**
   * Suppliers change their registration themselves, so what one says after it has read a notice
   * does not count for that notice. A supplier that is new since then is taken by its first word.
   *
   * @throws IllegalStateException if the organisation never registered
   */
  @Transactional
  public SupplierProfile asOf(OrganisationId organisation, Instant at) {
    return knownAt(organisation, at).profile();
  }

  /** The same with the date of the registration that says so. */
  @Transactional
  public KnownProfile knownAt(OrganisationId organisation, Instant at) {
    Registrations.Accepted registration =
        registrations
            .findInForceAt(organisation, at)
            .orElseThrow(() -> new IllegalStateException("never registered: " + organisation));
    return read(registration);
  }

  /**
   * The last {@value #HISTORY} registrations; a statement for all, and one for each document.
   *
   * @throws IllegalStateException if the organisation never registered
   */
  @Transactional
  public ProfileHistory history(OrganisationId organisation) {
    List<Registrations.Accepted> last = registrations.listLast(organisation, HISTORY + 1);
    if (last.isEmpty()) {
      throw new IllegalStateException("never registered: " + organisation);
    }
    return new ProfileHistory(
        last.stream().limit(HISTORY).map(this::read).toList(), last.size() <= HISTORY);
  }

  private KnownProfile read(Registrations.Accepted registration) {
    SignedDocument signed = SignedDocument.read(documents.get(registration.document()));
    return new KnownProfile(
        SupplierProfile.of(Registration.from(signed.json())), registration.receivedAt());
  }
}
