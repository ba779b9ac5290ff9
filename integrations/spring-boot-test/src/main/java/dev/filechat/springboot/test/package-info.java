// SPDX-License-Identifier: Apache-2.0
/** The fake service in the tests of Spring Boot applications. */
@NullMarked
package dev.filechat.springboot.test;

import org.jspecify.annotations.NullMarked;
