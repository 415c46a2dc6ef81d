package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.watch.usecase.ChooseAddress;
import org.opengeps.watch.usecase.StopLetters;

/** What the links in letters open, for whoever has the letter. */
@ApplicationScoped
class LetterLinks {
  private static final String CONFIRM = "/confirm";
  private static final String STOP = "/stop";
  private static final int GONE = 410;

  @Inject private ChooseAddress addresses;
  @Inject private StopLetters letters;

  /** Whether it is written as an id. */
  static boolean isId(String text) {
    return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  /** The page that asks; empty for other addresses. */
  Optional<Page> ask(Visit visit) {
    return switch (part(visit)) {
      case CONFIRM -> Optional.of(confirmation(visit.parameter("token")));
      case STOP -> Optional.of(stop(visit.parameter("what")));
      default -> Optional.empty();
    };
  }

  /** Does it, and says so; a mail program that asks to end such letters (RFC 8058) comes here. */
  Optional<Page> act(Visit visit) {
    return switch (part(visit)) {
      case CONFIRM -> Optional.of(confirm(visit.parameter("token")));
      case STOP -> {
        String what = visit.parameter("what");
        if (isId(what)) {
          letters.stop(UUID.fromString(what));
        }
        yield Optional.of(Page.of("letterlink", Map.of("kind", "stopped")));
      }
      default -> Optional.empty();
    };
  }

  private static String part(Visit visit) {
    return visit.path().size() == 2 ? "/" + visit.path().get(1) : "";
  }

  private Page confirmation(String token) {
    return addresses
        .find(token)
        .map(address -> page("confirm", Map.of("address", address, "token", token)))
        .orElseGet(() -> refused(Refusal.of("mail-word-unknown")));
  }

  private Page confirm(String token) {
    Verdict<String> confirmed = addresses.confirm(token);
    return confirmed
        .refused()
        .map(LetterLinks::refused)
        .orElseGet(() -> page("confirmed", Map.of("address", confirmed.orThrow())));
  }

  private Page stop(String what) {
    Optional<StopLetters.Source> source =
        isId(what) ? letters.find(UUID.fromString(what)) : Optional.empty();
    if (source.isEmpty()) {
      return page("stopped", Map.of());
    }
    Map<String, Object> model = new HashMap<>();
    model.put("what", what);
    source.get().tender().ifPresent(tender -> model.put("tender", tender.value()));
    source.get().search().ifPresent(search -> model.put("search", search));
    return page("stop", model);
  }

  private static Page page(String kind, Map<String, ?> rest) {
    Map<String, Object> model = new HashMap<>(rest);
    model.put("kind", kind);
    return Page.of("letterlink", model);
  }

  private static Page refused(Refusal refusal) {
    return new Page(GONE, "letterlink", Map.of("kind", "refused", "wrong", refusal));
  }
}
