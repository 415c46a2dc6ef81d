package org.opengeps.protocol.bank;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element as it was read. No document type, no entities, no instructions, one namespace, no text
 * between members: nothing that two readers could understand in two ways.
 */
final class XmlNode {
  /** A message of one transfer has less than 3 kB. */
  static final int LONGEST = 65_536;

  private static final int DEEPEST = 20;
  private static final String DOCUMENT = "Document";

  final String name;
  final Map<String, String> attributes = new LinkedHashMap<>();
  final List<XmlNode> children = new ArrayList<>();
  final StringBuilder text = new StringBuilder();

  private XmlNode(String name) {
    this.name = name;
  }

  /**
   * The root of a document.
   *
   * @throws BankFormatException if it is not well-formed, or has what the profile does not have
   */
  static XmlNode read(byte[] xml, String namespace) {
    if (xml.length > LONGEST) {
      throw new BankFormatException(DOCUMENT, "longer than " + LONGEST + " bytes");
    }
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(decoded(xml)));
      String encoding = reader.getCharacterEncodingScheme();
      if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
        throw new BankFormatException(DOCUMENT, "says to be in another encoding than UTF-8");
      }
      return root(reader, namespace);
    } catch (XMLStreamException e) {
      throw new BankFormatException(DOCUMENT, "not well-formed XML", e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setXMLResolver(
        (publicId, systemId, base, name) -> {
          throw new XMLStreamException("nothing outside the message is read");
        });
    return factory;
  }

  private static String decoded(byte[] xml) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(xml)).toString();
    } catch (CharacterCodingException e) {
      throw new BankFormatException(DOCUMENT, "not in UTF-8", e);
    }
  }

  private static XmlNode root(XMLStreamReader reader, String namespace) throws XMLStreamException {
    XmlNode above = new XmlNode("");
    Deque<XmlNode> open = new ArrayDeque<>(List.of(above));
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> open.push(begun(reader, namespace, open));
        case XMLStreamConstants.END_ELEMENT -> open.pop().expectNoTextBesideMembers();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            open.element().text.append(reader.getText());
        case XMLStreamConstants.COMMENT, XMLStreamConstants.END_DOCUMENT -> {}
        default ->
            throw new BankFormatException(
                DOCUMENT,
                "a document type, an entity or an instruction, which the profile has not");
      }
    }
    return above.children.get(0);
  }

  private static XmlNode begun(XMLStreamReader reader, String namespace, Deque<XmlNode> open) {
    XmlNode node = new XmlNode(reader.getLocalName());
    if (!namespace.equals(reader.getNamespaceURI())) {
      throw new BankFormatException(
          node.name, "in the namespace " + reader.getNamespaceURI() + " instead of " + namespace);
    }
    if (open.size() > DEEPEST) {
      throw new BankFormatException(node.name, "deeper than " + DEEPEST + " members");
    }
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      node.attributes.put(reader.getAttributeName(i).toString(), reader.getAttributeValue(i));
    }
    open.element().children.add(node);
    return node;
  }

  private void expectNoTextBesideMembers() {
    if (!children.isEmpty() && !text.toString().isBlank()) {
      throw new BankFormatException(name, "text between members");
    }
  }
}
