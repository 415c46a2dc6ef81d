package org.opengeps.registry;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.protocol.message.FirmSize;
import org.opengeps.protocol.message.Registration;

/**
 * What decides which tenders an organisation may bid for.
 *
 * @param size empty if it has not said how large it is
 */
public record SupplierProfile(
    Set<Industry> industries, Set<Region> regions, Optional<FirmSize> size) {
  public SupplierProfile {
    industries = Set.copyOf(industries);
    regions = Set.copyOf(regions);
  }

  /**
   * What a registration says.
   *
   * @throws IllegalArgumentException if a code has another form
   */
  public static SupplierProfile of(Registration registration) {
    return new SupplierProfile(
        registration.industries().stream().map(Industry::new).collect(Collectors.toSet()),
        registration.regions().stream().map(Region::new).collect(Collectors.toSet()),
        registration.size());
  }

  public Set<String> industryCodes() {
    return industries.stream().map(Industry::code).collect(Collectors.toUnmodifiableSet());
  }

  public Set<String> regionCodes() {
    return regions.stream().map(Region::code).collect(Collectors.toUnmodifiableSet());
  }
}
