package org.opengeps.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a run stands on, as far as the machine tells. */
final class Machine {
  private Machine() {}

  static Map<String, String> settings() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    all.put("load before the run", load());
    all.put("Java", System.getProperty("java.vm.name") + " " + Runtime.version());
    all.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    return all;
  }

  /** Of the last minute: others may be at work on the same cores. */
  private static String load() {
    return line(Path.of("/proc/loadavg"), "").split(" ")[0];
  }

  /** CPU time of a process and of those it started. */
  static Duration cpu(long pid) {
    return family(pid)
        .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Stream<ProcessHandle> family(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()));
  }

  /** Resident bytes of one process; 0 where the machine does not tell. */
  static long resident(long pid) {
    String line = line(Path.of("/proc/" + pid + "/status"), "VmRSS:");
    String digits = line.replaceAll("[^0-9]", "");
    return digits.isEmpty() ? 0 : Long.parseLong(digits) * 1024;
  }

  /** Of a process and those it started. */
  static long residentOfAll(long pid) {
    return family(pid).mapToLong(one -> resident(one.pid())).sum();
  }

  private static String line(Path file, String prefix) {
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.stream().filter(one -> one.startsWith(prefix)).findFirst().orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
