package org.opengeps.bid;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.bid.Bidding.OpenTender;
import org.opengeps.bid.Bidding.Supplier;
import org.opengeps.client.http.Engine;
import org.opengeps.client.seal.SealedBidFile;
import org.opengeps.protocol.message.Eligibility;
import org.opengeps.protocol.message.FirmSize;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Registration;
import org.opengeps.registry.usecase.Register;
import org.opengeps.testing.TestClock;

/** A supplier's word about itself does not open a tender that it has already read. */
@ExtendWith(ArquillianExtension.class)
class EligibilityIT {
  private static final Duration DAY = Duration.ofDays(1);
  @Inject private Bidding bidding;
  @Inject private Register register;
  private final Engine engine = new Engine(Bidding.baseUrl());

  @Test
  void whatCountsIsTheRegistrationWhenTheNoticeWasPublished() throws IOException {
    Supplier firm = bidding.supplier("seorak");
    TestClock.INSTANCE.advance(Duration.ofSeconds(2));
    OpenTender read = bidding.tender(DAY, List.of("0002"));
    TestClock.INSTANCE.advance(Duration.ofSeconds(2));
    registerFor(firm, "0002");
    assertThat(outcome(read, firm)).isEqualTo("not-eligible-industry");

    TestClock.INSTANCE.advance(Duration.ofSeconds(2));
    assertThat(outcome(bidding.tender(DAY, List.of("0002")), firm)).isEqualTo("accepted");
  }

  @Test
  void whatWasRegisteredWhenTheNoticeWasPublishedIsNotLostByALaterChange() throws IOException {
    Supplier firm = bidding.supplier("seorak");
    TestClock.INSTANCE.advance(Duration.ofSeconds(2));
    OpenTender tender = bidding.tender(DAY, List.of("0001"));
    TestClock.INSTANCE.advance(Duration.ofSeconds(2));
    registerFor(firm, "0002");
    assertThat(outcome(tender, firm)).isEqualTo("accepted");
  }

  @Test
  void aNewcomerIsTakenByItsFirstRegistrationAndNotByItsSecond() throws IOException {
    OpenTender first = bidding.tender(DAY, List.of("0001"));
    OpenTender second = bidding.tender(DAY, List.of("0002"));
    Supplier firm = bidding.supplier("seorak");
    TestClock.INSTANCE.advance(Duration.ofSeconds(2));
    registerFor(firm, "0002");
    assertThat(outcome(first, firm)).isEqualTo("accepted");
    assertThat(outcome(second, firm)).isEqualTo("not-eligible-industry");
  }

  @Test
  void industriesThatAreNeededTogetherAndALimitOfSizeAreAskedForAtTheIntake() throws IOException {
    Supplier firm = bidding.supplier("seorak");
    TestClock.INSTANCE.advance(Duration.ofSeconds(2));
    assertThat(outcome(both(), firm)).isEqualTo("industry-missing");
    assertThat(outcome(bidding.tender(DAY, small(List.of())), firm)).isEqualTo("not-eligible-size");
    register(firm, List.of("0001", "0002"), Optional.of(FirmSize.MEDIUM));
    TestClock.INSTANCE.advance(Duration.ofSeconds(2));
    assertThat(outcome(both(), firm)).isEqualTo("not-eligible-size");
    register(firm, List.of("0001", "0002"), Optional.of(FirmSize.MICRO));
    TestClock.INSTANCE.advance(Duration.ofSeconds(2));
    assertThat(outcome(both(), firm)).isEqualTo("accepted");
  }

  private OpenTender both() {
    return bidding.tender(DAY, small(List.of("0001", "0002")));
  }

  private static Eligibility small(List<String> together) {
    return new Eligibility(List.of(), List.of("48"), together, Optional.of(FirmSize.SMALL));
  }

  private void registerFor(Supplier firm, String industry) {
    register(firm, List.of(industry), Optional.empty());
  }

  private void register(Supplier firm, List<String> industries, Optional<FirmSize> size) {
    var registration =
        new Registration(
            "supplier",
            firm.businessNumber(),
            new LocalText(firm.name(), "Firm " + firm.businessNumber()),
            industries,
            List.of("48"),
            new Registration.Registrant(
                "김입찰", firm.businessNumber() + "@firm.example", List.of("SUPPLIER_BIDDER")));
    Registration sized = size.map(registration::with).orElse(registration);
    register.register(firm.signer().sign(sized.toJson(), TestClock.INSTANCE.instant())).orThrow();
  }

  private String outcome(OpenTender tender, Supplier firm) {
    SealedBidFile bid = bidding.seal(tender, firm);
    Engine.Answer answer =
        engine.postForm(
            "/api/v1/tenders/" + tender.ref().number() + "/submissions",
            Map.of("statement", bid.statement(), "price", bid.envelopes().get("price")));
    return answer.isSuccess() ? "accepted" : answer.refusal().code();
  }
}
