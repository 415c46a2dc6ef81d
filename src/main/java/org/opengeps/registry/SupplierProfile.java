package org.opengeps.registry;

import java.util.Set;
import java.util.stream.Collectors;

/** What decides which tenders an organisation may bid for. */
public record SupplierProfile(Set<Industry> industries, Set<Region> regions) {
  public SupplierProfile {
    industries = Set.copyOf(industries);
    regions = Set.copyOf(regions);
  }

  public Set<String> industryCodes() {
    return industries.stream().map(Industry::code).collect(Collectors.toUnmodifiableSet());
  }

  public Set<String> regionCodes() {
    return regions.stream().map(Region::code).collect(Collectors.toUnmodifiableSet());
  }
}
