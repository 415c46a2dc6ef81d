package org.opengeps.protocol.bank;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.opengeps.kernel.Money;

/** Writes a message: the same content always gives the same bytes. */
final class XmlOut {
  private final XMLStreamWriter writer;

  private XmlOut(XMLStreamWriter writer) {
    this.writer = writer;
  }

  /** A document of one namespace, in UTF-8. */
  static byte[] document(String namespace, Consumer<XmlOut> content) {
    StringWriter text = new StringWriter();
    try {
      // the JDK's own, whatever else lies on the class path of a server
      XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      writer.writeStartDocument("UTF-8", "1.0");
      writer.writeStartElement("Document");
      writer.writeDefaultNamespace(namespace);
      content.accept(new XmlOut(writer));
      writer.writeEndElement();
      writer.writeEndDocument();
      writer.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a message that cannot be written", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Members inside others.
   *
   * @param path names from the outside to the inside: {@code CdtrAcct/Id/Othr}
   */
  XmlOut in(String path, Consumer<XmlOut> content) {
    String[] names = path.split("/");
    try {
      for (String name : names) {
        writer.writeStartElement(name);
      }
      content.accept(this);
      for (int i = 0; i < names.length; i++) {
        writer.writeEndElement();
      }
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a message that cannot be written: " + path, e);
    }
    return this;
  }

  XmlOut text(String path, String text) {
    return in(path, inside -> inside.characters(text));
  }

  XmlOut amount(String path, Money amount) {
    return in(
        path,
        inside -> {
          inside.attribute("Ccy", amount.currency().code());
          inside.characters(amount.text());
        });
  }

  private void characters(String text) {
    try {
      writer.writeCharacters(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text that cannot be written", e);
    }
  }

  private void attribute(String name, String value) {
    try {
      writer.writeAttribute(name, value);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("an attribute that cannot be written", e);
    }
  }
}
