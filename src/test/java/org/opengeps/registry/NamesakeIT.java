package org.opengeps.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.app.authorities.Credential;
import org.opengeps.app.authorities.KeyKind;
import org.opengeps.app.authorities.Profile;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/** Two people of one name in one organisation. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class NamesakeIT {
  private static Http.Answer register(byte[] cms) {
    return Http.post("/api/v1/registrations", Http.CMS, cms);
  }

  @Test
  void aNamesakeIsAnotherPersonAndReplacesNobody() throws IOException {
    TestPerson first = TestPerson.supplier();
    String person = register(first.signedRegistration()).json().object("person").string("id");
    X500Name subject =
        new X500NameBuilder(BCStyle.INSTANCE)
            .addRDN(BCStyle.C, "KR")
            .addRDN(BCStyle.O, "성림건설")
            .addRDN(BCStyle.CN, first.name())
            .addRDN(BCStyle.SERIALNUMBER, first.identifier())
            .addRDN(BCStyle.UID, "second")
            .build();
    for (Credential other :
        List.of(
            TestPerson.authorities().request("hangang", Profile.PERSON, KeyKind.RSA_2048, subject),
            TestPerson.certificate("seorak", KeyKind.P_256, first.name(), first.identifier()))) {
      Http.Answer answer = register(first.with(other).signedRegistration());
      assertThat(answer.outcome()).isEqualTo("201");
      assertThat(answer.json().object("person").string("id")).isNotEqualTo(person);
    }
    TestClock.INSTANCE.advance(Duration.ofSeconds(2));
    assertThat(register(first.signedRegistration()).json().object("person").string("id"))
        .as("the first one's certificate is still in force")
        .isEqualTo(person);
  }
}
