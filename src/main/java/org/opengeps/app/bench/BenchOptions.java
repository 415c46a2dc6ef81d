package org.opengeps.app.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opengeps.app.process.ChildProcess;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all benchmarks are told. */
final class BenchOptions {
  static final int SPOILED = 1;

  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      description =
          "empty folder for the installation; kept. Default: a temporary one that is deleted")
  private Path home;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = "bench",
      description = "where the figures go as JSON and the plots as SVG (default ./bench)")
  private Path out;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description = "runs; median and worst are told (default 1)")
  private int repeat;

  @Option(
      names = "--miniature",
      description = "everything as small as it can be: shows that it works, and no speed")
  private boolean miniature;

  @Option(
      names = "--java",
      paramLabel = "OPTION",
      defaultValue = "-Xmx1g",
      description = "option of the server's Java; may be repeated (default -Xmx1g)")
  private String[] java;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  int repeat() {
    return miniature ? 1 : Math.max(1, repeat);
  }

  boolean isMiniature() {
    return miniature;
  }

  /** The usual number, or a small one. */
  int sized(int asked, int small) {
    return miniature ? Math.min(asked, small) : asked;
  }

  String[] java() {
    return java.clone();
  }

  PrintWriter console() {
    return spec.commandLine().getOut();
  }

  /** A benchmark on an installation. */
  interface Measurement {
    void on(Site site, Figures figures);
  }

  /** Starts an installation, measures as often as asked, ends it and tells the figures. */
  int measure(String name, Measurement measurement) {
    Map<String, Measurement> one = new LinkedHashMap<>();
    one.put(name, measurement);
    return measure(one);
  }

  /** The same with several, one after the other on the same installation. */
  int measure(Map<String, Measurement> measurements) {
    Map<String, Figures> figures = new LinkedHashMap<>();
    measurements.keySet().forEach(name -> figures.put(name, new Figures(name, miniature)));
    ChildProcess.endAllAtTheEnd();
    try (Site site = Site.start(this)) {
      Map<String, String> settings = site.settings();
      figures.values().forEach(one -> one.settings(settings));
      for (int run = 1; run <= repeat(); run++) {
        console().println("Run " + run + " of " + repeat());
        measurements.forEach((name, measurement) -> measurement.on(site, figures.get(name)));
      }
    }
    return tell(List.copyOf(figures.values()));
  }

  /** Prints and keeps the figures. */
  int tell(List<Figures> all) {
    for (Figures figures : all) {
      figures.print(console());
      console().println("\nFigures: " + figures.write(folder()));
      console().flush();
    }
    return all.stream().anyMatch(Figures::isSpoiled) ? SPOILED : 0;
  }

  Path folder() {
    try {
      return Files.createDirectories(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of the installation, empty. */
  Path newHome() {
    try {
      if (home == null) {
        return Files.createTempDirectory("opengeps-bench");
      }
      Path made = Files.createDirectories(home.toAbsolutePath());
      try (Stream<Path> inside = Files.list(made)) {
        if (inside.findAny().isPresent()) {
          throw new IllegalStateException(made + " is not empty; name another folder.");
        }
      }
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isKept() {
    return home != null;
  }
}
