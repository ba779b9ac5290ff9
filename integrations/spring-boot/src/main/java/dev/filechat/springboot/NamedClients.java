// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import dev.filechat.FileChatClient;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Registers a client for each name below {@code filechat.clients}. The name is its qualifier; where none is asked for,
 * the client without a name is injected if there is one.
 */
final class NamedClients implements ImportBeanDefinitionRegistrar {
    private final Environment environment;

    NamedClients(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importer, BeanDefinitionRegistry registry) {
        for (String name : ClientSettings.names(environment)) {
            RootBeanDefinition definition = new RootBeanDefinition(FileChatClient.class);
            definition.setFactoryBeanName(FileChatAutoConfiguration.FACTORY);
            definition.setFactoryMethodName("create");
            definition.getConstructorArgumentValues().addIndexedArgumentValue(0, name);
            definition.setDestroyMethodName(AbstractBeanDefinition.INFER_METHOD);
            definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, name));
            definition.setFallback(true);
            registry.registerBeanDefinition(name + "FileChatClient", definition);
        }
    }
}
