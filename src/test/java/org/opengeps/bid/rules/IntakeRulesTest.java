package org.opengeps.bid.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opengeps.bid.BidRefusals;
import org.opengeps.bid.UploadLimits;
import org.opengeps.bid.UploadManifest;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.law.RuleSet;
import org.opengeps.platform.RuleSets;
import org.opengeps.platform.upload.UploadIsWithinLimits;
import org.opengeps.protocol.message.FirmSize;
import org.opengeps.protocol.message.Statement;
import org.opengeps.protocol.message.Statement.FileReference;
import org.opengeps.protocol.upload.UploadId;
import org.opengeps.protocol.upload.UploadItem;

class IntakeRulesTest {
  private static final Instant OPENS = Instant.parse("2025-06-10T00:00:00Z");
  private static final Instant CLOSES = Instant.parse("2025-06-20T01:00:00Z");
  private static final Sha256 FILE = Sha256.ofText("file");

  @Test
  void theFirstTickOfReceiptAndTheLastTickBeforeClosingAreInTime() {
    assertThat(SubmissionIsInTime.judge(OPENS, OPENS, false, CLOSES)).isEmpty();
    assertThat(SubmissionIsInTime.judge(CLOSES.minusMillis(1), OPENS, false, CLOSES)).isEmpty();
  }

  @Test
  void theClosingTickItselfIsLateAndTheTickBeforeReceiptIsTooEarly() {
    assertThat(codeOf(SubmissionIsInTime.judge(CLOSES, OPENS, false, CLOSES))).isEqualTo("late");
    assertThat(codeOf(SubmissionIsInTime.judge(OPENS.minusMillis(1), OPENS, false, CLOSES)))
        .isEqualTo("not-open-yet");
  }

  @Test
  void noBidIsTakenBeforeTheBaseAmountIsSaidAndALateOneIsCalledLate() {
    assertThat(codeOf(SubmissionIsInTime.judge(OPENS, OPENS, true, CLOSES)))
        .isEqualTo("base-amount-awaited");
    assertThat(codeOf(SubmissionIsInTime.judge(CLOSES, OPENS, true, CLOSES))).isEqualTo("late");
  }

  @Test
  void aFirmRegisteredInTheLastInstantOfTheDayBeforeTheClosingBidsAndOneOfTheDayItselfDoesNot() {
    RuleSet law = RuleSets.carried().get("kr-local-works");
    RuleSet practice = RuleSets.carried().get("sandbox");
    Instant ends = law.end(law.registrationLead(), CLOSES);
    assertThat(ends).isEqualTo("2025-06-19T15:00:00Z");
    assertThat(NewcomerIsRegisteredInTime.judge(ends.minusMillis(1), ends)).isEmpty();
    assertThat(codeOf(NewcomerIsRegisteredInTime.judge(ends, ends)))
        .isEqualTo("registered-too-late");
    assertThat(practice.end(practice.registrationLead(), CLOSES)).isEqualTo(CLOSES);
  }

  @Test
  void oneOfTheRequiredIndustriesIsEnoughAndNoneRequiredAdmitsAll() {
    assertThat(eligibility(Set.of("0001", "0002"), Set.of(), Set.of("0002"), Set.of("26")))
        .isEmpty();
    assertThat(eligibility(Set.of(), Set.of(), Set.of(), Set.of())).isEmpty();
    assertThat(codeOf(eligibility(Set.of("0001"), Set.of(), Set.of("0002"), Set.of("26"))))
        .isEqualTo("not-eligible-industry");
  }

  @Test
  void everyIndustryThatIsWantedTogetherIsNeededAndTheMissingOnesAreNamed() {
    assertThat(SupplierHoldsEveryIndustry.judge(List.of(), Set.of())).isEmpty();
    assertThat(
            SupplierHoldsEveryIndustry.judge(
                List.of("0001", "0037"), Set.of("0037", "0001", "0002")))
        .isEmpty();
    Optional<Refusal> refused =
        SupplierHoldsEveryIndustry.judge(List.of("0001", "0002", "0037"), Set.of("0002"));
    assertThat(codeOf(refused)).isEqualTo("industry-missing");
    assertThat(refused.orElseThrow().english()).contains("0001", "0037").doesNotContain("0002");
  }

  @Test
  void aLimitOfSizeAdmitsAllSmallerFirmsAndNoneThatHasNotSaidItsSize() {
    for (FirmSize largest : FirmSize.values()) {
      for (FirmSize size : FirmSize.values()) {
        assertThat(SupplierIsSmallEnough.judge(largest, Optional.of(size)).isEmpty())
            .as(size + " under " + largest)
            .isEqualTo(size.ordinal() <= largest.ordinal());
      }
      if (largest != FirmSize.LARGE) {
        assertThat(
                SupplierIsSmallEnough.judge(largest, Optional.of(FirmSize.LARGE))
                    .orElseThrow()
                    .key())
            .isEqualTo("not-eligible-size." + largest.word());
      }
      Optional<Refusal> silent = SupplierIsSmallEnough.judge(largest, Optional.empty());
      assertThat(silent.orElseThrow().key()).isEqualTo("not-eligible-size");
    }
  }

