package org.opengeps.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.inject.Named;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opengeps.portal.buyer.SheetForm;

/**
 * Expressions of officers' pages name properties and methods as text: one that is gone breaks the
 * page for whoever comes to that part of it, and no compiler says so.
 */
class ExpressionsOfPagesTest {
  private static final Path PAGES = Path.of("src/main/webapp");
  private static final Pattern USE =
      Pattern.compile("\\b([a-z][A-Za-z]*Bean|og)\\.([a-zA-Z]+)(\\()?");

  /** A bean or a parameter of a template, and everything behind it. */
  private static final Pattern CHAIN =
      Pattern.compile("(?<!/)\\b([a-z][A-Za-z]*Bean|sheet)((?:\\.[a-zA-Z]+(?:\\([^()]*\\))?)+)");

  private static final Pattern STEP = Pattern.compile("\\.([a-zA-Z]+)(\\([^()]*\\))?");

  @Test
  void everyPropertyAndMethodThatAPageNamesIsOneOfItsBean() throws IOException {
    Map<String, Class<?>> beans = beans();
    Set<String> missing = new TreeSet<>();
    try (Stream<Path> files = Files.walk(PAGES)) {
      for (Path page : files.filter(file -> file.toString().endsWith(".xhtml")).toList()) {
        Matcher uses = USE.matcher(Files.readString(page));
        while (uses.find()) {
          Class<?> bean = beans.get(uses.group(1));
          if (bean == null || !has(bean, uses.group(2), uses.group(3) != null)) {
            missing.add(PAGES.relativize(page) + ": " + uses.group());
          }
        }
      }
    }
    assertThat(beans).containsKeys("og", "draftBean", "tenderBean", "actBean");
    assertThat(missing).isEmpty();
  }

  /**
   * On Payara 7 an expression sees of a record its components alone, and none on Payara 6: pages
   * call methods of records, which both can.
   */
  @Test
  void noPageReadsAPropertyOfARecord() throws IOException {
    Map<String, Class<?>> roots = new TreeMap<>(beans());
    roots.put("sheet", SheetForm.class);
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(PAGES)) {
      for (Path page : files.filter(file -> file.toString().endsWith(".xhtml")).toList()) {
        Matcher chains = CHAIN.matcher(Files.readString(page));
        while (chains.find()) {
          if (readsRecord(roots.get(chains.group(1)), chains.group(2))) {
            found.add(PAGES.relativize(page) + ": " + chains.group());
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static boolean readsRecord(Class<?> root, String chain) {
    Class<?> type = root;
    Matcher steps = STEP.matcher(chain);
    while (type != null && steps.find()) {
      boolean called = steps.group(2) != null;
      if (type.isRecord() && !called) {
        return true;
      }
      type = typeOf(type, steps.group(1), called);
    }
    return false;
  }

  /** What a step gives; null where that cannot be told. */
  private static Class<?> typeOf(Class<?> type, String name, boolean called) {
    return Arrays.stream(type.getMethods())
        .filter(method -> names(name, called).contains(method.getName()))
        .<Class<?>>map(Method::getReturnType)
        .findFirst()
        .orElse(null);
  }

  private static Map<String, Class<?>> beans() {
    return new ClassFileImporter()
        .importPackages("org.opengeps.portal").stream()
            .filter(type -> type.isAnnotatedWith(Named.class))
            .map(JavaClass::reflect)
            .collect(Collectors.toMap(ExpressionsOfPagesTest::name, Function.identity()));
  }

  private static String name(Class<?> bean) {
    String given = bean.getAnnotation(Named.class).value();
    String plain = bean.getSimpleName();
    return given.isEmpty() ? Character.toLowerCase(plain.charAt(0)) + plain.substring(1) : given;
  }

  private static boolean has(Class<?> bean, String name, boolean called) {
    return typeOf(bean, name, called) != null;
  }

  private static Set<String> names(String name, boolean called) {
    String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    return called ? Set.of(name) : Set.of("get" + capital, "is" + capital);
  }
}
