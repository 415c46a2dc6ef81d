package org.opengeps.protocol.file;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of the files of a bid (docs/protocol.md section 6). What nobody could tell apart, or could
 * not see, when the bid is opened is refused before it is sealed; whoever opens a bid that was
 * sealed by another program shows such names so that they can be told apart. The page applies the
 * same rules.
 */
public final class FileNames {
  /** Of a name in UTF-8: what file systems take. */
  private static final int LONGEST = 255;

  /**
   * Controls, formats and directions, separators of lines, halves of characters, private use, and
   * letters that show nothing.
   */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}\\u034f\\u115f\\u1160\\u17b4\\u17b5"
              + "\\u180b-\\u180f\\u2065\\u3164\\uffa0\\ufff0-\\uffff\\x{e0000}-\\x{e0fff}]");

  /** Choose between pictures of one character: people do not tell them apart. */
  private static final Pattern VARIANTS = Pattern.compile("[\\ufe00-\\ufe0f]");

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Zs}]+");

  private FileNames() {}

  /** What is wrong with a file. */
  public enum Fault {
    /** It has no bytes. */
    EMPTY,
    /** Its name holds characters that nobody sees. */
    UNSEEN,
    /** Its name shows nothing, or holds a separator of folders. */
    NAME,
    /** Its name has more than 255 bytes. */
    LONG,
    /** Another file before it has a name that looks the same. */
    ALIKE;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A fault and where it is.
   *
   * @param name of the file, everything unseen spelt out
   */
  public record Found(Fault fault, String name) {}

  /** A file as it is judged. */
  public record Named(String name, long size) {}

  /** The first fault of the files of one bid. */
  public static Optional<Found> judge(List<Named> files) {
    Set<String> looks = new HashSet<>();
    for (Named file : files) {
      Optional<Fault> fault = judge(file, looks);
      if (fault.isPresent()) {
        return Optional.of(new Found(fault.get(), shown(file.name())));
      }
    }
    return Optional.empty();
  }

  private static Optional<Fault> judge(Named file, Set<String> looks) {
    String name = file.name();
    if (UNSEEN.matcher(name).find()) {
      return Optional.of(Fault.UNSEEN);
    }
    if (name.contains("/") || name.contains("\\") || look(name).isEmpty()) {
      return Optional.of(Fault.NAME);
    }
    if (composed(name).getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      return Optional.of(Fault.LONG);
    }
    if (file.size() == 0) {
      return Optional.of(Fault.EMPTY);
    }
    return looks.add(look(name)) ? Optional.empty() : Optional.of(Fault.ALIKE);
  }

  /** The name as it is sealed: Hangul in whole syllables, whatever the system keeps. */
  public static String composed(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  /**
   * The names as a person is shown them at an opening, in their order: unseen characters spelt out,
   * names that look alike or show nothing with their place before them.
   */
  public static List<String> shown(List<String> names) {
    Map<String, Integer> counts = new HashMap<>();
    names.forEach(name -> counts.merge(look(shown(name)), 1, Integer::sum));
    List<String> shown = new ArrayList<>();
    for (String name : names) {
      String look = look(shown(name));
      boolean plain = !look.isEmpty() && counts.get(look) == 1;
      String text = shown(name);
      shown.add(
          plain ? text : String.format(Locale.ROOT, "%03d %s", shown.size() + 1, text).strip());
    }
    return List.copyOf(shown);
  }

  private static String shown(String name) {
    return UNSEEN
        .matcher(name)
        .replaceAll(found -> String.format(Locale.ROOT, "<U+%04X>", found.group().codePointAt(0)));
  }

  /**
   * Two names with the same look are the same to a person, or one name to a system that keeps
   * files: letter case, composition, widths, spaces and what Windows leaves off at the end do not
   * count.
   */
  public static String look(String name) {
    String even = Normalizer.normalize(name, Normalizer.Form.NFKC);
    String folded =
        VARIANTS.matcher(even).replaceAll("").toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    String spaced =
        SPACES.matcher(Normalizer.normalize(folded, Normalizer.Form.NFKC)).replaceAll(" ");
    return spaced.strip().replaceAll("[. ]+$", "");
  }
}
