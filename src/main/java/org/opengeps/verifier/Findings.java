package org.opengeps.verifier;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.json.JsonObject;

/** Collects what the checks find. */
final class Findings {
  private static final int LONGEST = 160;
  private final List<Finding> findings = new ArrayList<>();
  private boolean ended = true;
  private final Set<String> reached = new LinkedHashSet<>();
  private final Set<String> lacking = new LinkedHashSet<>();
  private final Set<String> confirmed = new LinkedHashSet<>();
  private final Set<String> notes = new LinkedHashSet<>();

  void refute(String check, String where, Object expected, Object found) {
    findings.add(new Finding(check, where, cut(expected), cut(found)));
  }

  /** Refutes unless both are equal. */
  boolean expect(String check, String where, Object expected, Object found) {
    boolean equal = Objects.equals(expected, found);
    if (!equal) {
      refute(check, where, expected, found);
    }
    return equal;
  }

  /** Refutes unless the condition holds. */
  boolean require(boolean condition, String check, String where, String expected, Object found) {
    if (!condition) {
      refute(check, where, expected, found);
    }
    return condition;
  }

  /** Refutes with a refusal's sentence, if there is one. */
  boolean accept(String check, String where, String expected, Optional<Refusal> refusal) {
    refusal.ifPresent(r -> refute(check, where, expected, r.english()));
    return refusal.isEmpty();
  }

  /**
   * Names every member that differs between what was derived again and what stands in the bundle.
   */
  void expectSameMembers(String check, String where, JsonObject expected, JsonObject found) {
    Set<String> names = new LinkedHashSet<>(expected.names());
    names.addAll(found.names());
    for (String name : names) {
      Object wanted = expected.has(name) ? expected.raw(name) : "nothing";
      Object there = found.has(name) ? found.raw(name) : "nothing";
      if (!Objects.equals(wanted, there)) {
        expectSameValue(check, where + " " + name, wanted, there);
      }
    }
  }

  private void expectSameValue(String check, String where, Object wanted, Object there) {
    if (wanted instanceof JsonObject a && there instanceof JsonObject b) {
      expectSameMembers(check, where, a, b);
    } else if (wanted instanceof List<?> a && there instanceof List<?> b && a.size() == b.size()) {
      for (int i = 0; i < a.size(); i++) {
        if (!Objects.equals(a.get(i), b.get(i))) {
          expectSameValue(check, where + "[" + i + "]", a.get(i), b.get(i));
        }
      }
    } else {
      refute(check, where, wanted, there);
    }
  }

  /** Reads something; what cannot be read is a finding. */
  <A, T> Optional<T> read(String where, A input, Function<A, T> reader) {
    try {
      return Optional.of(reader.apply(input));
    } catch (RuntimeException | StackOverflowError e) {
      refute("format", where, "a document of the protocol", words(e));
      return Optional.empty();
    }
  }

  /** Runs a check; if hostile bytes break it off, that is a finding and the other checks go on. */
  void guarded(String where, Runnable check) {
    try {
      check.run();
    } catch (RuntimeException | StackOverflowError e) {
      // the libraries below throw whatever they like at bytes that nobody honest has made
      refute("format", where, "documents that can be checked to the end", words(e));
    }
  }

  private static String words(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** How far the bundle and the log have come: what readers see first. */
  void reach(String line) {
    reached.add(line);
  }

  /** Something without which the rest proves less than it should: not verified, not refuted. */
  void lack(String line) {
    lacking.add(line);
  }

  void confirm(String line) {
    confirmed.add(line);
  }

  void note(String line) {
    notes.add(line);
  }

  /** The tender goes on after what is checked here. */
  void goesOn() {
    ended = false;
  }

  int count() {
    return findings.size();
  }

  Report report(boolean anchored) {
    return new Report(
        anchored,
        ended,
        List.copyOf(reached),
        findings,
        List.copyOf(lacking),
        List.copyOf(confirmed),
        List.copyOf(notes));
  }

  private static String cut(Object value) {
    String text = String.valueOf(value);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
