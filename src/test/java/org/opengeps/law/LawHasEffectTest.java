package org.opengeps.law;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Won;
import org.opengeps.law.Deadline.Event;
import org.opengeps.law.Deadline.Side;
import org.opengeps.law.Deadline.Unit;
import org.opengeps.protocol.fixture.Holidays;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.NoticeTerms.Business;
import org.opengeps.protocol.message.NoticeTerms.BusinessType;

/**
 * No law without effect: whoever changes a member of a rule set must see the engine behave
 * otherwise. Each member is changed in turn, and some answer of {@link RuleSet} or of the award
 * method's figures must change with it; and each answer must be asked for by the program.
 */
class LawHasEffectTest {
  /** What reads the figures of an award method, by its block. */
  private static final Map<String, String> FIGURES =
      Map.of(
          "qualification-screening", "org.opengeps.method.screening.ScreeningRules",
          "small-quotation", "org.opengeps.method.quotation.QuotationRules");

  /** Words of competition and award method, of which the rule set is asked for pairs. */
  private static final List<String> METHODS =
      List.of("open", "direct", "qualification-screening", "small-quotation");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Deadline.Count END =
      new Deadline.Count(Deadline.FirstDay.OUT, Deadline.Roll.NONE, "end");

  /** What explains the law to people and decides nothing. */
  private static final Set<String> EXPLANATION =
      Set.of("article", "confidence", "countingConfidence", "notes", "source");

