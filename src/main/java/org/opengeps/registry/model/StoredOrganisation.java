package org.opengeps.registry.model;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.identity.OrganisationId;
import org.opengeps.protocol.message.FirmSize;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.registry.Industry;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.Region;
import org.opengeps.registry.SupplierProfile;

/** An organisation's row with its codes. The row itself is made by {@link Organisations#claim}. */
@Entity
@Table(name = "organisation")
public class StoredOrganisation {
  @Id private String id;
  private String kind;
  private String identifier;

  @Column(name = "name_ko")
  private String nameKo;

  @Column(name = "name_en")
  private String nameEn;

  private String size;

  @Column(name = "registered_at")
  private Instant registeredAt;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "organisation_industry", joinColumns = @JoinColumn(name = "organisation"))
  @Column(name = "industry")
  private Set<String> industries = new HashSet<>();

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "organisation_region", joinColumns = @JoinColumn(name = "organisation"))
  @Column(name = "region")
  private Set<String> regions = new HashSet<>();

  /** For the persistence provider. */
  protected StoredOrganisation() {}

  /** Takes over what a registration may change. */
  public void update(LocalText name, SupplierProfile profile) {
    nameKo = name.ko();
    nameEn = name.en();
    industries.retainAll(profile.industryCodes());
    industries.addAll(profile.industryCodes());
    regions.retainAll(profile.regionCodes());
    regions.addAll(profile.regionCodes());
    size = profile.size().map(FirmSize::word).orElse(null);
  }

  /** Two people of an agency gave it another name. */
  public void rename(LocalText name) {
    nameKo = name.ko();
    nameEn = name.en();
  }

  public Organisation organisation() {
    return new Organisation(
        new OrganisationId(id),
        OrganisationKind.valueOf(kind.toUpperCase(Locale.ROOT)),
        identifier,
        new LocalText(nameKo, nameEn),
        new SupplierProfile(
            industries.stream().map(Industry::new).collect(Collectors.toSet()),
            regions.stream().map(Region::new).collect(Collectors.toSet()),
            Optional.ofNullable(size).map(word -> FirmSize.valueOf(word.toUpperCase(Locale.ROOT)))),
        registeredAt);
  }
}
