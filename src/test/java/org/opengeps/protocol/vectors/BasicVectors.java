package org.opengeps.protocol.vectors;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Won;
import org.opengeps.protocol.draw.DrawParameters;
import org.opengeps.protocol.draw.GatePart;
import org.opengeps.protocol.draw.PriceDraw;
import org.opengeps.protocol.fixture.FixedRandom;
import org.opengeps.protocol.hashing.ExpandMessage;
import org.opengeps.protocol.hashing.TaggedHash;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.opening.DrawPoint;
import org.opengeps.protocol.threshold.HashToCurve;
import org.opengeps.protocol.threshold.KnowledgeProof;
import org.opengeps.protocol.threshold.ListProof;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/** Vectors of the parts that need no certificate. */
final class BasicVectors {
  private BasicVectors() {}

  static JsonObject json() {
    List<String> inputs =
        List.of(
            "{}",
            "{ \"b\" : 1 , \"a\" : [ null , true , false , [] , {} ] }",
            "{\"\\u20ac\":\"Euro\",\"\\r\":\"CR\",\"\\ufb33\":\"dalet\",\"1\":\"one\",\"\\ud83d\\ude00\":\"smile\",\"\\u0080\":\"control\",\"\\u00f6\":\"o\"}",
            "{\"text\":\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\\b\\t\\f\\u007f가\"}",
            "{\"n\":[0,-1,9007199254740991,-9007199254740991]}",
            "{\"10\":0,\"9\":0,\"a\":{\"c\":0,\"B\":0}}");
    List<String> refused =
        List.of(
            "",
            "[]",
            "1",
            "{\"a\":1,\"a\":1}",
            "{\"a\":1.5}",
            "{\"a\":1e3}",
            "{\"a\":01}",
            "{\"a\":-0}",
            "{\"a\":9007199254740992}",
            "{\"a\":\"\\ud800\"}",
            "{\"a\":\"\\x\"}",
            "{\"a\":\"\u0001\"}",
            "{a:1}",
            "{'a':1}",
            "{\"a\":1,}",
            "{\"a\":[1,]}",
            "{\"a\":tru}",
            "{\"a\":1}{}",
            "{\"a\":1} x",
            "{\"a\":NaN}");
    return JsonObject.builder()
        .put("accepted", inputs, BasicVectors::canonicalCase)
        .put("refused", refused)
        .build();
  }

  private static JsonObject canonicalCase(String input) {
    JsonObject parsed = JsonObject.parse(input.getBytes(StandardCharsets.UTF_8));
    return JsonObject.builder()
        .put("input", input)
        .put("canonical", parsed.toString())
        .put("sha256", parsed.hash())
        .build();
  }

  static JsonObject hash() {
    TaggedHash parts =
        TaggedHash.tag("opengeps/example/1")
            .add("한글")
            .add(Sha256.ofText("x"))
            .addU32(7)
            .add(new byte[0]);
    TaggedHash same =
        TaggedHash.tag("opengeps/example/1")
            .add("한글")
            .add(Sha256.ofText("x"))
            .addU32(7)
            .add(new byte[0]);
    return JsonObject.builder()
        .put("tag", "opengeps/example/1")
        .put(
            "parts",
            List.of(
                JsonValues.hexOf("한글".getBytes(StandardCharsets.UTF_8)),
                Sha256.ofText("x").hex(),
                "00000007",
                ""))
        .put("H", parts.hash())
        .put("HS", Scalar.of(same).hex())
        .putHex("xmd48", ExpandMessage.xmd(parts.framed(), "opengeps/example/1", 48))
        .build();
  }

