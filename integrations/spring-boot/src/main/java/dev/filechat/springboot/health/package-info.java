// SPDX-License-Identifier: Apache-2.0
/** The health of the service, as Spring Boot's Actuator shows it. */
@NullMarked
package dev.filechat.springboot.health;

import org.jspecify.annotations.NullMarked;
