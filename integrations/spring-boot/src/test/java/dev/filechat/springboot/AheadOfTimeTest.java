// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.io.InputStreamSource;
import org.springframework.javapoet.ClassName;

/** What Spring generates of the auto-configuration for a native image. */
class AheadOfTimeTest {
    @Test
    void namedClientsAndPropertiesAreKept() throws IOException {
        InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
        DefaultGenerationContext generation = new DefaultGenerationContext(
                new ClassNameGenerator(ClassName.get("com.example", "Application")), files);
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            TestPropertyValues.of("filechat.api-key=k", "filechat.clients.research.port=1234")
                    .applyTo(context);
            context.register(FileChatAutoConfiguration.class);

            new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
        }
        generation.writeGeneratedContent();

        StringBuilder sources = new StringBuilder();
        for (Map.Entry<String, InputStreamSource> file :
                files.getGeneratedFiles(Kind.SOURCE).entrySet()) {
            sources.append(new String(file.getValue().getInputStream().readAllBytes()));
        }
        assertThat(sources)
                .contains("addQualifier(new AutowireCandidateQualifier("
                        + "\"org.springframework.beans.factory.annotation.Qualifier\", \"research\"))")
                .contains("setFallback(true)");
        assertThat(RuntimeHintsPredicates.reflection().onType(FileChatClientProperties.Ssl.class))
                .accepts(generation.getRuntimeHints());
    }
}
