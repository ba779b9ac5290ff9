// SPDX-License-Identifier: Apache-2.0
package dev.filechat.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Which module may use which. */
class ModuleRulesTest {
    private static final String[] API = {
        "dev.filechat",
        "dev.filechat.admission..",
        "dev.filechat.calls..",
        "dev.filechat.observe..",
        "dev.filechat.files..",
        "dev.filechat.chat..",
        "dev.filechat.models..",
        "dev.filechat.images..",
        "dev.filechat.batches..",
        "dev.filechat.collections..",
        "dev.filechat.errors..",
        "dev.filechat.spi..",
        "dev.filechat.internal.."
    };
    private static final String BULK = "dev.filechat.bulk..";
    private static final String TESTKIT_INTERNALS = "dev.filechat.testkit.internal..";
    private static final String NETTY = "dev.filechat.transport.grpc.netty..";
    private static final String OKHTTP = "dev.filechat.transport.grpc.okhttp..";

    @Test
    void theApiDependsOnSlf4jAndNothingElse() {
        check(classes()
                .that()
                .resideInAnyPackage(API)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(and(API, "java..", "javax.net.ssl..", "org.slf4j..", "org.jspecify..")));
    }

    @Test
    void theEngineIsUsedByTheApiOnly() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(and(API, BULK))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.filechat.internal.."));
    }

    /** And what the API exports to it: files that only their owner can read, and texts that are safe to print. */
    @Test
    void bulkBuildsOnWhatUsersHave() {
        check(classes()
                .that()
                .resideInAPackage(BULK)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        BULK,
                        "dev.filechat",
                        "dev.filechat.admission",
                        "dev.filechat.chat..",
                        "dev.filechat.collections..",
                        "dev.filechat.files..",
                        "dev.filechat.errors",
                        "dev.filechat.internal.storage",
                        "dev.filechat.internal.text",
                        "java..",
                        "org.slf4j..",
                        "org.jspecify.."));
    }

    @Test
    void grpcStaysInTheTransportsTheMessagesAndTheTestkit() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.filechat.transport.grpc..",
                        "dev.filechat.proto..",
                        "dev.filechat.testkit..",
                        "dev.filechat.transport.contract..",
                        "dev.filechat.fakexai..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.grpc..", "com.google.protobuf..", "dev.filechat.proto.."));
    }

    @Test
    void jacksonKnowsTheApiAndItsLibrariesOnly() {
        check(classes()
                .that()
                .resideInAPackage("dev.filechat.jackson..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(and(
                        API,
                        "dev.filechat.jackson..",
                        "java..",
                        "com.fasterxml..",
                        "com.github.victools..",
                        "org.jspecify..")));
    }

    @Test
    void openTelemetryIsKnownByItsApiOnly() {
        check(classes()
                .that()
                .resideInAPackage("dev.filechat.opentelemetry..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(and(
                        API,
                        "dev.filechat.opentelemetry..",
                        "java..",
                        "io.opentelemetry.api..",
                        "io.opentelemetry.context..",
                        "org.jspecify..")));
    }

    @Test
    void micrometerIsKnownByItsCoreOnly() {
        check(classes()
                .that()
                .resideInAPackage("dev.filechat.micrometer..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(and(
                        API,
                        "dev.filechat.micrometer..",
                        "java..",
                        "io.micrometer.common..",
                        "io.micrometer.core..",
                        "io.micrometer.observation..",
                        "org.jspecify..")));
    }

    @Test
    void langChain4jIsKnownByItsCoreOnly() {
        check(classes()
                .that()
                .resideInAPackage("dev.filechat.langchain4j..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(and(
                        API,
                        "dev.filechat.langchain4j..",
                        "dev.filechat.jackson",
                        "java..",
                        "dev.langchain4j..",
                        "org.jspecify..",
                        "org.slf4j..")));
    }

    @Test
    void springBootNeedsSpringAndTheApiAndNoTransport() {
        check(classes()
                .that()
                .resideInAPackage("dev.filechat.springboot..")
                .and()
                .resideOutsideOfPackage("dev.filechat.springboot.test..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(and(
                        API,
                        "dev.filechat.springboot..",
                        "dev.filechat.micrometer",
                        "java..",
                        "javax.net.ssl..",
                        "io.micrometer.core..",
                        "io.micrometer.observation..",
                        "org.springframework..",
                        "org.jspecify..")));
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dev.filechat.springboot..", "dev.filechat.springai..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.."));
    }

    @Test
    void sparkIsKnownToItsModuleOnly() {
        check(classes()
                .that()
                .resideInAPackage("dev.filechat.spark..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(and(
                        API,
                        "dev.filechat.spark..",
                        "dev.filechat.bulk",
                        "dev.filechat.bulk.ask",
                        "dev.filechat.jackson",
                        "java..",
                        "io.github.bucket4j..",
                        "org.apache.hadoop..",
                        "org.apache.spark..",
                        "scala..",
                        "org.slf4j..",
                        "org.jspecify..")));
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.filechat.spark..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala.."));
    }

    @Test
    void theTestkitAndTheContractRunWithWhicheverTransportTheirUserChose() {
        check(noClasses()
                .that()
                .resideInAnyPackage("dev.filechat.testkit..", "dev.filechat.transport.contract..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(NETTY, OKHTTP));
    }

    /** Main code only: the contract's own test and the fuzz tests use them, too. */
    @Test
    void theInternalsOfTheTestkitAreUsedByItsOwnModulesOnly() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.filechat.testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(TESTKIT_INTERNALS));
        check(noClasses()
                .that()
                .resideInAPackage("dev.filechat.testkit.wiremock")
                .should()
                .dependOnClassesThat(resideInAPackage(TESTKIT_INTERNALS)
                        .and(resideOutsideOfPackages(
                                "dev.filechat.testkit.internal.server", "dev.filechat.testkit.internal.waiting"))));
    }

    @Test
    void wireMockIsKnownToTheOnePackageThatIsForIt() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.filechat.testkit.wiremock")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.github.tomakehurst.wiremock..", "org.wiremock..", "dev.filechat.testkit.wiremock.."));
        check(noClasses()
                .that()
                .resideInAPackage("dev.filechat.testkit.wiremock")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.wiremock..", "org.eclipse.jetty..", "com.jayway..", "com.google.common.."));
    }

    @Test
    void theTransportsDoNotKnowEachOther() {
        check(noClasses()
                .that()
                .resideInAPackage(NETTY)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(OKHTTP));
        check(noClasses()
                .that()
                .resideInAPackage(OKHTTP)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(NETTY));
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.filechat.transport.grpc",
                        "dev.filechat.transport.grpc.call..",
                        "dev.filechat.transport.grpc.upload..",
                        "dev.filechat.transport.grpc.download..",
                        "dev.filechat.transport.grpc.messages..",
                        "dev.filechat.transport.grpc.apis..",
                        "dev.filechat.transport.grpc.models..",
                        "dev.filechat.transport.grpc.images..",
                        "dev.filechat.transport.grpc.batches..",
                        "dev.filechat.transport.grpc.collections..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(NETTY, OKHTTP, "io.grpc.netty..", "io.grpc.okhttp.."));
    }

    /** Beside its provider, it may have what its channel is tuned with. */
    @Test
    void aTransportShowsItsProviderAloneAndKnowsNoMessages() {
        check(classes()
                .that()
                .resideInAnyPackage(NETTY, OKHTTP)
                .and()
                .arePublic()
                .should()
                .haveSimpleNameEndingWith("TransportProvider"));
        check(noClasses()
                .that()
                .resideInAnyPackage(NETTY, OKHTTP)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.filechat.proto..",
                        "dev.filechat.transport.grpc.call..",
                        "dev.filechat.transport.grpc.upload..",
                        "dev.filechat.transport.grpc.download..",
                        "dev.filechat.transport.grpc.messages..",
                        "dev.filechat.transport.grpc.apis..",
                        "dev.filechat.transport.grpc.models..",
                        "dev.filechat.transport.grpc.images..",
                        "dev.filechat.transport.grpc.batches..",
                        "dev.filechat.transport.grpc.collections..",
                        "dev.filechat.files..",
                        "dev.filechat.chat..",
                        "dev.filechat.models..",
                        "dev.filechat.images..",
                        "dev.filechat.batches..",
                        "dev.filechat.collections..",
                        "com.google.protobuf.."));
    }

    private static String[] and(String[] packages, String... more) {
        String[] all = Arrays.copyOf(packages, packages.length + more.length);
        System.arraycopy(more, 0, all, packages.length, more.length);
        return all;
    }

    private static void check(ArchRule rule) {
        rule.check(Filechat.CLASSES);
    }
}
