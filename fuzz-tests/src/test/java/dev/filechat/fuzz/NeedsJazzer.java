// SPDX-License-Identifier: Apache-2.0
package dev.filechat.fuzz;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Skips a class of fuzz tests where Jazzer does not run. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledOnOs(
        value = {OS.LINUX, OS.MAC, OS.WINDOWS},
        architectures = {"amd64", "x86_64", "aarch64"},
        disabledReason = "Jazzer has no native library for this system and processor: nothing is fuzzed")
@DisabledOnOs(
        value = OS.WINDOWS,
        architectures = "aarch64",
        disabledReason = "Jazzer has no native library for Windows on ARM: nothing is fuzzed")
public @interface NeedsJazzer {}
