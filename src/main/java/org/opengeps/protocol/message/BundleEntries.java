package org.opengeps.protocol.message;

import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;

/**
 * {@code ledger/entries.json} of a bundle: the log entries of a tender and of its ceremony, and the
 * batches that hold its receptions, in order of their indexes.
 */
public record BundleEntries(List<Entry> entries) {
  public BundleEntries {
    entries = List.copyOf(entries);
  }

  /**
   * An entry with its path to the root of the bundle's checkpoint.
   *
   * @param index position in the log, from 0; in JSON a text
   * @param entry canonical JSON of the entry
   * @param timestamp TimeStampToken over the root of a batch, or null
   */
  public record Entry(long index, byte[] entry, List<Sha256> path, byte[] timestamp) {
    public Entry {
      path = List.copyOf(path);
    }

    JsonObject toJson() {
      return JsonObject.builder()
          .put("index", Long.toString(index))
          .putBytes("entry", entry)
          .put("path", path)
          .putBytes("timestamp", timestamp)
          .build();
    }

    static Entry from(JsonObject json) {
      var entry =
          new Entry(
              json.value("index", Long::parseLong),
              json.bytes("entry"),
              json.values("path", Sha256::fromHex),
              json.bytesOrNull("timestamp"));
      json.expectSame(entry.toJson());
      return entry;
    }
  }

  public JsonObject toJson() {
    return JsonObject.builder().put("entries", entries, Entry::toJson).build();
  }

  public static BundleEntries from(JsonObject json) {
    var entries = new BundleEntries(json.objects("entries", Entry::from));
    json.expectSame(entries.toJson());
    return entries;
  }
}
