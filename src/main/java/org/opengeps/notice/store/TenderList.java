package org.opengeps.notice.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opengeps.kernel.Pages;
import org.opengeps.notice.TenderFilter;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderPage;
import org.opengeps.notice.TenderQuery;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.model.Tender;
import org.opengeps.protocol.json.JsonValues;

/** A question to {@code notice_tender}: two statements for a page, one that counts and its rows. */
final class TenderList {
  /** Columns in which people look while there is no index; the number, which is ASCII, beside. */
  private static final List<String> NAMES =
      List.of(
          "titleKo",
          "titleEn",
          "agencyNameKo",
          "agencyNameEn",
          "bodyNameKo",
          "bodyNameEn",
          "agencyCode");

  private static final List<String> BODIES =
      List.of("agencyNameKo", "agencyNameEn", "bodyNameKo", "bodyNameEn");

  private final EntityManager entities;
  private final TenderQuery asked;
  private final StringBuilder where = new StringBuilder(" FROM Tender t WHERE t.state IN :states");
  private final Map<String, Object> values = new HashMap<>();

  private TenderList(EntityManager entities, TenderQuery asked) {
    this.entities = entities;
    this.asked = asked;
    Set<TenderState> states =
        asked.states().isEmpty() ? Set.of(TenderState.values()) : asked.states();
    values.put("states", states.stream().map(TenderState::word).toList());
    asked.agency().ifPresent(agency -> and("t.agency = :agency", "agency", agency.value()));
    leaveOut(asked.filter());
  }

  private void leaveOut(TenderFilter filter) {
    if (!filter.agency().isEmpty()) {
      String like = " LIKE :body";
      String any =
          Stream.concat(
                  Stream.of("t.agencyCode = :code"),
                  BODIES.stream().map(name -> "t." + name + like))
              .collect(Collectors.joining(" OR ", "(", ")"));
      and(any, "body", anywhere(filter.agency()));
      values.put("code", filter.agency());
    }
    filter
        .business()
        .ifPresent(type -> and("t.businessType = :business", "business", JsonValues.word(type)));
    filter.amountFrom().ifPresent(least -> and("t.estimatedAmount >= :least", "least", least));
    filter.amountTo().ifPresent(most -> and("t.estimatedAmount <= :most", "most", most));
    filter.closesBefore().ifPresent(end -> and("t.closesAt < :closing", "closing", end));
  }

  private static String anywhere(String sought) {
    return "%" + sought.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }

  /** Those in whose names all words occur. */
  static TenderList ofWords(EntityManager entities, TenderQuery asked) {
    TenderList list = new TenderList(entities, asked);
    List<String> sought = asked.words();
    for (int i = 0; i < sought.size(); i++) {
      list.word("word" + i, sought.get(i));
    }
    return list;
  }

  /** Those of some tenders. */
  static TenderList among(EntityManager entities, TenderQuery asked, List<TenderNumber> among) {
    TenderList list = new TenderList(entities, asked);
    list.and("t.tender IN :among", "among", among.stream().map(TenderNumber::value).toList());
    return list;
  }

  private void and(String condition, String parameter, Object value) {
    where.append(" AND ").append(condition);
    values.put(parameter, value);
  }

  private void word(String parameter, String sought) {
    String like = " LIKE :" + parameter;
    String any =
        Stream.concat(NAMES.stream(), isNumber(sought) ? Stream.of("tender") : Stream.empty())
            .map(name -> "t." + name + like)
            .collect(Collectors.joining(" OR ", "(", ")"));
    and(any, parameter, anywhere(sought));
  }

  /** The column of numbers holds ASCII only; comparing it with Hangul is an error. */
  private static boolean isNumber(String text) {
    return text.matches("[A-Za-z0-9-]+");
  }

  TenderPage page() {
    long total = ask("SELECT COUNT(t)", "", Long.class).getSingleResult();
    Pages pages = Pages.of(asked.page(), total, asked.size());
    TenderQuery query = asked.at(pages.page());
    List<Tender> rows =
        ask("SELECT t", order(query.sort()), Tender.class)
            .setFirstResult(query.offset())
            .setMaxResults(query.size())
            .getResultList();
    return new TenderPage(rows.stream().map(Tender::summary).toList(), pages, total);
  }

  private static String order(TenderQuery.Sort sort) {
    return switch (sort) {
      case NEWEST -> " ORDER BY t.noticedAt DESC, t.tender DESC";
      case CLOSING ->
          " ORDER BY CASE WHEN t.state IN ('noticed', 'open') THEN 0 ELSE 1 END, t.closesAt, t.tender";
    };
  }

  private <T> TypedQuery<T> ask(String select, String order, Class<T> type) {
    TypedQuery<T> typed = entities.createQuery(select + where + order, type);
    values.forEach(typed::setParameter);
    return typed;
  }
}
