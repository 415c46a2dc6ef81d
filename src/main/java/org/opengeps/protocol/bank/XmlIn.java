package org.opengeps.protocol.bank;

import java.util.function.Function;
import org.opengeps.kernel.Money;

/**
 * Reads the members of an element in their order; what is missing, of another form or too much is
 * refused with its path.
 */
final class XmlIn {
  private final XmlNode node;
  private final String path;
  private int next;

  private XmlIn(XmlNode node, String path) {
    this.node = node;
    this.path = path;
  }

  /**
   * Reads a whole document.
   *
   * @param namespace of the message and its version
   * @throws BankFormatException naming the first member that is wrong
   */
  static <T> T document(byte[] xml, String namespace, Function<XmlIn, T> reader) {
    XmlNode root = XmlNode.read(xml, namespace);
    if (!root.name.equals("Document")) {
      throw new BankFormatException(root.name, "instead of Document");
    }
    XmlIn in = new XmlIn(root, "Document");
    in.expectNoAttributes();
    T read = in.guarded(reader);
    in.end();
    return read;
  }

  /**
   * The next member, and what is inside.
   *
   * @param names from the outside to the inside; each holds the next one only
   */
  <T> T in(String names, Function<XmlIn, T> reader) {
    return member(
        names,
        inside -> {
          inside.expectNoAttributes();
          T read = inside.guarded(reader);
          inside.end();
          return read;
        });
  }

  /** A text with a meaning; what the reader refuses is refused with the member's path. */
  <T> T value(String names, Function<String, T> reader) {
    return in(names, inside -> inside.guarded(one -> reader.apply(one.ownText())));
  }

  String text(String names, int longest) {
    return value(names, text -> Iso.line(text, longest));
  }

  /** A member that has one value only. */
  void constant(String names, String value) {
    value(
        names,
        text -> {
          if (!text.equals(value)) {
            throw new IllegalArgumentException("\"" + text + "\" instead of \"" + value + "\"");
          }
          return text;
        });
  }

  Money amount(String names) {
    return member(
        names,
        inside -> {
          String currency = inside.node.attributes.remove("Ccy");
          inside.expectNoAttributes();
          if (currency == null) {
            throw new BankFormatException(inside.path, "without a currency");
          }
          return inside.guarded(one -> Iso.amount(currency, one.ownText()));
        });
  }

  /** Whether the next member has the name. */
  boolean isNext(String name) {
    return next < node.children.size() && node.children.get(next).name.equals(name);
  }

  private <T> T member(String names, Function<XmlIn, T> reader) {
    int border = names.indexOf('/');
    String name = border < 0 ? names : names.substring(0, border);
    if (!isNext(name)) {
      String found = next < node.children.size() ? ", here is " + node.children.get(next).name : "";
      throw new BankFormatException(path + "/" + name, "missing" + found);
    }
    XmlIn inside = new XmlIn(node.children.get(next++), path + "/" + name);
    if (border < 0) {
      return reader.apply(inside);
    }
    inside.expectNoAttributes();
    T read = inside.member(names.substring(border + 1), reader);
    inside.end();
    return read;
  }

  private String ownText() {
    if (!node.children.isEmpty()) {
      throw new BankFormatException(path, "not a text");
    }
    return node.text.toString();
  }

  private <T> T guarded(Function<XmlIn, T> reader) {
    try {
      return reader.apply(this);
    } catch (BankFormatException e) {
      throw e.member().startsWith("Document")
          ? e
          : new BankFormatException(path, e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new BankFormatException(path, e.getMessage(), e);
    }
  }

  private void expectNoAttributes() {
    if (!node.attributes.isEmpty()) {
      throw new BankFormatException(
          path, "an attribute that the profile has not: " + node.attributes.keySet());
    }
  }

  private void end() {
    if (next < node.children.size()) {
      throw new BankFormatException(
          path + "/" + node.children.get(next).name, "the profile has no such member here");
    }
  }
}
