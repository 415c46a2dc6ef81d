package org.opengeps.protocol.message;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/**
 * What the bids for a lot say (docs/protocol.md section 5): page, command line, opening and
 * verifier read it in the signed notice and know no member of their own.
 *
 * @param members in the order in which people fill them in
 */
public record OfferForm(List<OfferMember> members) {
  public OfferForm {
    members = List.copyOf(members);
  }

  /** What is wrong with an offer, and with which member of it. */
  public record Problem(String code, String detail) {}

  /** The members of one envelope. */
  public List<OfferMember> of(String envelope) {
    return members.stream().filter(member -> member.envelope().equals(envelope)).toList();
  }

  /** The members of some envelopes: of those that are handed in together. */
  public OfferForm within(List<String> envelopes) {
    return new OfferForm(
        members.stream().filter(member -> envelopes.contains(member.envelope())).toList());
  }

  /** The serials that a bid picks for the price draw, if it does. */
  public Optional<OfferMember.Serials> serials() {
    return members.stream()
        .filter(OfferMember.Serials.class::isInstance)
        .map(OfferMember.Serials.class::cast)
        .findFirst();
  }

  /** The numbers that a bid says beside its amount. */
  public List<OfferMember.Figure> figures() {
    return members.stream()
        .filter(OfferMember.Figure.class::isInstance)
        .map(OfferMember.Figure.class::cast)
        .toList();
  }

  /** The members of an offer that are sealed in one envelope. */
  public Offer part(Offer offer, String envelope) {
    JsonBuilder values = JsonObject.builder();
    of(envelope).stream()
        .map(OfferMember::code)
        .filter(offer.values()::has)
        .forEach(code -> values.replace(code, offer.values().raw(code)));
    return new Offer(values.build());
  }

  /** The same as {@link #problem(Offer, String)} with an offer for all envelopes. */
  public Optional<Problem> problem(Offer offer) {
    return problem(offer, members);
  }

  /**
   * What is wrong first: a member that is missing, one that is not asked for, or a value outside of
   * its limits.
   */
  public Optional<Problem> problem(Offer offer, String envelope) {
    return problem(offer, of(envelope));
  }

  private static Optional<Problem> problem(Offer offer, List<OfferMember> members) {
    JsonObject values = offer.values();
    for (OfferMember member : members) {
      Optional<String> wrong;
      try {
        wrong = member.problem(values);
      } catch (JsonFormatException e) {
        wrong = Optional.of(e.getMessage());
      }
      if (wrong.isPresent()) {
        return Optional.of(new Problem(member.code(), wrong.get()));
      }
    }
    Set<String> asked = members.stream().map(OfferMember::code).collect(Collectors.toSet());
    Set<String> more = new TreeSet<>(values.names());
    more.removeAll(asked);
    return more.stream()
        .findFirst()
        .map(name -> new Problem(name, name + " is not asked for by the notice"));
  }
}
