package org.opengeps.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.Finding;
import org.opengeps.law.MethodPair;
import org.opengeps.law.RuleSet;
import org.opengeps.method.quotation.SmallQuotation;
import org.opengeps.method.screening.QualificationScreening;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.OfferForm;
import org.opengeps.protocol.message.OfferMember;
import org.opengeps.protocol.message.Slot;

/** A closed list of methods. */
public final class AwardMethods {
  /** All that this program has. */
  public static final AwardMethods ALL =
      new AwardMethods(List.of(new QualificationScreening(), new SmallQuotation()));

  private static final LocalText PICKS_TITLE =
      new LocalText("복수예비가격 추첨번호", "Numbers for the price draw");

  private final Map<String, AwardMethod> methods;

  public AwardMethods(List<AwardMethod> methods) {
    this.methods =
        methods.stream().collect(Collectors.toMap(AwardMethod::word, Function.identity()));
  }

  /**
   * Whether there is a method for every word of a rule set, with all the figures that it needs: one
   * without would be published, and nobody could award by it.
   *
   * @return the rule set
   * @throws JsonFormatException naming the first word without a method, or what is wrong in the
   *     method's block
   */
  public RuleSet cover(RuleSet rules) {
    for (MethodPair pair : rules.methods()) {
      AwardMethod method =
          find(pair.award())
              .orElseThrow(
                  () ->
                      new JsonFormatException(
                          "methods",
                          pair.award()
                              + " is no award method that this program knows, which are "
                              + String.join(", ", new TreeSet<>(methods.keySet()))));
      method.check(rules);
      if (!method.stages().equals(Lot.ONE_STAGE) && rules.objectionPeriod().isEmpty()) {
        throw new JsonFormatException("technical", pair.award() + " needs a period of objections");
      }
      if (method.stages().size() > 1 && rules.stageWindow().isEmpty()) {
        throw new JsonFormatException("stages", pair.award() + " needs a time for later stages");
      }
    }
    return rules;
  }

  /** The method of that word. */
  public Optional<AwardMethod> find(String word) {
    return Optional.ofNullable(methods.get(word));
  }

  /**
   * Envelopes of a bid under a method, stage by stage.
   *
   * @throws IllegalArgumentException if there is no method of that word
   */
  public List<List<String>> stages(String word) {
    return get(word).stages();
  }

  private AwardMethod get(String word) {
    return find(word).orElseThrow(() -> new IllegalArgumentException("no award method " + word));
  }

  /**
   * What bids say under a method and a rule set: what the method asks for, and the picks of the
   * price draw if there is one.
   *
   * @throws IllegalArgumentException if there is no method of that word
   */
  public OfferForm offer(String word, RuleSet rules) {
    AwardMethod method = get(word);
    List<OfferMember> members = new ArrayList<>(method.offer(rules));
    rules
        .draw()
        .map(
            draw ->
                new OfferMember.Serials(
                    Offer.PICKS,
                    Slot.ONLY_PRICE.envelope(),
                    PICKS_TITLE,
                    draw.picks(),
                    draw.prices()))
        .ifPresent(members::add);
    return new OfferForm(members);
  }

  /**
   * What a draft must change before it can be published under a method; nothing for a word that is
   * none, which another rule names.
   *
   * @return in the order of a form's fields, whose members are named as in a lot: {@code award.…},
   *     {@code price.…}
   */
  public List<Finding> findings(String word, Drafted draft, RuleSet rules) {
    Optional<AwardMethod> method = find(word);
    Optional<String> unknown = method.flatMap(one -> draft.unknown(one.terms()));
    return unknown.isPresent()
        ? List.of(noTerm(unknown.get()))
        : method.map(one -> one.findings(draft, rules)).orElse(List.of());
  }

  private static Finding noTerm(String name) {
    return new Finding(Refusal.of("award-member-unknown").with("name", name), "award." + name);
  }

  /**
   * The procedure of a lot of a notice.
   *
   * @param name of the lot
   * @return refused with {@code award-method-unknown}, {@code lot-unknown}, with {@code
   *     award-terms-wrong} if the notice says more or less of the award than the method asks for,
   *     or as the method does
   */
  public Verdict<Procedure> under(Notice notice, String name, RuleSet rules) {
    String word = notice.award().method();
    Verdict<AwardMethod> known =
        Verdict.found(find(word), () -> Refusal.of("award-method-unknown").with("word", word));
    return known.then(
        method ->
            Verdict.found(notice.findLot(name), () -> noLot(notice, name))
                .unless(lot -> otherTerms(lot, method))
                .then(
                    lot -> method.under(notice, lot, rules).unless(any -> awaitsBaseAmount(lot))));
  }

  private static Refusal noLot(Notice notice, String name) {
    return Refusal.of("lot-unknown").with("notice", notice.ref()).with("name", name);
  }

  /** Nothing can be ranked before; what the notice says by then was judged all the same. */
  private static Optional<Refusal> awaitsBaseAmount(Lot lot) {
    return lot.awaitsBaseAmount()
        ? Optional.of(Refusal.of(AwardMethod.BASE_AMOUNT_AWAITED + ".notice"))
        : Optional.empty();
  }

  private static Optional<Refusal> otherTerms(Lot lot, AwardMethod method) {
    Set<String> said = new TreeSet<>(lot.award().names());
    Set<String> asked = new TreeSet<>(method.terms());
    return said.equals(asked)
        ? Optional.empty()
        : Optional.of(
            Refusal.of(AwardMethod.TERMS_WRONG + ".members")
                .with("asked", asked)
                .with("said", said));
  }
}
