package org.opengeps.payment.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * The one way in which the elements of an invoice become bytes. What JAXB itself writes depends on
 * whose it is: Payara Micro 6 brings two, which choose other prefixes, and only the order in which
 * it loads them decides.
 */
final class InvoiceBytes {
  private static final String UBL = "urn:oasis:names:specification:ubl:schema:xsd:";
  private static final Map<String, String> PREFIXES =
      Map.of(
          UBL + "Invoice-2", "",
          UBL + "CommonAggregateComponents-2", "cac:",
          UBL + "CommonBasicComponents-2", "cbc:");

  private static final String ROOT =
      " xmlns=\""
          + UBL
          + "Invoice-2\" xmlns:cac=\""
          + UBL
          + "CommonAggregateComponents-2\" xmlns:cbc=\""
          + UBL
          + "CommonBasicComponents-2\"";

  private InvoiceBytes() {}

  /** UTF-8, no space between elements, attributes by name, no end of line after the last tag. */
  static byte[] of(Document invoice) {
    StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    element(text, invoice.getDocumentElement(), ROOT);
    return text.toString().getBytes(UTF_8);
  }

  private static void element(StringBuilder text, Element element, String namespaces) {
    String prefix = PREFIXES.get(element.getNamespaceURI());
    if (prefix == null) {
      throw new IllegalStateException("no element of the profile: " + element.getNodeName());
    }
    String name = prefix + element.getLocalName();
    text.append('<').append(name).append(namespaces);
    attributes(element)
        .forEach(
            (key, value) ->
                text.append(' ').append(key).append("=\"").append(escaped(value)).append('"'));
    text.append('>');
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        element(text, inner, "");
      } else {
        text.append(escaped(child.getNodeValue()));
      }
    }
    text.append("</").append(name).append('>');
  }

  private static Map<String, String> attributes(Element element) {
    Map<String, String> byName = new TreeMap<>();
    NamedNodeMap all = element.getAttributes();
    for (int i = 0; i < all.getLength(); i++) {
      Node one = all.item(i);
      if (one.getNamespaceURI() == null) {
        byName.put(one.getNodeName(), one.getNodeValue());
      }
    }
    return byName;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\r", "&#13;");
  }
}
