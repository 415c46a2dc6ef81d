package org.opengeps.app.bench;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.opengeps.app.bench.Door.Reply;
import org.opengeps.app.bench.Figures.Better;
import org.opengeps.app.bench.Figures.Kind;
import org.opengeps.client.http.Engine;
import org.opengeps.client.seal.CheckedTender;
import org.opengeps.protocol.message.LocalText;

/** One run: an opened tender and an open one, then page after page. */
final class PagesBench {
  private static final String SEARCH = "/tenders?q=" + Engine.parameter("부하 공사");
  private static final Pattern SHEET = Pattern.compile("href=\"(/assets/[^\"]+\\.css[^\"]*)\"");
  private static final int PATIENCE = 60;
  private static final int COUNTED = 20;

  private final Site site;
  private final Figures figures;
  private final int rate;
  private final int seconds;
  private final Door door;
  private final Database database;

  PagesBench(Site site, Figures figures, int rate, int seconds) {
    this.site = site;
    this.figures = figures;
    this.rate = rate;
    this.seconds = seconds;
    this.door = new Door(site.engine().base());
    this.database = Database.of(site.access());
  }

  void run(OpenedTender opened) {
    CheckedTender open =
        new Tenders(site)
            .publish(
                new LocalText("부하 시험 공사 (접수 중)", "Load test works (open)"),
                1,
                Site.CLOCK.instant().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS))
            .get(0);
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("home", "/");
    pages.put("search with Hangul", SEARCH);
    pages.put("open tender", "/tenders/" + open.notice().ref().number());
    pages.put(
        "result of " + opened.bids().size() + " bids", "/tenders/" + opened.number() + "/result");
    pages.put("log", "/log");
    // the first requests of each kind compile its template
    pages.values().forEach(path -> read(path, Math.max(2, rate)));
    Statements idle = Statements.idle(database, Math.max(3, seconds / 2));
    Histogram sheet = measure(sheet());
    tell("static style sheet", sheet);
    pages.forEach(
        (name, path) -> {
          Histogram page = measure(path);
          tell(name, page);
          figures.add(
              new Kind("C1", name + ", p99 over the static one's", "x", Better.LESS),
              Figures.ratio(page.getValueAtPercentile(99), sheet.getValueAtPercentile(99)));
          statements(name, path, idle);
        });
  }

  private String sheet() {
    String home = new String(read("/", 1).body(), StandardCharsets.UTF_8);
    Matcher found = SHEET.matcher(home);
    if (!found.find()) {
      throw new IllegalStateException("the home page names no style sheet");
    }
    return found.group(1);
  }

  /** One after the other; the last answer. */
  private Reply read(String path, int times) {
    Reply reply = null;
    for (int i = 0; i < times; i++) {
      CompletableFuture<Reply> asked = door.plain(path, Reading.from(i));
      reply = asked.join();
      if (reply.status() != 200) {
        throw new IllegalStateException(path + " was answered " + reply.status());
      }
    }
    return reply;
  }

  private Histogram measure(String path) {
    site.say("reading " + path);
    long[] times = Arrivals.STEADY.within(seconds, rate * seconds);
    long start = System.nanoTime();
    List<CompletableFuture<Reply>> replies =
        OpenLoop.run(start, times, i -> door.get(path, Reading.from(i)), PATIENCE);
    long refused =
        replies.stream()
            .map(Drive::resultNow)
            .filter(reply -> reply.map(Reply::status).orElse(0) != 200)
            .count();
    if (refused > 0) {
      figures.fault(path + ": " + refused + " of " + times.length + " were not answered 200");
    }
    return Reading.latencies(start, times, replies);
  }

  private void tell(String name, Histogram times) {
    for (int percentile : List.of(50, 99)) {
      figures.add(
          new Kind("-", name + ", p" + percentile, "ms", Better.LESS),
          Figures.millis(times.getValueAtPercentile(percentile)));
    }
  }

  /** Asked one after the other, without what the engine does by itself meanwhile. */
  private void statements(String name, String path, Statements idle) {
    Statements before = Statements.now(database);
    read(path, COUNTED);
    Statements.now(database).since(before).without(idle).tell(figures, name, COUNTED);
  }
}
