package org.opengeps.platform;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Repeats jobs of the contexts. A job looks at database rows and the injected clock and is harmless
 * when it runs once too often: Payara Micro's persistent timers are not coordinated between nodes,
 * so no job relies on being run exactly once.
 *
 * <p>A job reads and writes the database inside transactions only: without one Payara hands threads
 * of a scheduler an entity manager that is closed.
 */
@ApplicationScoped
public class Scheduler {
  private static final Logger LOG = Logger.getLogger(Scheduler.class.getName());

  @Resource private ManagedScheduledExecutorService executor;
  private final List<ScheduledFuture<?>> jobs = new ArrayList<>();

  /**
   * Runs the job again and again with the given pause after each run. A failing run is logged and
   * does not end the series.
   */
  public synchronized void every(Duration pause, String name, Runnable job) {
    jobs.add(
        executor.scheduleWithFixedDelay(
            () -> runLogged(name, job), 0, pause.toMillis(), TimeUnit.MILLISECONDS));
  }

  /**
   * Runs the job at a fixed rate: a run that takes long, or a machine that stalls, is made up for
   * by runs at once, so that their number in a time does not depend on how long they take.
   */
  public synchronized void atRate(Duration period, String name, Runnable job) {
    jobs.add(
        executor.scheduleAtFixedRate(
            () -> runLogged(name, job), 0, period.toMillis(), TimeUnit.MILLISECONDS));
  }

  private static void runLogged(String name, Runnable job) {
    try {
      job.run();
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, e, () -> "job failed and will be tried again: " + name);
    }
  }

  @PreDestroy
  synchronized void stop() {
    jobs.forEach(job -> job.cancel(false));
  }
}
