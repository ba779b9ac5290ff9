// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Records as a user writes them. */
final class Orders {
    private Orders() {}

    enum Currency {
        EUR,
        @JsonProperty("usd")
        USD
    }

    record Money(BigDecimal amount, Currency currency) {
        Money {
            if (amount.signum() < 0) {
                throw new IllegalArgumentException("amount must not be negative");
            }
        }
    }

    @JsonClassDescription("One line of an order")
    record Line(@JsonPropertyDescription("What was ordered") String article, int count, Money price) {}

    record Order(
            @JsonProperty("order_number") String number,
            LocalDate date,
            List<Line> lines,
            Optional<String> note,
            @Nullable Money discount,
            OptionalInt rating,
            Map<String, Long> weights) {}

    record Part(String name, List<Part> parts) {}

    record Page<T>(List<T> items, Optional<T> best) {}

    sealed interface Payment {
        record Card(String number) implements Payment {}

        record Transfer(String iban, Optional<Payment> fallback) implements Payment {}
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@JsonSubTypes.Type(value = Animal.Cat.class, name = "cat"), @JsonSubTypes.Type(Animal.Dog.class)})
    sealed interface Animal {
        record Cat(int lives) implements Animal {}

        @JsonTypeName("dog")
        record Dog(boolean good) implements Animal {}
    }
}
