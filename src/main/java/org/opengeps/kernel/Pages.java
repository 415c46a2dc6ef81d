package org.opengeps.kernel;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The pages of a list.
 *
 * @param page the one that is shown, from 1
 * @param count how many there are, at least 1
 * @param size most items of a page
 */
public record Pages(int page, int count, int size) {
  /** Pages offered on either side of the one that is shown. */
  private static final int BESIDE = 2;

  /**
   * @param asked any number; beyond the end the last page is shown
   */
  public static Pages of(int asked, long items, int size) {
    int count = (int) Math.max(1, (items + size - 1) / size);
    return new Pages(Math.max(1, Math.min(asked, count)), count, size);
  }

  /** The page that a reader asks for in an address: a whole number from 1, else the first. */
  public static int asked(String parameter) {
    String page = parameter == null ? "" : parameter.strip();
    return page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1;
  }

  /** Those that a reader is offered: the first, the last, and those around this one. */
  public List<Integer> offered() {
    return IntStream.concat(
            IntStream.of(1, count),
            IntStream.rangeClosed(Math.max(1, page - BESIDE), Math.min(count, page + BESIDE)))
        .distinct()
        .sorted()
        .boxed()
        .toList();
  }

  /** How many items stand on the pages before this one. */
  public int before() {
    return (page - 1) * size;
  }

  /** The items of this page. */
  public <T> List<T> cut(List<T> all) {
    int from = Math.min(all.size(), before());
    return List.copyOf(all.subList(from, Math.min(all.size(), from + size)));
  }
}
