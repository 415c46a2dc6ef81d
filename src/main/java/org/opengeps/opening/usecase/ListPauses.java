package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.kernel.Sha256;
import org.opengeps.opening.RoundPause;
import org.opengeps.opening.RoundSpans;
import org.opengeps.opening.SuspensionView;
import org.opengeps.opening.model.StageKey;
import org.opengeps.opening.model.SuspensionActs;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.log.LoggedPause;
import org.opengeps.protocol.log.Suspensions;
import org.opengeps.protocol.message.Suspension;

/**
 * Which rounds of many tenders stand still, and what is proposed about it, with two statements for
 * all of them.
 */
@ApplicationScoped
public class ListPauses {
  @Inject private SuspensionActs acts;
  @Inject private Documents documents;

  /**
   * Lots that stand still or of which an act waits for its second officer; none of the others.
   *
   * @param tenders numbers without orders
   */
  @Transactional
  public List<RoundPause> list(Collection<String> tenders) {
    Map<StageKey, List<SuspensionActs.Row>> byLot = new LinkedHashMap<>();
    acts.listOf(tenders)
        .forEach(
            act ->
                byLot
                    .computeIfAbsent(
                        new StageKey(act.tender(), act.lot()), key -> new ArrayList<>())
                    .add(act.row()));
    byLot.replaceAll((lot, rows) -> telling(rows));
    Map<Sha256, Suspension> words = read(byLot.values().stream().flatMap(List::stream).toList());
    return byLot.entrySet().stream()
        .map(lot -> pause(lot.getKey(), views(lot.getValue(), words)))
        .filter(pause -> pause.current().isPresent() || !pause.pending().isEmpty())
        .toList();
  }

  /**
   * When rounds stood still; nothing of lots that never did. One statement.
   *
   * @param tenders numbers without orders
   */
  @Transactional
  public List<RoundSpans> spans(Collection<String> tenders) {
    return spansOf(acts.listOf(tenders));
  }

  static List<RoundSpans> spansOf(List<SuspensionActs.OfLot> acts) {
    Map<StageKey, List<LoggedPause>> byLot = new LinkedHashMap<>();
    acts.stream()
        .filter(act -> act.row().approvedAt().isPresent())
        .map(
            act ->
                new LoggedPause(
                    act.tender(),
                    act.lot(),
                    act.row().suspends(),
                    act.row().approvedAt().orElseThrow(),
                    act.row().signed()))
        .sorted(Comparator.comparing(LoggedPause::at))
        .forEach(
            pause ->
                byLot
                    .computeIfAbsent(
                        new StageKey(pause.tender(), pause.lot()), key -> new ArrayList<>())
                    .add(pause));
    return byLot.entrySet().stream()
        .map(
            one ->
                new RoundSpans(
                    one.getKey().tender(), one.getKey().lot(), Suspensions.of(one.getValue())))
        .toList();
  }

  /** The act that counted last, and those without a second officer: the others tell nothing. */
  static List<SuspensionActs.Row> telling(List<SuspensionActs.Row> rows) {
    Optional<SuspensionActs.Row> last =
        rows.stream()
            .filter(row -> row.approvedAt().isPresent())
            .max(Comparator.comparing(row -> row.approvedAt().orElseThrow()));
    return Stream.concat(last.stream(), rows.stream().filter(row -> row.approval().isEmpty()))
        .toList();
  }

  private Map<Sha256, Suspension> read(List<SuspensionActs.Row> rows) {
    List<Sha256> signed = rows.stream().map(SuspensionActs.Row::signed).toList();
    List<byte[]> contents = documents.list(signed);
    Map<Sha256, Suspension> read = new HashMap<>();
    for (int i = 0; i < signed.size(); i++) {
      read.put(signed.get(i), Suspension.from(SignedDocument.read(contents.get(i)).json()));
    }
    return read;
  }

  private static List<SuspensionView> views(
      List<SuspensionActs.Row> rows, Map<Sha256, Suspension> words) {
    return rows.stream()
        .map(
            row ->
                new SuspensionView(
                    words.get(row.signed()),
                    row.signed(),
                    row.by(),
                    row.at(),
                    row.approval(),
                    row.approvedAt()))
        .toList();
  }

  static RoundPause pause(StageKey lot, List<SuspensionView> views) {
    Optional<SuspensionView> last = views.stream().filter(view -> !view.isPending()).findFirst();
    return new RoundPause(
        lot.tender(),
        lot.lot(),
        last.filter(SuspensionView::isSuspending),
        views.stream()
            .filter(SuspensionView::isPending)
            .filter(view -> SuspensionFits.follows(view.act(), last).isEmpty())
            .toList());
  }
}
