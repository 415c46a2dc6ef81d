package org.opengeps.portal.buyer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.law.RuleSet;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.NoticeTerms.Business;
import org.opengeps.protocol.message.NoticeTerms.BusinessType;

/**
 * Of what an officer chooses what is bought: each type that the rule set has law for, with each of
 * its kinds where it knows kinds.
 *
 * @param drafted so far; empty in a new draft
 * @param isLocked whether a correction may not change it
 */
record BusinessChoice(RuleSet rules, Optional<Business> drafted, boolean isLocked) {
  List<Business> all() {
    return isLocked
        ? drafted.stream().toList()
        : Stream.of(BusinessType.values())
            .filter(type -> rules.businessTypes().contains(JsonValues.word(type)))
            .flatMap(this::kinds)
            .toList();
  }

  /** The drafted one, or the only one; null where there is a choice to make. */
  Business chosen() {
    return drafted.orElseGet(() -> all().size() == 1 ? all().get(0) : null);
  }

  private Stream<Business> kinds(BusinessType type) {
    List<String> kinds = rules.businessKinds(type);
    return kinds.isEmpty()
        ? Stream.of(new Business(type, null))
        : kinds.stream().map(kind -> new Business(type, kind));
  }
}