  @Test
  void aFirmInAPartOfARequiredProvinceIsEligibleAndOneElsewhereIsNot() {
    assertThat(eligibility(Set.of(), Set.of("26"), Set.of(), Set.of("26410"))).isEmpty();
    assertThat(codeOf(eligibility(Set.of(), Set.of("26410"), Set.of(), Set.of("26"))))
        .isEqualTo("not-eligible-region");
  }

  @Test
  void aBidSealedForAnotherTextOfTheNoticeIsRefused() {
    Sha256 inForce = Sha256.ofText("in force");
    assertThat(NoticeVersionIsGood.judge(inForce, Set.of(inForce))).isEmpty();
    assertThat(codeOf(NoticeVersionIsGood.judge(Sha256.ofText("shown to one"), Set.of(inForce))))
        .isEqualTo("wrong-notice");
  }

  @Test
  void everyNamedFileMustBeCompleteWithItsStatedSize() {
    List<Statement.Sealed> named = named("technical", FileReference.rounded(FILE, 20_000));
    assertThat(FilesAreComplete.judge(named, "price", Map.of(FILE, 20_000L))).isEmpty();
    assertThat(codeOf(FilesAreComplete.judge(named, "price", Map.of())))
        .isEqualTo("files-incomplete");
    assertThat(codeOf(FilesAreComplete.judge(named, "price", Map.of(FILE, 40_000L))))
        .isEqualTo("files-incomplete");
    List<Statement.Sealed> priced = named("price", FileReference.rounded(FILE, 40_000, true));
    assertThat(FilesAreComplete.judge(priced, "price", Map.of(FILE, 65_536L))).isEmpty();
    assertThat(codeOf(FilesAreComplete.judge(priced, "price", Map.of(FILE, 32_768L))))
        .isEqualTo("files-incomplete");
  }

  @Test
  void aFileOfThePriceThatShowsItsSizeIsRefused() {
    List<Statement.Sealed> named = named("price", FileReference.rounded(FILE, 40_000, true));
    assertThat(FilesArePadded.judge(named, "price", Map.of(FILE, 65_536L))).isEmpty();
    assertThat(FilesArePadded.judge(named, "price", Map.of())).as("not there yet").isEmpty();
    assertThat(codeOf(FilesArePadded.judge(named, "price", Map.of(FILE, 40_000L))))
        .as("said to be padded")
        .isEqualTo("files-unpadded");
    assertThat(
            codeOf(
                FilesArePadded.judge(
                    named("price", FileReference.rounded(FILE, 40_000)), "price", Map.of())))
        .isEqualTo("files-unpadded");
    assertThat(
            FilesArePadded.judge(
                named("technical", FileReference.rounded(FILE, 40_000)),
                "price",
                Map.of(FILE, 40_000L)))
        .as("of the technical envelope")
        .isEmpty();
  }

  private static List<Statement.Sealed> named(String envelope, FileReference file) {
    return List.of(new Statement.Sealed(envelope, Sha256.ofText("봉투"), List.of(file)));
  }

  @Test
  void anUploadOfTooManyTooLargeEmptyOrDoubleFilesIsRefused() {
    assertThat(upload(0, new UploadItem(FILE, 1))).isEmpty();
    assertThat(upload(0)).isPresent();
    assertThat(upload(0, new UploadItem(FILE, 0))).isPresent();
    assertThat(upload(0, new UploadItem(FILE, UploadLimits.STANDARD.ofFiles().fileSize() + 1)))
        .isPresent();
    assertThat(upload(0, new UploadItem(FILE, 1), new UploadItem(FILE, 1))).isPresent();
    assertThat(upload(3 * UploadLimits.STANDARD.ofFiles().totalSize(), new UploadItem(FILE, 1)))
        .isPresent();
  }

  @Test
  void everyRefusalHasASentenceInKoreanAndInEnglishAndACodeOfItsOwn() {
    List<String> codes = new ArrayList<>();
    for (BidRefusals refusal : BidRefusals.values()) {
      assertThat(refusal.refusal().korean()).matches(".*[가-힣].*");
      assertThat(refusal.refusal().english()).doesNotMatch(".*[가-힣].*").endsWith(".");
      codes.add(refusal.refusal().code());
    }
    assertThat(codes).doesNotHaveDuplicates();
  }

  private static Optional<Refusal> eligibility(
      Set<String> requiredIndustries,
      Set<String> requiredRegions,
      Set<String> industries,
      Set<String> regions) {
    return SupplierIsEligible.judge(
        new SupplierIsEligible.Facts(requiredIndustries, requiredRegions, industries, regions));
  }

  private static Optional<Refusal> upload(long before, UploadItem... items) {
    UploadManifest manifest =
        new UploadManifest(
            TenderRef.parse("R25BK00888538-003"), new UploadId(new UUID(1, 2)), List.of(items));
    return UploadIsWithinLimits.judge(manifest.files(), UploadLimits.STANDARD.ofFiles(), before);
  }

  private static String codeOf(Optional<Refusal> refusal) {
    return refusal.orElseThrow().code();
  }
}
