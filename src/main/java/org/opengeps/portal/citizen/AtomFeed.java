package org.opengeps.portal.citizen;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderPage;
import org.opengeps.notice.TenderPage.Match;
import org.opengeps.notice.TenderSummary;
import org.opengeps.portal.page.PageTools;

/**
 * Tenders as a feed (RFC 4287). An entry is the order in force of a tender: a correction comes as a
 * new one, at the address at which it will always be read, at the time at which it was published.
 */
final class AtomFeed {
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private final PageTools words;
  private final String base;
  private final Map<TenderNumber, Instant> published;

  /**
   * @param base where people reach this server, without a slash at its end
   * @param published when the orders in force were published
   */
  AtomFeed(PageTools words, String base, Map<TenderNumber, Instant> published) {
    this.words = words;
    this.base = base;
    this.published = published;
  }

  /**
   * The feed in UTF-8. Who follows words is not told of others that are spelt nearly so.
   *
   * @param conditions as a part of an address
   * @param sought words that were looked for; empty for all tenders
   * @param now of a feed without entries
   */
  byte[] write(TenderPage found, String conditions, String sought, Instant now) {
    List<TenderSummary> tenders = found.match() == Match.NEAR ? List.of() : found.tenders();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(ATOM);
      xml.writeAttribute("xml:lang", words.language());
      String self = base + "/tenders.atom?" + conditions + "&lang=" + words.language();
      text(xml, "id", self);
      String title = words.text("tenders.title");
      text(xml, "title", sought.isEmpty() ? title : title + ": " + sought);
      subtitle(xml, found);
      text(xml, "updated", time(newest(tenders, now)));
      xml.writeStartElement("author");
      text(xml, "name", "OpenGePS");
      xml.writeEndElement();
      link(xml, "self", "application/atom+xml", self);
      link(xml, "alternate", "text/html", base + "/?" + conditions);
      for (TenderSummary tender : tenders) {
        entry(xml, tender);
      }
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a feed is written into memory without fail", e);
    }
    return bytes.toByteArray();
  }

  /** What was not looked into, where that is so. */
  private void subtitle(XMLStreamWriter xml, TenderPage found) throws XMLStreamException {
    if (found.match() == Match.NAMES) {
      text(xml, "subtitle", words.text("tenders.names"));
    } else if (found.cut()) {
      text(xml, "subtitle", words.text("tenders.cut"));
    }
  }

  private Instant newest(List<TenderSummary> tenders, Instant now) {
    return tenders.stream().map(this::published).max(Comparator.naturalOrder()).orElse(now);
  }

  private Instant published(TenderSummary tender) {
    return published.getOrDefault(TenderNumber.of(tender.ref()), tender.noticedAt());
  }

  private void entry(XMLStreamWriter xml, TenderSummary tender) throws XMLStreamException {
    String address = base + "/tenders/" + tender.ref();
    xml.writeStartElement("entry");
    text(xml, "id", address);
    text(xml, "title", words.local(tender.title()));
    text(xml, "published", time(published(tender)));
    text(xml, "updated", time(published(tender)));
    xml.writeStartElement("author");
    text(xml, "name", words.local(tender.agencyName()));
    xml.writeEndElement();
    link(xml, "alternate", "text/html", address);
    text(xml, "summary", summary(tender));
    xml.writeEndElement();
  }

  private String summary(TenderSummary tender) {
    return String.join(
        " · ",
        tender.ref().toString(),
        words.word("business", tender.businessType()),
        words.text("notice.estimated-amount") + ": " + words.money(tender.estimatedAmount()),
        words.text("notice.closes") + ": " + words.time(tender.closesAt(), tender.zone()));
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static void text(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String rel, String type, String href)
      throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", rel);
    xml.writeAttribute("type", type);
    xml.writeAttribute("href", href);
  }
}
