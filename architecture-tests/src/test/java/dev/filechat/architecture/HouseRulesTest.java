// SPDX-License-Identifier: Apache-2.0
package dev.filechat.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.filechat.errors.FileChatException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How the code is written, where a rule can be read off the classes. */
class HouseRulesTest {
    private static final DescribedPredicate<JavaClass> OWN_CODE = DescribedPredicate.describe(
            "are not generated", c -> !c.getPackageName().startsWith("dev.filechat.proto"));

    private static final DescribedPredicate<JavaMember> IN_THE_API = DescribedPredicate.describe(
            "are public in the api",
            m -> m.getModifiers().contains(JavaModifier.PUBLIC)
                    && m.getOwner().getModifiers().contains(JavaModifier.PUBLIC)
                    && JavaClass.Predicates.resideInAnyPackage(
                                    "dev.filechat",
                                    "dev.filechat.admission",
                                    "dev.filechat.calls",
                                    "dev.filechat.chat..",
                                    "dev.filechat.errors",
                                    "dev.filechat.files..",
                                    "dev.filechat.models",
                                    "dev.filechat.images",
                                    "dev.filechat.batches",
                                    "dev.filechat.collections",
                                    "dev.filechat.spi")
                            .test(m.getOwner()));

    @Test
    void onlyRecordsAndExceptionsHavePublicConstructors() {
        constructors()
                .that(IN_THE_API)
                .should()
                .beDeclaredInClassesThat(DescribedPredicate.describe(
                        "are records or exceptions", c -> c.isRecord() || c.isAssignableTo(Throwable.class)))
                .check(Filechat.CLASSES);
    }

    @Test
    void classesAreFinalUnlessMadeToBeExtended() {
        classes()
                .that(OWN_CODE)
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and(DescribedPredicate.describe(
                        "are named",
                        c -> !c.isAnonymousClass() && !c.getSimpleName().equals("package-info")))
                .should(new BeFinalOrMadeToBeExtended())
                .check(Filechat.CLASSES);
    }

    @Test
    void optionalIsReturnedAndNeverTaken() {
        noMethods()
                .that(IN_THE_API)
                .should()
                .haveRawParameterTypes(DescribedPredicate.describe(
                        "with an Optional",
                        types -> types.stream()
                                .anyMatch(type -> type.isEquivalentTo(Optional.class)
                                        || type.isEquivalentTo(OptionalInt.class)
                                        || type.isEquivalentTo(OptionalLong.class))))
                .check(Filechat.CLASSES);
    }

    @Test
    void accessorsHaveNoVerb() {
        methods()
                .that(IN_THE_API)
                .and()
                .haveRawReturnType(DescribedPredicate.describe("a value", c -> !c.isEquivalentTo(void.class)))
                .and(DescribedPredicate.<JavaMethod>describe(
                        "take nothing", m -> m.getRawParameterTypes().isEmpty()))
                .should()
                .haveNameNotMatching("get[A-Z].*")
                .check(Filechat.CLASSES);
    }

    @Test
    void nothingIsSynchronized() {
        noMethods()
                .that()
                .areDeclaredInClassesThat(OWN_CODE)
                .should()
                .haveModifier(JavaModifier.SYNCHRONIZED)
                .because("on Java 21 that pins the carrier of a virtual thread that waits")
                .check(Filechat.CLASSES);
    }

    @Test
    void nothingIsNamedAfterNothing() {
        noClasses().that(OWN_CODE).should().haveNameMatching(".*(Manager|Impl)").check(Filechat.CLASSES);
    }

    @Test
    void everyExceptionOfTheApiHasOneRoot() {
        classes()
                .that()
                .resideInAnyPackage(
                        "dev.filechat",
                        "dev.filechat.admission",
                        "dev.filechat.chat..",
                        "dev.filechat.errors",
                        "dev.filechat.files..")
                .and()
                .areAssignableTo(Throwable.class)
                .should()
                .beAssignableTo(FileChatException.class)
                .check(Filechat.CLASSES);
    }
}
