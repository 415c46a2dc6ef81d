package org.opengeps.notice.search;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.LockObtainFailedException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.opengeps.identity.OrganisationId;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderPage;
import org.opengeps.notice.model.SearchedTender;
import org.opengeps.notice.model.SignedOrder;
import org.opengeps.notice.model.TenderIndex;
import org.opengeps.notice.search.OpenIndex.OldIndexException;
import org.opengeps.notice.search.SearchFolder.ForeignFolderException;

/**
 * The index in the folder {@code search} of the data folder. What goes wrong with its files closes
 * it; the next {@link #open} throws a damaged one away. Nodes that share the data folder have
 * folders of their own ({@code opengeps.search-folder}); without them the first one has it.
 */
@ApplicationScoped
public class LuceneTenderIndex implements TenderIndex {
  private static final Logger LOG = Logger.getLogger(LuceneTenderIndex.class.getName());

  /** Held here, because a logger that nobody holds forgets its level. */
  private static final Logger VECTORS =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  static {
    // it recommends options of Java for a search by vectors, of which there is none here
    VECTORS.setLevel(Level.SEVERE);
  }

  private Path folder;
  private volatile OpenIndex index;
  private volatile SoughtWords sought;
  private boolean damaged;
  private boolean ended;
  private String said = "";

  /** For the container. */
  protected LuceneTenderIndex() {}

  @Inject
  public LuceneTenderIndex(
      @ConfigProperty(name = "opengeps.home", defaultValue = "data") String home,
      @ConfigProperty(name = "opengeps.search-folder") Optional<String> own) {
    this.folder = own.map(Path::of).orElseGet(() -> Path.of(home, "search"));
  }

  /** A question to open files. */
  @FunctionalInterface
  private interface Work<T> {
    T on(OpenIndex index) throws IOException;
  }

  @Override
  public synchronized boolean open() {
    attempt();
    if (damaged) {
      attempt();
    }
    return index != null;
  }

  private void attempt() {
    if (index != null || ended) {
      return;
    }
    try {
      SearchFolder.judge(folder);
      if (damaged) {
        SearchFolder.clear(folder);
      }
      sought = new SoughtWords(Analysis.ofQueries());
      index = new OpenIndex(folder, Analysis.ofTexts());
      damaged = false;
    } catch (LockObtainFailedException | OverlappingFileLockException e) {
      say(
          "The folder "
              + folder
              + " of the search is in use by another process. Give each node one of its own"
              + " (opengeps.search-folder); until then words are looked for in titles, agencies and numbers only.",
          null);
    } catch (OldIndexException e) {
      damaged = true;
      say("The index in " + folder + " is made anew: " + e.getMessage(), null);
    } catch (ForeignFolderException e) {
      say(
          "The search does not use a folder of others: "
              + e.getMessage()
              + ". Name an empty one (opengeps.search-folder); until then words are looked for in"
              + " titles, agencies and numbers only.",
          null);
    } catch (IOException | RuntimeException e) {
      damaged = SearchFolder.isDamage(e);
      String then = damaged ? " and is made anew: " : "; that is tried again: ";
      say("The index in " + folder + " cannot be opened" + then + e, e);
    }
  }

  private synchronized void say(String sentence, Throwable why) {
    if (!sentence.equals(said)) {
      LOG.log(Level.WARNING, why, () -> sentence);
      said = sentence;
    }
  }

  @Override
  public boolean isOpen() {
    return ask(open -> {
          if (!open.isThere()) {
            throw new NoSuchFileException(folder.toString());
          }
          return true;
        })
        .orElse(false);
  }

  @Override
  public List<SignedOrder> missing(Collection<SignedOrder> orders) {
    return ask(open -> open.missing(orders)).orElse(List.of());
  }

  @Override
  public boolean put(Collection<SearchedTender> tenders) {
    return ask(open -> {
          open.put(tenders);
          return true;
        })
        .orElse(false);
  }

  @Override
  public boolean keep() {
    boolean kept =
        ask(open -> {
              open.commit();
              return true;
            })
            .orElse(false);
    if (kept) {
      forget();
    }
    return kept;
  }

  /** Only now: an index that opens and fails again and again has said so. */
  private synchronized void forget() {
    said = "";
  }

  @Override
  public Optional<Hits> find(List<String> words, Optional<OrganisationId> agency) {
    String whose = agency.map(OrganisationId::value).orElse(null);
    return ask(
        open -> {
          for (SoughtWords.Way way : sought.ways(words)) {
            List<TenderNumber> found = open.newest(way.query(), whose);
            if (!found.isEmpty()) {
              return new Hits(found, way.match());
            }
          }
          return new Hits(List.of(), TenderPage.Match.EXACT);
        });
  }

  /** Empty while the index is not open, and if it fails: then it is closed. */
  private <T> Optional<T> ask(Work<T> work) {
    OpenIndex open = index;
    if (open == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(work.on(open));
    } catch (IOException | AlreadyClosedException e) {
      fail(open, e);
      return Optional.empty();
    } catch (RuntimeException e) {
      // a question that the index cannot bear is no fault of its files: they were checked
      say("The index in " + folder + " did not answer: " + e, e);
      return Optional.empty();
    }
  }

  private synchronized void fail(OpenIndex failed, Exception why) {
    if (index == failed) {
      index = null;
      damaged = SearchFolder.isDamage(why);
      boolean gone = why instanceof NoSuchFileException;
      say("The index in " + folder + " failed and is opened again: " + why, gone ? null : why);
      closeQuietly(failed);
    }
  }

  private static void closeQuietly(OpenIndex open) {
    // an interrupted thread would give up before the lock is given back
    boolean interrupted = Thread.interrupted();
    try {
      open.close();
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "closing what has failed", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @PreDestroy
  public synchronized void close() {
    ended = true;
    OpenIndex open = index;
    // first: whoever is searching finds no index, and not one that fails
    index = null;
    if (open != null) {
      closeQuietly(open);
    }
  }
}
