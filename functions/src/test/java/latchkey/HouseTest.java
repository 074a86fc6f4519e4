package latchkey;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import latchkey.runtime.Wiring;
import latchkey.store.Retried;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The house is one-way: core ← store ← functions ← runtime. Core: people ← catalog ← ticket ← reply. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(Lifecycle.PER_CLASS) // the classes are read once
class HouseTest {

    private static final String[] CORE = {
        "latchkey.people..", "latchkey.catalog..", "latchkey.ticket..", "latchkey.reply.."
    };
    private static final String[] FOLDERS = {
        "latchkey.web..",
        "latchkey.inbox..",
        "latchkey.stage..",
        "latchkey.outbox..",
        "latchkey.courier..",
        "latchkey.feedback.."
    };
    private static final String[] PURE = {"java.lang..", "java.util..", "java.time..", "java.net", "org.jspecify.."};

    private final JavaClasses house = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("latchkey");

    @Test
    void people_know_nobody_else() {
        onlyDependOn("latchkey.people..");
    }

    @Test
    void the_catalog_knows_people() {
        onlyDependOn("latchkey.catalog..", "latchkey.people..");
    }

    @Test
    void tickets_know_the_catalog_and_people() {
        onlyDependOn("latchkey.ticket..", "latchkey.catalog..", "latchkey.people..");
    }

    @Test
    void reading_replies_knows_tickets_and_the_parsers_of_mail_and_html() {
        onlyDependOn(
                "latchkey.reply..",
                "latchkey.ticket..",
                "latchkey.catalog..",
                "latchkey.people..",
                "java.io",
                "java.nio..",
                "java.text",
                "org.apache.james.mime4j..",
                "org.jsoup..");
    }

    @Test
    void the_store_knows_the_core_and_the_aws_sdk() {
        onlyDependOn(
                with(CORE, "latchkey.store..", "java.nio..", "java.security", "java.math", "software.amazon.awssdk.."));
    }

    @Test
    void functions_do_not_know_each_other() {
        slices().matching("latchkey.(*)..")
                .that(describe(
                        "are a function's folder",
                        slice -> Arrays.stream(FOLDERS)
                                .anyMatch(folder -> slice.stream().allMatch(resideInAPackage(folder)))))
                .should()
                .notDependOnEachOther()
                .check(house);
    }

    @Test
    void neither_the_runtime_nor_the_store_knows_a_function() {
        noClasses()
                .that()
                .resideInAnyPackage("latchkey.runtime..", "latchkey.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FOLDERS)
                .check(house);
    }

    @Test
    void no_two_parts_need_each_other() {
        slices().matching("latchkey.(*)..").should().beFreeOfCycles().check(house);
        slices().matching("latchkey.web.(*)..").should().beFreeOfCycles().check(house);
    }

    @Test
    void the_aws_sdk_is_seen_at_the_edges_only() {
        noClasses()
                .that()
                .resideOutsideOfPackages(with(FOLDERS, "latchkey.store..", "latchkey.runtime.."))
                .or()
                .resideInAnyPackage("latchkey.web.*..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon.awssdk..", "com.amazonaws..")
                .check(house);
    }

    @Test
    void time_chance_and_settings_come_from_the_runtime_only() {
        noClasses()
                .that()
                .resideOutsideOfPackage("latchkey.runtime..")
                .and()
                // It waits between two tries, and for nobody else: no test or run needs another chance than the JDK's.
                .doNotBelongToAnyOf(Retried.class)
                .should()
                .accessTargetWhere(DescribedPredicate.<JavaAccess<?>>describe(
                        "reads the clock, rolls dice or looks around", access -> isOfTheWorld(access)))
                .check(house);
    }

    @Test
    void chance_decides_nothing_but_the_pause_before_another_try() {
        noClasses()
                .that()
                .belongToAnyOf(Retried.class)
                .should()
                .accessTargetWhere(DescribedPredicate.<JavaAccess<?>>describe(
                        "looks at more of the world than chance",
                        access -> isOfTheWorld(access)
                                && !access.getTargetOwner().getSimpleName().equals("ThreadLocalRandom")))
                .check(house);
    }

    @Test
    void nothing_static_changes() {
        fields().that().areStatic().should().beFinal().check(house);
        noFields()
                .that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat(resideInAPackage("latchkey.*.page..").negate())
                .should()
                .haveRawType(DescribedPredicate.describe("can change", HouseTest::canChange))
                .check(house);
    }

    @Test
    void lines_are_written_by_the_log_only() {
        noClasses()
                .that()
                .resideOutsideOfPackage("latchkey.runtime..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(house);
        noClasses().should(USE_JAVA_UTIL_LOGGING).check(house);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.slf4j..")
                .check(house);
    }

    @Test
    void each_of_the_six_handlers_is_made_by_aws_and_by_the_rehearsal() throws NoSuchMethodException {
        var handlers = house.stream()
                .filter(one -> one.isAssignableTo(RequestStreamHandler.class)
                        || one.getSimpleName().endsWith("Handler"))
                .map(JavaClass::reflect)
                .toList();
        assertThat(handlers)
                .extracting(Class::getSimpleName)
                .containsExactlyInAnyOrder(
                        "WebHandler",
                        "InboxHandler",
                        "StageHandler",
                        "OutboxHandler",
                        "CourierHandler",
                        "FeedbackHandler");
        for (var handler : handlers) {
            assertThat(handler).isPublic().isFinal().isAssignableTo(RequestStreamHandler.class);
            assertThat(handler.getConstructor()).isNotNull();
            assertThat(handler.getConstructor(Wiring.class)).isNotNull();
        }
    }

    @Test
    void every_package_is_null_marked() {
        var unmarked = house.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(one -> !one.getName().endsWith(".page"))
                .filter(one -> !one.isAnnotatedWith(NullMarked.class))
                .map(one -> one.getName());
        assertThat(unmarked).isEmpty();
    }

    @Test
    void names_say_what_a_thing_is() {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helper|Manager|Service|Impl|DTO)")
                .check(house);
    }

    private void onlyDependOn(String part, String... others) {
        onlyDependOn(with(others, part), part);
    }

    private void onlyDependOn(String[] allowed) {
        onlyDependOn(allowed, "latchkey.store..");
    }

    private void onlyDependOn(String[] allowed, String part) {
        classes()
                .that()
                .resideInAPackage(part)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(PURE, allowed))
                .check(house);
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }

    private static boolean isOfTheWorld(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        var name = access.getTarget().getName();
        boolean clock = owner.getPackageName().equals("java.time")
                && (name.equals("now") || name.startsWith("system"))
                && access.getTarget() instanceof CodeUnitCallTarget;
        boolean system = owner.isEquivalentTo(System.class)
                && Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty", "getProperties", "exit")
                        .contains(name);
        boolean chance = owner.isAssignableTo(java.util.Random.class)
                || (owner.isEquivalentTo(Math.class) && name.equals("random"))
                || (owner.isEquivalentTo(java.util.UUID.class) && name.equals("randomUUID"));
        return clock || system || chance;
    }

    /** Whether a field of this type holds something that changes though the field does not; what List.of gives does not. */
    private static boolean canChange(JavaClass type) {
        boolean collection =
                type.isAssignableTo(java.util.Collection.class) || type.isAssignableTo(java.util.Map.class);
        return (collection && !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                || type.getPackageName().startsWith("java.util.concurrent.atomic")
                || type.isAssignableTo(ThreadLocal.class)
                || type.isAssignableTo(StringBuilder.class)
                || type.isAssignableTo(java.util.concurrent.ConcurrentMap.class);
    }
}
