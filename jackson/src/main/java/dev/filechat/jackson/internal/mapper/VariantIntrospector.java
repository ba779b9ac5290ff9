// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.mapper;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells Jackson about {@link Variants}, as annotations would. */
final class VariantIntrospector extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable TypeResolverBuilder<?> findTypeResolver(
            MapperConfig<?> config, AnnotatedClass type, JavaType base) {
        return Variants.property(type.getRawType())
                .<TypeResolverBuilder<?>>map(property -> new StdTypeResolverBuilder()
                        .init(JsonTypeInfo.Id.NAME, null)
                        .inclusion(JsonTypeInfo.As.PROPERTY)
                        .typeProperty(property))
                .orElse(null);
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated type) {
        Class<?> raw = type.getRawType();
        if (!Variants.areOf(raw) || raw.isAnnotationPresent(JsonSubTypes.class)) {
            return null;
        }
        return Variants.of(raw).stream()
                .map(variant -> new NamedType(variant, Variants.name(variant)))
                .toList();
    }

    @Override
    public @Nullable String findTypeName(AnnotatedClass type) {
        Class<?> raw = type.getRawType();
        return raw.isRecord() && Variants.property(raw).isPresent() ? Variants.name(raw) : null;
    }
}
