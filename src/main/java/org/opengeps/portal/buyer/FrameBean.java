package org.opengeps.portal.buyer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.opengeps.identity.CurrentActor;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.TenderSummary;
import org.opengeps.platform.OfficialZone;
import org.opengeps.portal.page.Asset;
import org.opengeps.portal.page.LotWords;
import org.opengeps.portal.page.PageTools;
import org.opengeps.portal.page.PageWriter;
import org.opengeps.portal.page.Visitor;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Notice;

/** The frame of the buyer's pages: the words and tools of the public ones, for expressions. */
@Named("og")
@RequestScoped
public class FrameBean {
  @Inject private PageWriter writer;
  @Inject private OfficialZone zone;
  @Inject private CurrentActor actor;

  private PageTools tools;

  private PageTools tools() {
    if (tools == null) {
      var external = FacesContext.getCurrentInstance().getExternalContext();
      tools =
          writer.tools(
              (HttpServletRequest) external.getRequest(),
              (HttpServletResponse) external.getResponse());
    }
    return tools;
  }

  public String text(String key) {
    return tools().text(key);
  }

  /** A text with its places filled; not for expressions, which call the other. */
  String text(String key, Object... arguments) {
    return tools().text(key, arguments);
  }

  /** Who runs this installation, as the foot of every page says. */
  public String getOperatedBy() {
    String name = tools().operator().name().orElse(tools().text("operator.practice"));
    return tools().text("operator.by", name);
  }

  public String word(String prefix, Object code) {
    return tools().word(prefix, code);
  }

  /** The name of a member of a message that has so many lots. */
  public String field(String path, int lots) {
    return tools().field(path, lots);
  }

  /** In which round and stage a tender of a list is: {@code 재입찰 1}, {@code 2단계}; else empty. */
  public String round(TenderSummary tender) {
    return lots().round(tender.rounds(), tender.stage(), tender.stages());
  }

  /** What lots are called. */
  public LotWords lots() {
    return tools().lots();
  }

  public String local(LocalText text) {
    return tools().local(text);
  }

  /** Size of a file. */
  public String size(long bytes) {
    return tools().size(bytes);
  }

  /** A bid rate, or nothing where there is no estimated price to measure by. */
  public String percent(Percent rate) {
    return rate == null ? "" : rate + " %";
  }

  public String money(Money money) {
    return tools().money(money);
  }

  /** A time that belongs to no tender, in the zone of the deployment. */
  public String time(Instant instant) {
    return tools().time(instant, zone.zone());
  }

  /** A time of a tender, in the tender's zone. */
  public String timeIn(Instant instant, ZoneId zoneOfTender) {
    return tools().time(instant, zoneOfTender);
  }

  /** A value of a field of an order for people. */
  public String change(String field, String value, Notice order) {
    return tools().change(field, value, order.zone(), order.currency());
  }

  public Asset asset(String name) {
    return tools().asset(name);
  }

  public Visitor visitor() {
    return tools().visitor();
  }

  public String getLanguage() {
    return tools().language();
  }

  /** Fingerprint of the certificate that logged in: only its key becomes the key of the sitting. */
  public String getCertificate() {
    return actor.findCertificate().map(Sha256::hex).orElse("");
  }

  /** Minutes without use after which the key of a sitting is locked. */
  public int getKeyIdleMinutes() {
    return tools().keyIdleMinutes();
  }

  public String getKeyHint() {
    return text("key.unlock.hint", getKeyIdleMinutes());
  }

  /** The words of messages and the names of the register's codes, for what is signed. */
  public String getMessageWords() {
    return tools().scripts().messageWords();
  }

  public String getCodeNames() {
    return tools().scripts().codeNames();
  }

  /** Industries to choose from, code and name. */
  public Map<String, String> getIndustries() {
    return tools().industries();
  }

  /** Regions to choose from, code and name. */
  public Map<String, String> getRegions() {
    return tools().regions();
  }

  public boolean isPractice() {
    return tools().practice();
  }

  public String getScriptTexts() {
    return tools().scripts().texts();
  }
}
