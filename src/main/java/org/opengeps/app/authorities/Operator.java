package org.opengeps.app.authorities;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who runs a root here, and with what keys. The names are invented.
 *
 * @param name of the folder and the first part of the paths; the root's path ends in {@code -root}
 *     where an issuing authority is below
 * @param accredited whether people's certificates come from it
 * @param issuing whether an issuing authority stands below the root
 */
record Operator(
    String name, String organisation, KeyKind kind, boolean accredited, boolean issuing) {
  static final List<Operator> ALL =
      List.of(
          new Operator(
              "hangang", "한강인증 Hangang Certification (practice)", KeyKind.RSA_2048, true, true),
          new Operator("seorak", "설악신뢰 Seorak Trust (practice)", KeyKind.P_256, true, true),
          new Operator("platform", "OpenGePS (practice)", KeyKind.P_256, false, false),
          new Operator("sealing", "OpenGePS (practice)", KeyKind.P_256, false, false),
          new Operator("tsa", "대한시각 Daehan Time (practice)", KeyKind.P_256, false, false));

  /** The platform has a root for what it signs and one for what bids are sealed to. */
  private String commonName() {
    return organisation + (name.equals("sealing") ? " Sealing Root CA" : " Root CA");
  }

  /** The operator's authorities by path: the root first, then the issuing one. */
  Map<String, Issuer> open(String url, Path home, Clock clock) throws IOException {
    Map<String, Issuer> opened = new LinkedHashMap<>();
    String rootName = issuing ? name + "-root" : name;
    Issuer root =
        Issuer.root(
            url + "/" + rootName,
            home.resolve(rootName),
            clock,
            Names.named(organisation, commonName()),
            kind);
    opened.put(rootName, root);
    if (issuing) {
      var subject = Names.named(organisation, organisation + " Issuing CA 1");
      opened.put(name, root.below(url + "/" + name, home.resolve(name), subject, kind));
    }
    return opened;
  }
}
