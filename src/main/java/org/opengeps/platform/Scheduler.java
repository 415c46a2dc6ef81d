package org.opengeps.platform;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Repeats jobs of the contexts, each on a thread of its own: the container's scheduler has one
 * thread for all, so that a job that waits or works long would keep the log from beating and
 * tenders from closing.
 *
 * <p>A job looks at database rows and the injected clock and is harmless when it runs once too
 * often or beside another one: Payara Micro's persistent timers are not coordinated between nodes,
 * so no job relies on being run exactly once.
 *
 * <p>A job reads and writes the database inside transactions only: without one Payara hands threads
 * of a scheduler an entity manager that is closed.
 */
@ApplicationScoped
public class Scheduler {
  private static final Logger LOG = Logger.getLogger(Scheduler.class.getName());

  /** Seconds that a job gets to finish what it is at when the server stops. */
  private static final int LAST_RUN = 5;

  @Resource private ManagedThreadFactory threads;
  private final List<ScheduledExecutorService> jobs = new ArrayList<>();

  /**
   * Runs the job again and again with the given pause after each run. A failing run is logged and
   * does not end the series.
   */
  public void every(Duration pause, String name, Runnable job) {
    ownThread()
        .scheduleWithFixedDelay(
            () -> runLogged(name, job), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Runs the job at a fixed rate: a run that takes long, or a machine that stalls, is made up for
   * by runs at once, so that their number in a time does not depend on how long they take.
   */
  public void atRate(Duration period, String name, Runnable job) {
    ownThread()
        .scheduleAtFixedRate(
            () -> runLogged(name, job), 0, period.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized ScheduledExecutorService ownThread() {
    ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(threads);
    jobs.add(thread);
    return thread;
  }

  /** The thread has the name of its job, for whoever reads a thread dump. */
  private static void runLogged(String name, Runnable job) {
    Thread.currentThread().setName("job: " + name);
    try {
      job.run();
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, e, () -> "job failed and will be tried again: " + name);
    }
  }

  @PreDestroy
  synchronized void stop() {
    jobs.forEach(ScheduledExecutorService::shutdown);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_RUN);
    try {
      for (ScheduledExecutorService job : jobs) {
        if (!job.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          job.shutdownNow();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