  /** What gives the document back, or a text for people. */
  private static final Set<String> NO_ANSWERS =
      Set.of(
          "equals",
          "hashCode",
          "toString",
          "json",
          "hash",
          "canonicalJson",
          "article",
          "under",
          "pinned",
          "calendar",
          "award",
          "block");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kr-local-works",
        "kr-local-quotation",
        "kr-local-goods",
        "kr-local-services",
        "sandbox",
        "sandbox-openssl",
        "sandbox-quotation",
        "sandbox-goods",
        "sandbox-services"
      })
  void everyMemberOfARuleSetChangesSomeAnswer(String ruleSet) throws IOException {
    JsonNode json = document(ruleSet);
    Map<String, String> before = answers(json);
    Set<String> silent = new TreeSet<>();
    for (String member : members(json)) {
      if (before.equals(answers(changed(json, member)))) {
        silent.add(member);
      }
    }
    assertThat(silent).as("members that no code reads").isEmpty();
  }

  @Test
  void everyAnswerOfARuleSetIsAskedForByTheProgram() {
    JavaClasses classes =
        new ClassFileImporter()
            .importUrl(RuleSet.class.getProtectionDomain().getCodeSource().getLocation());
    Set<String> unasked = new TreeSet<>();
    List<JavaClass> judges = new ArrayList<>(List.of(classes.get(RuleSet.class)));
    FIGURES.values().forEach(figures -> judges.add(classes.get(figures)));
    for (JavaClass rules : judges) {
      for (JavaMethod method : rules.getMethods()) {
        if (!method.getModifiers().contains(JavaModifier.PRIVATE)
            && !method.getName().contains("$")
            && !Set.of("equals", "hashCode", "toString", "block", "currency")
                .contains(method.getName())
            && method.getAccessesToSelf().stream()
                .allMatch(call -> checksOnly(call.getOriginOwner(), rules))) {
          unasked.add(method.getName());
        }
      }
    }
    assertThat(unasked).as("answers that nobody asks for").isEmpty();
  }

  /** The rule set itself, and what only asks whether it is whole. */
  private static boolean checksOnly(JavaClass asker, JavaClass rules) {
    return asker.equals(rules) || asker.getSimpleName().equals("WholeRuleSet");
  }

  private static JsonNode document(String ruleSet) throws IOException {
    try (InputStream in = RuleSet.class.getResourceAsStream("/rule-sets/" + ruleSet + ".json")) {
      return JSON.readTree(in);
    }
  }

  /** Every member by its path without places in lists; what explains is left out. */
  private static Set<String> members(JsonNode document) {
    Set<String> paths = new TreeSet<>();
    visit(
        document,
        "",
        (path, value) -> {
          paths.add(path);
          return value;
        });
    return paths;
  }

  private static JsonNode changed(JsonNode document, String member) {
    return visit(
        document, "", (path, value) -> path.equals(member) ? otherThan(member, value) : value);
  }

  private static JsonNode visit(JsonNode node, String path, Change change) {
    if (node.isObject()) {
      ObjectNode result = JSON.createObjectNode();
      node.fields()
          .forEachRemaining(
              member -> {
                String name = member.getKey();
                result.set(
                    name,
                    EXPLANATION.contains(name)
                        ? member.getValue()
                        : visit(
                            member.getValue(), path.isEmpty() ? name : path + "." + name, change));
              });
      return result;
    }
    if (node.isArray()) {
      ArrayNode result = JSON.createArrayNode();
      node.forEach(one -> result.add(visit(one, path, change)));
      return result;
    }
    return change.of(path, node);
  }

  private interface Change {
    JsonNode of(String path, JsonNode value);
  }

  /** Another value of the same kind, which a reader may as well refuse. */
  private static JsonNode otherThan(String member, JsonNode value) {
    if (value.isNull()) {
      return TextNode.valueOf(
          member.endsWith("Until") || member.endsWith("From") ? "2001-01-01" : "1");
    }
    if (value.isBoolean()) {
      return BooleanNode.valueOf(!value.booleanValue());
    }
    if (value.isNumber()) {
      return IntNode.valueOf(value.intValue() + 1);
    }
    String text = value.textValue();
    return TextNode.valueOf(
        text.matches("-?[0-9]+")
            ? new BigDecimal(text).add(BigDecimal.ONE).toString()
            : text + "?");
  }

  /** All answers of a rule set for some dates and amounts; a refusal to read is an answer too. */
  private static Map<String, String> answers(JsonNode document) {
    RuleSet rules;
    Object figures;
    try {
      JsonObject json = JsonObject.parse(JSON.writeValueAsBytes(document));
      rules = RuleSet.of(json).under(Holidays.of(json));
      figures = figures(rules);
    } catch (IOException | RuntimeException e) {
      return Map.of("unreadable", String.valueOf(e.getMessage()));
    }
    Map<String, String> answers = new TreeMap<>();
    ask(rules, METHODS, answers);
    ask(figures, kinds(rules), answers);
    return answers;
  }

  /** Kinds of business of the rule set, and one that it has not. */
  private static List<String> kinds(RuleSet rules) {
    return Stream.concat(
            Stream.of("ships"),
            Stream.of(BusinessType.values()).flatMap(type -> rules.businessKinds(type).stream()))
        .toList();
  }

  private static Object figures(RuleSet rules) {
    try {
      String figures =
          FIGURES.entrySet().stream()
              .filter(one -> rules.award(one.getKey()).isPresent())
              .findFirst()
              .orElseThrow()
              .getValue();
      Method of = Class.forName(figures).getDeclaredMethod("of", RuleSet.class);
      of.setAccessible(true);
      return of.invoke(null, rules);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause().getMessage(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @param words what is given for a text
   */
  private static void ask(Object judge, List<String> words, Map<String, String> answers) {
    Arrays.stream(judge.getClass().getDeclaredMethods())
        .filter(method -> !Modifier.isPrivate(method.getModifiers()))
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> !method.isSynthetic())
        .filter(method -> !NO_ANSWERS.contains(method.getName()))
        .sorted(Comparator.comparing(Method::getName))
        .forEach(
            method ->
                arguments(method.getParameterTypes(), words, List.of())
                    .forEach(
                        arguments ->
                            answers.put(
                                method.getName() + arguments, ask(judge, method, arguments))));
  }

  private static String ask(Object judge, Method method, List<Object> arguments) {
    try {
      method.setAccessible(true);
      return String.valueOf(method.invoke(judge, arguments.toArray()));
    } catch (InvocationTargetException e) {
      return String.valueOf(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<List<Object>> arguments(
      Class<?>[] types, List<String> words, List<Object> before) {
    if (before.size() == types.length) {
      return List.of(before);
    }
    Class<?> type = types[before.size()];
    List<List<Object>> all = new ArrayList<>();
    for (Object one : type == String.class ? words : samples(type)) {
      List<Object> next = new ArrayList<>(before);
      next.add(one);
      all.addAll(arguments(types, words, next));
    }
    return all;
  }

  private static List<?> samples(Class<?> type) {
    if (type == Money.class) {
      return List.of(
          Won.of(0),
          Won.of(1),
          Won.of(20_000_000),
          Won.of(20_000_001),
          Won.of(100_000_000),
          Won.of(100_000_001),
          Won.of(200_000_000),
          Won.of(230_000_000),
          Won.of(299_999_999),
          Won.of(300_000_000),
          Won.of(400_000_000),
          Won.of(500_000_000),
          Won.of(999_999_999),
          Won.of(1_000_000_000),
          Won.of(2_000_000_000L),
          Won.of(3_000_000_000L),
          Won.of(5_000_000_000L),
          Won.of(9_999_999_999L),
          Won.of(10_000_000_000L),
          Won.of(29_999_999_999L),
          Won.of(100_000_000_000L));
    }
    if (type == LocalDate.class) {
      return List.of(
              "2000-01-01",
              "2023-07-11",
              "2023-07-12",
              "2025-06-30",
              "2025-07-01",
              "2026-06-01",
              "2030-01-01")
          .stream()
          .map(LocalDate::parse)
          .toList();
    }
    if (type == Instant.class) {
      return List.of(Instant.parse("2025-07-01T05:00:00Z"));
    }
    if (type == Business.class) {
      return List.of(
          new Business(BusinessType.WORKS, null),
          new Business(BusinessType.WORKS, "general-works"),
          new Business(BusinessType.GOODS, "ordinary-goods"),
          new Business(BusinessType.SERVICES, "technical-services-pq"),
          new Business(BusinessType.SERVICES, "technical-services"),
          new Business(BusinessType.SERVICES, "academic-services"));
    }
    if (type == BusinessType.class) {
      return List.of(BusinessType.values());
    }
    if (type == Deadline.class) {
      return List.of(new Deadline(1, Unit.DAYS, Side.AFTER, Event.NOTICE, END));
    }
    if (type == boolean.class) {
      return List.of(true, false);
    }
    throw new IllegalStateException("give samples of " + type);
  }
}
