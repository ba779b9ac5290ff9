// SPDX-License-Identifier: Apache-2.0
package dev.filechat.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The main classes of all modules. */
final class Filechat {
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/architecture-tests/"))
            .withImportOption(location -> !location.contains("/dev/filechat/jackson/shaded/")) // other people's
            .importPackages("dev.filechat");

    private Filechat() {}
}
