package org.opengeps.client.seal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.opengeps.bid.UploadManifest;
import org.opengeps.client.http.Engine;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Receipt;
import org.opengeps.protocol.upload.ContentRange;
import org.opengeps.protocol.upload.UploadItem;

/**
 * Sends a sealed bid: its files part by part from where they stand, then statement and envelopes,
 * then waits for the receipt.
 */
public final class BidSender {
  private static final int PART = 1 << 20;
  private static final int ACCEPTED = 202;
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final int PATIENCE = 60;

  private final Engine engine;
  private final Consumer<String> progress;

  /**
   * @param progress gets a sentence for every step
   */
  public BidSender(Engine engine, Consumer<String> progress) {
    this.engine = engine;
    this.progress = progress;
  }

  /** Uploads what is still missing; can be called again after a break. */
  public Optional<Refusal> upload(SealedBidFile bid, Path folder) {
    if (bid.manifest().isEmpty()) {
      return Optional.empty();
    }
    String base = "/api/v1/tenders/" + bid.tender().number() + "/uploads";
    if (engine.post(base, bid.manifest().get()) instanceof Verdict.Refused<JsonObject> refused) {
      return Optional.of(refused.refusal());
    }
    UploadManifest manifest =
        UploadManifest.read(SignedDocument.read(bid.manifest().get()).content());
    for (UploadItem item : manifest.files()) {
      String path = base + "/" + manifest.upload() + "/" + item.sha256().hex();
      Optional<Refusal> refusal =
          upload(path, item, SealedBidFile.encrypted(folder, item.sha256()));
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> upload(String path, UploadItem item, Path file) {
    Verdict<Long> offset = engine.offset(path);
    if (offset instanceof Verdict.Refused<Long> refused) {
      return Optional.of(refused.refusal());
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      for (long from = offset.orThrow(); from < item.size(); from += PART) {
        byte[] part = new byte[(int) Math.min(PART, item.size() - from)];
        in.seek(from);
        in.readFully(part);
        ContentRange range = new ContentRange(from, from + part.length - 1, item.size());
        if (engine.put(path, range.toString(), part) instanceof Verdict.Refused<byte[]> refused) {
          return Optional.of(refused.refusal());
        }
        progress.accept(file.getFileName() + ": " + (range.last() + 1) + " / " + item.size());
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /** Hands the bid in. Harmless to repeat: the same bytes have the same receipt. */
  public Verdict<Receipt> submit(SealedBidFile bid) {
    Map<String, byte[]> form = new LinkedHashMap<>(bid.envelopes());
    form.put("statement", bid.statement());
    Engine.Answer answer =
        engine.postForm("/api/v1/tenders/" + bid.tender().number() + "/submissions", form);
    if (!answer.isSuccess()) {
      return Verdict.refuse(answer.refusal());
    }
    return answer.status() == ACCEPTED ? awaitReceipt(bid) : Verdict.accept(receipt(answer.body()));
  }

  private Verdict<Receipt> awaitReceipt(SealedBidFile bid) {
    progress.accept("The bid is recorded; the receipt is being entered into the public log.");
    for (int attempt = 0; attempt < PATIENCE; attempt++) {
      LockSupport.parkNanos(AGAIN.toNanos());
      Verdict<Optional<Receipt>> found = findReceipt(bid);
      if (found instanceof Verdict.Refused<Optional<Receipt>> refused) {
        return Verdict.refuse(refused.refusal());
      }
      if (found.orThrow().isPresent()) {
        return Verdict.accept(found.orThrow().get());
      }
    }
    return Verdict.refuse(Refusal.of("receipt-late.bid"));
  }

  /** The receipt if it is there already; refused if nothing was received. */
  public Verdict<Optional<Receipt>> findReceipt(SealedBidFile bid) {
    Verdict<JsonObject> found = engine.getJson("/api/v1/receipts/" + bid.submission());
    if (found instanceof Verdict.Refused<JsonObject> refused) {
      return Verdict.refuse(refused.refusal());
    }
    JsonObject json = found.orThrow();
    return Verdict.accept(json.has("state") ? Optional.empty() : Optional.of(Receipt.from(json)));
  }

  private static Receipt receipt(byte[] body) {
    return Receipt.from(JsonObject.parse(body));
  }
}
