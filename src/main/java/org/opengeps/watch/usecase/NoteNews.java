package org.opengeps.watch.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.DomainEvents;
import org.opengeps.watch.TenderNews;
import org.opengeps.watch.model.NewsBook;
import org.opengeps.watch.rules.ToldFacts;

/**
 * Notes what is told to those who watch, in the transaction that makes it true: both happen or
 * neither. One row for each fact, however many watch.
 */
@ApplicationScoped
public class NoteNews {
  @Inject private NewsBook news;

  @Transactional(Transactional.TxType.MANDATORY)
  public void note(@Observes DomainEvent fact) {
    ToldFacts.news(fact).ifPresent(one -> news.add(List.of(one)));
  }

  /** The same for many facts, with few statements. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void noteAll(@Observes DomainEvents facts) {
    List<TenderNews> told =
        facts.events().stream().map(ToldFacts::news).flatMap(Optional::stream).toList();
    news.add(told);
  }
}
