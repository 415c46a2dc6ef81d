package org.opengeps.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The refusals of the sources: every {@code Refusal.of("key")} and every word of the lists of
 * refusals, with the arguments that follow it.
 */
final class RefusalSources {
  /** Texts first: what looks like a comment inside of one is none. */
  private static final Pattern TEXT_OR_COMMENT =
      Pattern.compile(
          "(?s)\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'"
              + "|/\\*.*?\\*/|//[^\\n]*");

  private static final Pattern CONSTANT = Pattern.compile("String (\\w+)\\s*=\\s*\"([^\"]*)\"");
  private static final Pattern MADE =
      Pattern.compile(
          "\\bRefusal\\.of\\(" + "|\\b(?:BidRefusals|UploadRefusals)\\.([A-Z_]+)\\s*\\.refusal\\(");
  private static final Pattern PART = Pattern.compile("\"([^\"]*)\"|(?:(\\w+)\\.)?([A-Z][A-Z_]*)");
  private static final Pattern NEXT = Pattern.compile("\\s*\\.with\\(\\s*\"([A-Za-z0-9]+)\"");

  /**
   * @param key empty if it is put together while the program runs
   * @param arguments in the order of the source
   */
  record Made(String type, Optional<String> key, Set<String> arguments) {}

  private final Map<String, String> sources = new TreeMap<>();
  private final Map<String, Map<String, String>> constants = new HashMap<>();

  private RefusalSources() {}

  static RefusalSources read() {
    RefusalSources all = new RefusalSources();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private void add(Path file) {
    String source;
    try {
      source = Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String type = file.getFileName().toString().replace(".java", "");
    String plain =
        TEXT_OR_COMMENT
            .matcher(source)
            .replaceAll(
                found ->
                    found.group().startsWith("/") ? "" : Matcher.quoteReplacement(found.group()));
    sources.put(sources.containsKey(type) ? file.toString() : type, plain);
    Map<String, String> own = constants.computeIfAbsent(type, any -> new HashMap<>());
    CONSTANT.matcher(plain).results().forEach(one -> own.put(one.group(1), one.group(2)));
  }

  /** Every refusal that is made somewhere. */
  List<Made> all() {
    List<Made> all = new ArrayList<>();
    sources.forEach(
        (type, source) -> {
          Matcher made = MADE.matcher(source);
          while (made.find()) {
            int end = close(source, made.end());
            String said = source.substring(made.end(), end).strip();
            all.add(new Made(type, key(type, made.group(1), said), arguments(source, end + 1)));
          }
        });
    return all;
  }

  private Optional<String> key(String type, String word, String said) {
    if (word == null) {
      return text(type, said);
    }
    String code = word.toLowerCase(Locale.ROOT).replace('_', '-');
    return said.isEmpty()
        ? Optional.of(code)
        : text(type, said).map(variant -> code + "." + variant);
  }

  private Optional<String> text(String type, String expression) {
    StringBuilder text = new StringBuilder();
    for (String one : expression.split("\\+")) {
      Matcher part = PART.matcher(one.strip());
      if (!part.matches()) {
        return Optional.empty();
      }
      String owner = part.group(2) == null ? type : part.group(2);
      String value = part.group(1) != null ? part.group(1) : constant(owner, part.group(3));
      if (value == null) {
        return Optional.empty();
      }
      text.append(value);
    }
    return Optional.of(text.toString());
  }

  /** Null if there is none of that name, here or, for what is inherited, in one other type. */
  private String constant(String type, String name) {
    String own = constants.getOrDefault(type, Map.of()).get(name);
    Set<String> inherited = new LinkedHashSet<>();
    constants.values().forEach(one -> inherited.add(one.get(name)));
    inherited.remove(null);
    return own != null || inherited.size() != 1 ? own : inherited.iterator().next();
  }

  private static Set<String> arguments(String source, int from) {
    Set<String> names = new LinkedHashSet<>();
    int at = from;
    Matcher next = NEXT.matcher(source);
    while (next.region(at, source.length()).lookingAt()) {
      names.add(next.group(1));
      at = close(source, next.end()) + 1;
    }
    return names;
  }

  /** Where the bracket closes that was opened before. */
  private static int close(String source, int from) {
    int open = 1;
    boolean quoted = false;
    for (int at = from; at < source.length(); at++) {
      char sign = source.charAt(at);
      if (quoted && sign == '\\') {
        at++;
      } else if (sign == '"') {
        quoted = !quoted;
      } else if (!quoted && sign == '(') {
        open++;
      } else if (!quoted && sign == ')' && --open == 0) {
        return at;
      }
    }
    throw new IllegalStateException("a bracket never closes");
  }

  /** The names under which a test may know a code: {@code NoticeOrder.BROKEN}. */
  Set<String> namesOf(String code) {
    Set<String> names = new LinkedHashSet<>();
    constants.forEach(
        (type, own) ->
            own.forEach(
                (name, value) -> {
                  if (value.equals(code)) {
                    names.add(type + "." + name);
                  }
                }));
    String word = code.toUpperCase(Locale.ROOT).replace('-', '_');
    names.add("BidRefusals." + word);
    names.add("UploadRefusals." + word);
    if (code.startsWith("key-")) {
      names.add("KeyFault." + word.substring("key-".length()));
    }
    return names;
  }
}
