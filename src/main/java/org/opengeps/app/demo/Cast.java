package org.opengeps.app.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.opengeps.app.EngineSetup;
import org.opengeps.app.authorities.KeyKind;
import org.opengeps.protocol.message.FirmSize;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Registration;

/** Who plays in the practice. All names and numbers are invented. */
final class Cast {
  static final String AGENCY_CODE = EngineSetup.PRACTICE_AGENCY;
  static final int BIDDERS = 60;

  /** The bidder whose certificate hides its number, as those of Korean authorities do. */
  static final int HIDDEN = 3;

  private static final LocalText AGENCY =
      new LocalText("한빛수협", "Hanbit Fisheries Cooperative (practice)");
  private static final List<String> SYLLABLES =
      List.of("가람", "나래", "다온", "라온", "마루", "바름", "새론", "아람", "자람", "한결");
  private static final List<String> TRADES = List.of("건설", "종합건설", "토건", "산업개발", "이엔씨", "건영");
  private static final List<String> ROMAN =
      List.of(
          "Garam",
          "Narae",
          "Daon",
          "Raon",
          "Maru",
          "Bareum",
          "Saeron",
          "Aram",
          "Jaram",
          "Hangyeol");
  private static final List<String> ROMAN_TRADES =
      List.of(
          "Construction", "General Construction", "Civil Works", "Development", "E&C", "Builders");

  /** Drafts, publishes, decides. */
  static final DemoPerson OFFICER = agency("officer", "김계약", "CONTRACTING_OFFICER");

  /** The second pair of eyes. */
  static final DemoPerson APPROVER = agency("approver", "이결재", "APPROVING_OFFICER");

  /** Has a mandate for the agency, looks and changes nothing. */
  static final DemoPerson AUDITOR =
      agency(
          EngineSetup.PRACTICE_AUDIT,
          new LocalText("연습감사원", "Board of Audit (practice)"),
          "auditor",
          "오감사",
          "AUDITOR");

  /** Approves the mandate of the other one. */
  static final DemoPerson AUDIT_SECOND =
      agency(
          EngineSetup.PRACTICE_AUDIT,
          new LocalText("연습감사원", "Board of Audit (practice)"),
          "audit-second",
          "한감사",
          "AUDITOR");

  /** Named by the operator; gives the agency's people their roles. */
  static final DemoPerson ADMINISTRATOR =
      agency("administrator", EngineSetup.PRACTICE_ADMINISTRATOR, "AGENCY_ADMINISTRATOR");

  /** The same of the audit body. */
  static final DemoPerson AUDIT_ADMINISTRATOR =
      agency(
          EngineSetup.PRACTICE_AUDIT,
          new LocalText("연습감사원", "Board of Audit (practice)"),
          "audit-administrator",
          EngineSetup.PRACTICE_AUDIT_ADMINISTRATOR,
          "AGENCY_ADMINISTRATOR");

  static final List<DemoPerson> MEMBERS =
      List.of(
          agency("member1", "박개찰", "COMMITTEE_MEMBER"),
          agency("member2", "최입회", "COMMITTEE_MEMBER"),
          agency("member3", "정감사", "COMMITTEE_MEMBER"));

  /** The key file for the visitor: registered, and has not bid anywhere. */
  static final DemoPerson VISITOR =
      supplier("visitor", "방문희", new LocalText("손님건설 (연습)", "Visitor Construction (practice)"), 99);

  private Cast() {}

  static List<DemoPerson> bidders() {
    List<DemoPerson> bidders = new ArrayList<>();
    for (int i = 0; i < BIDDERS; i++) {
      int name = i % SYLLABLES.size();
      int trade = i / SYLLABLES.size();
      bidders.add(
          supplier(
              String.format(Locale.ROOT, "bidder%02d", i + 1),
              "대표 " + (i + 1),
              new LocalText(
                  SYLLABLES.get(name) + TRADES.get(trade) + " (연습)",
                  ROMAN.get(name) + " " + ROMAN_TRADES.get(trade) + " (practice)"),
              i + 1));
    }
    return bidders;
  }

  /** Officers have P-256 keys of one authority. */
  private static DemoPerson agency(String file, String name, String role) {
    return agency(AGENCY_CODE, AGENCY, file, name, role);
  }

  private static DemoPerson agency(
      String code, LocalText organisation, String file, String name, String role) {
    return new DemoPerson(
        file,
        "seorak",
        KeyKind.P_256,
        false,
        new Registration(
            "agency",
            code,
            organisation,
            List.of(),
            List.of("48"),
            new Registration.Registrant(name, file + "@agency.example", List.of(role))));
  }

  /** Every fourth supplier has an RSA key of the other authority. */
  private static DemoPerson supplier(String file, String person, LocalText name, int number) {
    boolean rsa = number % 4 == 3;
    return new DemoPerson(
        file,
        rsa ? "hangang" : "seorak",
        rsa ? KeyKind.RSA_2048 : KeyKind.P_256,
        number == HIDDEN,
        new Registration(
                "supplier",
                String.format(Locale.ROOT, "99900%05d", number),
                name,
                List.of("0002"),
                List.of("48"),
                new Registration.Registrant(
                    person, file + "@supplier.example", List.of("SUPPLIER_BIDDER")))
            .with(FirmSize.SMALL));
  }
}
