// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import dev.filechat.internal.text.KeyRule;
import dev.filechat.spi.ApiKey;

/** The keys of the service, and what users call them. */
public enum KeyKind {
    /** The key of all calls but those that manage collections. */
    API("API key", "XAI_API_KEY", "apiKey(...)"),
    /** The key of the calls that manage collections. */
    MANAGEMENT("management key", "XAI_MANAGEMENT_KEY", "managementKey(...)");

    private final String text;
    private final String variable;
    private final String setting;

    KeyKind(String text, String variable, String setting) {
        this.text = text;
        this.variable = variable;
        this.setting = setting;
    }

    /** {@return the environment variable that holds it unless it is given} */
    public String variable() {
        return variable;
    }

    /** {@return the method of the builder that sets it} */
    public String setting() {
        return setting;
    }

    /**
     * {@return the key of a text}
     *
     * @throws IllegalArgumentException if the text cannot be one; the message does not hold it
     */
    public ApiKey key(String value) {
        KeyRule.check(text, value);
        return ApiKey.of(value);
    }

    /** {@return what messages call it} */
    @Override
    public String toString() {
        return text;
    }
}
