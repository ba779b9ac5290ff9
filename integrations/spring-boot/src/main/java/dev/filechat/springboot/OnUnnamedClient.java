// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether there is a client without a name: always, unless all keys are those of named clients. */
final class OnUnnamedClient extends SpringBootCondition {
    OnUnnamedClient() {}

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        ConditionMessage.Builder message = ConditionMessage.forCondition("FileChatClient without a name");
        if (ClientSettings.names(environment).isEmpty()) {
            return ConditionOutcome.match(message.because("there are no named clients"));
        }
        return PropertySetter.text(environment.getProperty("filechat.api-key")) != null
                        || PropertySetter.text(environment.getProperty("XAI_API_KEY")) != null
                ? ConditionOutcome.match(message.because("there is a key for all clients"))
                : ConditionOutcome.noMatch(message.because("only named clients have keys"));
    }
}
