package org.opengeps.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.app.bench.Figures.Better;
import org.opengeps.app.bench.Figures.Kind;
import org.opengeps.protocol.json.JsonObject;

class FiguresTest {
  private static final Kind FAST = new Kind("A3", "영수증 receipts", "1/s", Better.MORE);
  private static final Kind SLOW = new Kind("-", "p99", "ms", Better.LESS);

  @TempDir private Path folder;

  @Test
  void ofThreeRunsTheMiddleOneAndTheWorstAreTold() throws Exception {
    Figures figures = figures();
    JsonObject json = json(figures);
    assertThat(json.bool("holds")).isTrue();
    JsonObject fast = json.objects("figures").get(0);
    assertThat(fast.string("median")).isEqualTo("20");
    assertThat(fast.string("worst")).isEqualTo("10");
    assertThat(json.objects("figures").get(1).string("worst")).isEqualTo("9.5");
    assertThat(json.object("settings").string("MariaDB sync_binlog")).isEqualTo("1");
  }

  @Test
  void oneLostBidMakesAllFiguresZeroAndSaysWhy() throws Exception {
    Figures figures = figures();
    figures.fault("lost: 한 건");
    JsonObject json = json(figures);
    assertThat(figures.isSpoiled()).isTrue();
    assertThat(json.bool("holds")).isFalse();
    assertThat(json.objects("figures")).allMatch(one -> one.string("median").equals("0"));
    StringWriter said = new StringWriter();
    figures.print(new PrintWriter(said, true));
    assertThat(said.toString()).contains("These runs score zero", "lost: 한 건");
  }

  @Test
  void ratiosHaveThreeDigitsThatCountAndNoneIsDividedByZero() {
    assertThat(Figures.ratio(1, 3)).isEqualTo(new BigDecimal("0.333"));
    assertThat(Figures.ratio(123_456, 10)).isEqualByComparingTo("12300");
    assertThat(Figures.ratio(5, 0)).isZero();
    assertThat(Figures.millis(1_234_567)).isEqualTo(new BigDecimal("1.23"));
  }

  @Test
  void aPlotHasALineForEachSeriesAndAPointForEachStep() {
    Plot plot = new Plot("지연 시간", "bids a second", "ms");
    plot.add("p50", 20, BigDecimal.valueOf(500));
    plot.add("p50", 40, BigDecimal.valueOf(600));
    plot.add("p99", 20, BigDecimal.ZERO);
    assertThat(plot.svg()).contains("지연 시간", ">p50<", ">p99<").endsWith("</svg>\n");
    assertThat(plot.svg().split("<circle", -1)).hasSize(4);
  }

  private static Figures figures() {
    Figures figures = new Figures("submissions", false);
    figures.settings(Map.of("MariaDB sync_binlog", "1"));
    List.of(30, 10, 20).forEach(value -> figures.add(FAST, value));
    List.of("1", "9.5", "2").forEach(value -> figures.add(SLOW, new BigDecimal(value)));
    return figures;
  }

  private JsonObject json(Figures figures) throws Exception {
    return JsonObject.parse(Files.readAllBytes(figures.write(folder)));
  }
}
