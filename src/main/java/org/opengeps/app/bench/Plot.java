package org.opengeps.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Lines over one axis as SVG; the other axis is logarithmic. */
final class Plot {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 400;
  private static final int MARGIN = 70;
  private static final List<String> COLOURS = List.of("#0b50d0", "#c0392b", "#1e8449", "#7d3c98");

  private final String title;
  private final String across;
  private final String up;
  private final Map<String, List<Point>> lines = new LinkedHashMap<>();

  private record Point(BigDecimal x, BigDecimal y) {}

  Plot(String title, String across, String up) {
    this.title = title;
    this.across = across;
    this.up = up;
  }

  void add(String line, long x, BigDecimal y) {
    lines
        .computeIfAbsent(line, any -> new ArrayList<>())
        .add(new Point(BigDecimal.valueOf(x), y.max(new BigDecimal("0.001"))));
  }

  void write(Path file) {
    try {
      Files.writeString(file, svg());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String svg() {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                + " font-family=\"sans-serif\" font-size=\"13\">%n"
                + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n"
                + "<path d=\"M%3$d 40V%4$dH%5$d\" fill=\"none\" stroke=\"#555\"/>%n",
            WIDTH,
            HEIGHT,
            MARGIN,
            HEIGHT - MARGIN,
            WIDTH - MARGIN));
    text(out, WIDTH / 2, 24, "middle", title);
    text(out, WIDTH / 2, HEIGHT - 20, "middle", across);
    text(out, 10, 34, "start", up);
    int place = 0;
    for (Map.Entry<String, List<Point>> line : lines.entrySet()) {
      line(out, line.getKey(), line.getValue(), COLOURS.get(place % COLOURS.size()), place);
      place++;
    }
    return out.append("</svg>\n").toString();
  }

  private void line(StringBuilder out, String name, List<Point> points, String colour, int place) {
    String path =
        points.stream()
            .map(one -> String.format(Locale.ROOT, "%d,%d", across(one), up(one)))
            .collect(Collectors.joining(" "));
    out.append(
        String.format(
            Locale.ROOT,
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
            path,
            colour));
    points.forEach(one -> point(out, one, colour));
    out.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n",
            WIDTH - MARGIN + 8,
            60 + 20 * place,
            colour,
            name));
  }

  private void point(StringBuilder out, Point one, String colour) {
    out.append(
        String.format(
            Locale.ROOT,
            "<circle cx=\"%d\" cy=\"%d\" r=\"4\" fill=\"%s\"/>%n",
            across(one),
            up(one),
            colour));
    text(out, across(one), up(one) - 9, "middle", one.y().toPlainString());
    text(out, across(one), HEIGHT - MARGIN + 18, "middle", one.x().toPlainString());
  }

  private int across(Point point) {
    double most = all().mapToDouble(one -> one.x().doubleValue()).max().orElse(1);
    return (int) Math.round(MARGIN + point.x().doubleValue() / most * (WIDTH - 2 * MARGIN - 20));
  }

  private int up(Point point) {
    double low = all().mapToDouble(one -> Math.log10(one.y().doubleValue())).min().orElse(0);
    double high = all().mapToDouble(one -> Math.log10(one.y().doubleValue())).max().orElse(1);
    double share = high == low ? 0.5 : (Math.log10(point.y().doubleValue()) - low) / (high - low);
    return (int) Math.round(HEIGHT - MARGIN - 20 - share * (HEIGHT - MARGIN - 90));
  }

  private java.util.stream.Stream<Point> all() {
    return lines.values().stream().flatMap(List::stream);
  }

  private static void text(StringBuilder out, int x, int y, String anchor, String text) {
    out.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"#222\">%s</text>%n",
            x,
            y,
            anchor,
            text));
  }
}
