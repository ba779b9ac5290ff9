// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.streams;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Values of objects, kept as long as the objects are in use elsewhere. Two keys are the same only if they are
 * identical.
 */
final class WeakIdentityMap<V> {
    private final Map<Key, V> values = new HashMap<>();
    private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

    @Nullable
    V get(Object key) {
        return values.get(new Key(key, null));
    }

    V getOrPut(Object key, Supplier<V> value) {
        V known = get(key);
        if (known != null) {
            return known;
        }
        V made = value.get();
        put(key, made);
        return made;
    }

    void put(Object key, V value) {
        for (Reference<?> old = gone.poll(); old != null; old = gone.poll()) {
            values.remove(old);
        }
        values.put(new Key(key, gone), value);
    }

    void remove(Object key) {
        values.remove(new Key(key, null));
    }

    private static final class Key extends WeakReference<Object> {
        private final int hash;

        Key(Object object, @Nullable ReferenceQueue<Object> gone) {
            super(object, gone);
            hash = System.identityHashCode(object);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            Object object = get();
            return object != null && other instanceof Key key && key.get() == object;
        }
    }
}
