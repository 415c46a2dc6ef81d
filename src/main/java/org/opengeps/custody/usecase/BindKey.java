package org.opengeps.custody.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opengeps.custody.BoundKeys;
import org.opengeps.custody.KeyBound;
import org.opengeps.custody.KeyRequest;
import org.opengeps.custody.model.Ceremonies;
import org.opengeps.custody.model.Ceremony;
import org.opengeps.custody.model.CommitteeKeys;
import org.opengeps.custody.model.GateKeyVault;
import org.opengeps.custody.model.KeyBinding;
import org.opengeps.custody.model.KeyBindings;
import org.opengeps.custody.model.PoolKey;
import org.opengeps.custody.rules.KeyMayBeBound;
import org.opengeps.identity.SealingCertificates;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.threshold.CommitteeKey;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * Burns a key of a rehearsed pool for one envelope of a notice and makes its gate key. Asking again
 * for the same envelope gives the same keys, so that preparing a notice twice does not waste any.
 */
@ApplicationScoped
public class BindKey {
  private final SecureRandom random = new SecureRandom();
  @Inject private Ceremonies ceremonies;
  @Inject private CommitteeKeys committeeKeys;
  @Inject private KeyBindings bindings;
  @Inject private GateKeyVault vault;
  @Inject private SealingCertificates certificates;
  @Inject private Event<DomainEvent> events;
  @Inject private Clock clock;

  /**
   * Fresh keys for all envelopes of a notice, or none.
   *
   * @param requests of one notice, from one ceremony
   * @return in the same order; refused as {@link #bind} does, or with {@code pool-short}
   */
  @Transactional
  public Verdict<List<BoundKeys>> bindAll(List<KeyRequest> requests) {
    Optional<Refusal> refusal =
        ceremonies
            .findLocked(requests.get(0).ceremony())
            .flatMap(ceremony -> tooFew(ceremony, requests));
    if (refusal.isPresent()) {
      return Verdict.refuse(refusal.get());
    }
    List<BoundKeys> keys = new ArrayList<>();
    for (KeyRequest request : requests) {
      Verdict<BoundKeys> bound = bind(request);
      if (bound instanceof Verdict.Refused<BoundKeys> refused) {
        return Verdict.refuse(refused.refusal());
      }
      keys.add(bound.orThrow());
    }
    return Verdict.accept(keys);
  }

  /** What is wrong with the ceremony itself is said by {@link #bind}, before any key is burnt. */
  private Optional<Refusal> tooFew(Ceremony ceremony, List<KeyRequest> requests) {
    long needed =
        requests.stream()
            .filter(one -> bindings.find(one.tender().number(), one.slot()).isEmpty())
            .count();
    int free = ceremony.keyCount() - bindings.ofCeremony(ceremony.id()).size();
    return needed <= Math.max(free, 1) || judge(ceremony, requests.get(0)).isPresent()
        ? Optional.empty()
        : Optional.of(Refusal.of("pool-short").with("needed", needed).with("free", free));
  }

  /**
   * Joins the caller's transaction: when preparing the notice fails, the key stays free.
   *
   * @return the keys, or a refusal: {@code ceremony-unknown}, {@code foreign-pool}, {@code
   *     ceremony-burnt}, {@code rehearsal-missing}, {@code pool-expired}, {@code pool-empty},
   *     {@code committee-key-too-short}, {@code bound-elsewhere}
   */
  @Transactional
  public Verdict<BoundKeys> bind(KeyRequest request) {
    Optional<Ceremony> found = ceremonies.findLocked(request.ceremony());
    if (found.isEmpty()) {
      return Verdict.refuse(
          Refusal.of("ceremony-unknown").with("ceremony", request.ceremony().toString()));
    }
    Ceremony ceremony = found.get();
    Optional<KeyBinding> before = bindings.find(request.tender().number(), request.slot());
    if (before.isPresent()) {
      return bindings.ceremonyOf(before.get().key()).equals(ceremony.id())
          ? Verdict.accept(before.get())
              .unless(bound -> judge(ceremony, request))
              .map(bound -> keys(bound, ceremony, request))
          : Verdict.refuse(Refusal.of("bound-elsewhere"));
    }
    Optional<Refusal> refusal = judge(ceremony, request);
    if (refusal.isPresent()) {
      return Verdict.refuse(refusal.get());
    }
    return bindings
        .nextFree(ceremony.id())
        .map(key -> Verdict.accept(keys(burn(key, request), ceremony, request)))
        .orElseGet(
            () -> Verdict.refuse(Refusal.of("pool-empty").with("count", ceremony.keyCount())));
  }

  /**
   * Whether the committee's keys outlive a later opening of a notice that has its keys.
   *
   * @return {@code committee-key-too-short}
   */
  @Transactional
  public Optional<Refusal> tooShort(TenderRef tender, Slot slot, Instant latestOpening) {
    return bindings
        .find(tender.number(), slot)
        .map(binding -> committeeKeys.earliestEnd(bindings.ceremonyOf(binding.key())))
        .flatMap(end -> KeyMayBeBound.tooShort(end, latestOpening));
  }

  private Optional<Refusal> judge(Ceremony ceremony, KeyRequest request) {
    return KeyMayBeBound.judge(
        new KeyMayBeBound.Facts(
            ceremony.state(),
            ceremony.agency().equals(request.agency()),
            ceremony.expiresAt(),
            committeeKeys.earliestEnd(ceremony.id()),
            request.latestOpening(),
            clock.instant()));
  }

  private KeyBinding burn(PoolKey key, KeyRequest request) {
    Instant now = clock.instant();
    Scalar gate = Scalar.random(random);
    Point gateKey = Point.base(gate);
    byte[] wrapped =
        vault.wrap(gate, GateContext.of(request.tender().number(), request.slot(), gateKey));
    var binding =
        new KeyBinding(
            key.id(),
            request.tender().number(),
            request.slot().lot(),
            request.slot().envelope(),
            gateKey,
            wrapped,
            now);
    bindings.add(binding);
    events.fire(new KeyBound(request.tender(), request.slot(), key.id(), now));
    return binding;
  }

  private BoundKeys keys(KeyBinding binding, Ceremony ceremony, KeyRequest request) {
    CommitteeKey key = bindings.poolKey(binding.key()).orElseThrow().key(ceremony);
    Instant end = request.latestOpening().plus(KeyMayBeBound.AFTER_OPENING);
    String name = request.tender() + " " + request.slot();
    return new BoundKeys(
        key,
        binding.gateKey(),
        certificates.issue(key.y(), name + " committee", end),
        certificates.issue(binding.gateKey(), name + " gate", end));
  }
}
