// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Starts a {@link dev.filechat.testkit.FakeXai} with the application context of a test, and has the clients of the
 * auto-configuration, also the named ones, connect to it. No key is needed, and nothing leaves the machine, whatever
 * the properties say.
 *
 * <p>{@snippet :
 * @SpringBootTest
 * @AutoConfigureFakeXai
 * class RisksTest {
 *     @Autowired FakeXai xai;
 *     @Autowired Risks risks; // a bean of the application
 *
 *     @Test
 *     void findsRisks() {
 *         xai.chat().whenUserSays(containing("risks")).reply("One.");
 *         assertThat(risks.find()).isEqualTo("One.");
 *     }
 * }
 * }
 *
 * <p>Contexts are cached, and so is their fake: before each test it is {@linkplain dev.filechat.testkit.FakeXai#reset
 * reset}. When a test fails, what the fake saw is printed with the failure, whose suppressed exception it is. Tests of
 * one context cannot run at the same time. A fake with other settings is a bean of type {@code FakeXai} in a
 * {@code @TestConfiguration}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
public @interface AutoConfigureFakeXai {}
