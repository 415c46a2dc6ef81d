package org.opengeps.portal.page;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/**
 * The template library: everything a template writes is escaped for HTML, and no template can reach
 * a class by name.
 */
public final class Templates {
  private final Configuration configuration;

  public Templates() {
    configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassLoaderForTemplateLoading(
        Templates.class.getClassLoader(), "org/opengeps/portal/templates");
    configuration.setDefaultEncoding("UTF-8");
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setWrapUncheckedExceptions(true);
    configuration.setLocale(Locale.ROOT);
    configuration.setTimeZone(TimeZone.getTimeZone("UTC"));
    configuration.setNumberFormat("computer");
    configuration.setBooleanFormat("c");
    configuration.setFallbackOnNullLoopVariable(false);
    configuration.setAPIBuiltinEnabled(false);
    configuration.setNewBuiltinClassResolver(
        freemarker.core.TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    configuration.setObjectWrapper(
        new DefaultObjectWrapperBuilder(Configuration.VERSION_2_3_34).build());
  }

  /**
   * The page as HTML. It is written whole before a byte leaves, so that a failure never sends half
   * a page.
   *
   * @throws IllegalStateException if the template is broken: a bug
   */
  public String render(String template, PageTools tools, Map<String, ?> model) {
    Map<String, Object> all = new HashMap<>(model);
    all.put("p", tools);
    StringWriter out = new StringWriter();
    try {
      configuration.getTemplate(template + ".ftlh").process(all, out);
    } catch (IOException | TemplateException e) {
      throw new IllegalStateException("the page " + template + " could not be written", e);
    }
    return out.toString();
  }
}
