package org.opengeps.client.committee;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipFile;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.CloseReveal;
import org.opengeps.protocol.message.CloseStatement;
import org.opengeps.protocol.message.GateKeyStatement;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.opening.Admission;
import org.opengeps.protocol.opening.Gate;
import org.opengeps.protocol.opening.OpeningPoints;
import org.opengeps.protocol.opening.Partials;
import org.opengeps.protocol.threshold.Scalar;

/**
 * What a member's program does with the bids of a tender, as a process of its own: reads them page
 * by page, here out of a bundle, derives the points and makes its messages.
 */
public final class OpenLargeTender {
  private static final int PAGE = 64;
  private final ZipFile bundle;

  private OpenLargeTender(ZipFile bundle) {
    this.bundle = bundle;
  }

  public static void main(String[] arguments) throws IOException {
    try (ZipFile bundle = new ZipFile(arguments[0])) {
      System.out.println(new OpenLargeTender(bundle).open());
    }
  }

  private String open() {
    Notice notice = Notice.from(SignedDocument.read(file("notices/000.p7s")).json());
    var close = CloseStatement.from(json("close.json"));
    var gate = GateKeyStatement.from(json("gate-key.json"));
    var reveal = CloseReveal.from(json("close-reveal.json"));
    Slot slot = notice.lot(close.lot()).last();
    OpeningPoints points =
        OpeningPoints.derive(
            OpeningPoints.Setting.of(
                notice,
                close.tender(),
                slot,
                close.hash(),
                new Gate.Released(gate.privateKey()),
                Set.of(notice.hash())),
            new HandedBids(
                reveal.receptions(),
                slot.envelope(),
                Admission.ALL,
                from -> page(from, reveal.receptions().size())),
            Admission.ALL);
    var setting =
        new Partials.Setting(
            close.tender(), slot, close.hash(), notice.envelope(slot).orElseThrow().committeeKey());
    List<String> made = new ArrayList<>();
    Scalar share = Scalar.random(new SecureRandom());
    points
        .lists()
        .forEach(
            (list, of) -> {
              byte[] message =
                  Partials.make(setting, 1, share, list, of, new SecureRandom())
                      .toJson()
                      .canonical();
              made.add(list + " " + (message.length == 0 ? 0 : of.size()));
            });
    return String.join(", ", made);
  }

  private Verdict<JsonObject> page(int from, int count) {
    List<JsonObject> bids = new ArrayList<>();
    for (int place = from + 1; place <= Math.min(from + PAGE, count); place++) {
      String name = String.format(Locale.ROOT, "submissions/%03d-", place);
      bids.add(
          JsonObject.builder()
              .putBytes("statement", file(name + "statement.p7s"))
              .putBytes("envelope", file(name + "envelope.p7m"))
              .build());
    }
    return Verdict.accept(JsonObject.builder().put("bids", bids).build());
  }

  private JsonObject json(String name) {
    return JsonObject.parseCanonical(file(name));
  }

  private byte[] file(String name) {
    try (InputStream in = bundle.getInputStream(bundle.getEntry(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
