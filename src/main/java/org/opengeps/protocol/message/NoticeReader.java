package org.opengeps.protocol.message;

import java.time.ZoneId;
import java.util.List;
import org.opengeps.protocol.json.JsonObject;

/** Reads the members of a notice that are more than one value. */
final class NoticeReader {
  private NoticeReader() {}

  /** At least one, each of its own name, in order, in one currency. */
  static List<Lot> lots(JsonObject json) {
    List<Lot> lots = json.objects("lots", Lot::from);
    List<String> names = lots.stream().map(Lot::lot).toList();
    if (lots.isEmpty() || !names.equals(names.stream().distinct().sorted(Notice.LOTS).toList())) {
      throw json.wrong("lots", "not lots in order of their names");
    }
    if (lots.stream().map(lot -> lot.price().currency()).distinct().count() > 1) {
      throw json.wrong("lots", "amounts in several currencies");
    }
    return lots;
  }

  static NoticeTerms.Schedule schedule(JsonObject json) {
    return new NoticeTerms.Schedule(
        json.time("noticedAt"),
        json.time("receiptOpensAt"),
        json.time("closesAt"),
        json.time("opensAt"),
        json.time("latestOpening"));
  }

  static ZoneId zone(JsonObject json) {
    try {
      return ZoneId.of(json.string("zone"));
    } catch (java.time.DateTimeException e) {
      throw json.wrong("zone", "not a time zone");
    }
  }

  /** A first order names what it follows where its kind says so; later ones keep what it said. */
  static void insistOnFollows(JsonObject json, Notice notice) {
    boolean named = notice.follows() != null;
    boolean wrong =
        notice.kind() == Notice.Kind.NOTICE && named
            || notice.kind() == Notice.Kind.RE_NOTICE && !named
            || named && notice.follows().number().equals(notice.ref().number());
    if (wrong) {
      throw json.wrong("follows", "names another tender in a re-notice, and in no other notice");
    }
  }

  static NoticeTerms.Revision revision(JsonObject json) {
    return new NoticeTerms.Revision(
        json.hashOrNull("previous"),
        json.isNull("bidsAlreadySealed")
            ? null
            : json.word("bidsAlreadySealed", NoticeTerms.SealedBids.class),
        json.objects("changes", NoticeTerms.Change::from),
        json.isNull("reason") ? null : LocalText.from(json.object("reason")));
  }
}