  static JsonObject hashToCurve() {
    String domain = "QUUX-V01-CS02-with-P256_XMD:SHA-256_SSWU_RO_";
    List<JsonObject> rfc = new ArrayList<>();
    for (String message :
        List.of(
            "", "abc", "abcdef0123456789", "q128_" + "q".repeat(128), "a512_" + "a".repeat(512))) {
      Point point = HashToCurve.point(message.getBytes(StandardCharsets.US_ASCII), domain);
      rfc.add(JsonObject.builder().put("message", message).put("point", point.hex()).build());
    }
    List<JsonObject> drawPoints = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      TenderRef tender = new TenderRef("R25BK0000000" + i, "00" + i);
      Sha256 close = FixedRandom.hash("close " + i);
      drawPoints.add(
          JsonObject.builder()
              .put("tender", tender.toString())
              .put("closeHash", close)
              .put("point", DrawPoint.of(tender, close).hex())
              .build());
    }
    return JsonObject.builder()
        .put("domain", domain)
        .put("rfc9380", rfc)
        .put("drawPoints", drawPoints)
        .build();
  }

  static JsonObject proof() {
    Scalar secret = Scalar.random(new FixedRandom("secret"));
    Sha256 context = FixedRandom.hash("context");
    FixedRandom random = new FixedRandom("knowledge");
    KnowledgeProof proof = KnowledgeProof.make(secret, context, random);
    JsonObject knowledge =
        JsonObject.builder()
            .put("secret", secret.hex())
            .put("image", Point.base(secret).hex())
            .put("context", context)
            .putHex("random", random.taken())
            .put("proof", proof.hex())
            .build();
    return JsonObject.builder().put("knowledge", knowledge).put("list", listProof(secret)).build();
  }

  private static JsonObject listProof(Scalar secret) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      points.add(Point.base(Scalar.random(new FixedRandom("point " + i))));
    }
    List<Point> values = points.stream().map(point -> point.times(secret)).toList();
    Sha256 close = FixedRandom.hash("close");
    FixedRandom random = new FixedRandom("list");
    ListProof proof =
        ListProof.make(
            secret,
            new ListProof.Statement(
                "R25BK00000001-000", close, "public", 2, Point.base(secret), points, values),
            random);
    return JsonObject.builder()
        .put("secret", secret.hex())
        .put("image", Point.base(secret).hex())
        .put("subject", "R25BK00000001-000")
        .put("closeHash", close)
        .put("list", "public")
        .put("member", 2)
        .put("points", points, Point::hex)
        .put("values", values, Point::hex)
        .putHex("random", random.taken())
        .put("proof", proof.hex())
        .build();
  }

  static JsonObject draw() {
    CurrencyUnit dollars = new CurrencyUnit("USD", 2);
    List<Money> bases =
        List.of(
            Won.of(1_797_931_000),
            Won.of(1_797_931_000),
            Won.of(1_797_931_000),
            Won.of(1_000),
            dollars.read("1797931.05"),
            dollars.read("12.00"));
    List<JsonObject> cases = new ArrayList<>();
    for (Money base : bases) {
      cases.add(drawCase(cases.size(), base, DrawParameters.koreanLocalWorks()));
    }
    // with a unit of one the mean has decimals, which are rounded up
    var finest = new DrawParameters(15, 4, 2, 7, 8, 97_000, 103_000, 1);
    for (int i = 0; i < 3; i++) {
      cases.add(drawCase(cases.size(), Won.of(1_797_931), finest));
    }
    return JsonObject.builder().put("cases", cases).build();
  }

  private static JsonObject drawCase(int number, Money base, DrawParameters parameters) {
    Point v = Point.base(Scalar.random(new FixedRandom("v " + number)));
    Scalar gate = Scalar.random(new FixedRandom("gate " + number));
    Sha256 close = FixedRandom.hash("draw close " + number);
    List<List<Integer>> picks = new ArrayList<>();
    for (int bid = 0; bid < 7; bid++) {
      picks.add(List.of(1 + (bid * (number + 3)) % 15, 1 + (bid * (number + 3) + 5) % 15));
    }
    var result =
        PriceDraw.draw(
            parameters,
            base,
            v,
            new GatePart.Released(gate),
            close,
            picks.stream().map(PriceDraw.Picks::new).toList());
    return JsonObject.builder()
        .put("parameters", parameters.toJson())
        .put("baseAmount", base)
        .put("gatePrivate", gate.hex())
        .put("closeHash", close)
        .put("v", v.hex())
        .put("picks", picks)
        .put("draw", result.toJson())
        .build();
  }
}
