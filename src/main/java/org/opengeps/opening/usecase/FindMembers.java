package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.custody.CeremonyId;
import org.opengeps.custody.MemberView;
import org.opengeps.custody.usecase.FindCeremony;
import org.opengeps.identity.PersonId;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Notice;

/** Who sits in the committee of a tender. */
@ApplicationScoped
public class FindMembers {
  @Inject private FindCeremony ceremonies;

  /** Everybody with a share of a key of one of its envelopes. */
  public Set<PersonId> of(Notice notice) {
    return notice.lots().stream()
        .flatMap(lot -> lot.envelopes().stream())
        .map(EnvelopeTerms::committeeKey)
        .map(key -> new CeremonyId(key.ceremony()))
        .distinct()
        .flatMap(ceremony -> ceremonies.members(ceremony).stream())
        .map(MemberView::person)
        .map(PersonId::new)
        .collect(Collectors.toSet());
  }
}
