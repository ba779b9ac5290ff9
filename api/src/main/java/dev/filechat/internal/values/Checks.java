// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.values;

import dev.filechat.internal.text.TextRule;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Checks of arguments, with messages that name the field, the value and the range. */
public final class Checks {
    private Checks() {}

    /** {@return the text, which is not null and can be sent} */
    public static String text(String name, String text) {
        return TextRule.check(name, text);
    }

    /** {@return a text that is not blank} */
    public static String notBlank(String name, String text) {
        if (text(name, text).isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
        return text;
    }

    /** {@return a number that is not less than the least} */
    public static int atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be " + least + " or more");
        }
        return value;
    }

    /** {@return a copy of a map of such texts} */
    public static Map<String, String> texts(String name, Map<String, String> texts) {
        Objects.requireNonNull(texts, name).forEach((key, value) -> {
            text("a name of " + name, key);
            text("a value of " + name, value);
        });
        return Map.copyOf(texts);
    }

    /** {@return a copy of a map of such texts, by keys that are not blank} */
    public static Map<String, String> textsByKey(String name, Map<String, String> texts) {
        Map<String, String> copy = texts(name, texts);
        copy.keySet().forEach(key -> notBlank("a key of " + name, key));
        return copy;
    }

    /** {@return a copy of a list of such texts, none of which is blank} */
    public static List<String> notBlanks(String name, List<String> texts) {
        Objects.requireNonNull(texts, name).forEach(text -> notBlank("an element of " + name, text));
        return List.copyOf(texts);
    }

    /** {@return a copy of a list that is not null and holds no null, nor a text that cannot be sent} */
    public static <T> List<T> list(String name, List<? extends T> list) {
        Objects.requireNonNull(list, name);
        for (T element : list) {
            Objects.requireNonNull(element, () -> "an element of " + name);
            if (element instanceof String text) {
                text("an element of " + name, text);
            }
        }
        return List.copyOf(list);
    }

    /**
     * {@return a copy of a list, as {@link #list(String, List)} returns it, that is not longer than the service allows}
     */
    public static <T> List<T> list(String name, List<? extends T> list, int most) {
        List<T> copy = list(name, list);
        atMost(name, copy, most);
        return copy;
    }

    public static <T> void atMost(String name, List<T> list, int most) {
        if (list.size() > most) {
            throw new IllegalArgumentException(
                    name + " has " + list.size() + " elements; the service's limit is " + most);
        }
    }

    public static void notBoth(String name, List<?> list, String otherName, List<?> otherList) {
        if (!list.isEmpty() && !otherList.isEmpty()) {
            throw new IllegalArgumentException(
                    name + " and " + otherName + " are both set; the service allows only one of them");
        }
    }

    public static int inRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw outOfRange(name, value, least, most);
        }
        return value;
    }

    public static long inRange(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw outOfRange(name, value, least, most);
        }
        return value;
    }

    /** Refuses NaN too. */
    public static float inRange(String name, float value, float least, float most) {
        if (!(value >= least && value <= most)) {
            throw outOfRange(name, value, least, most);
        }
        return value;
    }

    public static float finite(String name, float value) {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be a finite number");
        }
        return value;
    }

    /** A duration of more than zero. */
    public static void positive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " is " + duration + "; it must be more than zero");
        }
    }

    public static String notEmpty(String name, String value) {
        if (text(name, value).isEmpty()) {
            throw new IllegalArgumentException(name + " is empty");
        }
        return value;
    }

    /** {@return a read-only copy of the bytes between position and limit, which are not moved} */
    public static ByteBuffer copy(String name, ByteBuffer bytes) {
        ByteBuffer source = Objects.requireNonNull(bytes, name).duplicate();
        return ByteBuffer.allocate(source.remaining()).put(source).flip().asReadOnlyBuffer();
    }

    private static IllegalArgumentException outOfRange(String name, Number value, Number least, Number most) {
        return new IllegalArgumentException(
                name + " is " + value + "; the service's limits are " + least + " to " + most);
    }
}
