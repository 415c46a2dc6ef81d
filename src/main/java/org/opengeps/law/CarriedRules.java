package org.opengeps.law;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/**
 * The rule sets that the program carries, composed from {@code src/main/resources/rules}, and those
 * of a folder beside it: an agency or a province may have parts of its own.
 */
public final class CarriedRules {
  private static final String INDEX = "index.json";

  private CarriedRules() {}

  /**
   * All versions of all rule sets, in the order of the index.
   *
   * @throws JsonFormatException naming what is wrong in which file
   * @throws IllegalStateException if the index names a file that is not there
   */
  public static List<JsonObject> documents() {
    return documents(Optional.empty());
  }

  /**
   * The same with those of a folder, whose {@code index.json} may put them together from files of
   * its own and of the program's, and over rule sets of the program.
   *
   * @param folder its files go before files of the program with the same path, in its own rule
   *     sets; those of the program stay what they are
   * @throws JsonFormatException naming what is wrong in which file
   * @throws IllegalStateException if an index names a file that is not there
   */
  public static List<JsonObject> documents(Optional<Path> folder) {
    return compose(new RuleIndex(), folder);
  }

  /** Which file says a member of a rule set, for messages. */
  public static String fileOf(Optional<Path> folder, JsonObject document, String path) {
    RuleIndex index = new RuleIndex();
    compose(index, folder);
    return index.fileOf(document, path);
  }

  private static List<JsonObject> compose(RuleIndex index, Optional<Path> folder) {
    List<JsonObject> all =
        new ArrayList<>(
            index.compose(parse(INDEX, resource(INDEX)), path -> parse(path, resource(path))));
    folder.ifPresent(
        own ->
            all.addAll(
                index.compose(
                    parse(own + "/" + INDEX, read(own, INDEX)), path -> file(own, path))));
    return List.copyOf(all);
  }

  /** All versions of all calendars of the program. */
  public static List<HolidayCalendar> calendars() {
    return calendars(Optional.empty());
  }

  /**
   * The same with those of a folder: a day that was declared a holiday comes as a new version.
   *
   * @throws JsonFormatException naming what is wrong in which file
   * @throws IllegalStateException if an index names a file that is not there
   */
  public static List<HolidayCalendar> calendars(Optional<Path> folder) {
    RuleIndex index = new RuleIndex();
    List<JsonObject> all =
        new ArrayList<>(
            index.calendars(parse(INDEX, resource(INDEX)), path -> parse(path, resource(path))));
    folder.ifPresent(
        own ->
            all.addAll(
                index.calendars(
                    parse(own + "/" + INDEX, read(own, INDEX)), path -> file(own, path))));
    return all.stream().map(HolidayCalendar::of).toList();
  }

  private static JsonObject file(Path own, String path) {
    return Files.isRegularFile(own.resolve(path))
        ? parse(own + "/" + path, read(own, path))
        : parse(path, resource(path));
  }

  private static JsonObject parse(String path, byte[] file) {
    try {
      return JsonObject.parse(file);
    } catch (JsonFormatException e) {
      throw new JsonFormatException(path, e.getMessage());
    }
  }

  private static byte[] read(Path folder, String path) {
    try {
      return Files.readAllBytes(folder.resolve(path));
    } catch (IOException e) {
      throw new IllegalStateException("rule data missing: " + folder.resolve(path), e);
    }
  }

  private static byte[] resource(String path) {
    try (InputStream in = CarriedRules.class.getResourceAsStream("/rules/" + path)) {
      if (in == null) {
        throw new IllegalStateException("rule data missing: rules/" + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
