package org.opengeps.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.opengeps.app.authorities.AuthorityClient;
import org.opengeps.app.authorities.Credential;
import org.opengeps.app.authorities.KeyKind;
import org.opengeps.app.authorities.Names;
import org.opengeps.app.authorities.Profile;
import org.opengeps.client.http.Engine;
import org.opengeps.client.keyfile.OpenedKey;
import org.opengeps.client.seal.Bidder;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.message.FirmSize;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Registration;

/** Suppliers of the practice's authorities, their keys in memory: three of four P-256, one RSA. */
final class Firms {
  private static final int EVERY_FOURTH = 4;

  /** First number of those who are not handed out again. */
  private static final int APART = 90_000;

  private final Engine engine;
  private final AuthorityClient authorities;
  private final List<Firm> made = new ArrayList<>();
  private int apart = APART;

  Firms(Engine engine, AuthorityClient authorities) {
    this.engine = engine;
    this.authorities = authorities;
  }

  /** The first ones, made as far as they are missing. */
  List<Firm> atLeast(int count) {
    List<Integer> missing = IntStream.rangeClosed(made.size() + 1, count).boxed().toList();
    made.addAll(Together.map(missing, this::make));
    return List.copyOf(made.subList(0, count));
  }

  /** Whom nobody else is handed out: for those who are revoked. */
  List<Firm> others(int count) {
    List<Integer> numbers = IntStream.range(apart, apart + count).boxed().toList();
    apart += count;
    return Together.map(numbers, this::make);
  }

  private Firm make(int number) {
    boolean rsa = number % EVERY_FOURTH == 0;
    String issuer = rsa ? "hangang" : "seorak";
    String identifier = String.format(Locale.ROOT, "99910%05d", number);
    LocalText name =
        new LocalText("부하시험" + number + "건설 (연습)", "Load Test " + number + " (practice)");
    String person = "대표 " + number;
    DocumentSigner signer = signer(issuer, rsa, name, person, identifier);
    Registration registration =
        new Registration(
                "supplier",
                identifier,
                name,
                List.of("0002"),
                List.of("48"),
                new Registration.Registrant(
                    person, "bench" + number + "@supplier.example", List.of("SUPPLIER_BIDDER")))
            .with(FirmSize.SMALL);
    Need.accepted(
        engine.post(
            "/api/v1/registrations", signer.sign(registration.toJson(), Site.CLOCK.instant())),
        "registering supplier " + number);
    Verdict<Bidder> bidder = Bidder.of(new OpenedKey(signer, Optional.empty()), identifier);
    return new Firm(number, issuer, Need.accepted(bidder, "supplier " + number));
  }

  private DocumentSigner signer(
      String issuer, boolean rsa, LocalText name, String person, String identifier) {
    try {
      Credential credential =
          authorities.request(
              issuer,
              Profile.PERSON,
              rsa ? KeyKind.RSA_2048 : KeyKind.P_256,
              Names.ofPerson(name.ko(), person, identifier));
      return new DocumentSigner(credential.key(), credential.chain());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
