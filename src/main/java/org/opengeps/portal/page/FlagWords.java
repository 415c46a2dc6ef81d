package org.opengeps.portal.page;

import org.opengeps.audit.Flag;
import org.opengeps.audit.FlagCode;
import org.opengeps.kernel.Money;

/**
 * What red flags say. Texts of a code are {@code flag.<word>.title}, {@code .says} (with its
 * figures in their places), {@code .method}, {@code .source} and {@code .limits}.
 */
public final class FlagWords {
  private final PageTools tools;

  FlagWords(PageTools tools) {
    this.tools = tools;
  }

  public String title(FlagCode code) {
    return text(code, "title");
  }

  /** How it is counted. */
  public String method(FlagCode code) {
    return text(code, "method");
  }

  /** Where the method or the rule comes from. */
  public String source(FlagCode code) {
    return text(code, "source");
  }

  /** What it does not show. */
  public String limits(FlagCode code) {
    return text(code, "limits");
  }

  /** What was found, with the figures. */
  public String sentence(Flag flag) {
    Object[] figures = flag.figures().stream().map(one -> figure(flag.code(), one)).toArray();
    return tools.text("flag." + flag.code().word() + ".says", figures);
  }

  private Object figure(FlagCode code, Object figure) {
    if (figure instanceof Money money) {
      return tools.money(money);
    }
    if (code == FlagCode.SPLIT_ONE_QUOTE && figure instanceof String) {
      return text(code, figure.toString());
    }
    boolean business = code == FlagCode.REPEAT_WINNER && figure instanceof String;
    return figure instanceof Number number
        ? tools.number(number)
        : business ? tools.word("business", figure) : figure;
  }

  private String text(FlagCode code, String part) {
    return tools.text("flag." + code.word() + "." + part);
  }
}
