package org.opengeps.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Judges every class by the table and the jails, and keeps it free of the machine around it. */
final class KeepTheHouse extends ArchCondition<JavaClass> {
  private final String root;
  private final House house;

  KeepTheHouse(String root) {
    super("keep to the table of the house");
    this.root = root;
    this.house = new House(root);
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    House.Place place = house.place(type.getPackageName()).orElseThrow();
    if (!house.knows(place)) {
      report(type, "stands in a package that is not in the table", events);
    }
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      JavaClass target = dependency.getTargetClass().getBaseComponentType();
      house
          .place(target.getPackageName())
          .flatMap(to -> house.objection(place, to))
          .ifPresent(why -> report(type, why + ": " + target.getName(), events));
      touch(type, place, target.getName(), events);
    }
    type.getAccessesFromSelf()
        .forEach(
            access ->
                touch(
                    type,
                    place,
                    access.getTargetOwner().getName() + "." + access.getTarget().getName(),
                    events));
    type.getCodeUnitAccessesFromSelf()
        .forEach(
            call ->
                MachineFree.objection(type, call, root)
                    .ifPresent(why -> report(type, why, events)));
    type.getFields().stream()
        .filter(field -> Jail.isInexact(field.getRawType()))
        .forEach(field -> report(type, "has the inexact field " + field.getName(), events));
    // a transaction of a bean's own part is InTransaction's, and a signed act's is SignedDoor's
    type.getFields().stream()
        .filter(field -> field.isAnnotatedWith("jakarta.inject.Inject"))
        .filter(field -> field.getRawType().equals(type))
        .forEach(field -> report(type, "injects itself", events));
  }

  private void touch(JavaClass type, House.Place place, String name, ConditionEvents events) {
    for (Jail jail : Jail.ALL) {
      if (jail.isBrokenBy(place, name, root)) {
        report(type, "breaks the jail of " + jail.name() + ": " + name, events);
      }
    }
    if (Jail.breaksJakartaFreedom(place.context(), place.room(), name)) {
      report(type, "must work without Jakarta EE: " + name, events);
    }
  }

  private static void report(JavaClass type, String sentence, ConditionEvents events) {
    events.add(SimpleConditionEvent.violated(type, type.getName() + " " + sentence));
  }
}
