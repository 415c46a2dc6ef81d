package org.opengeps.portal;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.util.List;

/** The smallest screen on which every page must be readable: 360 pixels wide. */
final class PhoneScreen {
  private static final int WIDTH = 360;
  private static final int HEIGHT = 740;

  /**
   * What reaches beyond the screen (unless it scrolls inside a box with a name, which the keyboard
   * reaches), cells of tables in which no word of some length fits on a line, and names of cells
   * that run over what they name.
   */
  private static final String UNREADABLE =
      """
      (() => {
        const found = [];
        const width = document.documentElement.clientWidth;
        const shown = (e) => e.getClientRects().length > 0 && !e.closest('.og-sr, .og-skip, .og-cards thead');
        const name = (e) => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + '.' + e.className
            + ' "' + e.textContent.trim().slice(0, 40) + '" ' + Math.round(e.getBoundingClientRect().width) + ' px';
        const scrolls = (e) => e.parentElement?.closest('.og-scroll[tabindex]');
        if (document.documentElement.scrollWidth > width) found.push('the page is wider than the screen');
        for (const e of document.querySelectorAll('body *')) {
          if (shown(e) && e.getBoundingClientRect().right > width + 1 && !scrolls(e)) found.push('too wide: ' + name(e));
        }
        for (const e of document.querySelectorAll('td, th')) {
          const letters = e.innerText.trim().length;
          const needed = letters > 30 ? 150 : letters > 8 ? 80 : 0;
          if (shown(e) && e.getBoundingClientRect().width < needed) found.push('too narrow: ' + name(e));
        }
        for (const e of document.querySelectorAll('.og-cards td[data-label]')) {
          const style = getComputedStyle(e, '::before');
          if (!shown(e) || style.float === 'none') continue;
          const label = document.createElement('span');
          label.textContent = e.dataset.label;
          const { width: room, font, whiteSpace, overflowWrap } = style;
          Object.assign(label.style, { position: 'absolute', display: 'block', width: room, font, whiteSpace, overflowWrap });
          e.append(label);
          if (label.scrollWidth > label.clientWidth) found.push('over its value: ' + e.dataset.label);
          label.remove();
        }
        return found;
      })()
      """;

  private PhoneScreen() {}

  /** Makes the window as small as that. */
  static void hold(Page page) {
    page.setViewportSize(WIDTH, HEIGHT);
  }

  /** What cannot be read on it; the window has its own size again afterwards. */
  @SuppressWarnings("unchecked")
  static List<String> unreadable(Page page) {
    ViewportSize before = page.viewportSize();
    hold(page);
    List<String> found = (List<String>) page.evaluate(UNREADABLE);
    page.setViewportSize(before.width, before.height);
    return found;
  }

  /** Height of the page on it, in pixels. */
  static int height(Page page) {
    ViewportSize before = page.viewportSize();
    hold(page);
    int height = (Integer) page.evaluate("document.documentElement.scrollHeight");
    page.setViewportSize(before.width, before.height);
    return height;
  }
}
